// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operation_log.hpp"

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

/// The way from failure to failure in the log leads to these, not to every line on standard error.
logs::LogLevel levelOf(operation::Outcome outcome)
{
    switch (outcome) {
    case operation::Outcome::Succeeded:
    case operation::Outcome::AlreadyDone:
    case operation::Outcome::Suspended:
        return logs::LogLevel::Notice;
    case operation::Outcome::Cancelled: // somebody wanted it
        return logs::LogLevel::Warning;
    case operation::Outcome::Failed:
    case operation::Outcome::Unknown:
        return logs::LogLevel::Failure;
    }
    return logs::LogLevel::Notice;
}

} // namespace

OperationLog::OperationLog(std::shared_ptr<logs::LogStore> store)
    : m_store(std::move(store))
{
}

void OperationLog::write(const operation::Event &event)
{
    std::visit([this](const auto &value) { add(value); }, event);
}

QString OperationLog::nodeOf(const QString &step) const
{
    return m_nodes.value(step, step.section(u'/', 0, 0));
}

void OperationLog::line(const QString &node, logs::LogLevel level, const QString &text)
{
    m_store->appendLine(text.toUtf8(), {.time = {}, .source = node, .level = level});
}

void OperationLog::add(const operation::Started &event)
{
    for (const operation::PlanStep &step : event.plan.steps) {
        m_nodes.insert(step.id, step.node);
    }
    line({}, logs::LogLevel::Notice,
         u"%1 %2: %3; nodes: %4"_s.arg(event.plan.kind, event.plan.operation,
                                       event.resumed ? u"taken up again"_s : u"started"_s,
                                       event.plan.nodes.join(u", "_s)));
}

void OperationLog::add(const operation::StepChanged &event)
{
    QString text = event.step + u": "_s + operation::toString(event.state);
    const bool bad = event.state == operation::StepState::Failed || event.state == operation::StepState::Unknown;
    if (bad) {
        text += u": "_s + toLogLine(event.error);
    }
    line(nodeOf(event.step), bad ? logs::LogLevel::Failure : logs::LogLevel::Notice, text);
}

void OperationLog::add(const operation::CommandStarted &event)
{
    line(nodeOf(event.step), logs::LogLevel::Command, u"%1  [%2]"_s.arg(event.command, event.location));
}

void OperationLog::add(const operation::CommandOutput &event)
{
    m_store->appendLine(event.line, {.time = {},
                                     .source = nodeOf(event.step),
                                     .level = event.error ? logs::LogLevel::Error : logs::LogLevel::Output});
}

void OperationLog::add(const operation::CommandFinished &event)
{
    if (event.error) {
        line(nodeOf(event.step), logs::LogLevel::Error, toLogLine(*event.error));
        return;
    }
    const double seconds = static_cast<double>(event.duration.count()) / 1000.0;
    const QString how = event.signal != 0 ? u"signal %1"_s.arg(event.signal) : u"exit %1"_s.arg(event.code);
    line(nodeOf(event.step), logs::LogLevel::Notice, u"%1 after %2 s"_s.arg(how).arg(seconds, 0, 'f', 1));
}

void OperationLog::add(const operation::Observed &event)
{
    line(event.node, logs::LogLevel::Notice, event.what);
}

void OperationLog::add(const operation::Blockers &event)
{
    QList<operation::DrainBlocker> lasting = operation::substance(event.list);
    for (operation::DrainBlocker &blocker : lasting) {
        blocker.remedies.clear(); // they are no news
    }
    if (std::exchange(m_blockers, lasting) == lasting) {
        return;
    }
    for (const operation::DrainBlocker &blocker : std::as_const(m_blockers)) {
        QString text =
            u"blocker: %1: %2, %3, %4"_s.arg(blocker.pod, operation::toString(blocker.state),
                                             operation::toString(blocker.verdict), operation::toString(blocker.reason));
        for (const operation::BlockingBudget &budget : blocker.budgets) {
            text += u"; PodDisruptionBudget %1: %2/%3 healthy, %4 needed"_s.arg(budget.name)
                        .arg(budget.currentHealthy)
                        .arg(budget.expectedPods)
                        .arg(budget.desiredHealthy);
        }
        line(event.node, logs::LogLevel::Notice, text);
    }
}

void OperationLog::add(const operation::Asked &event)
{
    const bool isFailure = event.question.kind == operation::Question::Kind::StepFailed;
    line(event.question.node, isFailure ? logs::LogLevel::Failure : logs::LogLevel::Notice,
         u"question %1: %2: %3"_s.arg(QString::number(event.question.id), operation::toString(event.question.kind),
                                      toLogLine(event.question.error)));
}

void OperationLog::add(const operation::Answered &event)
{
    QString text =
        u"answer to question %1: %2"_s.arg(QString::number(event.question), operation::toString(event.answer.choice));
    if (!event.answer.words.isEmpty()) {
        text += u": "_s + event.answer.words;
    }
    line({}, logs::LogLevel::Notice, text);
}

void OperationLog::add(const operation::NodeFinished &event)
{
    line(event.result.node, levelOf(event.result.outcome), u"node: "_s + operation::toString(event.result.outcome));
}

void OperationLog::add(const operation::Controlled &event)
{
    line({}, logs::LogLevel::Notice,
         (event.paused          ? u"paused; nodes that wait: "_s
          : event.stopAfterNode ? u"stops after this node; nodes that wait: "_s
                                : u"nodes that wait: "_s) +
             event.waiting.join(u", "_s));
}

void OperationLog::add(const operation::Finished &event)
{
    const bool good = isGood(event.outcome);
    line({}, levelOf(event.outcome),
         u"%1: %2%3"_s.arg(event.operation, operation::toString(event.outcome),
                           good ? QString() : u": "_s + toLogLine(event.error)));
}

} // namespace kubemori::ui
