// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace kubemori::test {

/// Collects an operation's events from its thread and lets a test wait for one of them, with a deadline.
class OperationWatch
{
public:
    [[nodiscard]] operation::EventSink sink();

    /// The first event, from now or before, that `matches`; none when the deadline passed.
    [[nodiscard]] std::optional<operation::Event> waitFor(const std::function<bool(const operation::Event &)> &matches,
                                                          std::chrono::seconds deadline = std::chrono::seconds{180});
    [[nodiscard]] std::optional<operation::Question>
    question(int afterId = 0, std::chrono::seconds deadline = std::chrono::seconds{180});
    [[nodiscard]] std::optional<operation::Finished> finished(std::chrono::seconds deadline = std::chrono::seconds{
                                                                  180});
    [[nodiscard]] bool reached(const QString &step, operation::StepState state,
                               std::chrono::seconds deadline = std::chrono::seconds{180});
    /// All commands that were started, in order.
    [[nodiscard]] QStringList commands() const;
    /// Everything so far, a line each, for messages of failed tests.
    [[nodiscard]] QString transcript() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<operation::Event> m_events;
};

} // namespace kubemori::test
