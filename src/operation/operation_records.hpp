// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/journal.hpp"
#include "operation/journal_reader.hpp"
#include "operation/operation_folder.hpp"
#include "operation/transcript.hpp"

#include <functional>
#include <memory>

namespace kubemori::operation {

/// What an operation needs besides its recipe. The pointers are borrowed and must outlive the operation.
struct OperationEnvironment
{
    Clock *clock = nullptr;
    const Redactor *redactor = nullptr;
    QString root; ///< of all operations; empty: defaultOperationsRoot()
    /// How the journal's file is made, and how one that is there is gone on with; tests make one that fails.
    std::function<Result<std::unique_ptr<AppendFile>>(const QString &path)> openJournal = DurableFile::create;
    std::function<Result<std::unique_ptr<AppendFile>>(const QString &path, qint64 goodLength)> reopenJournal =
        DurableFile::reopen;
    /// How a journal that is there is read.
    std::function<Result<JournalContents>(const QString &folder)> readJournal = readJournalIn;

    [[nodiscard]] QString rootFolder() const { return root.isEmpty() ? defaultOperationsRoot() : root; }
};

/// The files of one operation, and the locks on it and its cluster; members in the order in which they have to be
/// closed.
struct OperationRecords
{
    std::unique_ptr<OperationFolder> folder;
    Progress progress; ///< of earlier runs
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Transcript> transcript;

    /// A new operation. AlreadyExists, Locked, Io.
    [[nodiscard]] static Result<OperationRecords> create(const Plan &plan, const OperationEnvironment &environment);
    /// One that is there, for another run. Locked while it runs elsewhere; InvalidInput if it is settled or has another
    /// plan.
    [[nodiscard]] static Result<OperationRecords> reopen(const Plan &plan, const OperationEnvironment &environment);

private:
    [[nodiscard]] Result<> begin(const Plan &plan, const OperationEnvironment &environment, const LockOwner &owner);
};

} // namespace kubemori::operation
