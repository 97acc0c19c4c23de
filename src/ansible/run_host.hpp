// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/frame_reader.hpp"
#include "ansible/run_record.hpp"
#include "base/secret.hpp"
#include "command/runner.hpp"

#include <QMap>

#include <functional>
#include <memory>

namespace kubemori::ansible {

/// What is to be started, as its host needs it.
struct RunSpec
{
    QString root;      ///< where runs are kept there; empty: the usual place
    QStringList argv;  ///< as it is run; "~/" is the home
    QString folder;    ///< where: the checkout
    QString inventory; ///< what no other run may work on at the same time
    QMap<QString, QString> environment;
    RunRecord record; ///< what is kept of it; with an id
};

/// How far a run was told before.
struct RunOffsets
{
    qint64 output = 0;
    qint64 events = 0;

    bool operator==(const RunOffsets &) const = default;
};

/// The machine where runs are started and live on by themselves: speaks with resources/ansible/run.py, which is given
/// to that machine's Python, see docs/ansible-runs.md. Blocks; thread-safe as the runner is. Errors: those of the
/// Runner; Locked with the owner as detail and subject; ProgramMissing; NotFound: no such folder or run; InvalidData.
class RunHost
{
public:
    using FrameSink = std::function<void(const RunFrame &)>;

    /// `python`: a program there.
    explicit RunHost(std::shared_ptr<command::Runner> runner, QString python = QStringLiteral("python3"));

    /// The run's folder on its host. It goes on when this program ends.
    [[nodiscard]] Result<QString> start(const RunSpec &spec, std::stop_token stop) const;
    /// Hands on what is new since `from`, until the run is over: then Success. An error when the way to it broke.
    [[nodiscard]] Result<> follow(const QString &folder, RunOffsets from, const FrameSink &sink,
                                  std::stop_token stop) const;
    /// Types bytes into the run's terminal. NotFound when it is over.
    [[nodiscard]] Result<> send(const QString &folder, const QByteArray &bytes, std::stop_token stop) const;
    /// Types a password, and only while the run's terminal shows nothing of what is typed; else Declined.
    [[nodiscard]] Result<> sendSecret(const QString &folder, const Secret &secret, std::stop_token stop) const;
    /// Tells it to end; a second time: without more ado.
    [[nodiscard]] Result<> stop(const QString &folder, std::stop_token stop) const;
    /// As it stands now.
    [[nodiscard]] Result<RunRecord> status(const QString &folder, std::stop_token stop) const;
    /// All runs that are kept there, by id. `root` empty: the usual place.
    [[nodiscard]] Result<QList<RunRecord>> list(const QString &root, std::stop_token stop) const;
    /// Removes what is kept of a run that is over. Locked while it is not.
    [[nodiscard]] Result<> remove(const QString &folder, std::stop_token stop) const;

    [[nodiscard]] QString location() const { return m_runner->location(); }

private:
    [[nodiscard]] command::Command command(const QStringList &words, const QByteArray &data) const;
    [[nodiscard]] Result<QByteArray> ask(const QStringList &words, const QByteArray &data, std::stop_token stop) const;

    std::shared_ptr<command::Runner> m_runner;
    QString m_python;
};

} // namespace kubemori::ansible
