// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/operation_run.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/report_paths.hpp"
#include "operation/json.hpp"
#include "ui/text/blocker_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/gate_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/time_text.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using operation::Answer;
using operation::Choice;
using operation::Question;

namespace {

/// Words made for buttons carry a mnemonic mark.
QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

QString budgetsText(const QList<operation::BlockingBudget> &budgets)
{
    QString text;
    for (const operation::BlockingBudget &budget : budgets) {
        text += u"  "_s +
                CliText::tr("PodDisruptionBudget %1 (%2) holds %3: %4 healthy, %5 needed, %6 may go")
                    .arg(budget.name, budget.rule, budget.pod)
                    .arg(budget.currentHealthy)
                    .arg(budget.desiredHealthy)
                    .arg(budget.disruptionsAllowed) +
                u'\n';
    }
    return text;
}

/// One thing that can be answered, and how it is said.
struct Option
{
    Answer answer;
    QString text;
};

/// In the order of the choices; a remedy once for each thing it can be done to, with its exact command.
QList<Option> optionsOf(const Question &question)
{
    QList<Option> options;
    for (const Choice choice : question.choices) {
        if (!operation::isRemedy(choice)) {
            options.append({.answer = choice,
                            .text = u"%1: %2"_s.arg(withoutMnemonic(ui::OperationText::choice(choice, question.node)),
                                                    ui::OperationText::choiceEffect(choice, question.node))});
            continue;
        }
        for (const operation::Remedy &remedy : question.remedies()) {
            if (remedy.choice == choice) {
                options.append({.answer = Answer(choice, remedy.object),
                                .text = ui::BlockerText::remedy(remedy) + u' ' + ui::BlockerText::remedyEffect(remedy) +
                                        u"\n     $ "_s + remedy.command});
            }
        }
    }
    return options;
}

QString gateLine(const operation::GateResult &result)
{
    QString line = u"  %1: %2"_s.arg(ui::GateText::verdict(result.verdict), ui::GateText::gate(result.gate));
    for (const QString &part : {result.subject, result.evidence}) {
        line += part.isEmpty() ? QString() : QString(u": "_s + part);
    }
    return line;
}

QString questionText(const Question &question)
{
    const ui::ErrorWords words = ui::ErrorText::describe(question.error);
    const bool listed = !question.pods.isEmpty() || !question.gates.isEmpty();
    QString text;
    for (const QString &part : {words.title, words.explanation, listed ? QString() : words.detail, words.remedy}) {
        if (!part.isEmpty()) {
            text += part + u'\n';
        }
    }
    for (const QString &pod : question.pods) {
        text += u"  "_s + pod + u'\n';
    }
    for (const operation::GateResult &result : question.gates) {
        text += gateLine(result) + u'\n';
    }
    for (const operation::DrainBlocker &blocker : question.blockers) {
        text +=
            u"  "_s + ui::BlockerText::line(blocker) + u'\n' + u"    "_s + ui::BlockerText::background(blocker) + u'\n';
    }
    if (question.blockers.isEmpty()) {
        text += budgetsText(question.budgets);
    }
    return printable(text);
}

} // namespace

OperationRun::OperationRun(TerminalPrompter &prompter, Questions questions, QString acceptGates)
    : m_prompter(prompter)
    , m_questions(questions)
    , m_acceptGates(std::move(acceptGates))
{
}

void OperationRun::receive(const operation::Event &event)
{
    m_printer.print(event);
    const std::scoped_lock lock(m_mutex);
    if (const auto *asked = std::get_if<operation::Asked>(&event)) {
        m_asked.push_back(asked->question);
    } else if (const auto *finished = std::get_if<operation::Finished>(&event)) {
        m_finished = *finished;
    }
    m_arrived.notify_all();
}

Result<operation::Finished> OperationRun::execute(const Start &start, const std::stop_token &stop)
{
    auto started = start([this](const operation::Event &event) { receive(event); });
    if (!started) {
        return std::unexpected(started.error());
    }
    operation::Operation &running = **started;
    const std::stop_callback onInterrupt(stop, [&running] {
        say(CliText::tr("Interrupted: putting back what is safe to put back. Interrupt again to leave at once."));
        running.cancel();
    });
    std::unique_lock lock(m_mutex);
    while (true) {
        m_arrived.wait(lock, [this] { return m_finished || !m_asked.empty(); });
        if (m_finished) {
            return *m_finished;
        }
        const Question question = std::move(m_asked.front());
        m_asked.pop_front();
        lock.unlock();
        running.answer(question.id, decide(question, stop));
        lock.lock();
    }
}

