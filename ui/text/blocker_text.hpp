// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/question.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for what holds a drain up and for what can be done about it. Plain text; names of objects stand as they are.
class BlockerText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::BlockerText)
public:
    [[nodiscard]] static QString state(operation::DrainBlocker::State state);
    [[nodiscard]] static QString verdict(operation::DrainBlocker::Verdict verdict);
    /// What the pod waits for, with the numbers; empty when there is nothing to say.
    [[nodiscard]] static QString waitsFor(const operation::DrainBlocker &blocker);
    /// Why the verdict is so, as a sentence.
    [[nodiscard]] static QString reason(const operation::DrainBlocker &blocker);
    /// What else is to know of the pod: its owner, and the selectors of its budgets.
    [[nodiscard]] static QString background(const operation::DrainBlocker &blocker);
    /// Everything in one line, for a terminal.
    [[nodiscard]] static QString line(const operation::DrainBlocker &blocker);

    /// For a button: the remedy and what it concerns.
    [[nodiscard]] static QString remedy(const operation::Remedy &remedy);
    [[nodiscard]] static QString remedyQuestion(const operation::Remedy &remedy);
    [[nodiscard]] static QString remedyEffect(const operation::Remedy &remedy);
};

} // namespace kubemori::ui
