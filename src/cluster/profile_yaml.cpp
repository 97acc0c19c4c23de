// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile_yaml.hpp"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

/// Collects one mapping.
class Section
{
public:
    Section(YamlPath path, const IsWritten &isWritten)
        : m_path(std::move(path))
        , m_isWritten(isWritten)
    {
    }

    void put(const QString &key, const YamlValue &value) { m_entries.append({key, value}); }
    void text(const QString &key, const QString &value, const QString &usual = {})
    {
        if (!value.isEmpty() && (value != usual || isNamed(key))) {
            put(key, YamlValue::ofText(value));
        }
    }
    void word(const QString &key, const QString &value, const QString &usual)
    {
        if (value != usual || isNamed(key)) {
            put(key, YamlValue::plain(value));
        }
    }
    void number(const QString &key, int value, int usual)
    {
        // 0 stands for "not given" and cannot be written.
        if (value != 0 && (value != usual || isNamed(key))) {
            put(key, YamlValue::plain(QString::number(value)));
        }
    }
    void boolean(const QString &key, bool value, bool usual)
    {
        word(key, value ? u"true"_s : u"false"_s, usual ? u"true"_s : u"false"_s);
    }
    void list(const QString &key, const QStringList &value)
    {
        if (!value.isEmpty()) {
            put(key, YamlValue::ofList(value));
        }
    }
    void section(const QString &key, const Section &inner)
    {
        if (!inner.m_entries.isEmpty()) {
            put(key, YamlValue::ofMap(inner.m_entries));
        }
    }
    [[nodiscard]] Section under(const QString &key) const { return {m_path + YamlPath{key}, m_isWritten}; }
    [[nodiscard]] bool isNamed(const QString &key) const { return m_isWritten && m_isWritten(m_path + YamlPath{key}); }
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    [[nodiscard]] YamlValue value() const { return YamlValue::ofMap(m_entries); }

private:
    YamlPath m_path;
    const IsWritten &m_isWritten;
    QList<YamlValue::Entry> m_entries;
};

/// "~/…" where it is in this account's home, so that the file goes well with another account.
QString inHome(const QString &path)
{
    const QString home = QDir::homePath() + u'/';
    return path.startsWith(home) && home.size() > 1 ? QString(u"~/"_s + path.sliced(home.size())) : path;
}

QString durationText(Milliseconds duration)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    const auto hours = seconds / 3600;
    const auto minutes = seconds % 3600 / 60;
    QString text = hours > 0 ? u"%1h"_s.arg(hours) : QString();
    text += minutes > 0 ? u"%1m"_s.arg(minutes) : QString();
    return seconds % 60 > 0 || text.isEmpty() ? QString(text + u"%1s"_s.arg(seconds % 60)) : text;
}

QString modeText(GateMode mode)
{
    return mode == GateMode::On ? u"on"_s : mode == GateMode::Warn ? u"warn"_s : u"off"_s;
}

void putControlPlane(Section &entry, const ControlPlaneAccess &access)
{
    Section section = entry.under(u"control_plane"_s);
    section.list(u"hosts"_s, access.hosts);
    section.text(u"kubeconfig"_s, inHome(access.kubeconfig));
    section.text(u"context"_s, access.context);
    section.text(u"user"_s, access.user);
    section.number(u"port"_s, access.port, 0);
    section.text(u"identity_file"_s, inHome(access.identityFile));
    section.boolean(u"become"_s, access.become, true);
    section.text(u"kubectl"_s, access.kubectl, u"kubectl"_s);
    entry.section(u"control_plane"_s, section);
}

void putNodes(Section &entry, const NodeAccess &nodes, const ControlPlaneAccess &usual)
{
    Section section = entry.under(u"nodes"_s);
    section.text(u"user"_s, nodes.user, usual.user);
    section.number(u"port"_s, nodes.port, usual.port);
    section.text(u"identity_file"_s, inHome(nodes.identityFile), inHome(usual.identityFile));
    section.boolean(u"become"_s, nodes.become, usual.become);
    section.word(u"address"_s, nodes.address == NodeAddress::Name ? u"name"_s : u"internal_ip"_s, u"internal_ip"_s);
    entry.section(u"nodes"_s, section);
}

