// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/operation_record.hpp"

namespace kubemori::fleet {

using operation::Outcome;
using operation::Standing;

namespace {

OperationRecord recordOf(const operation::PastOperation &past)
{
    const operation::JournalContents &contents = *past.contents;
    return {.id = past.id,
            .kind = contents.plan.kind,
            .standing = past.standing,
            .outcome = contents.finished ? contents.finished->outcome : Outcome::Unknown,
            .begunAt = contents.begunAt,
            .lastAt = contents.lastAt,
            .needsAttention = past.needsAttention()};
}

} // namespace

bool OperationRecord::isTrouble() const
{
    if (standing == Standing::Running) {
        return false;
    }
    const bool rests = standing == Standing::Ended && outcome == Outcome::Suspended;
    return standing == Standing::CutOff || standing == Standing::Left || outcome == Outcome::Failed ||
           outcome == Outcome::Unknown || (needsAttention && !rests);
}

QHash<QString, QList<OperationRecord>> operationsByCluster(const QString &root, int limit, const std::stop_token &stop)
{
    QHash<QString, QList<OperationRecord>> records;
    for (const operation::PastOperation &past : operation::listOperations(root, {}, limit, stop)) {
        if (past.contents) {
            records[past.contents->plan.cluster].append(recordOf(past));
        }
    }
    return records;
}

} // namespace kubemori::fleet
