// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"
#include "ui/upgrade/stage_page.hpp"

class QPushButton;

namespace kubemori::ui {

class ElidedLabel;
class OperationController;
class OperationView;

/// The operation that upgrades the nodes: started here, and followed here while it goes on.
class RunPage final : public StagePage
{
    Q_OBJECT
public:
    /// `operation` must outlive the page.
    RunPage(UpgradeDesk &desk, OperationController &operation, QWidget *parent = nullptr);

    void retranslateUi() override;
    [[nodiscard]] QString actionText() const override;
    [[nodiscard]] QString whyNoAction() const override;
    [[nodiscard]] QString whyNoNext() const override;
    void act() override;
    /// Operations of the cluster that somebody has to decide on.
    void setUnsettled(const QList<maintenance::Reconciliation> &unsettled);

Q_SIGNALS:
    void startRequested(const kubemori::operation::Plan &plan);
    /// A person wants to see the run of ansible itself.
    void runsRequested();
    void decided(const kubemori::operation::Plan &plan, kubemori::operation::RunMode mode);
    void lookRequested();

protected:
    void showChoices() override;

private:
    void ask(const Result<operation::Plan> &plan);
    void askForByHand();
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] bool wasTried() const;
    [[nodiscard]] bool isUnsettled() const;

    OperationController &m_operation;
    QList<maintenance::Reconciliation> m_unsettled;
    bool m_isPlanning = false;
    ElidedLabel *m_state = nullptr;
    OperationView *m_view = nullptr;
    QPushButton *m_runs = nullptr;
    QPushButton *m_byHand = nullptr;
};

} // namespace kubemori::ui
