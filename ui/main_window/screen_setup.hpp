// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>
#include <QString>

namespace kubemori::ui {

/// A screen as far as it matters for where a window stands.
struct ScreenPlace
{
    QString name;    ///< of the connector: "eDP-1"
    QRect geometry;  ///< logical pixels
    QRect available; ///< without panels
    qreal scale = 1;
};

/// The screens there are now. GUI thread.
[[nodiscard]] QList<ScreenPlace> screensNow();

/// A key for this set of screens, the same whatever order they are named in: letters and digits.
[[nodiscard]] QString screenSetupKey(const QList<ScreenPlace> &screens);

/// The nearest place for a window that can be reached by mouse: wholly on the screen it shares most with, and no larger
/// than that. `wanted` itself where it fits; empty `screens` change nothing.
[[nodiscard]] QRect fittedTo(const QRect &wanted, const QList<ScreenPlace> &screens);

} // namespace kubemori::ui
