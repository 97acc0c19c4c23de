// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/time_text.hpp"

#include <QLocale>

#include <algorithm>

namespace kubemori::ui {

using namespace std::chrono_literals;

QString TimeText::elapsed(Milliseconds span)
{
    const qint64 seconds = std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(span).count());
    if (seconds < 60) {
        return tr("%1 s", "seconds").arg(seconds);
    }
    if (seconds < 3600) {
        return tr("%1 min %2 s", "minutes and seconds").arg(seconds / 60).arg(seconds % 60);
    }
    return tr("%1 h %2 min", "hours and minutes").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString TimeText::limit(Milliseconds span)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(span).count();
    if (seconds <= 0 || seconds % 60 != 0) {
        return elapsed(span);
    }
    return seconds % 3600 == 0 ? tr("%1 h", "hours").arg(seconds / 3600) : tr("%1 min", "minutes").arg(seconds / 60);
}

QString TimeText::age(const QDateTime &since, const QDateTime &now)
{
    if (!since.isValid() || !now.isValid()) {
        return {};
    }
    const qint64 seconds = std::max<qint64>(0, since.secsTo(now));
    if (seconds < 120) {
        return tr("%1 s", "seconds").arg(seconds);
    }
    if (seconds < 2 * 3600) {
        return tr("%1 min", "minutes").arg(seconds / 60);
    }
    if (seconds < 2 * 86400) {
        return tr("%1 h", "hours").arg(seconds / 3600);
    }
    return tr("%1 d", "days").arg(seconds / 86400);
}

QString TimeText::roundTrip(std::chrono::microseconds time)
{
    const double milliseconds = static_cast<double>(time.count()) / 1000.0;
    const int decimals = milliseconds < 1.0 ? 2 : (milliseconds < 10.0 ? 1 : 0);
    return tr("%1 ms", "milliseconds").arg(QLocale().toString(milliseconds, 'f', decimals));
}

} // namespace kubemori::ui
