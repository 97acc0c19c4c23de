// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/local_runner.hpp"
#include "fake_cluster.hpp"
#include "support/fake_clock.hpp"
#include "support/git_sandbox.hpp"
#include "support/scripted_runner.hpp"
#include "upgrade/stage_work.hpp"

#include <QMap>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace kubemori::test {

/// Runs programs on this machine, but for those that a test answers itself.
class HookedRunner final : public command::Runner
{
public:
    using Hook = std::function<std::optional<ScriptedAnswer>(const command::Command &)>;

    QString startFolder;  ///< where programs start that name no folder; empty: where the test does
    Hook hook;            ///< asked before each command; an answer is given instead of running it
    QStringList commands; ///< what was run, as display texts
    command::LocalRunner runner;

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override;
    [[nodiscard]] QString location() const override { return QStringLiteral("local"); }

    /// Every command that holds the text ends like this.
    void failOn(const QString &text, const ScriptedAnswer &answer);
};

/// Runs of ansible that say what a test wants, by group.
class FakeRuns final : public upgrade::AnsibleRuns
{
public:
    QMap<QString, QByteArray> outputs; ///< by the request's pattern
    std::optional<Error> error;
    ansible::RunState state = ansible::RunState::Ended;
    QList<ansible::RunRequest> requests;

    Result<QString> commandText(const upgrade::HopRecord &hop, const ansible::RunRequest &request) const override;
    Result<ansible::RunRecord> run(const upgrade::HopRecord &hop, const ansible::RunRequest &request,
                                   const upgrade::RunListener &listener, std::stop_token stop) override;
    Result<ansible::RunRecord> takeUp(const upgrade::HopRecord &hop, const QString &id,
                                      const upgrade::RunListener &listener, std::stop_token stop) override;
};

/// A deployer on this machine with a checkout of two made-up releases, v2.26.0 and v2.27.0, in which an admin works on
/// branch t_v2.26.0, and a cluster that is a value: m1 and m2 control planes, w1 a worker, etcd on all three.
class StageSite final : public command::RunnerFactory
{
public:
    StageSite();
    ~StageSite() override;

    GitSandbox git;
    std::shared_ptr<HookedRunner> deployer = std::make_shared<HookedRunner>();
    /// Set: the profile's host of the checkout is reached by this one.
    std::shared_ptr<command::Runner> remote;
    std::shared_ptr<ScriptedRunner> nodes = std::make_shared<ScriptedRunner>(QStringLiteral("node"));
    std::shared_ptr<FakeActions> cluster = std::make_shared<FakeActions>();
    FakeRuns runs;
    FakeClock clock;
    cluster::Profile profile;
    QByteArray said; ///< what stages told while they ran

    [[nodiscard]] upgrade::UpgradeSite site();
    [[nodiscard]] upgrade::HopRecord hop() const;
    /// Runs a stage; `said` is what it told.
    template<class Stage>
    [[nodiscard]] Result<QList<upgrade::Finding>> run(upgrade::HopRecord &hop, std::stop_token stop = {})
    {
        said.clear();
        return Stage(site()).run(hop, [this](const QByteArray &bytes) { said += bytes; }, std::move(stop));
    }

    [[nodiscard]] QString path(const QString &name) const { return git.path(QStringLiteral("ks/") + name); }
    [[nodiscard]] QString home() const { return git.path(QStringLiteral("home")); }
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] bool exists(const QString &name) const;
    void write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QString branch() const;
    [[nodiscard]] QStringList filesAt(const QString &revision) const;
    /// Puts the inventory into git, on the branch that is checked out.
    void commitInventory() const;

private:
    std::shared_ptr<command::Runner> local() override { return deployer; }
    std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override;
    void makeReleases() const;
    void makeInventory() const;

    QByteArray m_homeBefore;
};

/// The findings of one check.
[[nodiscard]] QList<upgrade::Finding> findingsOf(const Result<QList<upgrade::Finding>> &findings,
                                                 QLatin1StringView check);
/// "block uncommitted-work", one for each finding of a check, sorted; for QCOMPARE.
[[nodiscard]] QStringList said(const Result<QList<upgrade::Finding>> &findings, QLatin1StringView check);
/// "good"; for an error its code. (Qt Test cannot print an enum that has a toString() of its own.)
[[nodiscard]] QString worstOf(const Result<QList<upgrade::Finding>> &findings);
[[nodiscard]] QString textOf(const Result<QList<upgrade::Finding>> &findings);

} // namespace kubemori::test
