// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/gate_settings_reader.hpp"

#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

constexpr int highestPort = 65535;

const QStringList &dayNames()
{
    static const QStringList names{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    return names;
}

/// Printable, without spaces, and never an option of a program.
bool isWord(const QString &text)
{
    return !text.isEmpty() && !text.startsWith(u'-') &&
           std::ranges::all_of(text, [](QChar c) { return c.isPrint() && !c.isSpace(); });
}

const TextRule &modeRule()
{
    static const QStringList words{u"on"_s, u"true"_s, u"yes"_s, u"warn"_s, u"off"_s, u"false"_s, u"no"_s};
    static const TextRule rule{[](const QString &text) { return words.contains(text.toLower()); },
                               u"on, warn or off"_s};
    return rule;
}

GateMode modeOf(const QString &text)
{
    const QString word = text.toLower();
    if (word == u"warn") {
        return GateMode::Warn;
    }
    return word == u"off" || word == u"false" || word == u"no" ? GateMode::Off : GateMode::On;
}

const TextRule &absolutePathRule()
{
    static const TextRule rule{[](const QString &text) { return text.startsWith(u'/') && isWord(text); },
                               u"an absolute path"_s};
    return rule;
}

/// The scheme must be one that cannot read files or run anything.
TextRule urlRule(const QStringList &schemes)
{
    return {[schemes](const QString &text) {
                const QUrl url(text, QUrl::StrictMode);
                return isWord(text) && url.isValid() && schemes.contains(url.scheme()) && !url.host().isEmpty();
            },
            u"an address that begins with "_s + schemes.join(u":// or ") + u"://"_s};
}

QTime timeOf(const QString &text)
{
    static const QRegularExpression form(uR"(\A(\d{1,2}):(\d{2})\z)"_s);
    const auto match = form.match(text);
    return match.hasMatch() ? QTime(match.captured(1).toInt(), match.captured(2).toInt()) : QTime();
}

const TextRule &timeRule()
{
    static const TextRule rule{[](const QString &text) { return timeOf(text).isValid(); },
                               u"a time from 00:00 to 23:59"_s};
    return rule;
}

} // namespace

GateSettings GateSettingsReader::read(YamlSection section, const QString &kubectl)
{
    GateSettings settings;
    settings.nodes = mode(section, u"nodes"_s);
    settings.workloads = mode(section, u"workloads"_s);
    settings.budgets = mode(section, u"budgets"_s);
    settings.ceph = mode(section, u"ceph"_s);
    settings.volumes = mode(section, u"volumes"_s);
    settings.readyz = readyz(section);
    settings.etcd = etcd(section, kubectl);
    settings.alerts = alerts(section);
    settings.window = window(section);
    section.finish();
    return settings;
}

GateMode GateSettingsReader::mode(YamlSection &section, const QString &name)
{
    return modeOf(section.text(name, modeRule()).value_or(u"on"_s));
}

ReadyzGate GateSettingsReader::readyz(YamlSection &section)
{
    ReadyzGate gate;
    if (!section.isMapping(u"readyz"_s)) {
        gate.mode = mode(section, u"readyz"_s);
        return gate;
    }
    YamlSection inner = section.section(u"readyz"_s);
    gate.mode = mode(inner, u"mode"_s);
    gate.port = inner.number(u"port"_s, 1, highestPort).value_or(gate.port);
    inner.finish();
    return gate;
}

EtcdGate GateSettingsReader::etcd(YamlSection &section, const QString &kubectl)
{
    static const TextRule programRule{isWord, u"a program"_s};
    static const TextRule endpointRule = urlRule({u"https"_s, u"http"_s});
    EtcdGate gate;
    // Kubespray puts both into one folder, which sudo may not look into.
    if (const qsizetype slash = kubectl.lastIndexOf(u'/'); slash >= 0) {
        gate.etcdctl = kubectl.first(slash + 1) + gate.etcdctl;
    }
    if (!section.isMapping(u"etcd"_s)) {
        gate.mode = mode(section, u"etcd"_s);
        return gate;
    }
    YamlSection inner = section.section(u"etcd"_s);
    gate.mode = mode(inner, u"mode"_s);
    gate.etcdctl = inner.text(u"etcdctl"_s, programRule).value_or(gate.etcdctl);
    gate.endpoint = inner.text(u"endpoint"_s, endpointRule).value_or(gate.endpoint);
    gate.ca = inner.text(u"ca"_s, absolutePathRule()).value_or(gate.ca);
    gate.cert = inner.text(u"cert"_s, absolutePathRule()).value_or(gate.cert);
    gate.key = inner.text(u"key"_s, absolutePathRule()).value_or(gate.key);
    inner.finish();
    return gate;
}

std::optional<AlertsGate> GateSettingsReader::alerts(YamlSection &section)
{
    static const TextRule addressRule = urlRule({u"http"_s, u"https"_s});
    static const QRegularExpression serviceForm(uR"(\A[a-z0-9.-]+/[a-z0-9.-]+:[a-z0-9-]+\z)"_s);
    static const TextRule serviceRule{[](const QString &text) { return serviceForm.match(text).hasMatch(); },
                                      u"NAMESPACE/SERVICE:PORT"_s};
    static const TextRule regexRule{
        [](const QString &text) { return !text.isEmpty() && QRegularExpression(text).isValid(); },
        u"a regular expression"_s};
    if (!section.has(u"alerts"_s)) {
        return std::nullopt;
    }
    YamlSection inner = section.section(u"alerts"_s);
    AlertsGate gate;
    gate.mode = mode(inner, u"mode"_s);
    gate.url = inner.text(u"url"_s, addressRule).value_or(QString());
    gate.service = inner.text(u"service"_s, serviceRule).value_or(QString());
    gate.ignore = inner.texts(u"ignore"_s, regexRule);
    if (inner.has(u"url"_s) == inner.has(u"service"_s)) {
        inner.missing(u"url"_s, u"either url or service is expected"_s);
    }
    inner.finish();
    return gate;
}

std::optional<WindowGate> GateSettingsReader::window(YamlSection &section)
{
    static const TextRule dayRule{[](const QString &text) { return dayNames().contains(text.toLower()); },
                                  u"one of "_s + dayNames().join(u", ")};
    static const TextRule zoneRule{[](const QString &text) { return QTimeZone(text.toUtf8()).isValid(); },
                                   u"a time zone like Asia/Tokyo or UTC"_s};
    if (!section.has(u"window"_s)) {
        return std::nullopt;
    }
    YamlSection inner = section.section(u"window"_s);
    WindowGate gate;
    gate.mode = mode(inner, u"mode"_s);
    for (const QString &day : inner.texts(u"days"_s, dayRule)) {
        gate.days.append(static_cast<int>(dayNames().indexOf(day.toLower())) + 1);
    }
    for (const QString &name : {u"start"_s, u"end"_s, u"time_zone"_s}) {
        if (!inner.has(name)) {
            inner.missing(name, u"is missing"_s);
        }
    }
    gate.start = timeOf(inner.text(u"start"_s, timeRule()).value_or(QString()));
    gate.end = timeOf(inner.text(u"end"_s, timeRule()).value_or(QString()));
    gate.timeZone = inner.text(u"time_zone"_s, zoneRule).value_or(QString());
    if (gate.start.isValid() && gate.start == gate.end) {
        inner.error(u"end"_s, u"another time than start is expected"_s);
    }
    inner.finish();
    return gate;
}

} // namespace kubemori::cluster
