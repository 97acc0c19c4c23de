// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "command/file_transfer.hpp"
#include "command/runner.hpp"
#include "kubespray/git.hpp"
#include "upgrade/stage_work.hpp"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::upgrade {

/// Where a path of a hop is on the deployer, as its programs take it: "inventory/x" is in the checkout, "~/x" in the
/// home there. By ssh the result may be relative to that home.
[[nodiscard]] QString pathOn(const cluster::Deployer &deployer, const QString &named);

/// Short programs of a stage on the deployer. Blocks; a plain value.
class DeployerWork
{
public:
    explicit DeployerWork(cluster::Deployer deployer);

    [[nodiscard]] const cluster::Deployer &deployer() const { return m_deployer; }
    [[nodiscard]] QString checkout() const { return m_deployer.checkout; }
    [[nodiscard]] QString path(const QString &named) const { return pathOn(m_deployer, named); }
    [[nodiscard]] command::FileTransfer files() const { return command::FileTransfer(m_deployer.runner); }
    [[nodiscard]] kubespray::Git git() const { return {m_deployer.runner, m_deployer.checkout}; }

    /// A program with a deadline and words in English.
    [[nodiscard]] static command::Command commandOf(const QStringList &argv, Milliseconds timeout);
    /// Whatever it ends with.
    [[nodiscard]] Result<command::Captured> ask(const QStringList &argv, Milliseconds timeout,
                                                std::stop_token stop) const;
    /// What it prints; an exit code that is not 0 is an error: Io with its last words.
    [[nodiscard]] Result<QByteArray> run(const QStringList &argv, Milliseconds timeout, std::stop_token stop) const;
    /// One after the other; the first that fails ends it.
    [[nodiscard]] Result<> runAll(const QList<QStringList> &commands, Milliseconds timeout,
                                  const StageWork::OutputSink &sink, std::stop_token stop) const;
    /// As run(), and what it prints goes to the sink with the command in front.
    [[nodiscard]] Result<> change(const QStringList &argv, Milliseconds timeout, const StageWork::OutputSink &sink,
                                  std::stop_token stop) const;

    [[nodiscard]] PlannedCommand planned(const QStringList &argv) const;
    /// `git -C CHECKOUT ARGUMENTS`
    [[nodiscard]] PlannedCommand plannedGit(const QStringList &arguments) const;

private:
    cluster::Deployer m_deployer;
};

/// What goes to a Runner's sink, as a stage's.
[[nodiscard]] command::OutputSink sinkOf(const StageWork::OutputSink &sink);
/// Tells the sink which command follows, as a shell with -x would.
void tellCommand(const StageWork::OutputSink &sink, const QString &text);

} // namespace kubemori::upgrade
