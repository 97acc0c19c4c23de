// SPDX-License-Identifier: GPL-3.0-or-later
// LogReader: plays, tasks and what hosts did.
#include "ansible/event_text.hpp"
#include "ansible/log_reader.hpp"
#include "ansible/result_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

using Kind = RunEvent::Kind;

/// Of the items of a loop the worst counts, as for ansible.
int weight(HostStatus status)
{
    switch (status) {
    case HostStatus::Failed:
    case HostStatus::Unreachable:
        return 3;
    case HostStatus::Changed:
        return 2;
    case HostStatus::Ok:
        return 1;
    default:
        return 0;
    }
}

} // namespace

RunEvent LogReader::make(RunEvent::Kind kind, const QString &host) const
{
    RunEvent event;
    event.kind = kind;
    event.timeMs = m_timeMs;
    event.host = host;
    return event;
}

void LogReader::tell(RunEvent event, qint64 line)
{
    (m_openPlay ? m_waiting : m_found).push_back({.event = std::move(event), .line = line});
}

void LogReader::startPlay(const QString &name)
{
    endSection();
    settlePlay({});
    if (m_mode != Mode::Playbook) {
        endRun();
        startRun();
    }
    RunEvent event = make(Kind::PlayStart);
    event.name = name;
    m_openPlay = LocatedEvent{.event = event, .line = m_line};
    m_tasks.clear();
    m_lastTasks.clear();
    m_task = -1;
}

/// A banner of the same name is another batch when its hosts are others; else it is another play.
void LogReader::settlePlay(const QString &host)
{
    if (!m_openPlay) {
        return;
    }
    LocatedEvent play = std::move(*m_openPlay);
    m_openPlay.reset();
    const bool isBatch =
        !host.isEmpty() && !m_playId.isEmpty() && play.event.name == m_playName && !m_playHosts.contains(host);
    if (!isBatch) {
        m_playId = u"p"_s + QString::number(++m_plays);
        m_playName = play.event.name;
        m_playHosts.clear();
    }
    play.event.id = m_playId;
    m_found.push_back(std::move(play));
    for (LocatedEvent &waiting : std::exchange(m_waiting, {})) {
        m_found.push_back(std::move(waiting));
    }
}

void LogReader::startTask(const OutputLine &line)
{
    endSection();
    if (m_mode == Mode::Outside || m_mode == Mode::AdHoc) {
        endRun();
        startRun();
    }
    RunEvent event = make(Kind::TaskStart);
    event.isHandler = line.kind == OutputLine::Kind::Handler;
    event.name = line.name;
    const qsizetype colon = line.name.indexOf(u" : ");
    if (colon > 0 && !QStringView(line.name).first(colon).contains(u' ')) {
        event.role = line.name.first(colon);
        event.name = line.name.sliced(colon + 3);
    }
    m_openTask = LocatedEvent{.event = event, .line = m_line};
    m_task = -1;
}

/// With `strategy: free` the banner of a task comes again for each host that gets to it. Hosts go through tasks in
/// order: one that has not been further yet is at the same task, any other at another one of that name.
void LogReader::settleTask(const QString &host)
{
    if (!m_openTask) {
        return;
    }
    LocatedEvent start = std::move(*m_openTask);
    m_openTask.reset();
    const RunEvent &event = start.event;
    const auto isIt = [&](const Task &task) {
        return task.banner == event.name && task.role == event.role && task.isHandler == event.isHandler &&
               !task.hosts.contains(host);
    };
    const auto from = m_tasks.begin() + std::max(0, m_lastTasks.value(host, 0));
    if (const auto same = std::find_if(from, m_tasks.end(), isIt); !host.isEmpty() && same != m_tasks.end()) {
        m_task = static_cast<int>(same - m_tasks.begin());
        return;
    }
    addTask(std::move(start));
}

