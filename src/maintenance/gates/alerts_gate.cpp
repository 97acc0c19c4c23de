// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/alerts_gate.hpp"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostAbout = 10;

/// They fire all the time by design, to show that alerting works.
const QStringList &alwaysFiring()
{
    static const QStringList names{u"Watchdog"_s, u"InfoInhibitor"_s, u"DeadMansSwitch"_s};
    return names;
}

} // namespace

AlertsGate::AlertsGate(const cluster::AlertsGate &settings)
    : Gate(u"alerts"_s, settings.mode)
    , m_ignore(settings.ignore)
{
}

bool AlertsGate::isIgnored(const QString &name) const
{
    return alwaysFiring().contains(name) || std::ranges::any_of(m_ignore, [&name](const QString &pattern) {
               return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(name).hasMatch();
           });
}

Result<QList<operation::GateResult>> AlertsGate::look(GateView &view)
{
    const auto firing = view.actions.health().firingAlerts(view.context.stop());
    if (!firing) {
        return std::unexpected(firing.error());
    }
    return judge(*firing);
}

QList<operation::GateResult> AlertsGate::judge(const QList<kube::Alert> &firing) const
{
    QMap<QString, QStringList> about;
    QSet<QString> ignored;
    for (const kube::Alert &alert : firing) {
        if (isIgnored(alert.name)) {
            ignored.insert(alert.name);
            continue;
        }
        QStringList &things = about[alert.name];
        if (!alert.about.isEmpty() && !things.contains(alert.about)) {
            things.append(alert.about);
        }
    }
    QList<operation::GateResult> results;
    for (auto alert = about.constBegin(); alert != about.constEnd(); ++alert) {
        QString evidence = u"fires"_s;
        if (!alert->isEmpty()) {
            evidence += u": "_s + alert->first(std::min(mostAbout, alert->size())).join(u", "_s);
        }
        results.append(finding(Verdict::Block, alert.key(), evidence));
    }
    return results.isEmpty() ? pass(u"no alert fires (%1 ignored)"_s.arg(ignored.size())) : results;
}

} // namespace kubemori::maintenance
