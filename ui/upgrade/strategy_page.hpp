// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/stage_page.hpp"

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QRadioButton;
class QSpinBox;

namespace kubemori::ui {

class OperationController;
class PlanView;
class VariableTable;

/// In which way the nodes are upgraded, and the exact commands that follow from it.
class StrategyPage final : public StagePage
{
    Q_OBJECT
public:
    /// `operation` must outlive the page.
    StrategyPage(UpgradeDesk &desk, OperationController &operation, QWidget *parent = nullptr);

    void retranslateUi() override;
    [[nodiscard]] QString actionText() const override { return {}; }
    [[nodiscard]] QString whyNoNext() const override;
    /// The operation of this hop was cut off, and somebody has to decide on it.
    void setUnsettled(bool unsettled);

protected:
    void load() override;
    void showChoices() override;

private:
    using Strategy = upgrade::Strategy;
    QWidget *makeKinds();
    QWidget *makeFields();
    QLineEdit *addLine(const QString &name);
    QCheckBox *addCheck(const QString &name);
    void change(const std::function<void(Strategy &)> &change);
    void takeNodes();
    void takeVariables();
    void showVariables();
    void showNodes(const upgrade::HopRecord &hop);
    void plan();
    void take(const Result<operation::Plan> &plan);
    /// Its plan is in use, or was carried out.
    [[nodiscard]] bool isTaken() const;

    OperationController &m_operation;
    bool m_isUnsettled = false;
    bool m_isShowing = false; ///< what changes is no person's doing
    QTimer m_planTimer;
    upgrade::HopChoices m_planned;
    bool m_hasPlan = false;
    int m_generation = 0;
    QRadioButton *m_whole = nullptr;
    QLabel *m_wholeWhy = nullptr;
    QRadioButton *m_nodeByNode = nullptr;
    QLabel *m_nodeByNodeWhy = nullptr;
    QFormLayout *m_form = nullptr;
    QListWidget *m_nodes = nullptr;
    QSpinBox *m_serial = nullptr;
    QLineEdit *m_tags = nullptr;
    QLineEdit *m_skipTags = nullptr;
    QLineEdit *m_kubeVersion = nullptr;
    QCheckBox *m_alwaysCordon = nullptr;
    QCheckBox *m_confirm = nullptr;
    Fold *m_variablesFold = nullptr;
    VariableTable *m_variables = nullptr;
    QLabel *m_variablesProblem = nullptr;
    PlanView *m_plan = nullptr;
};

} // namespace kubemori::ui
