// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clusters/cluster_list_model.hpp"

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QToolButton;
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
    /// Whether clusters can be added; without it there is no button.
    void setCanAdd(bool can);
    /// How many problems the file has; 0: nothing is said.
    void setProblems(int count);

Q_SIGNALS:
    void clusterChosen(const QString &id);
    void addRequested();
    void problemsRequested();
    /// On the cluster that is shown, at a place on the screen.
    void menuRequested(QPoint position);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    ClusterListModel &m_model;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_title = nullptr;
    QListView *m_list = nullptr;
    QToolButton *m_problems = nullptr;
    QToolButton *m_add = nullptr;
    int m_problemCount = 0;
};

} // namespace kubemori::ui
