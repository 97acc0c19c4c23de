// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fleet/fleet_filter_proxy.hpp"

#include <QTableView>

namespace kubemori::ui {

/// The table of clusters: sorted by any column, columns movable and hideable.
class FleetTableView final : public QTableView
{
    Q_OBJECT
public:
    /// `proxy` must outlive the view.
    explicit FleetTableView(FleetFilterProxy &proxy, QWidget *parent = nullptr);

    /// Empty: no cluster is selected.
    [[nodiscard]] QString currentCluster() const;
    void select(const QString &id);
    /// As wide as their contents, unless widths were set by hand or restored.
    void fitColumns();
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);
    void retranslateUi();

Q_SIGNALS:
    void currentClusterChanged();
    /// Double click or Enter.
    void clusterActivated(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUpHeader();
    void showHeaderMenu(QPoint position);

    FleetFilterProxy &m_proxy;
    bool m_columnsFixed = false;
};

} // namespace kubemori::ui
