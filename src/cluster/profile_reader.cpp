// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile_reader.hpp"

#include "cluster/gate_settings_reader.hpp"
#include "cluster/host_name.hpp"
#include "cluster/ssh_address.hpp"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr int highestPort = 65535;
constexpr qsizetype longestCommand = 1000;

/// Text that may be handed to a program: printable, and never an option.
bool isPlain(const QString &text)
{
    return !text.isEmpty() && !text.startsWith(u'-') &&
           std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

bool isWord(const QString &text)
{
    return isPlain(text) && !text.contains(u' ');
}

bool isNamespace(const QString &text)
{
    static const QRegularExpression form(uR"(\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z)"_s);
    return form.match(text).hasMatch();
}

bool isId(const QString &text)
{
    static const QRegularExpression form(uR"(\A[a-z0-9][a-z0-9-]{0,62}\z)"_s);
    return form.match(text).hasMatch();
}

const TextRule &plainRule()
{
    static const TextRule rule{isPlain, u"printable text without a leading dash"_s};
    return rule;
}

const TextRule &pathRule()
{
    static const TextRule rule{isPlain, u"a path"_s};
    return rule;
}

const TextRule &userRule()
{
    static const TextRule rule{isUserName, u"a login name"_s};
    return rule;
}

const TextRule &hostRule()
{
    static const TextRule rule{isHostName, u"a host name or address"_s};
    return rule;
}

TextRule oneOf(const QStringList &words)
{
    return {[words](const QString &text) { return words.contains(text); }, u"one of "_s + words.join(u", ")};
}

QString expandedHome(const QString &path)
{
    return path.startsWith(u"~/") ? QString(QDir::homePath() + path.sliced(1)) : path;
}

QString path(YamlSection &section, const QString &name)
{
    return expandedHome(section.text(name, pathRule()).value_or(QString()));
}

} // namespace

std::optional<Profile> ProfileReader::read(const YAML::Node &node, const QString &key, YamlProblems &problems,
                                           const Timeouts &defaults)
{
    static const TextRule idRule{isId, u"an id of lower-case letters, digits and dashes"_s};
    static const TextRule purposeRule = oneOf({u"production"_s, u"staging"_s, u"test"_s, u"education"_s});
    static const TextRule nodeRule{isHostName, u"a node name"_s};
    const qsizetype errorsBefore = problems.errorCount();
    YamlSection section(node, key, problems);
    Profile profile;
    if (!section.has(u"id"_s)) {
        section.missing(u"id"_s, u"is missing: every cluster needs an id of its own"_s);
    }
    profile.id = section.text(u"id"_s, idRule).value_or(QString());
    profile.name = section.text(u"name"_s, plainRule()).value_or(profile.id);
    const QString purpose = section.text(u"purpose"_s, purposeRule).value_or(u"test"_s);
    for (const Purpose each : {Purpose::Production, Purpose::Staging, Purpose::Test, Purpose::Education}) {
        profile.purpose = toString(each) == purpose ? each : profile.purpose;
    }
    if (!section.has(u"control_plane"_s)) {
        section.missing(u"control_plane"_s, u"is missing: either hosts or kubeconfig"_s);
    } else {
        profile.controlPlane = controlPlane(section.section(u"control_plane"_s));
    }
    profile.nodes = nodes(section.section(u"nodes"_s), profile.controlPlane);
    profile.kubespray = kubespray(section.section(u"kubespray"_s));
    profile.timeouts = timeouts(section.section(u"timeouts"_s), defaults);
    profile.drain = drain(section.section(u"drain"_s));
    profile.notify = notify(section.section(u"notify"_s));
    profile.rebootRequired = rebootRequired(section.section(u"reboot_required"_s));
    profile.gates = GateSettingsReader::read(section.section(u"gates"_s), profile.controlPlane.kubectl);
    profile.power = power(section.section(u"power"_s));
    profile.rebootOrder = section.texts(u"reboot_order"_s, nodeRule);
    section.finish();
    return problems.errorCount() == errorsBefore ? std::optional{profile} : std::nullopt;
}

ControlPlaneAccess ProfileReader::controlPlane(YamlSection section)
{
    static const TextRule wordRule{isWord, u"a program"_s};
    ControlPlaneAccess access;
    access.hosts = section.texts(u"hosts"_s, hostRule());
    access.user = section.text(u"user"_s, userRule()).value_or(QString());
    access.port = section.number(u"port"_s, 1, highestPort).value_or(0);
    access.become = section.boolean(u"become"_s).value_or(true);
    access.identityFile = path(section, u"identity_file"_s);
    access.kubectl = section.text(u"kubectl"_s, wordRule).value_or(u"kubectl"_s);
    access.kubeconfig = path(section, u"kubeconfig"_s);
    access.context = section.text(u"context"_s, plainRule()).value_or(QString());
    const bool byHosts = section.has(u"hosts"_s);
    const bool byKubeconfig = section.has(u"kubeconfig"_s);
    if (byHosts && byKubeconfig) {
        section.error(u"kubeconfig"_s, u"either hosts or kubeconfig is expected, not both"_s);
    } else if (!byHosts && !byKubeconfig) {
        section.missing(u"hosts"_s, u"is missing: either hosts or kubeconfig is expected"_s);
    } else if (byHosts && access.hosts.isEmpty()) {
        section.error(u"hosts"_s, u"at least one host is expected"_s);
    }
    if (byHosts && section.has(u"context"_s)) {
        section.error(u"context"_s, u"is of use only together with kubeconfig"_s);
    }
    section.finish();
    return access;
}

