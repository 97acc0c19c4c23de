// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "operation/plan.hpp"
#include "ui/widgets/appearance.hpp"

#include <QWidget>

#include <optional>

class QLabel;
class QTreeView;
class QVBoxLayout;

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

    /// None: it is being made. The same plan once more leaves the view as it is: somebody may be reading it.
    void setPlan(const std::optional<Result<operation::Plan>> &plan);
    [[nodiscard]] const std::optional<Result<operation::Plan>> &plan() const { return m_plan; }
    /// What is said above a plan that is there.
    void setHeadline(const QString &text);
    /// What is said instead of anything on the plan, as there can be none yet; without text: nothing.
    void setInstead(const QString &icon, Tone tone, const QString &text);
    /// Below the line on its state. Takes ownership.
    void addNote(QWidget *note);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showWarnings();
    void fitColumns();

    struct Line
    {
        QString icon;
        Tone tone = Tone::Neutral;
        QString text;
    };
    [[nodiscard]] Line stateLine() const;

    std::optional<Result<operation::Plan>> m_plan;
    QString m_headline;
    Line m_instead;
    PlanTreeModel *m_model = nullptr;
    QVBoxLayout *m_layout = nullptr;
    ElidedLabel *m_state = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_warnings = nullptr;
};

} // namespace kubemori::ui
