// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrap_delegate.hpp"

#include "ui/widgets/icon_text_delegate.hpp"

#include <QHeaderView>
#include <QPainter>
#include <QTreeView>

namespace kubemori::ui {

namespace {

constexpr int margin = 8;

/// Between words, or anywhere when a single word is wider than the column.
int flagsFor(const QFontMetrics &metrics, const QString &text, int width)
{
    for (const QStringView word : QStringView(text).split(u' ')) {
        if (metrics.horizontalAdvance(word.toString()) > width) {
            return Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWrapAnywhere;
        }
    }
    return Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap;
}

} // namespace

WrapDelegate::WrapDelegate(QTreeView *tree)
    : QStyledItemDelegate(tree)
    , m_tree(tree)
{
    connect(tree->header(), &QHeaderView::sectionResized, this, [this](int section) {
        if (m_tree->itemDelegateForColumn(section) == this && !m_tree->uniformRowHeights()) {
            Q_EMIT sizeHintChanged({});
        }
    });
}

void WrapDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    IconTextDelegate::paintGround(painter, cell);
    painter->setFont(cell.font);
    painter->setPen(IconTextDelegate::textColour(cell));
    const QRect rect = cell.rect.adjusted(margin, 0, -margin, 0);
    const bool single = m_tree->uniformRowHeights();
    painter->drawText(rect,
                      single ? static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter)
                             : flagsFor(cell.fontMetrics, cell.text, rect.width()),
                      single ? cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, rect.width()) : cell.text);
}

QSize WrapDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const int height = cell.fontMetrics.height() + 5;
    if (m_tree->uniformRowHeights() || cell.text.isEmpty()) {
        return {100, height};
    }
    const int width = qMax(80, m_tree->columnWidth(index.column()) - 2 * margin);
    const QRect needed = cell.fontMetrics.boundingRect(QRect(0, 0, width, 10000),
                                                       flagsFor(cell.fontMetrics, cell.text, width), cell.text);
    return {100, qMax(height, needed.height() + 5)};
}

} // namespace kubemori::ui
