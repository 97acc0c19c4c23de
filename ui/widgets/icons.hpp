// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRect;

namespace kubemori::ui {

/// The program's own line icons (resources/icons), drawn in the colour of the place they are shown in, so that they fit
/// light and dark palettes and selections. GUI thread.
namespace icons {

/// An icon for actions and buttons, in the colour of button text.
[[nodiscard]] QIcon action(const QString &name);
/// A picture of `size` logical pixels in one colour.
[[nodiscard]] QPixmap pixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio);
/// Paints into `rect` in one colour; for delegates.
void paint(QPainter *painter, const QRect &rect, const QString &name, const QColor &colour);
/// The program's icon in its own colours.
[[nodiscard]] QIcon application();

} // namespace icons

} // namespace kubemori::ui
