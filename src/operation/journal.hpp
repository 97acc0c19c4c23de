// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/redactor.hpp"
#include "base/result.hpp"
#include "operation/append_file.hpp"
#include "operation/file_lock.hpp"
#include "operation/plan.hpp"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace kubemori::operation {

/// The durable record of an operation: JSON lines `{"seq","time","event",…}`, on disk when a call returns, without
/// secrets. The first line holds the schema version, the plan and its hash. Not thread-safe: belongs to the operation's
/// thread.
class Journal
{
public:
    static constexpr int schemaVersion = 1;

    /// `clock` and `redactor` are borrowed. Writes the first record, which says who `by` is.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> begin(std::unique_ptr<AppendFile> file, const Plan &plan,
                                                                const LockOwner &by, Clock &clock,
                                                                const Redactor &redactor);
    /// Goes on behind `records` records that are there, with one that says so.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> resume(std::unique_ptr<AppendFile> file, qint64 records,
                                                                 const LockOwner &by, Clock &clock,
                                                                 const Redactor &redactor);

    /// Records what happened. If the disk refuses, the record is kept and written before the next one, so that a
    /// journal whose disk was freed again has no gap.
    void append(const QString &event, QJsonObject data);
    /// Records what is about to be done. On an error nothing is recorded, and it must not be done.
    [[nodiscard]] Result<> announce(const QString &event, QJsonObject data);

private:
    Journal(std::unique_ptr<AppendFile> file, Clock &clock, const Redactor &redactor);
    [[nodiscard]] QByteArray line(const QString &event, QJsonObject data) const;

    std::unique_ptr<AppendFile> m_file;
    Clock *m_clock;
    const Redactor *m_redactor;
    qint64 m_seq = 0;
    QByteArray m_unwritten; ///< whole lines that the disk refused so far
};

/// SHA-256 of a plan's JSON as it is written, in hexadecimal.
[[nodiscard]] QString planHash(const QJsonObject &plan);

} // namespace kubemori::operation
