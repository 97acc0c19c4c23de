// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_text_delegate.hpp"

#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace kubemori::ui {

namespace {

constexpr int iconSize = 16;
constexpr int gap = 6;
constexpr int margin = 8;

} // namespace

IconTextDelegate::IconTextDelegate(int iconRole, int toneRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_iconRole(iconRole)
    , m_toneRole(toneRole)
{
}

QColor IconTextDelegate::textColour(const QStyleOptionViewItem &option)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group =
        option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    return option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
}

void IconTextDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
}

void IconTextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const auto tone = static_cast<Tone>(index.data(m_toneRole).toInt());
    const QColor toned = selected ? textColour(cell) : Appearance::colour(tone, cell.palette);
    QRect rect = cell.rect.adjusted(margin, 0, -margin, 0);
    if (const QString icon = index.data(m_iconRole).toString(); !icon.isEmpty()) {
        icons::paint(painter, QRect(rect.left(), rect.center().y() - iconSize / 2 + 1, iconSize, iconSize), icon,
                     toned);
        rect.setLeft(rect.left() + iconSize + gap);
    }
    painter->setFont(cell.font);
    painter->setPen(tone == Tone::Bad || tone == Tone::Attention ? toned : textColour(cell));
    painter->drawText(rect, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine),
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, rect.width()));
}

QSize IconTextDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    return {cell.fontMetrics.horizontalAdvance(cell.text) + iconSize + gap + 2 * margin + 2,
            qMax(cell.fontMetrics.height(), iconSize) + 8};
}

} // namespace kubemori::ui
