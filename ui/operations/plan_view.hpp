// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "operation/plan.hpp"

#include <QWidget>

#include <optional>

class QLabel;
class QTreeView;

namespace kubemori::ui {

class ElidedLabel;
class PlanTreeModel;

/// A plan to be read before anything runs: a line on its state, its steps with their commands, and what a person should
/// know. GUI thread.
class PlanView final : public QWidget
{
    Q_OBJECT
public:
    /// `name` begins the object names of its parts.
    PlanView(const QString &name, QWidget *parent);

    /// None: it is being made.
    void setPlan(const std::optional<Result<operation::Plan>> &plan);
    [[nodiscard]] const std::optional<Result<operation::Plan>> &plan() const { return m_plan; }
    /// What is said above a plan that is there.
    void setHeadline(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();
    void fitColumns();

    std::optional<Result<operation::Plan>> m_plan;
    QString m_headline;
    PlanTreeModel *m_model = nullptr;
    ElidedLabel *m_state = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_warnings = nullptr;
};

} // namespace kubemori::ui
