// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_tree.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace kubemori::ansible {

namespace {

using Kind = RunEvent::Kind;
using What = TreeChange::What;

template<class Things> auto at(Things &things, int index) -> decltype(things.data())
{
    return index >= 0 && static_cast<std::size_t>(index) < things.size() ? &things[static_cast<std::size_t>(index)]
                                                                         : nullptr;
}

int lastOf(const auto &things)
{
    return static_cast<int>(things.size()) - 1;
}

quint64 keyOf(int task, int host)
{
    return static_cast<quint64>(task) << 32U | static_cast<quint32>(host);
}

/// ansible's recap leaves out what only includes other tasks.
bool isInclude(const QString &action)
{
    const QStringView name = QStringView(action).sliced(action.lastIndexOf(u'.') + 1);
    return name == u"include_tasks" || name == u"include_role" || name == u"include";
}

} // namespace

TreeChange RunTree::apply(const RunEvent &event)
{
    switch (event.kind) {
    case Kind::PlaybookStart:
        m_playbook = m_playbook.isEmpty() ? event.name : m_playbook;
        m_ansibleVersion = m_ansibleVersion.isEmpty() ? event.ansibleVersion : m_ansibleVersion;
        return {};
    case Kind::PlayStart:
        return startPlay(event);
    case Kind::TaskStart:
        return startTask(event);
    case Kind::HostStart:
    case Kind::HostResult:
    case Kind::ItemResult:
    case Kind::Retry:
    case Kind::AsyncPoll:
        return changeHost(event);
    case Kind::Stats:
        return finish(event);
    case Kind::Include:
    case Kind::HandlerNotified:
    case Kind::NoHostsMatched:
    case Kind::NoHostsRemaining:
        return {};
    }
    return {};
}

TreeChange RunTree::startPlay(const RunEvent &event)
{
    TreeChange change;
    if (m_plays.empty() || m_plays.back().id != event.id) {
        change.what = What::PlayAdded;
        m_plays.push_back({.id = event.id, .name = event.name, .batches = {}});
    }
    addBatch(event, change);
    return change;
}

void RunTree::addBatch(const RunEvent &event, TreeChange &change)
{
    if (m_plays.empty()) {
        change.what = What::PlayAdded;
        m_plays.emplace_back();
    } else if (change.what == What::Nothing) {
        change.what = What::BatchAdded;
    }
    auto &batches = m_plays.back().batches;
    batches.push_back({.hosts = event.hosts, .startMs = event.timeMs, .tasks = {}});
    change.place = {.play = lastOf(m_plays), .batch = lastOf(batches), .task = -1, .host = -1};
}

TreeChange RunTree::startTask(const RunEvent &event)
{
    TreeChange change;
    const auto known = m_tasks.constFind(event.id);
    if (known != m_tasks.cend()) {
        Started &started = m_started[static_cast<std::size_t>(*known)];
        // With `strategy: free` a task starts for each host by itself; handlers start at each flush. Which of them it
        // is shows with the next host.
        if (started.place.play == lastOf(m_plays) && started.place.batch == lastOf(m_plays.back().batches)) {
            started.isRestarted = true;
            m_current = started.place;
            return change;
        }
    }
    (void)addTask(event, change);
    return change;
}

int RunTree::addTask(const RunEvent &event, TreeChange &change)
{
    if (m_plays.empty()) {
        addBatch({}, change);
    }
    const int number = lastOf(m_started) + 1;
    const TreePlace place{.play = lastOf(m_plays),
                          .batch = lastOf(m_plays.back().batches),
                          .task = static_cast<int>(m_plays.back().batches.back().tasks.size()),
                          .host = -1};
    TaskRun task;
    task.id = event.id;
    task.startMs = event.timeMs;
    if (event.kind == Kind::TaskStart) {
        task.name = event.name;
        task.action = event.action;
        task.role = event.role;
        task.path = event.path;
        task.isHandler = event.isHandler;
    }
    m_plays.back().batches.back().tasks.push_back(std::move(task));
    m_started.push_back({.place = place, .previous = m_tasks.value(event.id, -1)});
    m_tasks.insert(event.id, number);
    m_current = place;
    change.what = change.what == What::Nothing ? What::TaskAdded : change.what;
    change.place = place;
    return number;
}

int RunTree::numberOf(const QString &host)
{
    const auto known = m_hostNumbers.constFind(host);
    if (known != m_hostNumbers.cend()) {
        return *known;
    }
    const int number = static_cast<int>(m_hosts.size());
    m_hostNumbers.insert(host, number);
    m_hosts.emplace_back();
    return number;
}

