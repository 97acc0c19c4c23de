// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation.hpp"

#include "operation/engine.hpp"

#include <exception>
#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

Operation::Operation(Recipe recipe, OperationEnvironment environment, EventSink sink, RunMode mode)
    : m_recipe(std::move(recipe))
    , m_environment(std::move(environment))
    , m_sink(std::move(sink))
    , m_mode(mode)
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
    m_sink(Started{.plan = m_recipe.plan, .at = m_environment.clock->utcNow(), .resumed = m_mode != RunMode::Begin});
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
    const bool isNew = m_mode == RunMode::Begin;
    auto records = isNew ? OperationRecords::create(m_recipe.plan, m_environment)
                         : OperationRecords::reopen(m_recipe.plan, m_environment);
    if (!records) {
        return neverBegun(m_recipe.plan, records.error().during(u"opening the journal"_s),
                          m_environment.clock->utcNow());
    }
    if (m_recipe.commands) {
        m_recipe.commands->connect(m_sink, records->transcript.get(), *m_environment.redactor, *m_environment.clock);
    }
    Recorder recorder(*records->journal, m_sink, *m_environment.clock, std::move(records->progress));
    recorder.tellProgress();
    Engine engine({.recipe = m_recipe,
                   .recorder = recorder,
                   .answers = m_answers,
                   .controls = m_controls,
                   .clock = *m_environment.clock});
    Finished finished = m_mode == RunMode::PutBack ? engine.putBack(stop)
                        : m_mode == RunMode::Leave ? engine.leave()
                                                   : engine.run(stop);
    recorder.finished(finished);
    if (m_mode == RunMode::Leave) {
        recorder.left();
    }
    return finished;
}

} // namespace kubemori::operation
