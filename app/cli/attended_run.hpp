// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/composition/world.hpp"
#include "app/telling/operation_teller.hpp"

#include "operation/operation.hpp"

#include <memory>
#include <optional>

class QCommandLineParser;

namespace kubemori::cli {

/// How the questions of an operation are answered, as the command line says it.
struct RunOptions
{
    bool yes = false;
    QString acceptGates; ///< why shut gates are accepted; empty: nobody has said so

    /// Adds --yes, with what it means for this subcommand, and --accept-gates.
    static void add(QCommandLineParser &parser, const QString &yes);
    /// None, and said, when they are used wrongly.
    [[nodiscard]] static std::optional<RunOptions> read(const QCommandLineParser &parser);
};

/// The world as a subcommand has it that runs an operation: with a terminal to ask on, and those who are told of it.
class AttendedRun
{
public:
    AttendedRun(const RunOptions &options, const Context &context);

    [[nodiscard]] const composition::World &world() const { return m_world; }
    [[nodiscard]] TerminalPrompter &prompter() { return *m_prompter; }
    /// Carries the plan out and waits until everybody was told.
    [[nodiscard]] Result<operation::Finished> run(const cluster::Profile &profile, const operation::Plan &plan,
                                                  operation::RunMode mode, const RunOptions &options,
                                                  const Context &context);
    /// With --dry-run prints the plan and no more; else asks, unless `options` say yes, and carries it out from its
    /// beginning. The exit code.
    [[nodiscard]] int showOrCarryOut(const QCommandLineParser &parser, const cluster::Profile &profile,
                                     const operation::Plan &plan, const RunOptions &options, const Context &context);
    /// As run(), and prints the result. The exit code.
    [[nodiscard]] int carryOut(const cluster::Profile &profile, const operation::Plan &plan, operation::RunMode mode,
                               const RunOptions &options, const Context &context);

private:
    std::shared_ptr<TerminalPrompter> m_prompter;
    telling::OperationTeller m_teller;
    composition::World m_world;
};

} // namespace kubemori::cli
