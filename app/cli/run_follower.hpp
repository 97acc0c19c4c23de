// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal_prompter.hpp"

#include "ansible/live_run.hpp"
#include "ansible/run_tree.hpp"
#include "app/composition/run_source.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace kubemori::cli {

/// A run on the terminal: its output on standard output (standard error where that is for JSON), its questions asked
/// there. Main thread; the run's own threads call in.
class RunFollower
{
public:
    RunFollower(TerminalPrompter &prompter, bool json);

    using Begin = std::function<std::unique_ptr<ansible::LiveRun>(ansible::RunSink)>;
    /// Until it is over, or only until it has started (`onlyStart`). False: stopped first, the run goes on.
    bool follow(const Begin &begin, bool onlyStart, std::stop_token stop);

    [[nodiscard]] const ansible::RunRecord &record() const { return m_record; }
    [[nodiscard]] const ansible::RunTree &tree() const { return m_tree; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] ansible::RunSink sink();
    void answer(const ansible::RunPrompt &prompt, const std::stop_token &stop);

    TerminalPrompter &m_prompter;
    bool m_json;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    ansible::RunRecord m_record;
    ansible::RunTree m_tree;
    std::optional<Error> m_error;
    ansible::RunPrompt m_prompt;
    int m_answered = 0; ///< number of the last prompt that was answered
    bool m_hasStarted = false;
    std::unique_ptr<ansible::LiveRun> m_run; ///< last: its threads use the above
};

} // namespace kubemori::cli
