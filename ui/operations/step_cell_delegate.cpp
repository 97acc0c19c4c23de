// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/step_cell_delegate.hpp"

#include "ui/operations/step_board_model.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/icons.hpp"

#include <QPainter>

namespace kubemori::ui {

namespace {

constexpr int iconSize = 16;
constexpr int margin = 5;
constexpr int gap = 5;

QFont smallFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

} // namespace

void StepCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    IconTextDelegate::paintGround(painter, cell);
    const auto tone = static_cast<Tone>(index.data(StepBoardModel::ToneRole).toInt());
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    if (!selected && (tone == Tone::Active || tone == Tone::Attention || tone == Tone::Bad)) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Appearance::ground(tone, cell.palette));
        painter->drawRoundedRect(QRectF(cell.rect).adjusted(2, 3, -2, -3), 5, 5);
        painter->restore();
    }
    const QColor toned = selected ? IconTextDelegate::textColour(cell) : Appearance::colour(tone, cell.palette);
    const QString elapsed = index.data(StepBoardModel::ElapsedRole).toString();
    const QString icon = index.data(StepBoardModel::IconRole).toString();
    const int lineHeight = cell.fontMetrics.height();
    const int block = elapsed.isEmpty() ? lineHeight : 2 * lineHeight;
    QRect rect = cell.rect.adjusted(margin, 0, -margin, 0);
    const int top = rect.top() + (rect.height() - block) / 2;
    if (!icon.isEmpty()) {
        icons::paint(painter, QRect(rect.left(), top + (lineHeight - iconSize) / 2, iconSize, iconSize), icon, toned);
        rect.setLeft(rect.left() + iconSize + gap);
    }
    painter->setFont(cell.font);
    painter->setPen(tone == Tone::Good && !selected ? IconTextDelegate::textColour(cell) : toned);
    painter->drawText(QRect(rect.left(), top, rect.width(), lineHeight),
                      static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, rect.width()));
    if (!elapsed.isEmpty()) {
        painter->setFont(smallFont(cell.font));
        painter->setPen(selected ? IconTextDelegate::textColour(cell) : Appearance::quietText(cell.palette));
        painter->drawText(QRect(rect.left(), top + lineHeight, rect.width(), lineHeight),
                          static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), elapsed);
    }
}

QSize StepCellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const int words =
        qMax(cell.fontMetrics.horizontalAdvance(cell.text),
             QFontMetrics(smallFont(cell.font)).horizontalAdvance(index.data(StepBoardModel::ElapsedRole).toString()));
    return {words + iconSize + gap + 2 * margin, 2 * cell.fontMetrics.height() + 14};
}

} // namespace kubemori::ui
