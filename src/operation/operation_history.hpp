// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/journal_reader.hpp"

#include <QList>

#include <optional>
#include <stop_token>

namespace kubemori::operation {

/// How an operation stands, seen from outside.
enum class Standing {
    Running,    ///< a process works on it
    CutOff,     ///< its program or machine died, or was killed
    Ended,      ///< it came to its end, well or not
    Left,       ///< a person decided to leave it as it was
    Unreadable, ///< its journal is damaged
};

/// One operation as its folder tells it. A plain value.
struct PastOperation
{
    QString id;
    QString folder;
    Standing standing = Standing::Ended;
    std::optional<LockOwner> owner;          ///< who runs it now
    std::optional<JournalContents> contents; ///< none: unreadable
    Error error;                             ///< why it is unreadable

    /// Somebody has to look: it was cut off, it rests, or it ended with a node left cordoned, and nobody has decided
    /// yet.
    [[nodiscard]] bool needsAttention() const;
};

/// One operation; NotFound or InvalidInput. A damaged journal is not an error of the call.
[[nodiscard]] Result<PastOperation> readOperation(const QString &root, const QString &id);

/// The operations of a cluster (empty: of all), the newest first, at most `limit`. Ids begin with their time, so that
/// only the newest journals are read. Empty when there are none.
[[nodiscard]] QList<PastOperation> listOperations(const QString &root, const QString &cluster, int limit,
                                                  const std::stop_token &stop);

/// Stable names for JSON and tests.
[[nodiscard]] QString toString(Standing standing);

} // namespace kubemori::operation
