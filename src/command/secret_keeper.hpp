// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "command/prompter.hpp"
#include "command/secret_store.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace kubemori::command {

/// Brings secrets into the store and out of it, one after the other on a thread of its own: what a host has accepted is
/// kept without holding up the command that needed it, however long a locked keyring waits for its owner. What fails is
/// told to the person. At its end what is under way gets a few seconds. Thread-safe.
class SecretKeeper
{
public:
    SecretKeeper(std::shared_ptr<SecretStore> store, std::shared_ptr<Prompter> person);
    ~SecretKeeper();
    SecretKeeper(const SecretKeeper &) = delete;
    SecretKeeper &operator=(const SecretKeeper &) = delete;

    void keep(const SecretKey &key, std::shared_ptr<const Secret> secret);
    void forget(const SecretKey &key);
    /// Waits until nothing is left to do. False when that was not reached in time.
    bool waitUntilDone(Milliseconds longest);

private:
    struct Task
    {
        SecretKey key;
        std::shared_ptr<const Secret> secret; ///< null: forget
    };
    void post(Task task);
    void main(const std::stop_token &stop);
    void perform(const Task &task, const std::stop_token &stop);

    std::shared_ptr<SecretStore> m_store;
    std::shared_ptr<Prompter> m_person;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Task> m_tasks; ///< the first is under way
    std::jthread m_thread;    ///< begins with the first task
};

} // namespace kubemori::command
