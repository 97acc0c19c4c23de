// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/secret_keeper.hpp"

#include <utility>

namespace kubemori::command {

namespace {

constexpr std::chrono::seconds longestFarewell{5};

} // namespace

SecretKeeper::SecretKeeper(std::shared_ptr<SecretStore> store, std::shared_ptr<Prompter> person)
    : m_store(std::move(store))
    , m_person(std::move(person))
{
}

SecretKeeper::~SecretKeeper()
{
    waitUntilDone(longestFarewell);
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void SecretKeeper::keep(const SecretKey &key, std::shared_ptr<const Secret> secret)
{
    post({.key = key, .secret = std::move(secret)});
}

void SecretKeeper::forget(const SecretKey &key)
{
    post({.key = key, .secret = nullptr});
}

void SecretKeeper::post(Task task)
{
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
    if (!m_thread.joinable()) {
        m_thread = std::jthread([this](const std::stop_token &stop) { main(stop); });
    }
    m_changed.notify_all();
}

bool SecretKeeper::waitUntilDone(Milliseconds longest)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, longest, [this] { return m_tasks.empty(); });
}

void SecretKeeper::main(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_tasks.empty(); })) {
        const Task task = m_tasks.front();
        lock.unlock();
        perform(task, stop);
        lock.lock();
        m_tasks.pop_front();
        m_changed.notify_all();
        if (stop.stop_requested()) {
            return;
        }
    }
}

void SecretKeeper::perform(const Task &task, const std::stop_token &stop)
{
    if (!task.secret) {
        // One that stays is refused once more next time, and asked for again: nothing to trouble a person with now.
        std::ignore = m_store->forget(task.key, stop);
        return;
    }
    const auto kept = m_store->keep(task.key, *task.secret, stop);
    if (!kept && m_person) {
        m_person->tellNotKept(task.key, kept.error());
    }
}

} // namespace kubemori::command
