// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/rescue_guess.hpp"

#include <algorithm>
#include <iterator>

namespace kubemori::ansible {

namespace {

/// Of one kind: the last `counting` ones are what they are, the others did no harm. A host that failed for good goes no
/// further, so its last failures are those that count.
void settle(const std::vector<TreePlace> &places, int counting, HostStatus kind,
            std::vector<RescueGuess::Verdict> &result)
{
    const auto first = std::max<std::ptrdiff_t>(0, std::ssize(places) - counting);
    for (std::ptrdiff_t i = 0; i < std::ssize(places); ++i) {
        result.push_back(
            {.place = places[static_cast<std::size_t>(i)], .status = i >= first ? kind : RescueGuess::harmless(kind)});
    }
}

} // namespace

void RescueGuess::fail(int host, const TreePlace &place)
{
    m_open.insert(host, place);
}

TreePlace RescueGuess::goOn(int host, const TreePlace &now, bool isHandler)
{
    const auto open = m_open.constFind(host);
    if (open == m_open.cend()) {
        return {};
    }
    const TreePlace failure = *open;
    const bool isHere = isSameBatch(failure, now);
    // With force_handlers the handlers run although the host has failed.
    if (isHere && (failure.task == now.task || isHandler)) {
        return {};
    }
    m_open.erase(open);
    return isHere ? failure : TreePlace{};
}

HostStatus RescueGuess::harmless(HostStatus failure)
{
    return failure == HostStatus::Failed ? HostStatus::Rescued : HostStatus::Ignored;
}

std::vector<RescueGuess::Verdict> RescueGuess::corrected(const std::vector<Verdict> &guessed, const HostTally &tally)
{
    std::vector<TreePlace> failed;
    std::vector<TreePlace> unreachable;
    for (const Verdict &guess : guessed) {
        if (guess.status == HostStatus::Failed || guess.status == HostStatus::Rescued) {
            failed.push_back(guess.place);
        } else if (guess.status == HostStatus::Unreachable || guess.status == HostStatus::Ignored) {
            unreachable.push_back(guess.place);
        }
    }
    std::vector<Verdict> result;
    const int all = static_cast<int>(failed.size());
    if (tally.failed == 0 || tally.rescued == 0 || tally.failed + tally.rescued == all) {
        settle(failed, tally.failed == 0 ? 0 : tally.rescued == 0 ? all : tally.failed, HostStatus::Failed, result);
    }
    settle(unreachable, tally.unreachable, HostStatus::Unreachable, result);
    return result;
}

} // namespace kubemori::ansible
