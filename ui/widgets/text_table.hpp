// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QTableWidget;

namespace kubemori::ui {

/// Makes it a table of texts that is read row by row: without a grid, without editing, with so many columns.
void makeTextTable(QTableWidget &table, const QString &objectName, int columns);
/// Puts the texts into a row that is there, letter by letter in the tooltips too.
void setTextRow(QTableWidget &table, int row, const QStringList &texts);
/// Columns as wide as what is in them, at most `widest` pixels (the last one takes the rest), and as high as its rows,
/// at most `mostRows` of them.
void fitTextTable(QTableWidget &table, int widest, int mostRows);

} // namespace kubemori::ui