void LogReader::addTask(LocatedEvent start)
{
    start.event.id = u"t"_s + QString::number(++m_taskNumber);
    m_task = static_cast<int>(m_tasks.size());
    m_tasks.push_back({.id = start.event.id,
                       .banner = start.event.name,
                       .role = start.event.role,
                       .isHandler = start.event.isHandler,
                       .hosts = {}});
    tell(std::move(start.event), start.line);
}

/// Everything that concerns a host goes through here first: it knows the task then.
void LogReader::arrive(const QString &host)
{
    if (m_mode == Mode::Outside) {
        startRun(); // the beginning of the log is missing
    }
    settlePlay(host);
    settleTask(host);
    if (m_task < 0) {
        addTask({.event = make(Kind::TaskStart), .line = m_line});
    }
    m_playHosts.insert(host);
    m_lastTasks.insert(host, m_task);
}

void LogReader::endOn(RunEvent event, qint64 line)
{
    Task &task = m_tasks[static_cast<std::size_t>(m_task)];
    task.hosts.insert(event.host);
    event.id = task.id;
    m_items.remove(event.host);
    tell(std::move(event), line);
}

void LogReader::endHost(const OutputLine &line)
{
    arrive(line.host);
    RunEvent event = make(Kind::HostResult, line.host);
    event.status = line.status;
    event.delegatedTo = line.delegatedTo;
    if (line.status == HostStatus::Failed || line.status == HostStatus::Unreachable) {
        hold(std::move(event), line.message);
        return;
    }
    const ResultText said = readResultText(line.message, false);
    event.message = said.message;
    event.exitCode = said.exitCode;
    event.isCensored = said.isCensored;
    endOn(std::move(event), m_line);
}

void LogReader::endItem(const OutputLine &line)
{
    arrive(line.host);
    RunEvent event = make(Kind::ItemResult, line.host);
    event.id = m_tasks[static_cast<std::size_t>(m_task)].id;
    event.status = line.status;
    event.item = line.item;
    event.delegatedTo = line.delegatedTo;
    if (line.status == HostStatus::Failed) {
        hold(std::move(event), line.message);
        return;
    }
    noteItem(event, m_line);
    tell(std::move(event), m_line);
}

void LogReader::noteItem(const RunEvent &event, qint64 line)
{
    Items &items = m_items[event.host];
    items.number = ++m_itemNumber;
    items.line = line;
    items.timeMs = event.timeMs;
    items.delegatedTo = event.delegatedTo;
    if (weight(event.status) > weight(items.status)) {
        items.status = event.status;
        items.message = event.message;
        items.exitCode = event.exitCode;
    }
}

void LogReader::startAdHoc()
{
    endRun();
    startRun();
    m_mode = Mode::AdHoc;
    m_playId = u"p"_s + QString::number(++m_plays);
    RunEvent play = make(Kind::PlayStart);
    play.id = m_playId;
    play.name = u"Ansible Ad-Hoc"_s; // as ansible itself calls it
    tell(std::move(play), m_line);
    addTask({.event = make(Kind::TaskStart), .line = m_line});
}

void LogReader::endAdHoc(const OutputLine &line)
{
    if (m_mode == Mode::Playbook || m_mode == Mode::Recap) {
        return; // the output of some module
    }
    releaseHeld();
    if (m_mode == Mode::Outside || m_tasks.empty() || m_tasks.back().hosts.contains(line.host)) {
        startAdHoc();
    }
    arrive(line.host);
    RunEvent event = make(Kind::HostResult, line.host);
    event.status = line.status;
    event.exitCode = line.exitCode;
    hold(std::move(event), line.message);
    m_isHeldRaw = line.exitCode.has_value();
}

void LogReader::retry(const OutputLine &line)
{
    if (line.host.isEmpty()) {
        return; // old versions do not say whose it is
    }
    arrive(line.host);
    RunEvent event = make(Kind::Retry, line.host);
    event.id = m_tasks[static_cast<std::size_t>(m_task)].id;
    int &most = m_retries[line.host];
    most = std::max(most, line.retriesLeft + 1);
    event.retries = most;
    event.attempts = most - line.retriesLeft;
    tell(std::move(event), m_line);
}

