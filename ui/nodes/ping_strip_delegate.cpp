// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/ping_strip_delegate.hpp"

#include "ui/nodes/node_table_model.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icon_text_delegate.hpp"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int slot = 4;
constexpr int margin = 8;

int wordsWidth(const QFontMetrics &metrics)
{
    return qMax(metrics.horizontalAdvance(u"000.0 ms"_s), metrics.horizontalAdvance(NodeTableModel::noAnswer()) + 2);
}

/// 0.1 ms is low, 300 ms and more is full.
int barHeight(std::uint32_t microseconds, int height)
{
    const double share = (std::log10(std::max(100.0, static_cast<double>(microseconds))) - 2.0) / 3.5;
    return std::clamp(static_cast<int>(std::lround(height * (0.28 + 0.72 * share))), 3, height);
}

} // namespace

void PingStripDelegate::paintStrip(QPainter *painter, const QRect &rect, const PingHistory &ping,
                                   const QPalette &palette, const QColor &selectedText)
{
    const auto tone = [&](Tone wanted) {
        return selectedText.isValid() ? selectedText : Appearance::colour(wanted, palette);
    };
    const auto room = static_cast<std::size_t>(std::max(0, rect.width() / slot));
    const std::size_t shown = std::min(room, PingHistory::capacity);
    for (std::size_t i = 0; i < shown; ++i) {
        const int x = rect.right() + 1 - static_cast<int>(i + 1) * slot;
        const PingHistory::Entry entry = i < ping.size() ? ping.at(ping.size() - 1 - i) : PingHistory::Entry{};
        switch (entry.mark) {
        case PingHistory::Mark::Answered: {
            const int height = barHeight(entry.microseconds, rect.height());
            painter->fillRect(x, rect.bottom() + 1 - height, slot - 1, height, tone(Tone::Good));
            break;
        }
        case PingHistory::Mark::Lost: {
            const QColor colour = tone(Tone::Bad);
            const int middle = rect.center().y();
            painter->fillRect(x, rect.top(), slot - 1, 1, colour);
            painter->fillRect(x, rect.bottom(), slot - 1, 1, colour);
            painter->setPen(colour);
            painter->drawLine(x, middle - 1, x + 2, middle + 1);
            painter->drawLine(x, middle + 1, x + 2, middle - 1);
            break;
        }
        case PingHistory::Mark::Unknown:
            painter->fillRect(x + 1, rect.bottom(), 1, 1, tone(Tone::Neutral));
            break;
        }
    }
}

void PingStripDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    IconTextDelegate::paintGround(painter, cell);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const auto ping = index.data(NodeTableModel::PingRole).value<PingHistory>();
    const QRect inner = cell.rect.adjusted(margin, 0, -margin, 0);
    const int words = wordsWidth(cell.fontMetrics);
    const bool lost = ping.last().mark == PingHistory::Mark::Lost;
    painter->setFont(cell.font);
    painter->setPen(lost && !selected ? Appearance::colour(Tone::Bad, cell.palette)
                                      : IconTextDelegate::textColour(cell));
    const QRect wordsRect(inner.left(), inner.top(), std::min(words, inner.width()), inner.height());
    painter->drawText(wordsRect, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine),
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, wordsRect.width()));
    const QRect strip = inner.adjusted(words + margin, 7, 0, -7);
    if (strip.width() > slot * 4) {
        paintStrip(painter, strip, ping, cell.palette, selected ? IconTextDelegate::textColour(cell) : QColor());
    }
}

QSize PingStripDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize base = QStyledItemDelegate::sizeHint(option, index);
    return {wordsWidth(option.fontMetrics) + 3 * margin + slot * 24, base.height()};
}

} // namespace kubemori::ui
