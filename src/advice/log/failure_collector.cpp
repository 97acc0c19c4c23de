// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/log/failure_collector.hpp"

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using ansible::HostStatus;
using ansible::LocatedEvent;
using ansible::RunEvent;
using ansible::TreePlace;
using Kind = RunEvent::Kind;

namespace {

/// A rescue block has a few tasks; what fails later has reasons of its own.
constexpr int longestRescue = 12;

bool isFailed(HostStatus status)
{
    return status == HostStatus::Failed || status == HostStatus::Unreachable || status == HostStatus::Ignored ||
           status == HostStatus::Rescued;
}

bool isHarmful(HostStatus status)
{
    return status == HostStatus::Failed || status == HostStatus::Unreachable;
}

QStringView roleOf(const OutlinedFailure &failure)
{
    const qsizetype colon = failure.told.task.indexOf(u" : ");
    return QStringView(failure.told.task).first(std::max<qsizetype>(colon, 0));
}

/// What ansible says of a loop as a whole: the items say more.
bool saysNothing(const QString &message)
{
    return message.isEmpty() || message.startsWith(u"All items completed") ||
           message.startsWith(u"One or more items failed");
}

} // namespace

void FailureCollector::take(const std::vector<LocatedEvent> &events)
{
    for (const LocatedEvent &located : events) {
        take(located);
    }
}

void FailureCollector::take(const LocatedEvent &located)
{
    const RunEvent &event = located.event;
    if (event.kind == Kind::PlaybookStart) {
        startRun(located.line);
    } else if (event.kind == Kind::PlayStart) {
        m_isAdHoc = event.name == u"Ansible Ad-Hoc";
    }
    const TreePlace place = m_tree.apply(event).place;
    if (event.kind == Kind::HostResult) {
        endHost(located, place);
    } else if (event.kind == Kind::ItemResult && event.status == HostStatus::Failed) {
        m_items.push_back({.line = located.line, .message = event.message, .place = place});
    } else if (event.kind == Kind::Stats) {
        endRun(located);
    }
}

void FailureCollector::startRun(qint64 line)
{
    settle();
    m_tree = ansible::RunTree();
    m_isAdHoc = false;
    m_outline.hasAnsible = true;
    m_outline.runs.push_back({.firstLine = line});
}

void FailureCollector::endHost(const LocatedEvent &located, const TreePlace &place)
{
    const RunEvent &event = located.event;
    if (isFailed(event.status)) {
        add(located, place);
    } else if (m_isAdHoc) {
        // Without a playbook there is no recap: a host that answers later is well.
        for (const int earlier : m_adHoc.take(event.host)) {
            m_outline.failures[static_cast<std::size_t>(earlier)].told.status = HostStatus::Ignored;
        }
    }
    std::erase_if(m_items, [&](const Item &item) { return item.place == place; });
}

void FailureCollector::add(const LocatedEvent &located, const TreePlace &place)
{
    const RunEvent &event = located.event;
    const auto known = std::ranges::find(m_open, place, &std::pair<TreePlace, int>::first);
    const int index = known != m_open.end() ? known->second : static_cast<int>(m_outline.failures.size());
    if (known == m_open.end()) {
        OutlinedFailure failure;
        const ansible::TaskRun *const task = m_tree.task(place);
        failure.told.task = !task ? QString() : task->role.isEmpty() ? task->name : task->role + u" : "_s + task->name;
        failure.told.host = event.host;
        failure.told.message = event.message;
        failure.told.line = located.line;
        failure.told.status = event.status;
        failure.run = static_cast<int>(m_outline.runs.size()) - 1;
        failure.play = place.play * 1'000'000 + place.batch;
        failure.section = m_sections.value(located.line, place.task);
        m_outline.failures.push_back(failure);
        m_open.emplace_back(place, index);
        if (m_isAdHoc) {
            m_adHoc[event.host].append(index);
        }
    }
    OutlinedFailure &failure = m_outline.failures[static_cast<std::size_t>(index)];
    m_outline.failureAt.insert(located.line, index);
    for (const Item &item : m_items) {
        if (item.place == place) {
            m_outline.failureAt.insert(item.line, index);
            failure.told.message = saysNothing(failure.told.message) ? item.message : failure.told.message;
        }
    }
}

void FailureCollector::endRun(const LocatedEvent &recap)
{
    if (m_outline.runs.empty()) {
        return;
    }
    OutlinedRun &run = m_outline.runs.back();
    const auto &tallies = recap.event.tallies;
    run.recapLine = recap.line;
    run.isClean = !tallies.isEmpty() && std::ranges::all_of(tallies, [](const ansible::HostTally &tally) {
        return tally.failed == 0 && tally.unreachable == 0;
    });
    m_outline.recap = tallies;
}

/// The tree knows now which failures did no harm.
void FailureCollector::settle()
{
    const std::size_t first = m_open.empty() ? 0 : static_cast<std::size_t>(m_open.front().second);
    for (const auto &[place, index] : m_open) {
        const ansible::HostRun *const host = m_tree.host(place);
        FailedTask &told = m_outline.failures[static_cast<std::size_t>(index)].told;
        if (host && isFailed(host->status) && told.status != HostStatus::Ignored) {
            told.status = host->status;
        }
    }
    if (!m_open.empty()) {
        markPreludes(first);
    }
    m_open.clear();
    m_items.clear();
}

/// A rescue block often ends in a task that fails with a word of its own ("Failed to drain node x"); the reason stands
/// in what was rescued.
void FailureCollector::markPreludes(std::size_t first)
{
    auto &failures = m_outline.failures;
    for (std::size_t i = first; i < failures.size(); ++i) {
        OutlinedFailure &rescued = failures[i];
        if (rescued.told.status != HostStatus::Rescued) {
            continue;
        }
        const auto next = std::find_if(failures.begin() + static_cast<std::ptrdiff_t>(i) + 1, failures.end(),
                                       [&](const OutlinedFailure &later) {
                                           return later.told.host == rescued.told.host && isHarmful(later.told.status);
                                       });
        rescued.isPrelude = next != failures.end() && next->run == rescued.run && next->play == rescued.play &&
                            roleOf(*next) == roleOf(rescued) && next->section - rescued.section <= longestRescue;
    }
}

void FailureCollector::finish()
{
    settle();
    // A host of another batch can have ended between the lines of one: in the log's order again.
    std::vector<int> order(m_outline.failures.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = static_cast<int>(i);
    }
    std::ranges::stable_sort(order, {},
                             [this](int i) { return m_outline.failures[static_cast<std::size_t>(i)].told.line; });
    std::vector<OutlinedFailure> sorted;
    std::vector<int> places(order.size());
    for (const int i : order) {
        places[static_cast<std::size_t>(i)] = static_cast<int>(sorted.size());
        sorted.push_back(std::move(m_outline.failures[static_cast<std::size_t>(i)]));
    }
    m_outline.failures = std::move(sorted);
    for (int &index : m_outline.failureAt) {
        index = places[static_cast<std::size_t>(index)];
    }
}

} // namespace kubemori::advice