bool RunTree::isAgain(const RunEvent &event, int task, int host) const
{
    const Started &started = m_started[static_cast<std::size_t>(task)];
    const auto run = m_hostRuns.constFind(keyOf(task, host));
    if (run != m_hostRuns.cend()) {
        const auto &hosts = this->task(started.place)->hosts;
        return event.kind == Kind::HostStart && hosts[static_cast<std::size_t>(*run)].status != HostStatus::Running;
    }
    // A host that is new to the task and has already been at later ones: hosts go through tasks in order.
    const TreePlace &last = m_hosts[static_cast<std::size_t>(host)].last;
    return started.isRestarted && isSameBatch(last, started.place) && last.task > started.place.task;
}

int RunTree::addTaskAgain(const RunEvent &event, int task, TreeChange &change)
{
    const TaskRun &earlier = taskAt(m_started[static_cast<std::size_t>(task)].place);
    RunEvent start;
    start.kind = Kind::TaskStart;
    start.timeMs = event.timeMs;
    start.id = earlier.id;
    start.name = earlier.name;
    start.action = earlier.action;
    start.role = earlier.role;
    start.path = earlier.path;
    start.isHandler = earlier.isHandler;
    return addTask(start, change);
}

int RunTree::taskFor(const RunEvent &event, int host, TreeChange &change)
{
    const int newest = m_tasks.value(event.id, -1);
    if (newest < 0) {
        return addTask(event, change);
    }
    // A host may still be at an earlier one of the same id, while others are at it again.
    for (int task = newest; task >= 0; task = m_started[static_cast<std::size_t>(task)].previous) {
        const auto run = m_hostRuns.constFind(keyOf(task, host));
        if (run != m_hostRuns.cend() &&
            taskAt(m_started[static_cast<std::size_t>(task)].place).hosts[static_cast<std::size_t>(*run)].status ==
                HostStatus::Running) {
            return task;
        }
        if (run != m_hostRuns.cend() || !isSameBatch(m_started[static_cast<std::size_t>(task)].place, m_current)) {
            break;
        }
    }
    return isAgain(event, newest, host) ? addTaskAgain(event, newest, change) : newest;
}

TreeChange RunTree::changeHost(const RunEvent &event)
{
    TreeChange change;
    const int host = numberOf(event.host);
    const int task = taskFor(event, host, change);
    TreePlace place = m_started[static_cast<std::size_t>(task)].place;
    auto &hosts = taskAt(place).hosts;
    const quint64 key = keyOf(task, host);
    const auto known = m_hostRuns.constFind(key);
    if (known == m_hostRuns.cend()) {
        change.what = change.what == What::Nothing ? What::HostAdded : change.what;
        m_hostRuns.insert(key, static_cast<int>(hosts.size()));
        hosts.emplace_back();
        hosts.back().host = event.host;
        hosts.back().startMs = event.kind == Kind::HostStart ? event.timeMs : 0;
        place.host = lastOf(hosts);
    } else {
        change.what = What::HostChanged;
        place.host = *known;
    }
    change.place = place;
    change.rescued = rescue(host, place);
    m_hosts[static_cast<std::size_t>(host)].last = place;
    update(hosts[static_cast<std::size_t>(place.host)], event, host, place);
    return change;
}

void RunTree::update(HostRun &run, const RunEvent &event, int host, const TreePlace &place)
{
    if (event.kind == Kind::HostResult) {
        endOn(run, event, host, place);
        return;
    }
    if (event.kind == Kind::ItemResult) {
        run.items.push_back(
            {.item = event.item, .status = event.status, .message = event.isCensored ? QString() : event.message});
        return;
    }
    if (event.kind != Kind::HostStart) {
        takeDetails(run, event);
    }
}

void RunTree::endOn(HostRun &run, const RunEvent &event, int host, const TreePlace &place)
{
    HostTrack &track = m_hosts[static_cast<std::size_t>(host)];
    TaskRun &task = taskAt(place);
    const bool isCounted = !isInclude(task.action);
    if (isCounted) {
        count(track.tally, run.status, -1); // told twice: only the last word counts
        count(track.tally, event.status, 1);
    }
    const bool wasFailure = isFailure(run.status);
    run.status = event.status;
    if (event.status == HostStatus::Ignored) { // whoever told the items may not have known it yet
        for (ItemRun &item : run.items) {
            item.status = item.status == HostStatus::Failed ? HostStatus::Ignored : item.status;
        }
    }
    run.endMs = std::max(event.timeMs, run.startMs);
    takeDetails(run, event);
    task.endMs = std::max(task.endMs, event.timeMs);
    if (isFailure(run.status)) {
        m_guess.fail(host, place);
        if (!wasFailure) {
            m_failures.push_back(place);
        }
    }
}

