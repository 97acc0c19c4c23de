// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/differences_table.hpp"

#include "ui/widgets/text_table.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::DecisionDifference;

DifferencesTable::DifferencesTable(QWidget *parent)
    : QTableWidget(parent)
{
    makeTextTable(*this, u"targetDifferences"_s, 4);
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
        setTextRow(*this, row, texts);
    }
    fitTextTable(*this, 300, 7);
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
