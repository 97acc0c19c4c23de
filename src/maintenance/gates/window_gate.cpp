// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/window_gate.hpp"

#include <QTimeZone>

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

WindowGate::WindowGate(cluster::WindowGate settings)
    : Gate(u"window"_s, settings.mode)
    , m_settings(std::move(settings))
{
}

Result<QList<operation::GateResult>> WindowGate::look(GateView &view)
{
    return judge(view.context.utcNow());
}

bool WindowGate::opensOn(const QDate &day) const
{
    return m_settings.days.isEmpty() || m_settings.days.contains(day.dayOfWeek());
}

QList<operation::GateResult> WindowGate::judge(const QDateTime &now) const
{
    const QTimeZone zone(m_settings.timeZone.toUtf8());
    if (!zone.isValid()) {
        return {finding(Verdict::Unknown, {}, u"the time zone is not known on this machine: "_s + m_settings.timeZone)};
    }
    const QDateTime here = now.toTimeZone(zone);
    const QTime time = here.time();
    const QTime start = m_settings.start;
    const QTime end = m_settings.end;
    const bool wraps = end < start;
    const bool sinceToday = time >= start && (wraps || time < end) && opensOn(here.date());
    const bool sinceYesterday = wraps && time < end && opensOn(here.date().addDays(-1));
    const QString hours = u"%1-%2 %3"_s.arg(start.toString(u"HH:mm"_s), end.toString(u"HH:mm"_s), m_settings.timeZone);
    if (sinceToday || sinceYesterday) {
        return pass(u"within "_s + hours);
    }
    QDate day = here.date();
    while (!opensOn(day) || (day == here.date() && time >= start)) {
        day = day.addDays(1);
    }
    return {finding(Verdict::Block, {},
                    u"outside of %1; opens %2 %3"_s.arg(hours, day.toString(Qt::ISODate), start.toString(u"HH:mm"_s)))};
}

} // namespace kubemori::maintenance