TreePlace RunTree::rescue(int host, const TreePlace &now)
{
    const TreePlace failure = m_guess.goOn(host, now, taskAt(now).isHandler);
    if (failure.play < 0 || !isFailure(hostAt(failure).status)) {
        return {};
    }
    setStatus(failure, RescueGuess::harmless(hostAt(failure).status));
    return failure;
}

void RunTree::setStatus(const TreePlace &place, HostStatus status)
{
    HostRun &run = hostAt(place);
    HostTally &tally = m_hosts[static_cast<std::size_t>(numberOf(run.host))].tally;
    count(tally, run.status, -1);
    count(tally, status, 1);
    run.status = status;
}

TreeChange RunTree::finish(const RunEvent &event)
{
    m_isFinished = true;
    m_current = {};
    m_tallies = event.tallies;
    QHash<QString, std::vector<TreePlace>> failures;
    for (const TreePlace &place : m_failures) {
        failures[hostAt(place).host].push_back(place);
    }
    for (const auto &[host, places] : failures.asKeyValueRange()) {
        const auto tally = m_tallies.constFind(host);
        if (tally != m_tallies.cend()) {
            correct(*tally, places);
        }
    }
    return {.what = What::Finished, .place = {}, .rescued = {}};
}

void RunTree::correct(const HostTally &tally, const std::vector<TreePlace> &failures)
{
    std::vector<RescueGuess::Verdict> guessed;
    std::ranges::transform(failures, std::back_inserter(guessed), [this](const TreePlace &place) {
        return RescueGuess::Verdict{.place = place, .status = hostAt(place).status};
    });
    for (const RescueGuess::Verdict &verdict : RescueGuess::corrected(guessed, tally)) {
        setStatus(verdict.place, verdict.status);
    }
}

const PlayRun *RunTree::play(const TreePlace &place) const
{
    return at(m_plays, place.play);
}

const BatchRun *RunTree::batch(const TreePlace &place) const
{
    const PlayRun *const found = play(place);
    return found == nullptr ? nullptr : at(found->batches, place.batch);
}

const TaskRun *RunTree::task(const TreePlace &place) const
{
    const BatchRun *const found = batch(place);
    return found == nullptr ? nullptr : at(found->tasks, place.task);
}

const HostRun *RunTree::host(const TreePlace &place) const
{
    const TaskRun *const found = task(place);
    return found == nullptr ? nullptr : at(found->hosts, place.host);
}

std::vector<TreePlace> RunTree::failures() const
{
    std::vector<TreePlace> result;
    std::ranges::copy_if(m_failures, std::back_inserter(result),
                         [this](const TreePlace &place) { return isFailure(host(place)->status); });
    return result;
}

std::vector<TreePlace> RunTree::unfinished() const
{
    std::vector<TreePlace> result;
    for (const HostTrack &track : m_hosts) {
        // Only where the host was heard of last: it does one task at a time, an older one without an end was lost.
        if (const HostRun *const run = host(track.last); run != nullptr && run->status == HostStatus::Running) {
            result.push_back(track.last);
        }
    }
    std::ranges::stable_sort(
        result, {}, [](const TreePlace &place) { return std::tie(place.play, place.batch, place.task, place.host); });
    return result;
}

QMap<QString, HostTally> RunTree::tallies() const
{
    if (m_isFinished) {
        return m_tallies;
    }
    QMap<QString, HostTally> result;
    for (const auto &[host, number] : m_hostNumbers.asKeyValueRange()) {
        const HostTally &tally = m_hosts[static_cast<std::size_t>(number)].tally;
        if (tally != HostTally{}) {
            result.insert(host, tally);
        }
    }
    return result;
}

TaskRun &RunTree::taskAt(const TreePlace &place)
{
    return m_plays[static_cast<std::size_t>(place.play)]
        .batches[static_cast<std::size_t>(place.batch)]
        .tasks[static_cast<std::size_t>(place.task)];
}

HostRun &RunTree::hostAt(const TreePlace &place)
{
    return taskAt(place).hosts[static_cast<std::size_t>(place.host)];
}

} // namespace kubemori::ansible
