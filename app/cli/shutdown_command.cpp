// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shutdown_command.hpp"

#include "app/cli/attended_run.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/power_operation.hpp"

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
    return run.showOrCarryOut(parser, *profile, *plan, *options, context);
}

} // namespace kubemori::cli
