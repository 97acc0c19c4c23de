// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_file_delegate.hpp"

#include "ui/diff/diff_tree_model.hpp"
#include "ui/text/diff_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/icons.hpp"

#include <QApplication>
#include <QPainter>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using diff::FileStatus;

namespace {

constexpr int iconSize = 16;
constexpr int gap = 6;

Tone toneOf(FileStatus status)
{
    switch (status) {
    case FileStatus::Added:
        return Tone::Good;
    case FileStatus::Deleted:
        return Tone::Bad;
    case FileStatus::Renamed:
    case FileStatus::Copied:
        return Tone::Active;
    case FileStatus::Modified:
    case FileStatus::TypeChanged:
        break;
    }
    return Tone::Neutral;
}

} // namespace

void DiffFileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    const QString name = std::exchange(styled.text, QString());
    const QStyle *style = styled.widget != nullptr ? styled.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &styled, painter, styled.widget);

    const bool isSelected = styled.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group = !styled.state.testFlag(QStyle::State_Enabled) ? QPalette::Disabled
                                       : styled.state.testFlag(QStyle::State_Active) ? QPalette::Active
                                                                                     : QPalette::Inactive;
    const QColor text = styled.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    const auto colour = [&](Tone tone) { return isSelected ? text : Appearance::colour(tone, styled.palette); };
    painter->save();
    painter->setFont(styled.font);
    QRect rect = styled.rect.adjusted(gap, 0, -gap, 0);
    const auto *model = qobject_cast<const DiffTreeModel *>(index.model());
    const diff::FileChange *file = model != nullptr ? model->file(index) : nullptr;
    const QRect icon(rect.left(), rect.top() + (rect.height() - iconSize) / 2, iconSize, iconSize);
    icons::paint(painter, icon, file != nullptr ? DiffText::statusIcon(file->status) : u"folder"_s,
                 colour(file != nullptr ? toneOf(file->status) : Tone::Neutral));
    rect.setLeft(icon.right() + gap);
    const auto rightText = [&](const QString &words, const QColor &pen) {
        const int width = styled.fontMetrics.horizontalAdvance(words);
        painter->setPen(pen);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words);
        rect.setRight(rect.right() - width - gap);
    };
    if (file != nullptr) {
        rightText(QString(QLatin1Char(diff::letterOf(file->status))), colour(toneOf(file->status)));
        if (file->isBinary()) {
            rightText(DiffText::counts(*file), colour(Tone::Neutral));
        } else {
            if (file->removed.value_or(0) > 0) {
                rightText(u"−%1"_s.arg(*file->removed), colour(Tone::Bad));
            }
            if (*file->added > 0) {
                rightText(u"+%1"_s.arg(*file->added), colour(Tone::Good));
            }
        }
    }
    painter->setPen(text);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      styled.fontMetrics.elidedText(name, Qt::ElideMiddle, rect.width()));
    painter->restore();
}

QSize DiffFileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + iconSize + 2 * gap, std::max(size.height(), iconSize + gap)};
}

} // namespace kubemori::ui
