// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_comparison.hpp"

#include <algorithm>
#include <list>

namespace kubemori::ansible {

namespace {

/// Never in a name: they are free of control characters.
constexpr QChar separator(u'\n');

/// What one run says of a task.
struct Measured
{
    QString key;
    const PlayRun *play = nullptr;
    const TaskRun *task = nullptr;
    qint64 tookMs = 0;
    int changed = 0;
    int failed = 0;
};

QString keyOf(const PlayRun &play, const TaskRun &task)
{
    return play.name + separator + task.role + separator + task.name;
}

/// Where its last host's end is not known (a log without times in its lines), the start of the next one.
qint64 durationOf(const BatchRun &batch, std::size_t index)
{
    const TaskRun &task = batch.tasks[index];
    const qint64 next = index + 1 < batch.tasks.size() ? batch.tasks[index + 1].startMs : 0;
    const qint64 end = task.endMs > 0 ? task.endMs : next;
    return task.startMs > 0 ? std::max<qint64>(0, end - task.startMs) : 0;
}

void addHosts(Measured &measured, const TaskRun &task)
{
    for (const HostRun &host : task.hosts) {
        measured.changed += host.status == HostStatus::Changed ? 1 : 0;
        measured.failed += host.status == HostStatus::Failed || host.status == HostStatus::Unreachable ? 1 : 0;
    }
}

std::vector<Measured> measure(const RunTree &run)
{
    std::vector<Measured> result;
    QHash<QString, int> plays;
    for (const PlayRun &play : run.plays()) {
        const QString which = QString::number(++plays[play.name]) + separator;
        QHash<QString, std::size_t> places;
        for (const BatchRun &batch : play.batches) {
            QHash<QString, int> occurrences;
            for (std::size_t i = 0; i < batch.tasks.size(); ++i) {
                const QString name = keyOf(play, batch.tasks[i]);
                const QString key = which + name + separator + QString::number(++occurrences[name]);
                auto place = places.find(key);
                if (place == places.end()) {
                    place = places.insert(key, result.size());
                    result.push_back({.key = key, .play = &play, .task = &batch.tasks[i]});
                }
                result[*place].tookMs += durationOf(batch, i);
                addHosts(result[*place], batch.tasks[i]);
            }
        }
    }
    return result;
}

TaskComparison named(const Measured &measured)
{
    TaskComparison comparison;
    comparison.play = measured.play->name;
    comparison.task = measured.task->name;
    comparison.role = measured.task->role;
    return comparison;
}

/// A start of a task, in the order of a run.
struct Start
{
    QString key;
    qint64 atMs = 0;
};

std::vector<Start> startsOf(const RunTree &run)
{
    std::vector<Start> starts;
    for (const PlayRun &play : run.plays()) {
        for (const BatchRun &batch : play.batches) {
            for (const TaskRun &task : batch.tasks) {
                if (task.startMs > 0) {
                    starts.push_back({.key = keyOf(play, task), .atMs = task.startMs});
                }
            }
        }
    }
    return starts;
}

qint64 endOf(const RunTree &run)
{
    qint64 end = 0;
    for (const PlayRun &play : run.plays()) {
        for (const BatchRun &batch : play.batches) {
            for (const TaskRun &task : batch.tasks) {
                end = std::max({end, task.startMs, task.endMs});
            }
        }
    }
    return end;
}

/// How much slower this run is than the past one. Both times are of the same tasks. Little was seen at the beginning,
/// so the past pace has a weight of its own, and nothing moves the estimate without bounds.
double paceOf(qint64 nowMs, qint64 pastMs)
{
    constexpr double weightMs = 60'000;
    constexpr double fastest = 0.2;
    constexpr double slowest = 5;
    return std::clamp((static_cast<double>(nowMs) + weightMs) / (static_cast<double>(pastMs) + weightMs), fastest,
                      slowest);
}

} // namespace

QList<TaskComparison> compareRuns(const RunTree &older, const RunTree &newer)
{
    std::list<TaskComparison> rows;
    QHash<QString, std::list<TaskComparison>::iterator> places;
    for (const Measured &measured : measure(newer)) {
        TaskComparison comparison = named(measured);
        comparison.newMs = measured.tookMs;
        comparison.newChanged = measured.changed;
        comparison.newFailed = measured.failed;
        places.insert(measured.key, rows.insert(rows.end(), comparison));
    }
    auto next = rows.begin(); // what only the older run had goes before this one
    for (const Measured &measured : measure(older)) {
        const auto place = places.constFind(measured.key);
        const auto row = place != places.cend() ? *place : rows.insert(next, named(measured));
        row->oldMs = measured.tookMs;
        row->oldChanged = measured.changed;
        row->oldFailed = measured.failed;
        next = std::next(row);
    }
    return {rows.begin(), rows.end()};
}

RunPace::RunPace(const RunTree &past)
{
    const std::vector<Start> starts = startsOf(past);
    const qint64 end = endOf(past);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const qint64 next = i + 1 < starts.size() ? starts[i + 1].atMs : end;
        m_steps[starts[i].key].push_back({.leftMs = std::max<qint64>(0, end - starts[i].atMs),
                                          .tookMs = std::max<qint64>(0, next - starts[i].atMs)});
    }
    m_totalMs = starts.empty() ? 0 : std::max<qint64>(0, end - starts.front().atMs);
}

std::optional<qint64> RunPace::remainingMs(const RunTree &run, qint64 nowMs) const
{
    if (run.isFinished()) {
        return 0;
    }
    const std::vector<Start> starts = startsOf(run);
    QHash<QString, std::size_t> occurrences;
    qint64 presentMs = 0; // of the tasks that are over and were in the past run
    qint64 pastMs = 0;
    const Step *current = nullptr;
    bool isUnderWay = false; ///< `current` is what runs now, not one before it
    qint64 elapsed = 0;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const auto steps = m_steps.constFind(starts[i].key);
        isUnderWay = false;
        if (steps == m_steps.cend()) {
            continue; // new since then: it says nothing of the pace
        }
        // More batches than last time: the last of them is the nearest.
        const std::size_t which = std::min(occurrences[starts[i].key]++, steps->size() - 1);
        current = &(*steps)[which];
        isUnderWay = i + 1 == starts.size();
        elapsed = std::max<qint64>(0, (isUnderWay ? nowMs : starts[i + 1].atMs) - starts[i].atMs);
        presentMs += isUnderWay ? 0 : elapsed;
        pastMs += isUnderWay ? 0 : current->tookMs;
    }
    if (current == nullptr || m_totalMs <= 0) {
        return std::nullopt;
    }
    const double pace = paceOf(presentMs, pastMs);
    const double after = static_cast<double>(current->leftMs - current->tookMs) * pace;
    const double here =
        isUnderWay ? std::max(0.0, static_cast<double>(current->tookMs) * pace - static_cast<double>(elapsed)) : 0;
    return static_cast<qint64>(after + here);
}

} // namespace kubemori::ansible