void LogReader::include(const OutputLine &line)
{
    const QStringList hosts = line.message.split(u", "_s, Qt::SkipEmptyParts);
    if (hosts.isEmpty()) {
        return;
    }
    arrive(hosts.front());
    RunEvent event = make(Kind::Include);
    event.id = m_tasks[static_cast<std::size_t>(m_task)].id;
    event.name = line.name;
    event.hosts = hosts;
    tell(event, m_line);
    for (const QString &host : hosts) {
        arrive(host);
        if (!line.item.isEmpty()) {
            RunEvent item = make(Kind::ItemResult, host);
            item.id = event.id;
            item.item = line.item;
            tell(std::move(item), m_line);
        }
        endOn(make(Kind::HostResult, host), m_line);
    }
}

void LogReader::hold(RunEvent event, const QString &dump)
{
    m_held = LocatedEvent{.event = std::move(event), .line = m_line};
    m_heldText = dump;
    m_isHeldRaw = false;
}

void LogReader::releaseHeld()
{
    if (!m_held) {
        return;
    }
    LocatedEvent held = std::move(*m_held);
    m_held.reset();
    RunEvent &event = held.event;
    if (m_isHeldRaw) {
        event.message = cut(m_heldText.trimmed(), longestMessage);
    } else {
        const bool isGood = event.status == HostStatus::Ok || event.status == HostStatus::Changed ||
                            event.status == HostStatus::Skipped;
        const ResultText said = readResultText(m_heldText, !isGood);
        event.message = said.message;
        event.exitCode = said.exitCode;
        event.isCensored = said.isCensored;
    }
    m_heldText.clear();
    if (event.kind == Kind::ItemResult) {
        noteItem(event, held.line);
        tell(std::move(event), held.line);
        return;
    }
    m_lastFailure = event.host;
    endOn(std::move(event), held.line);
}

/// "...ignoring" names no host: it is the one whose failure was told right before, or whose last item was.
void LogReader::ignore()
{
    if (m_held && m_held->event.kind == Kind::HostResult) {
        m_held->event.status = HostStatus::Ignored;
        releaseHeld();
        return;
    }
    releaseHeld();
    auto chosen = m_items.constEnd();
    for (auto items = m_items.constBegin(); items != m_items.constEnd(); ++items) {
        const bool isLater = chosen == m_items.constEnd() || items->number > chosen->number;
        chosen = items->status == HostStatus::Failed && isLater ? items : chosen;
    }
    const bool hasItems = chosen != m_items.constEnd();
    if (m_task < 0 || (!hasItems && m_lastFailure.isEmpty())) {
        return;
    }
    RunEvent event = make(Kind::HostResult, hasItems ? chosen.key() : m_lastFailure);
    event.status = HostStatus::Ignored;
    if (hasItems) {
        event.message = chosen->message;
        event.exitCode = chosen->exitCode;
        event.delegatedTo = chosen->delegatedTo;
    }
    endOn(std::move(event), hasItems ? chosen->line : m_line);
}

void LogReader::endSection()
{
    releaseHeld();
    std::vector<std::pair<QString, Items>> loops;
    for (const auto &[host, items] : m_items.asKeyValueRange()) {
        loops.emplace_back(host, items);
    }
    std::ranges::sort(loops, {}, [](const auto &loop) { return loop.second.number; });
    for (const auto &[host, items] : loops) {
        RunEvent event = make(Kind::HostResult, host);
        event.timeMs = items.timeMs;
        event.status = items.status;
        event.message = items.message;
        event.exitCode = items.exitCode;
        event.delegatedTo = items.delegatedTo;
        endOn(std::move(event), items.line);
    }
    settleTask({});
    m_items.clear();
    m_retries.clear();
    m_lastFailure.clear();
}

} // namespace kubemori::ansible
