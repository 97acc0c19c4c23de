// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation_history.hpp"

#include <QHash>
#include <QList>

#include <stop_token>

namespace kubemori::fleet {

/// One operation of the past as the fleet page needs it. A plain value.
struct OperationRecord
{
    QString id;
    QString kind; ///< "rolling-reboot", "power-cycle"
    operation::Standing standing = operation::Standing::Ended;
    operation::Outcome outcome = operation::Outcome::Unknown; ///< only for what has ended
    QDateTime begunAt;                                        ///< UTC
    QDateTime lastAt;                                         ///< UTC
    bool needsAttention = false;                              ///< somebody has to decide on it

    /// It did not come to the end it should have: failed, cut off, or left something behind. One that a person
    /// cancelled and that left nothing behind is none.
    [[nodiscard]] bool isTrouble() const;
    bool operator==(const OperationRecord &) const = default;
};

/// The operations in a root (see operation::defaultOperationsRoot()) by cluster id, the newest first; at most `limit`
/// in all. One whose journal cannot be read is left out, as nobody knows whose it was. Blocks for the disk.
[[nodiscard]] QHash<QString, QList<OperationRecord>> operationsByCluster(const QString &root, int limit,
                                                                         const std::stop_token &stop);

} // namespace kubemori::fleet