NodeAccess ProfileReader::nodes(YamlSection section, const ControlPlaneAccess &controlPlane)
{
    static const TextRule addressRule = oneOf({u"internal_ip"_s, u"name"_s});
    NodeAccess access;
    access.user = section.text(u"user"_s, userRule()).value_or(controlPlane.user);
    access.port = section.number(u"port"_s, 1, highestPort).value_or(controlPlane.port);
    access.become = section.boolean(u"become"_s).value_or(controlPlane.become);
    access.identityFile =
        section.has(u"identity_file"_s) ? path(section, u"identity_file"_s) : controlPlane.identityFile;
    const bool byName = section.text(u"address"_s, addressRule) == u"name"_s;
    access.address = byName ? NodeAddress::Name : NodeAddress::InternalIp;
    section.finish();
    return access;
}

KubesprayAccess ProfileReader::kubespray(YamlSection section)
{
    static const TextRule addressRule{
        [](const QString &text) { return text == u"local" || SshAddress::parse(text).has_value(); },
        u"local, or a host as for ssh ([user@]host[:port])"_s};
    KubesprayAccess access;
    const QString host = section.text(u"host"_s, addressRule).value_or(u"local"_s);
    const SshAddress address = host == u"local" ? SshAddress{} : SshAddress::parse(host).value_or(SshAddress{});
    access.host = address.host;
    access.user = section.text(u"user"_s, userRule()).value_or(address.user);
    access.port = section.number(u"port"_s, 1, highestPort).value_or(address.port);
    access.identityFile = path(section, u"identity_file"_s);
    if (!address.user.isEmpty() && section.has(u"user"_s)) {
        section.error(u"user"_s, u"is given in host already"_s);
    }
    if (address.port != 0 && section.has(u"port"_s)) {
        section.error(u"port"_s, u"is given in host already"_s);
    }
    for (const QString &name : {u"user"_s, u"port"_s, u"identity_file"_s}) {
        if (access.host.isEmpty() && section.has(name)) {
            section.error(name, u"is of use only together with another host"_s);
        }
    }
    // On another host "~" is that host's business.
    const auto place = [&](const QString &name) {
        return access.host.isEmpty() ? path(section, name) : section.text(name, pathRule()).value_or(QString());
    };
    access.path = place(u"path"_s);
    access.inventory = place(u"inventory"_s);
    access.venv = place(u"venv"_s);
    access.repoUrl = section.text(u"repo_url"_s, plainRule()).value_or(QString());
    section.finish();
    return access;
}

Timeouts ProfileReader::timeouts(YamlSection section, const Timeouts &defaults)
{
    Timeouts timeouts = defaults;
    const auto read = [&section](const QString &name, Milliseconds &value) {
        value = section.duration(name, Timeouts::shortest, Timeouts::longest).value_or(value);
    };
    read(u"command"_s, timeouts.command);
    read(u"drain"_s, timeouts.drain);
    read(u"down"_s, timeouts.down);
    read(u"up"_s, timeouts.up);
    read(u"ready"_s, timeouts.ready);
    read(u"gates"_s, timeouts.gates);
    read(u"detach"_s, timeouts.detach);
    section.finish();
    return timeouts;
}

PowerSettings ProfileReader::power(YamlSection section)
{
    static const TextRule nodeRule{isHostName, u"a node name"_s};
    static const TextRule wordRule{[](const QString &text) { return isPlain(text) || text.startsWith(u'-'); },
                                   u"printable text"_s};
    PowerSettings power;
    power.storageNodes = section.texts(u"storage_nodes"_s, nodeRule);
    power.on = section.texts(u"on"_s, wordRule);
    if (!power.on.isEmpty() && !isWord(power.on.constFirst())) {
        section.error(u"on"_s, u"a program is expected first"_s);
    }
    section.finish();
    return power;
}

Notify ProfileReader::notify(YamlSection section)
{
    Notify notify;
    notify.webhookFile = path(section, u"webhook_file"_s);
    section.finish();
    return notify;
}

RebootRequired ProfileReader::rebootRequired(YamlSection section)
{
    static const TextRule commandRule{
        [](const QString &text) { return isPlain(text) && text.size() <= longestCommand && !text.trimmed().isEmpty(); },
        u"a shell command in one line"_s};
    RebootRequired required;
    required.command = section.text(u"command"_s, commandRule).value_or(QString()).trimmed();
    section.finish();
    return required;
}

DrainOptions ProfileReader::drain(YamlSection section)
{
    static const TextRule emptyDirRule = oneOf({u"ask"_s, u"delete"_s, u"keep"_s});
    static const TextRule namespaceRule{isNamespace, u"a namespace"_s};
    constexpr int longestGrace = 86400;
    DrainOptions options;
    options.force = section.boolean(u"force"_s).value_or(options.force);
    options.ignoreDaemonSets = section.boolean(u"ignore_daemonsets"_s).value_or(options.ignoreDaemonSets);
    const QString emptyDir = section.text(u"emptydir"_s, emptyDirRule).value_or(u"ask"_s);
    if (emptyDir != u"ask") {
        options.emptyDir = emptyDir == u"delete" ? DrainOptions::EmptyDir::Delete : DrainOptions::EmptyDir::Keep;
    }
    options.gracePeriodSeconds =
        section.number(u"grace_period"_s, -1, longestGrace).value_or(options.gracePeriodSeconds);
    options.protectedNamespaces = section.texts(u"protected_namespaces"_s, namespaceRule);
    section.finish();
    return options;
}

} // namespace kubemori::cluster
