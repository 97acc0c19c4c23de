// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/watched_drain.hpp"

#include <exception>
#include <thread>

namespace kubemori::maintenance {

namespace {

/// Nothing of ours throws; memory running out does, and that must not end the program in the middle of a drain.
template<class Call> auto guarded(const Call &call, Error &problem) -> std::optional<decltype(call())>
{
    try {
        return call();
    } catch (const std::exception &thrown) {
        problem = {
            .code = ErrorCode::Internal, .detail = QString::fromUtf8(thrown.what()), .subject = {}, .context = {}};
        return std::nullopt;
    }
}

} // namespace

kube::DrainOutcome watchedDrain(const DrainWork &work, const DrainListener &listener, Clock &clock,
                                Milliseconds interval)
{
    CallRelay relay;
    kube::DrainOutcome outcome;
    std::jthread drainer([&] {
        Error problem;
        auto ended = guarded([&] { return work.drain(relay); }, problem);
        outcome = ended ? std::move(*ended) : kube::DrainOutcome{.result = std::unexpected(problem), .report = {}};
        relay.close();
    });
    std::jthread looker([&](const std::stop_token &over) {
        while (listener.seen && clock.sleepFor(interval, over)) {
            Error problem;
            const auto seen = guarded([&] { return work.look(over); }, problem);
            if (over.stop_requested()) {
                return;
            }
            relay.post([&listener, view = seen.value_or(std::unexpected(problem))] { listener.seen(view); });
        }
    });
    relay.run();
    looker.request_stop();
    looker.join();
    drainer.join();
    return outcome;
}

} // namespace kubemori::maintenance
