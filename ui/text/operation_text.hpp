// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"
#include "operation/plan.hpp"
#include "operation/question.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for operations: steps, states, outcomes, questions and warnings.
class OperationText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::OperationText)
public:
    [[nodiscard]] static QString operationKind(const QString &kind);
    [[nodiscard]] static QString step(operation::StepKind kind);
    /// What the step does, as a short sentence.
    [[nodiscard]] static QString stepPurpose(operation::StepKind kind);
    [[nodiscard]] static QString state(operation::StepState state);
    [[nodiscard]] static QString outcome(operation::Outcome outcome);
    /// The outcome of one node; a node never touched is said to be untouched.
    [[nodiscard]] static QString nodeOutcome(const operation::NodeResult &result);
    [[nodiscard]] static QString choice(operation::Choice choice, const QString &node);
    /// What a choice does, for tooltips and accessible descriptions.
    [[nodiscard]] static QString choiceEffect(operation::Choice choice, const QString &node);
    [[nodiscard]] static QString warning(const operation::PlanWarning &warning);
};

} // namespace kubemori::ui
