// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"

#include <vector>

namespace kubemori::ansible {

/// An item of a loop on a host.
struct ItemRun
{
    QString item;
    HostStatus status = HostStatus::Ok;
    QString message;

    bool operator==(const ItemRun &) const = default;
};

/// A task on one host.
struct HostRun
{
    QString host;
    HostStatus status = HostStatus::Running;
    qint64 startMs = 0; ///< UTC, ms since 1970; 0: not known
    qint64 endMs = 0;   ///< 0: it is under way
    QString message;
    QString delegatedTo;
    std::optional<int> exitCode;
    int attempts = 0;
    int retries = 0;
    bool isCensored = false;
    std::vector<ItemRun> items;
};

struct TaskRun
{
    QString id;
    QString name;
    QString action;
    QString role;
    QString path; ///< "file:line"
    bool isHandler = false;
    qint64 startMs = 0;
    qint64 endMs = 0;           ///< of its last host so far; 0: none has ended
    std::vector<HostRun> hosts; ///< in the order in which they were first heard of
};

/// The hosts that a play works on at the same time (`serial`); the only one of most plays.
struct BatchRun
{
    QStringList hosts;
    qint64 startMs = 0;
    std::vector<TaskRun> tasks;
};

struct PlayRun
{
    QString id;
    QString name;
    std::vector<BatchRun> batches;
};

/// Where something is in a tree; -1: not so deep.
struct TreePlace
{
    int play = -1;
    int batch = -1;
    int task = -1;
    int host = -1;

    bool operator==(const TreePlace &) const = default;
};

/// Whether two places are in the same batch of the same play.
[[nodiscard]] bool isSameBatch(const TreePlace &one, const TreePlace &other);
[[nodiscard]] bool isFailure(HostStatus status);
/// Takes what an event tells of a host beside its status: an event seldom carries all, so only what is not known yet,
/// or became larger.
void takeDetails(HostRun &run, const RunEvent &event);
/// Counts a status `by` times as ansible does: what changed or is ignored is also "ok".
void count(HostTally &tally, HostStatus status, int by);

} // namespace kubemori::ansible
