// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_table.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>

namespace kubemori::ui {

void makeTextTable(QTableWidget &table, const QString &objectName, int columns)
{
    table.setObjectName(objectName);
    table.setColumnCount(columns);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
}

void setTextRow(QTableWidget &table, int row, const QStringList &texts)
{
    for (int column = 0; column < table.columnCount(); ++column) {
        auto *item = new QTableWidgetItem(texts.at(column));
        item->setToolTip(plainToolTip(texts.at(column)));
        table.setItem(row, column, item);
    }
}

void fitTextTable(QTableWidget &table, int widest, int mostRows)
{
    table.resizeColumnsToContents();
    for (int column = 0; column + 1 < table.columnCount(); ++column) {
        table.setColumnWidth(column, std::min(table.columnWidth(column) + 12, widest));
    }
    const int rows = std::clamp(table.rowCount(), 1, mostRows);
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() +
                         (rows * table.verticalHeader()->defaultSectionSize()) + 6);
}

} // namespace kubemori::ui
