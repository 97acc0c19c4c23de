// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/differences_table.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::DecisionDifference;

DifferencesTable::DifferencesTable(QWidget *parent)
    : QTableWidget(parent)
{
    setObjectName(u"targetDifferences"_s);
    setColumnCount(4);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
}

void DifferencesTable::setDifferences(const QList<DecisionDifference> &differences)
{
    m_differences = differences;
    setRowCount(static_cast<int>(differences.size()));
    const auto shown = [](const QString &value) { return value.isEmpty() ? tr("not decided") : value; };
    for (int row = 0; row < rowCount(); ++row) {
        const DecisionDifference &each = differences.at(row);
        const QStringList texts = each.name.isEmpty()
                                      ? QStringList{each.hop, tr("the hop itself"),
                                                    each.there.isEmpty() ? tr("not part of it") : tr("part of it"),
                                                    each.here.isEmpty() ? tr("not part of it") : tr("part of it")}
                                      : QStringList{each.hop, each.name, shown(each.there), shown(each.here)};
        for (int column = 0; column < columnCount(); ++column) {
            auto *item = new QTableWidgetItem(texts.at(column));
            item->setToolTip(plainToolTip(texts.at(column)));
            setItem(row, column, item);
        }
    }
    resizeColumnsToContents();
    for (int column = 0; column < 3; ++column) {
        setColumnWidth(column, std::min(columnWidth(column) + 12, 300));
    }
    constexpr int most = 7;
    const int rows = std::clamp(rowCount(), 1, most);
    setFixedHeight(horizontalHeader()->sizeHint().height() + (rows * verticalHeader()->defaultSectionSize()) + 6);
}

void DifferencesTable::setCluster(const QString &cluster)
{
    m_cluster = cluster;
    retranslateUi();
}

void DifferencesTable::retranslateUi()
{
    setHorizontalHeaderLabels({tr("To"), tr("Decision"), m_cluster, tr("Here")});
    setAccessibleName(tr("Decisions that differ from those of %1").arg(m_cluster));
    setDifferences(QList<DecisionDifference>(m_differences));
}

} // namespace kubemori::ui
