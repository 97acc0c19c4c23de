// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_prompt.hpp"
#include "base/clock.hpp"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace kubemori::ansible {

/// Notices in the output of a run that it waits for a person, whatever way the reads cut it: Kubespray's `pause` (the
/// texts of v2.9 to v2.31, knowledge of roles/upgrade/pre-upgrade and post-upgrade), any other `pause`, ssh's host key,
/// the passwords of ssh, sudo and vault. What it does not know it calls Unknown when the last line has not ended and
/// nothing came for a while. Pure: time is given. Used on one thread.
class PromptWatch
{
public:
    /// After such a silence behind an unfinished line.
    static constexpr Milliseconds longSilence = std::chrono::seconds{20};

    /// New output, at this time. True: what is asked changed, see prompt().
    bool feed(QByteArrayView bytes, SteadyTime now);
    /// Time went by. True: what is asked changed.
    bool tick(SteadyTime now);
    /// It was answered: nothing is asked until new output comes. True: what is asked changed.
    bool answered();
    /// Kind None: nothing is asked.
    [[nodiscard]] const RunPrompt &prompt() const { return m_prompt; }
    /// When tick() is worth a call; none: never, unless output comes.
    [[nodiscard]] std::optional<SteadyTime> nextTick() const;

private:
    bool take(RunPrompt found);
    void endLine();

    QByteArray m_line;   ///< not ended yet
    QStringList m_lines; ///< the last whole ones that are not empty
    SteadyTime m_last;
    bool m_isAnswered = false;
    int m_count = 0;
    RunPrompt m_prompt;
};

} // namespace kubemori::ansible
