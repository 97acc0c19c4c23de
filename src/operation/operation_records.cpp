// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation_records.hpp"

#include "operation/json.hpp"

#include <QJsonDocument>

#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

Result<OperationRecords> OperationRecords::create(const Plan &plan, const OperationEnvironment &environment)
{
    OperationRecords records;
    const LockOwner owner = LockOwner::here(plan.operation, environment.clock->utcNow());
    auto folder = OperationFolder::create(environment.rootFolder(), plan.cluster, owner);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    records.folder = std::move(*folder);
    if (const auto begun = records.begin(plan, environment, owner); !begun) {
        // Nothing was done yet: what is there would only be listed as an operation that cannot be read.
        records.folder->withdraw();
        return std::unexpected(begun.error());
    }
    return records;
}

Result<> OperationRecords::begin(const Plan &plan, const OperationEnvironment &environment, const LockOwner &owner)
{
    const QByteArray text = QJsonDocument(toJson(plan)).toJson();
    if (const auto written = writeDurably(folder->planPath(), environment.redactor->redact(text)); !written) {
        return std::unexpected(written.error());
    }
    auto file = environment.openJournal(folder->journalPath());
    if (!file) {
        return std::unexpected(file.error());
    }
    auto begun = Journal::begin(std::move(*file), plan, owner, *environment.clock, *environment.redactor);
    if (!begun) {
        return std::unexpected(begun.error());
    }
    journal = std::move(*begun);
    auto opened = Transcript::create(folder->transcriptPath(), *environment.clock);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    transcript = std::move(*opened);
    return {};
}

Result<OperationRecords> OperationRecords::reopen(const Plan &plan, const OperationEnvironment &environment)
{
    OperationRecords records;
    const LockOwner owner = LockOwner::here(plan.operation, environment.clock->utcNow());
    auto folder = OperationFolder::open(environment.rootFolder(), plan.cluster, owner);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    records.folder = std::move(*folder);
    // Only now that nobody else writes to it is what it says the last word.
    const auto contents = environment.readJournal(records.folder->path());
    if (!contents) {
        return std::unexpected(contents.error());
    }
    if (contents->isSettled() || contents->plan != plan) {
        return fail(ErrorCode::InvalidInput,
                    contents->isSettled() ? u"there is nothing left to do"_s : u"its plan is another one"_s,
                    plan.operation);
    }
    records.progress = takenUpAgain(*contents, contents->plan);
    auto file = environment.reopenJournal(records.folder->journalPath(), contents->goodLength);
    if (!file) {
        return std::unexpected(file.error());
    }
    auto journal =
        Journal::resume(std::move(*file), contents->records, owner, *environment.clock, *environment.redactor);
    if (!journal) {
        return std::unexpected(journal.error());
    }
    records.journal = std::move(*journal);
    auto transcript = Transcript::reopen(records.folder->transcriptPath(), *environment.clock);
    if (!transcript) {
        return std::unexpected(transcript.error());
    }
    records.transcript = std::move(*transcript);
    return records;
}

} // namespace kubemori::operation
