// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace kubemori::ui {

/// Spans of time in the person's language.
class TimeText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::TimeText)
public:
    /// "8 s", "3 min 20 s", "2 h 5 min": for things that are going on. Negative spans count as zero.
    [[nodiscard]] static QString elapsed(Milliseconds span);
    /// "90 s", "10 min", "2 h": for limits, without the part that is zero.
    [[nodiscard]] static QString limit(Milliseconds span);
    /// "45 s", "12 min", "5 h", "12 d": one unit, as kubectl's AGE column. Empty for an invalid time.
    [[nodiscard]] static QString age(const QDateTime &since, const QDateTime &now);
    /// "0.42 ms", "13 ms".
    [[nodiscard]] static QString roundTrip(std::chrono::microseconds time);
};

} // namespace kubemori::ui
