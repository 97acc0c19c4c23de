// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "demo/demo_clock.hpp"
#include "demo/shared_cluster.hpp"

#include <QJsonObject>

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace kubemori::demo {

class DemoRun;

/// The supervisor of ansible runs (docs/ansible-runs.md), simulated: runs go on on threads of their own while nobody
/// follows them, and end with the program. Thread-safe.
class DemoRuns
{
public:
    explicit DemoRuns(const DemoClock &clock);
    ~DemoRuns();
    DemoRuns(const DemoRuns &) = delete;
    DemoRuns &operator=(const DemoRuns &) = delete;

    /// Whether a command is one of the supervisor's.
    [[nodiscard]] static bool isMeant(const command::Command &command);
    /// The folder and words of what a `start` is to run, to find its cluster by; empty for other commands.
    [[nodiscard]] static QString placeOf(const command::Command &command);
    /// Does it. `cluster`: the one that is meant, for `start`.
    [[nodiscard]] Result<command::Exit> serve(SharedCluster *cluster, const command::Command &command,
                                              const command::OutputSink &sink, const std::stop_token &stop);

private:
    [[nodiscard]] QJsonObject start(SharedCluster *cluster, const QJsonObject &spec);
    [[nodiscard]] std::shared_ptr<DemoRun> find(const QString &folder) const;
    [[nodiscard]] QByteArray list() const;

    const DemoClock &m_clock;
    mutable std::mutex m_mutex;
    std::map<QString, std::shared_ptr<DemoRun>> m_runs; ///< by folder
};

} // namespace kubemori::demo
