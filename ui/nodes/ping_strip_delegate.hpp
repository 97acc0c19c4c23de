// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace kubemori::ui {

class PingHistory;

/// Round trip in words and a strip of the last pings: answered is a bar whose height grows with the time, lost is a
/// cross between two rails, unknown is a dot on the ground. The three differ in shape, not only in colour.
class PingStripDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Paints the newest pings that fit, the newest at the right edge.
    static void paintStrip(QPainter *painter, const QRect &rect, const PingHistory &ping, const QPalette &palette,
                           const QColor &selectedText);
};

} // namespace kubemori::ui
