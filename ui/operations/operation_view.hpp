// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"

#include <QWidget>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTableView;

namespace kubemori::ui {

class BlockerBoard;
class ElidedLabel;
class EmptyState;
class NodeResultModel;
class OperationController;
class OperationControls;
class QuestionPanel;
class ReconcilePanel;
class ReportLinks;

/// The Operations tab of one cluster: what runs now, the board, what it asks, and how it ended.
class OperationView final : public QWidget
{
    Q_OBJECT
public:
    /// `controller` must outlive the view.
    explicit OperationView(OperationController &controller, QWidget *parent = nullptr);

    /// Asks whether to stop; from the Cancel button.
    void confirmCancel();
    /// Operations that somebody has to decide on; shown while none runs.
    void setUnsettled(const QList<maintenance::Reconciliation> &unsettled);

Q_SIGNALS:
    void decided(const kubemori::operation::Plan &plan, kubemori::operation::RunMode mode);
    void lookRequested();
    /// The report or folder could not be shown; a sentence for people.
    void openFailed(const QString &why);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makePage();
    QWidget *makeHeader();
    void setUpTables();
    void updateAll();
    void updateHeader();
    void updateTime();
    void updateResult();
    void placeBlockers(bool asked);
    void fitBoard();
    void retranslateUi();
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString commandText() const;

    OperationController &m_controller;
    NodeResultModel *m_results = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_title = nullptr;
    ElidedLabel *m_state = nullptr;
    ElidedLabel *m_command = nullptr;
    QLabel *m_time = nullptr;
    QProgressBar *m_progress = nullptr;
    OperationControls *m_controls = nullptr;
    ReportLinks *m_report = nullptr;
    QuestionPanel *m_question = nullptr;
    QWidget *m_reconcileArea = nullptr;
    ReconcilePanel *m_reconcile = nullptr;
    QList<maintenance::Reconciliation> m_unsettled;
    QTableView *m_board = nullptr;
    BlockerBoard *m_blockers = nullptr;
    QWidget *m_resultArea = nullptr;
    QLabel *m_resultText = nullptr;
    QTableView *m_resultTable = nullptr;
    bool m_blockersFirst = false;
    QString m_shownStep; ///< the board was scrolled to it
};

} // namespace kubemori::ui