void putKubespray(Section &entry, const KubesprayAccess &access)
{
    const bool isHere = access.host.isEmpty();
    const auto place = [isHere](const QString &path) { return isHere ? inHome(path) : path; };
    Section section = entry.under(u"kubespray"_s);
    if (!isHere) {
        section.text(u"host"_s, access.host);
        section.text(u"user"_s, access.user);
        section.number(u"port"_s, access.port, 0);
        section.text(u"identity_file"_s, inHome(access.identityFile));
    }
    section.text(u"path"_s, place(access.path));
    section.text(u"inventory"_s, place(access.inventory));
    section.text(u"venv"_s, place(access.venv));
    section.text(u"repo_url"_s, access.repoUrl);
    entry.section(u"kubespray"_s, section);
}

void putTimeouts(Section &entry, const Timeouts &timeouts, const Timeouts &usual)
{
    Section section = entry.under(u"timeouts"_s);
    const auto put = [&section](const QString &key, Milliseconds value, Milliseconds standard) {
        section.word(key, durationText(value), durationText(standard));
    };
    put(u"command"_s, timeouts.command, usual.command);
    put(u"drain"_s, timeouts.drain, usual.drain);
    put(u"down"_s, timeouts.down, usual.down);
    put(u"up"_s, timeouts.up, usual.up);
    put(u"ready"_s, timeouts.ready, usual.ready);
    put(u"gates"_s, timeouts.gates, usual.gates);
    put(u"detach"_s, timeouts.detach, usual.detach);
    entry.section(u"timeouts"_s, section);
}

void putDrain(Section &entry, const DrainOptions &drain)
{
    const DrainOptions usual;
    using EmptyDir = DrainOptions::EmptyDir;
    Section section = entry.under(u"drain"_s);
    section.boolean(u"force"_s, drain.force, usual.force);
    section.boolean(u"ignore_daemonsets"_s, drain.ignoreDaemonSets, usual.ignoreDaemonSets);
    section.word(u"emptydir"_s,
                 drain.emptyDir == EmptyDir::Ask      ? u"ask"_s
                 : drain.emptyDir == EmptyDir::Delete ? u"delete"_s
                                                      : u"keep"_s,
                 u"ask"_s);
    section.word(u"grace_period"_s, QString::number(drain.gracePeriodSeconds),
                 QString::number(usual.gracePeriodSeconds));
    section.list(u"protected_namespaces"_s, drain.protectedNamespaces);
    entry.section(u"drain"_s, section);
}

/// A gate with parameters: a word as long as they are the usual ones.
void putGate(Section &gates, const QString &key, GateMode mode, Section parameters)
{
    if (parameters.isEmpty()) {
        gates.word(key, modeText(mode), u"on"_s);
        return;
    }
    parameters.word(u"mode"_s, modeText(mode), u"on"_s);
    gates.section(key, parameters);
}

Section etcdParameters(const Section &gates, const EtcdGate &etcd, const QString &kubectl)
{
    const EtcdGate usual;
    const qsizetype slash = kubectl.lastIndexOf(u'/');
    Section section = gates.under(u"etcd"_s);
    section.text(u"etcdctl"_s, etcd.etcdctl, kubectl.first(slash + 1) + usual.etcdctl);
    section.text(u"endpoint"_s, etcd.endpoint, usual.endpoint);
    section.text(u"ca"_s, etcd.ca, usual.ca);
    section.text(u"cert"_s, etcd.cert, usual.cert);
    section.text(u"key"_s, etcd.key, usual.key);
    return section;
}

void putAlerts(Section &gates, const AlertsGate &alerts)
{
    Section section = gates.under(u"alerts"_s);
    section.word(u"mode"_s, modeText(alerts.mode), u"on"_s);
    section.text(u"url"_s, alerts.url);
    section.text(u"service"_s, alerts.service);
    section.list(u"ignore"_s, alerts.ignore);
    gates.section(u"alerts"_s, section);
}

