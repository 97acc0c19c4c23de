// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/phase_board_model.hpp"
#include "ui/runs/recap_model.hpp"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace kubemori::ui {

class FollowedRun;

/// Where each node is in its upgrade, or, for a run that is none, how many tasks ended how on it.
class RunNodesPanel final : public QWidget
{
    Q_OBJECT
public:
    /// `run` must outlive the panel.
    explicit RunNodesPanel(FollowedRun &run, QWidget *parent = nullptr);

    /// Takes what changed, if anybody sees it.
    void refresh();
    void setNow(qint64 nowMs) { m_phases.setNow(nowMs); }

Q_SIGNALS:
    /// A person chose a phase of a node: its last task.
    void chosen(const kubemori::ansible::TreePlace &place);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeBoard();
    void retranslateUi();

    FollowedRun &m_run;
    PhaseBoardModel m_phases;
    RecapModel m_recap;
    bool m_isFitted = false;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_board = nullptr;
    QTableView *m_table = nullptr;
};

} // namespace kubemori::ui
