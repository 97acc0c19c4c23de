// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace kubemori::ui {

/// Breaks long text over as many lines as the column needs, so that all of it can be read. For a column of a tree
/// without uniform row heights; with them it stays at one line.
class WrapDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit WrapDelegate(QTreeView *tree);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QTreeView *m_tree;
};

} // namespace kubemori::ui