void putWindow(Section &gates, const WindowGate &window)
{
    static const QStringList names{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    QStringList days;
    for (const int day : window.days) {
        days.append(names.value(day - 1));
    }
    Section section = gates.under(u"window"_s);
    section.word(u"mode"_s, modeText(window.mode), u"on"_s);
    section.list(u"days"_s, days);
    section.text(u"start"_s, window.start.toString(u"HH:mm"_s));
    section.text(u"end"_s, window.end.toString(u"HH:mm"_s));
    section.text(u"time_zone"_s, window.timeZone);
    gates.section(u"window"_s, section);
}

void putGates(Section &entry, const GateSettings &settings, const QString &kubectl)
{
    Section gates = entry.under(u"gates"_s);
    gates.word(u"nodes"_s, modeText(settings.nodes), u"on"_s);
    gates.word(u"workloads"_s, modeText(settings.workloads), u"on"_s);
    gates.word(u"budgets"_s, modeText(settings.budgets), u"on"_s);
    gates.word(u"ceph"_s, modeText(settings.ceph), u"on"_s);
    gates.word(u"volumes"_s, modeText(settings.volumes), u"on"_s);
    Section readyz = gates.under(u"readyz"_s);
    readyz.number(u"port"_s, settings.readyz.port, ReadyzGate().port);
    putGate(gates, u"readyz"_s, settings.readyz.mode, readyz);
    putGate(gates, u"etcd"_s, settings.etcd.mode, etcdParameters(gates, settings.etcd, kubectl));
    if (settings.alerts) {
        putAlerts(gates, *settings.alerts);
    }
    if (settings.window) {
        putWindow(gates, *settings.window);
    }
    entry.section(u"gates"_s, gates);
}

QString withoutLogin(const QString &url)
{
    static const QRegularExpression login(uR"(\A([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@)"_s);
    return QString(url).replace(login, u"\\1"_s);
}

} // namespace

YamlValue profileToYaml(const Profile &profile, const Timeouts &defaults, const IsWritten &isWritten)
{
    Section entry({}, isWritten);
    entry.text(u"id"_s, profile.id);
    entry.text(u"name"_s, profile.name, profile.id);
    // Always said: whoever reads the file should not have to know the default.
    entry.put(u"purpose"_s, YamlValue::plain(toString(profile.purpose)));
    putControlPlane(entry, profile.controlPlane);
    putNodes(entry, profile.nodes, profile.controlPlane);
    putKubespray(entry, profile.kubespray);
    putTimeouts(entry, profile.timeouts, defaults);
    putDrain(entry, profile.drain);
    putGates(entry, profile.gates, profile.controlPlane.kubectl);
    Section notify = entry.under(u"notify"_s);
    notify.text(u"webhook_file"_s, inHome(profile.notify.webhookFile));
    entry.section(u"notify"_s, notify);
    Section power = entry.under(u"power"_s);
    power.list(u"storage_nodes"_s, profile.power.storageNodes);
    power.list(u"on"_s, profile.power.on);
    entry.section(u"power"_s, power);
    Section required = entry.under(u"reboot_required"_s);
    required.text(u"command"_s, profile.rebootRequired.command);
    entry.section(u"reboot_required"_s, required);
    entry.list(u"reboot_order"_s, profile.rebootOrder);
    return entry.value();
}

Profile withoutSecrets(Profile profile)
{
    static const QRegularExpression password(u"pass|secret|token|credential"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    profile.kubespray.repoUrl = withoutLogin(profile.kubespray.repoUrl);
    if (profile.gates.alerts) {
        profile.gates.alerts->url = withoutLogin(profile.gates.alerts->url);
    }
    const bool carriesOne = std::ranges::any_of(profile.power.on, [](const QString &word) {
        // ipmitool's -P and the like take it as the next word, or behind the letter.
        return word.startsWith("-P"_L1) || word.startsWith("-p"_L1) || password.match(word).hasMatch();
    });
    if (carriesOne) {
        profile.power.on.clear();
    }
    return profile;
}

} // namespace kubemori::cluster
