// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "demo/shared_cluster.hpp"

#include <QStringList>

#include <functional>
#include <optional>

namespace kubemori::demo {

/// One run of a simulated program: what it was given and how it speaks. Used on the thread of Runner::run().
class Call
{
public:
    /// `host` is the node it runs on, -1 for the admin's machine. It ends when the stop is requested, at the deadline
    /// (of the demo's time), and when its host goes down.
    Call(SharedCluster &cluster, int host, const command::Command &command, const command::OutputSink &sink,
         Instant deadline, std::stop_token stop);

    /// A program that this one runs: it ends with it. `command` and `sink` must outlive it.
    [[nodiscard]] Call calling(const command::Command &command, const command::OutputSink &sink) const
    {
        return callingOn(m_host, command, sink);
    }
    /// The same on another machine of the cluster.
    [[nodiscard]] Call callingOn(int host, const command::Command &command, const command::OutputSink &sink) const;

    [[nodiscard]] SharedCluster &cluster() const { return m_cluster; }
    [[nodiscard]] int host() const { return m_host; }
    [[nodiscard]] const QStringList &argv() const { return m_command.argv; }
    /// The words after the program's name.
    [[nodiscard]] QStringList arguments() const { return m_command.argv.sliced(1); }
    [[nodiscard]] const command::Command &command() const { return m_command; }

    void out(QByteArrayView bytes) const { say(command::Stream::Output, bytes); }
    void err(QByteArrayView bytes) const { say(command::Stream::Error, bytes); }
    /// With a line feed.
    void outLine(const QString &line) const { out((line + u'\n').toUtf8()); }
    void errLine(const QString &line) const { err((line + u'\n').toUtf8()); }

    /// False: it is to end now.
    bool sleep(Milliseconds duration) const;
    /// Waits until the model is so, at most that long. False: it was not, or the program is to end now.
    bool waitFor(const std::function<bool(const ClusterModel &)> &isTrue, Milliseconds longest) const;
    /// Whether it is to end now; then it has been told, and nothing that it says afterwards counts.
    [[nodiscard]] bool isOver() const;
    /// Why it was told to end; none: it was not, and came to its own end.
    [[nodiscard]] const std::optional<Error> &interruption() const { return m_interruption; }

private:
    void say(command::Stream stream, QByteArrayView bytes) const;
    [[nodiscard]] bool isHostUp(const ClusterModel &model) const;
    [[nodiscard]] std::optional<Error> reasonToEnd() const;

    SharedCluster &m_cluster;
    int m_host;
    int m_boots;
    const command::Command &m_command;
    const command::OutputSink &m_sink;
    Instant m_deadline;
    std::stop_token m_stop;
    mutable std::optional<Error> m_interruption;
};

/// Runs to its end; the exit code.
using Program = std::function<int(Call &)>;

} // namespace kubemori::demo
