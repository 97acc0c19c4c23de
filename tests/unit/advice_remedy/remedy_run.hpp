// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_clock.hpp"

#include "advice/remedy/remedy_plan.hpp"
#include "command/runner_factory.hpp"
#include "operation/operation.hpp"
#include "operation/recorder.hpp"

#include <QMap>
#include <QTemporaryDir>

#include <latch>

namespace kubemori::test {

/// This machine as any host: scripts find its name in $HOST, and a folder of its own in $ROOT.
class HostRunner final : public command::Runner
{
public:
    /// `after`: what becomes of a command after it ran; borrowed.
    using After = std::function<std::optional<Error>(const QString &host, const command::Command &)>;
    HostRunner(QString host, QString root, const After &after);

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override;
    [[nodiscard]] QString location() const override { return m_host; }

private:
    QString m_host;
    QString m_root;
    const After &m_after;
};

class HostFactory final : public command::RunnerFactory
{
public:
    explicit HostFactory(QString root)
        : m_root(std::move(root))
    {
    }
    [[nodiscard]] std::shared_ptr<command::Runner> local() override
    {
        return ssh({.host = QStringLiteral("here"), .user = {}, .port = 0, .identityFile = {}});
    }
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override
    {
        return std::make_shared<HostRunner>(target.host, m_root, after);
    }

    HostRunner::After after;

private:
    QString m_root;
};

/// A remedy from the plan to the result, run by a real shell in a folder of its own: $ROOT/HOST is a host's. kubectl is
/// a script: $ROOT/kubectl.
class RemedyRun
{
    QTemporaryDir m_temp; // first: the hosts live in it

public:
    RemedyRun();

    /// Plans and runs it.
    void run();
    /// The same for the way back of its patches.
    void undo();
    /// Only plans it, and leaves a journal in which this much was begun: another process went that far and died.
    void beginAndDie(const std::function<void(operation::Recorder &)> &begun);
    void goOn(operation::RunMode mode);
    void cancel() { m_operation->cancel(); }

    void write(const QString &path, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &path) const;
    [[nodiscard]] bool exists(const QString &path) const;
    [[nodiscard]] QString root() const { return m_temp.path(); }
    [[nodiscard]] operation::StepState state(const QString &step) const { return states.value(step); }
    [[nodiscard]] operation::NodeResult node(const QString &name) const;

    HostFactory hosts;
    FakeClock clock;
    advice::RemedyRequest request;
    std::function<operation::Answer(const operation::Question &)> onQuestion;
    operation::Plan plan;
    QList<operation::Question> questions;
    QStringList observations;
    QMap<QString, operation::StepState> states;
    operation::Finished finished;

private:
    void take(const operation::Event &event);
    void execute(operation::RunMode mode);
    [[nodiscard]] operation::OperationEnvironment environment();

    Redactor m_redactor;
    std::unique_ptr<std::latch> m_begun;
    std::unique_ptr<operation::Operation> m_operation;
};

/// A step of scripts.
[[nodiscard]] advice::RemedyStep commandStep(const QString &run, const QString &verify = {}, const QString &undo = {},
                                             const QString &check = {});

} // namespace kubemori::test
