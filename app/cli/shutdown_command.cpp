// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shutdown_command.hpp"

#include "app/cli/attended_run.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/power_operation.hpp"

#include "operation/json.hpp"

#include <QCommandLineParser>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

QString ShutdownCommand::name() const
{
    return u"shutdown"_s;
}

QString ShutdownCommand::summary() const
{
    return CliText::tr("Switches a whole cluster off for a planned power cut: saves etcd, cordons every node, and "
                       "switches off workers, "
                       "storage and control planes in this order. “kubemori startup” brings it back as it was.");
}

void ShutdownCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"dry-run"_s, CliText::tr("Show the plan, and change nothing.")});
    RunOptions::add(parser, CliText::tr("Do not ask: run the plan. Any question ends the operation safely."));
}

int ShutdownCommand::run(const QCommandLineParser &parser, const Context &context)
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
    const auto plan =
        composition::PowerOperation(run.world(), *profile, run.world().kubectl(*profile)).plan(context.stop);
    if (!plan) {
        return failWith(plan.error());
    }
    if (parser.isSet(u"dry-run"_s)) {
        const bool written =
            context.json ? writeJson({{u"plan"_s, operation::toJson(*plan)}}) : writeOut(planText(*plan).toUtf8());
        return written ? Done : Failed;
    }
    if (!options->yes) {
        if (const int code = confirmPlan(planText(*plan), run.prompter(), context.stop); code != Done) {
            return code;
        }
    }
    return run.carryOut(*profile, *plan, operation::RunMode::Begin, *options, context);
}

} // namespace kubemori::cli
