// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "demo/demo_clock.hpp"
#include "demo/playbook_run.hpp"

#include <QJsonObject>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kubemori::demo {

/// One simulated run of ansible with what it told so far. Thread-safe.
class DemoRun
{
public:
    /// Begins at once. `spec` as `start` gets it. `clock` and `cluster` must outlive this.
    DemoRun(QJsonObject spec, QString folder, SharedCluster &cluster, const DemoClock &clock);

    [[nodiscard]] SharedCluster &cluster() const { return m_cluster; }
    [[nodiscard]] const QJsonObject &spec() const { return m_spec; }
    [[nodiscard]] bool isOver() const;
    /// As `status` and `list` tell it.
    [[nodiscard]] QJsonObject listed() const;
    /// Sends frames until it is over; false: stopped first.
    bool follow(qint64 output, qint64 events, const command::OutputSink &sink, std::stop_token stop) const;
    void type(const QByteArray &bytes);
    void end();

private:
    struct Mark
    {
        qint64 offset = 0;
        qint64 timeMs = 0;
    };

    void main(const std::stop_token &stop);
    [[nodiscard]] int runProgram(Call &call, const PlaybookHooks &hooks) const;
    void append(QByteArrayView bytes);
    void tell(QJsonObject event);
    bool waitForEnter(const std::function<void()> &show, const std::stop_token &stop);
    [[nodiscard]] QJsonObject state() const;
    [[nodiscard]] QByteArray news(qint64 &output, qint64 &events, QByteArray &lastState) const;

    const QJsonObject m_spec;
    const QString m_folder;
    SharedCluster &m_cluster;
    const DemoClock &m_clock;
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_changed;
    QByteArray m_output;
    std::vector<Mark> m_marks;
    QByteArray m_events;
    int m_eventCount = 0;
    QByteArray m_typed;
    bool m_isOver = false;
    bool m_wasStopped = false;
    int m_exit = 0;
    qint64 m_endMs = 0;
    std::jthread m_thread; ///< last: it uses the above
};

} // namespace kubemori::demo
