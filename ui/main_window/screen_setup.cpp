// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/screen_setup.hpp"

#include <QCryptographicHash>
#include <QGuiApplication>
#include <QScreen>
#include <QStringList>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

int sharedArea(const QRect &a, const QRect &b)
{
    const QRect both = a & b;
    return both.isEmpty() ? 0 : both.width() * both.height();
}

} // namespace

QList<ScreenPlace> screensNow()
{
    QList<ScreenPlace> places;
    for (const QScreen *screen : QGuiApplication::screens()) {
        places.append({.name = screen->name(),
                       .geometry = screen->geometry(),
                       .available = screen->availableGeometry(),
                       .scale = screen->devicePixelRatio()});
    }
    return places;
}

QString screenSetupKey(const QList<ScreenPlace> &screens)
{
    QStringList lines;
    for (const ScreenPlace &screen : screens) {
        const QRect &r = screen.geometry;
        lines << u"%1 %2x%3+%4+%5 @%6"_s.arg(screen.name, QString::number(r.width()), QString::number(r.height()),
                                             QString::number(r.x()), QString::number(r.y()),
                                             QString::number(screen.scale, 'f', 2));
    }
    lines.sort();
    const QByteArray hash = QCryptographicHash::hash(lines.join(u'\n').toUtf8(), QCryptographicHash::Sha1);
    return QString::fromLatin1(hash.toHex().left(12));
}

QRect fittedTo(const QRect &wanted, const QList<ScreenPlace> &screens)
{
    if (screens.isEmpty()) {
        return wanted;
    }
    const ScreenPlace &best = *std::ranges::max_element(
        screens, {}, [&wanted](const ScreenPlace &screen) { return sharedArea(screen.available, wanted); });
    QRect fitted = wanted;
    fitted.setSize(wanted.size().boundedTo(best.available.size()));
    fitted.moveLeft(std::clamp(fitted.left(), best.available.left(), best.available.right() - fitted.width() + 1));
    fitted.moveTop(std::clamp(fitted.top(), best.available.top(), best.available.bottom() - fitted.height() + 1));
    return fitted;
}

} // namespace kubemori::ui
