// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace kubemori::maintenance {

/// Asks each of `items`, at most `atATime` at once, so that one that does not answer holds nobody else up. `look`
/// blocks and is called on several threads; `heard` (may be empty) hears of each answer as it comes, on the thread of
/// the call. One answer for each item in their order; none when it was stopped. Blocks; nothing of it goes on
/// afterwards.
template<class Item, class Answer>
[[nodiscard]] QList<Answer> surveyEach(const QList<Item> &items, int atATime,
                                       const std::function<Answer(const Item &, const std::stop_token &)> &look,
                                       const std::function<void(const Answer &)> &heard, const std::stop_token &stop)
{
    const auto count = static_cast<std::size_t>(items.size());
    std::mutex mutex;
    std::condition_variable_any changed;
    std::vector<std::optional<Answer>> answers(count); // by the items' place
    std::vector<std::size_t> done;                     // in the order in which they were
    std::size_t next = 0;
    const auto main = [&](const std::stop_token &stopped) {
        while (true) {
            std::size_t mine = 0;
            {
                const std::scoped_lock lock(mutex);
                if (next == count || stopped.stop_requested()) {
                    return;
                }
                mine = next++;
            }
            Answer answer = look(items.at(static_cast<qsizetype>(mine)), stopped);
            {
                const std::scoped_lock lock(mutex);
                answers[mine] = std::move(answer);
                done.push_back(mine);
            }
            changed.notify_all();
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(count, static_cast<std::size_t>(std::max(1, atATime))); ++i) {
        threads.emplace_back(main);
    }
    for (std::size_t told = 0; told < count; ++told) {
        std::optional<Answer> answer;
        {
            std::unique_lock lock(mutex);
            if (!changed.wait(lock, stop, [&] { return done.size() > told; })) {
                break;
            }
            answer = answers[done[told]];
        }
        if (heard) {
            heard(*answer);
        }
    }
    for (std::jthread &thread : threads) {
        thread.request_stop(); // all of them first: the end takes as long as the slowest and no longer
    }
    threads.clear();
    QList<Answer> inOrder;
    for (std::optional<Answer> &answer : answers) {
        if (answer && !stop.stop_requested()) {
            inOrder.append(std::move(*answer));
        }
    }
    return inOrder;
}

} // namespace kubemori::maintenance
