// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace kubemori::ui {

/// A table whose rows are read and chosen as a whole: without a grid, without editing, and with icon and tone of a cell
/// by these roles of the model.
[[nodiscard]] QTableView *rowTable(QWidget *parent, const QString &objectName, QAbstractItemModel *model, int iconRole,
                                   int toneRole);

/// Makes the columns as wide as what is in them, within `least` and `most` letters.
void fitColumns(QTableView *table, int least, int most);

} // namespace kubemori::ui
