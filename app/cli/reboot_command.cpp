// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reboot_command.hpp"

#include "app/cli/attended_run.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/forecast_printer.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/reboot_operation.hpp"

#include "operation/json.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

/// Plan and forecast for people.
QString wholeText(const operation::Plan &plan, const Result<maintenance::Forecast> &forecast)
{
    return planText(plan) + u'\n' + forecastText(forecast);
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
    RunOptions::add(
        parser,
        CliText::tr("Do not ask: run the plan, and give up data in emptyDir volumes where a drain needs it "
                    "(unless clusters.yaml says “emptydir: keep”). Any other question ends the operation safely."));
}

int RebootCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const auto options = RunOptions::read(parser);
    if (!options) {
        return WrongUsage;
    }
    AttendedRun run(*options, context);
    const composition::RebootOperation reboot(run.world(), *profile, run.world().kubectl(*profile));

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
    if (!options->yes) {
        const QString shown = wholeText(*plan, reboot.forecast(*plan, context.stop));
        if (const int code = confirmPlan(shown, run.prompter(), context.stop); code != Done) {
            return code;
        }
    }
    return run.carryOut(*profile, *plan, operation::RunMode::Begin, *options, context);
}

} // namespace kubemori::cli
