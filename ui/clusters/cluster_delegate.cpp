// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_delegate.hpp"

#include "ui/clusters/cluster_list_model.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"

#include <QPainter>

namespace kubemori::ui {

namespace {

constexpr int margin = 12;
constexpr int iconSize = 15;

QFont smallFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.84);
    return font;
}

} // namespace

void ClusterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QPalette &palette = option.palette;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(option.rect).adjusted(6, 2, -6, -2);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        QColor fill = palette.color(QPalette::Highlight);
        fill.setAlphaF(selected ? 0.20F : 0.08F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(ground, 6, 6);
    }
    if (selected) {
        painter->setBrush(palette.color(QPalette::Highlight));
        painter->drawRoundedRect(QRectF(ground.left(), ground.top() + 8, 3, ground.height() - 16), 1.5, 1.5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(palette.color(QPalette::Highlight), 1));
        painter->drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const QRect inner = option.rect.adjusted(6 + margin, 9, -6 - margin, -9);
    const int half = inner.height() / 2;

    const QString purpose = index.data(ClusterListModel::PurposeRole).toString();
    const auto purposeTone = static_cast<Tone>(index.data(ClusterListModel::PurposeToneRole).toInt());
    const QFont small = smallFont(option.font);
    const int badgeWidth = QFontMetrics(small).horizontalAdvance(purpose) + 14;
    const QRect badge(inner.right() - badgeWidth, inner.top(), badgeWidth, half - 3);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Appearance::ground(purposeTone, palette));
    painter->setPen(QPen(Appearance::colour(purposeTone, palette), 0.8));
    painter->drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter->setFont(small);
    painter->drawText(badge, static_cast<int>(Qt::AlignCenter), purpose);

    QFont bold(option.font);
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(palette.color(QPalette::Text));
    const QRect name(inner.left(), inner.top(), badge.left() - inner.left() - 8, half - 2);
    painter->drawText(name, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                      QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, name.width()));

    const auto tone = static_cast<Tone>(index.data(ClusterListModel::StateToneRole).toInt());
    const QRect state(inner.left(), inner.top() + half + 1, inner.width(), half);
    icons::paint(painter, QRect(state.left(), state.top() + (state.height() - iconSize) / 2, iconSize, iconSize),
                 index.data(ClusterListModel::StateIconRole).toString(), Appearance::colour(tone, palette));
    painter->setFont(option.font);
    painter->setPen(tone == Tone::Good || tone == Tone::Neutral ? Appearance::quietText(palette)
                                                                : Appearance::colour(tone, palette));
    const QString simulated = index.data(ClusterListModel::SimulatedRole).toString();
    const int simulatedWidth = simulated.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(simulated) + 8;
    const QRect words = state.adjusted(iconSize + 6, 0, -simulatedWidth, 0);
    painter->drawText(words, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                      option.fontMetrics.elidedText(index.data(ClusterListModel::StateRole).toString(), Qt::ElideRight,
                                                    words.width()));
    painter->setFont(small);
    painter->setPen(Appearance::colour(Tone::Attention, palette));
    painter->drawText(state, static_cast<int>(Qt::AlignVCenter | Qt::AlignRight), simulated);
    painter->restore();
}

QSize ClusterDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return {200, 2 * option.fontMetrics.height() + 28};
}

} // namespace kubemori::ui
