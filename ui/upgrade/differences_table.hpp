// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/decision_differences.hpp"

#include <QTableWidget>

namespace kubemori::ui {

/// What is decided otherwise here than in the upgrade whose decisions were taken over.
class DifferencesTable final : public QTableWidget
{
    Q_OBJECT
public:
    explicit DifferencesTable(QWidget *parent = nullptr);

    void setDifferences(const QList<upgrade::DecisionDifference> &differences);
    /// `cluster`: that of the other upgrade.
    void setCluster(const QString &cluster);
    void retranslateUi();

private:
    QList<upgrade::DecisionDifference> m_differences;
    QString m_cluster;
};

} // namespace kubemori::ui
