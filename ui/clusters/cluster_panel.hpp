// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clusters/cluster_list_model.hpp"

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QVBoxLayout;

namespace kubemori::ui {

/// The list of clusters at the left.
class ClusterPanel final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the panel.
    explicit ClusterPanel(ClusterListModel &model, QWidget *parent = nullptr);

    /// Puts a button for the action above the list.
    void addEntry(QAction *action);
    void select(int row);
    /// None of the clusters is what is shown.
    void clearSelection();
    void focusList();

Q_SIGNALS:
    void clusterChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    ClusterListModel &m_model;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_title = nullptr;
    QListView *m_list = nullptr;
};

} // namespace kubemori::ui
