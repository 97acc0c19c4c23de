// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace kubemori::ui {

/// A cell with an icon and a word in the tone of its state. The roles say where the model keeps icon name and Tone.
class IconTextDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    IconTextDelegate(int iconRole, int toneRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The colour of text in this cell: the selection's when it is selected.
    [[nodiscard]] static QColor textColour(const QStyleOptionViewItem &option);
    /// Paints only the ground: selection, hover, alternation.
    static void paintGround(QPainter *painter, const QStyleOptionViewItem &option);

private:
    int m_iconRole;
    int m_toneRole;
};

} // namespace kubemori::ui
