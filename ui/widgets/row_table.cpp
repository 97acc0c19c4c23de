// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_table.hpp"

#include "ui/widgets/icon_text_delegate.hpp"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace kubemori::ui {

QTableView *rowTable(QWidget *parent, const QString &objectName, QAbstractItemModel *model, int iconRole, int toneRole)
{
    auto *table = new QTableView(parent);
    table->setObjectName(objectName);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setItemDelegate(new IconTextDelegate(iconRole, toneRole, table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(std::max(26, table->fontMetrics().height() + 8));
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

void fitColumns(QTableView *table, int least, int most)
{
    const int letter = table->fontMetrics().horizontalAdvance(u'x');
    table->resizeColumnsToContents();
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        table->setColumnWidth(column, std::clamp(table->columnWidth(column) + 8, letter * least, letter * most));
    }
}

} // namespace kubemori::ui
