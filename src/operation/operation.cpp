// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation.hpp"

#include "operation/engine.hpp"
#include "operation/journal.hpp"
#include "operation/json.hpp"
#include "operation/operation_folder.hpp"
#include "operation/transcript.hpp"

#include <QJsonDocument>

#include <exception>
#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

/// The files of one operation, in the order in which they have to be closed.
struct Records
{
    std::unique_ptr<OperationFolder> folder;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Transcript> transcript;
};

Result<Records> openRecords(const Plan &plan, const OperationEnvironment &environment)
{
    Records records;
    auto folder = OperationFolder::create(environment.root.isEmpty() ? defaultOperationsRoot() : environment.root,
                                          plan.operation);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    records.folder = std::move(*folder);
    const QByteArray text = QJsonDocument(toJson(plan)).toJson();
    if (const auto written = writeDurably(records.folder->planPath(), environment.redactor->redact(text)); !written) {
        return std::unexpected(written.error());
    }
    auto file = environment.openJournal(records.folder->journalPath());
    if (!file) {
        return std::unexpected(file.error());
    }
    auto journal = Journal::begin(std::move(*file), plan, *environment.clock, *environment.redactor);
    if (!journal) {
        return std::unexpected(journal.error());
    }
    records.journal = std::move(*journal);
    auto transcript = Transcript::create(records.folder->transcriptPath(), *environment.clock);
    if (!transcript) {
        return std::unexpected(transcript.error());
    }
    records.transcript = std::move(*transcript);
    return records;
}

} // namespace

Operation::Operation(Recipe recipe, OperationEnvironment environment, EventSink sink)
    : m_recipe(std::move(recipe))
    , m_environment(std::move(environment))
    , m_sink(std::move(sink))
    , m_thread([this] { main(m_stop.get_token()); })
{
}

Operation::~Operation()
{
    cancel();
    wait();
}

void Operation::cancel()
{
    m_stop.request_stop();
}

void Operation::answer(int question, const Answer &answer)
{
    m_answers.answer(question, answer);
}

void Operation::wait()
{
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Operation::main(const std::stop_token &stop)
{
    m_sink(Started{.plan = m_recipe.plan, .at = m_environment.clock->utcNow()});
    Finished finished;
    // Nothing of ours throws; memory running out does, and Finished is promised whatever happens.
    try {
        finished = execute(stop);
    } catch (const std::exception &problem) {
        const Error error{
            .code = ErrorCode::Internal, .detail = QString::fromUtf8(problem.what()), .subject = {}, .context = {}};
        finished = brokenOff(m_recipe.plan, error, m_environment.clock->utcNow());
    }
    if (m_recipe.commands) {
        m_recipe.commands->disconnect();
    }
    m_sink(finished);
}

Finished Operation::execute(const std::stop_token &stop)
{
    auto records = openRecords(m_recipe.plan, m_environment);
    if (!records) {
        return neverBegun(m_recipe.plan, records.error().during(u"opening the journal"_s),
                          m_environment.clock->utcNow());
    }
    if (m_recipe.commands) {
        m_recipe.commands->connect(m_sink, records->transcript.get(), *m_environment.redactor, *m_environment.clock);
    }
    Recorder recorder(*records->journal, m_sink, *m_environment.clock, m_recipe.facts);
    Engine engine(m_recipe, recorder, m_answers, *m_environment.clock);
    Finished finished = engine.run(stop);
    recorder.finished(finished);
    return finished;
}

} // namespace kubemori::operation
