// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <mutex>
#include <thread>

namespace kubemori::test {

/// Watches the lab's PodDisruptionBudget from outside while something else works on the cluster: notes every state of
/// the budget in which fewer pods were healthy than it demands.
class BudgetWatch
{
public:
    BudgetWatch();
    /// Ends the watch; returns what was wrong and how many states were seen in all (0 means that it saw nothing).
    struct Seen
    {
        QStringList violations;
        int states = 0;
    };
    [[nodiscard]] Seen finish();

private:
    void look(QByteArrayView line);

    std::mutex m_mutex;
    Seen m_seen;
    std::jthread m_thread;
};

} // namespace kubemori::test
