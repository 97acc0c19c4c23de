// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reboot_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/forecast_printer.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/operation_run.hpp"
#include "app/cli/output.hpp"
#include "app/cli/report_paths.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/composition/reboot_operation.hpp"
#include "app/telling/operation_teller.hpp"

#include "operation/json.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

bool writeJson(const QJsonObject &object)
{
    return writeOut(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

int exitCodeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
    case ErrorCode::InvalidInput:
        return WrongUsage;
    case ErrorCode::Cancelled:
        return Interrupted;
    default:
        return Failed;
    }
}

int failWith(const Error &error)
{
    sayError(error);
    return exitCodeOf(error);
}

/// Plan and forecast for people.
QString wholeText(const operation::Plan &plan, const Result<maintenance::Forecast> &forecast)
{
    return planText(plan) + u'\n' + forecastText(forecast);
}

/// Shows what will be done and asks for the word; without a terminal a decision is needed.
int confirm(const QString &shown, TerminalPrompter &prompter, const std::stop_token &stop)
{
    const auto answer = prompter.askLine(shown + CliText::tr("Type “yes” to run this: "), stop);
    if (!answer && answer.error().code == ErrorCode::Declined) {
        say(CliText::tr("There is no terminal to ask on. Look at the plan with --dry-run, then give --yes."));
        return DecisionNeeded;
    }
    if (!answer) {
        return Interrupted;
    }
    if (*answer != "yes"_L1) {
        say(CliText::tr("Nothing was done."));
        return DecisionNeeded;
    }
    return Done;
}

QStringList nodesOption(const QCommandLineParser &parser)
{
    QStringList nodes;
    for (const QString &name : parser.value(u"nodes"_s).split(u',', Qt::SkipEmptyParts)) {
        nodes.append(name.trimmed());
    }
    return nodes;
}

int nothingToDo(bool json)
{
    say(CliText::tr("No node needs a reboot."));
    if (json) {
        writeJson({{u"operation"_s, QString()},
                   {u"outcome"_s, operation::toString(operation::Outcome::AlreadyDone)},
                   {u"nodes"_s, QJsonArray()}});
    }
    return Done;
}

} // namespace

QString RebootCommand::name() const
{
    return u"reboot"_s;
}

QString RebootCommand::summary() const
{
    return CliText::tr(
        "Reboots the nodes of a cluster one after the other: cordon, drain, shutdown, wait until the reboot is "
        "proved, uncordon.");
}

void RebootCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"nodes"_s, CliText::tr("Only these nodes, separated by commas."), u"a,b"_s});
    parser.addOption({u"if-required"_s, CliText::tr("Only nodes that say that they need a reboot.")});
    parser.addOption({u"dry-run"_s, CliText::tr("Show the plan and what it will meet, and change nothing.")});
    parser.addOption(
        {u"yes"_s,
         CliText::tr("Do not ask: run the plan, and give up data in emptyDir volumes where a drain needs it "
                     "(unless clusters.yaml says “emptydir: keep”). Any other question ends the operation safely.")});
    parser.addOption(
        {u"accept-gates"_s,
         CliText::tr("Go on although gates are shut or could not be seen, for this reason. It is kept in the journal."),
         u"reason"_s});
}

int RebootCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const QString acceptGates = parser.value(u"accept-gates"_s).trimmed();
    if (parser.isSet(u"accept-gates"_s) && acceptGates.isEmpty()) {
        say(CliText::tr("--accept-gates needs a reason."));
        return WrongUsage;
    }
    const auto prompter = std::make_shared<TerminalPrompter>();
    telling::OperationTeller teller;
    composition::World world(prompter);
    world.observe(teller.observer());
    const composition::RebootOperation reboot(world, *profile, world.kubectl(*profile));

    QStringList nodes = nodesOption(parser);
    if (parser.isSet(u"if-required"_s)) {
        const auto needing = reboot.needingReboot(nodes, context.stop);
        if (!needing) {
            return failWith(needing.error());
        }
        if (needing->isEmpty()) {
            return nothingToDo(context.json);
        }
        nodes = *needing;
    }
    const auto plan = reboot.plan(nodes, context.stop);
    if (!plan) {
        return failWith(plan.error());
    }
    if (parser.isSet(u"dry-run"_s)) {
        const auto forecast = reboot.forecast(*plan, context.stop);
        if (context.stop.stop_requested()) {
            return Interrupted;
        }
        const bool written =
            context.json ? writeJson({{u"plan"_s, operation::toJson(*plan)}, {u"forecast"_s, forecastJson(forecast)}})
                         : writeOut(wholeText(*plan, forecast).toUtf8());
        return written ? Done : Failed;
    }
    const bool yes = parser.isSet(u"yes"_s);
    if (!yes) {
        const QString shown = wholeText(*plan, reboot.forecast(*plan, context.stop));
        if (const int code = confirm(shown, *prompter, context.stop); code != Done) {
            return code;
        }
    }
    OperationRun run(*prompter, yes ? OperationRun::Questions::AnswerForTheAdmin : OperationRun::Questions::Ask,
                     acceptGates);
    const auto finished =
        run.execute([&](operation::EventSink sink) { return reboot.start(*plan, std::move(sink)); }, context.stop);
    if (!finished) {
        return failWith(finished.error());
    }
    teller.wait();
    if (context.json) {
        writeJson(withReport(operation::toJson(*finished), finished->operation));
        sayWhyNot(*finished);
    } else {
        writeOut((resultText(*finished) + reportText(finished->operation)).toUtf8());
    }
    return finished->outcome == operation::Outcome::Succeeded || finished->outcome == operation::Outcome::AlreadyDone
               ? Done
               : Failed;
}

} // namespace kubemori::cli
