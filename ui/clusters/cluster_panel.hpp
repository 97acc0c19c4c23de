// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clusters/cluster_list_model.hpp"

#include <QWidget>

class QLabel;
class QListView;

namespace kubemori::ui {

/// The list of clusters at the left.
class ClusterPanel final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the panel.
    explicit ClusterPanel(ClusterListModel &model, QWidget *parent = nullptr);

    void select(int row);
    void focusList();

Q_SIGNALS:
    void clusterChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    ClusterListModel &m_model;
    QLabel *m_title = nullptr;
    QListView *m_list = nullptr;
};

} // namespace kubemori::ui
