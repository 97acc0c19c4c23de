// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

class QObject;

namespace kubemori::keyring {

/// The one thread that talks to the keyring. QtKeychain's jobs need an event loop, and on the command line there is
/// none; they are all queued at one object that belongs to the thread of the first job, so there must not be two such
/// threads in a process. Begins with the first call. Thread-safe.
class KeyringThread
{
public:
    KeyringThread() = default;
    /// Leaves a job that is still under way to itself: it cannot be aborted, and nobody waits for it.
    ~KeyringThread();
    KeyringThread(const KeyringThread &) = delete;
    KeyringThread &operator=(const KeyringThread &) = delete;

    /// Queues a call; returns at once.
    void post(std::function<void()> call);
    /// On the thread itself: whether its event loop can carry the keyring's answers.
    [[nodiscard]] static bool hasGlib();

private:
    void main();

    std::mutex m_mutex;
    std::condition_variable m_begun;
    QObject *m_context = nullptr; ///< lives in the thread while it takes calls
    std::function<void()> m_quit; ///< to be called there
    std::jthread m_thread;
};

} // namespace kubemori::keyring
