// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/state_icon.hpp"

#include "ui/widgets/icons.hpp"

#include <QPixmap>
#include <QWidget>

namespace kubemori::ui {

QIcon stateIcon(const QString &name, Tone tone, const QWidget &widget)
{
    constexpr int size = 18;
    const qreal ratio = widget.devicePixelRatioF();
    QIcon icon(icons::pixmap(name, size, Appearance::colour(tone, widget.palette()), ratio));
    icon.addPixmap(icons::pixmap(name, size, widget.palette().color(QPalette::HighlightedText), ratio),
                   QIcon::Selected);
    return icon;
}

} // namespace kubemori::ui
