// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/phase_board.hpp"
#include "ansible/run_prompt.hpp"
#include "ansible/run_record.hpp"
#include "ansible/run_tree.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for runs of ansible: states, results, phases, and what a run asks.
class RunText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::RunText)
public:
    /// "ok", "changed", "unreachable".
    [[nodiscard]] static QString status(ansible::HostStatus status);
    /// "Running", "Done", "Failed", "Stopped".
    [[nodiscard]] static QString state(const ansible::RunStatus &status);
    /// How it ended and what that means, as a sentence; empty while it runs.
    [[nodiscard]] static QString ending(const ansible::RunStatus &status);
    [[nodiscard]] static QString phase(ansible::Phase phase);
    /// What is done in it, as a short sentence.
    [[nodiscard]] static QString phasePurpose(ansible::Phase phase);
    [[nodiscard]] static QString phaseState(ansible::PhaseState state);

    /// "kubernetes/kubeadm : Join the cluster", as ansible writes it.
    [[nodiscard]] static QString task(const ansible::TaskRun &task);
    /// "attempt 3 of 10".
    [[nodiscard]] static QString attempt(const ansible::HostRun &host);
    /// What a host's result says beside its state: message, exit code, where it was done.
    [[nodiscard]] static QString details(const ansible::HostRun &host);
    /// "12 ok · 3 changed · 1 failed", without what is zero.
    [[nodiscard]] static QString tally(const ansible::HostTally &tally);

    /// What the run asks, in plain words.
    [[nodiscard]] static QString promptTitle(const ansible::RunPrompt &prompt);
    [[nodiscard]] static QString promptText(const ansible::RunPrompt &prompt);
    /// "node2: apt (Install packages)", a line for each host; empty if nothing was under way.
    [[nodiscard]] static QString unfinished(const ansible::RunTree &tree);
    /// "this machine", or the deployer's name.
    [[nodiscard]] static QString place(const QString &host);
};

} // namespace kubemori::ui
