// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <mutex>
#include <utility>

namespace kubemori::composition {

/// Who answers a question of a run that is followed twice, by an operation and by the window: the first who asks here.
/// A second password would be taken for the answer to the next question. Thread-safe.
class PromptClaims
{
public:
    /// False: another has it. `number`: RunPrompt::number, which is the same for all who follow a run.
    [[nodiscard]] bool take(const QString &run, int number)
    {
        const std::scoped_lock lock(m_mutex);
        const std::pair claim(run, number);
        const bool isNew = !m_taken.contains(claim);
        m_taken.insert(claim);
        return isNew;
    }

private:
    std::mutex m_mutex;
    QSet<std::pair<QString, int>> m_taken;
};

} // namespace kubemori::composition