Answer OperationRun::decide(const Question &question, const std::stop_token &stop)
{
    if (question.choices.isEmpty()) {
        return Choice::Stop;
    }
    const bool accepted =
        !m_acceptGates.isEmpty() && question.kind == Question::Kind::Gates && question.choices.contains(Choice::Accept);
    if (accepted) {
        say(questionText(question));
        say(CliText::tr("Accepted by --accept-gates: %1").arg(m_acceptGates));
        return {Choice::Accept, m_acceptGates};
    }
    if (m_questions == Questions::Ask) {
        return ask(question, stop);
    }
    say(questionText(question));
    const bool mayDelete =
        question.kind == Question::Kind::EmptyDirData && question.choices.contains(Choice::DeleteEmptyDirData);
    const Choice choice = mayDelete ? Choice::DeleteEmptyDirData : question.choices.constLast();
    say(withoutMnemonic(ui::OperationText::choice(choice, question.node)));
    return choice;
}

Answer OperationRun::ask(const Question &question, const std::stop_token &stop)
{
    const QList<Option> options = optionsOf(question);
    QString text = u'\n' + questionText(question);
    for (qsizetype i = 0; i < options.size(); ++i) {
        text += printable(u"  %1) %2\n"_s.arg(QString::number(i + 1), options.at(i).text));
    }
    text += CliText::tr("Your choice: ");
    while (true) {
        const auto typed = m_prompter.askLine(text, stop);
        if (!typed) {
            return question.choices.constLast(); // nobody to ask: the safe one
        }
        const int number = typed->toInt();
        if (number < 1 || number > options.size()) {
            continue;
        }
        Answer answer = options.at(number - 1).answer;
        if (answer.choice == Choice::Accept) {
            answer.words = askWhy(stop).value_or(QString());
        }
        if (question.offers(answer) && confirmed(answer, stop)) {
            return answer;
        }
    }
}

int tellResult(const operation::Finished &finished, const QString &root, bool json)
{
    if (json) {
        writeJson(withReport(operation::toJson(finished), root, finished.operation));
        sayWhyNot(finished);
    } else {
        writeOut((resultText(finished) + reportText(root, finished.operation)).toUtf8());
    }
    return isGood(finished.outcome) ? Done : Failed;
}

void sayWhyNot(const operation::Finished &finished)
{
    if (finished.error != Error{}) {
        sayError(finished.error);
    }
}

bool OperationRun::confirmed(const Answer &answer, const std::stop_token &stop)
{
    if (answer.choice != Choice::ForceDelete) {
        return true;
    }
    const QString pod = answer.words.section(u'/', -1);
    const auto typed =
        m_prompter.askLine(CliText::tr("Type the pod's name to delete it by force (%1): ").arg(printable(pod)), stop);
    return typed && *typed == pod;
}

std::optional<QString> OperationRun::askWhy(const std::stop_token &stop)
{
    const auto why = m_prompter.askLine(CliText::tr("Why (kept in the journal; empty: choose again): "), stop);
    return why && !why->trimmed().isEmpty() ? std::optional(why->trimmed()) : std::nullopt;
}

QString resultText(const operation::Finished &finished)
{
    QString text;
    QList<QStringList> rows;
    for (const operation::NodeResult &node : finished.nodes) {
        rows.append({printable(node.node), ui::OperationText::nodeOutcome(node), ui::TimeText::elapsed(node.duration),
                     node.bootIdBefore, node.bootIdAfter});
    }
    text += table({CliText::tr("NODE"), CliText::tr("RESULT"), CliText::tr("TIME"), CliText::tr("BOOT ID BEFORE"),
                   CliText::tr("BOOT ID AFTER")},
                  rows);
    for (const operation::NodeResult &node : finished.nodes) {
        if (node.leftCordoned) {
            text +=
                CliText::tr("%1 is left cordoned. Look at it, then: kubectl uncordon %1").arg(printable(node.node)) +
                u'\n';
        }
    }
    for (const operation::NodeResult &node : finished.nodes) {
        for (const QString &object : node.notPutBack) {
            text += CliText::tr("%1: changed and not put back. The operation's folder holds all that was done.")
                        .arg(printable(object)) +
                    u'\n';
        }
    }
    if (finished.error.code != ErrorCode::Internal || !finished.error.detail.isEmpty()) {
        text += printable(ui::ErrorText::describe(finished.error).toText()) + u'\n';
    }
    return text;
}

} // namespace kubemori::cli
