// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"

#include <QMap>

namespace kubemori::cli {

/// Tells on standard error what an operation does, a line for each thing worth knowing. Used on the operation's thread
/// only.
class OperationPrinter
{
public:
    void print(const operation::Event &event);

private:
    [[nodiscard]] bool isNews(const operation::Blockers &blockers);

    QMap<QString, operation::PlanStep> m_steps;
    QList<operation::DrainBlocker> m_blockers; ///< as told last
};

/// The plan for people: nodes in order, each with its commands and where they run, then the warnings.
[[nodiscard]] QString planText(const operation::Plan &plan);

} // namespace kubemori::cli
