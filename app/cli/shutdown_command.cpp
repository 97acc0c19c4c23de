// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shutdown_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/operation_run.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/operation_start.hpp"
#include "app/composition/power_operation.hpp"
#include "app/telling/operation_teller.hpp"

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
    parser.addOption({u"yes"_s, CliText::tr("Do not ask: run the plan. Any question ends the operation safely.")});
    parser.addOption(
        {u"accept-gates"_s,
         CliText::tr("Go on although gates are shut or could not be seen, for this reason. It is kept in the journal."),
         u"reason"_s});
}

int ShutdownCommand::run(const QCommandLineParser &parser, const Context &context)
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
    const kube::Kubectl kubectl = world.kubectl(*profile);
    const auto plan = composition::PowerOperation(world, *profile, kubectl).plan(context.stop);
    if (!plan) {
        return failWith(plan.error());
    }
    if (parser.isSet(u"dry-run"_s)) {
        const bool written =
            context.json ? writeJson({{u"plan"_s, operation::toJson(*plan)}}) : writeOut(planText(*plan).toUtf8());
        return written ? Done : Failed;
    }
    const bool yes = parser.isSet(u"yes"_s);
    if (!yes) {
        if (const int code = confirmPlan(planText(*plan), *prompter, context.stop); code != Done) {
            return code;
        }
    }
    OperationRun run(*prompter, yes ? OperationRun::Questions::AnswerForTheAdmin : OperationRun::Questions::Ask,
                     acceptGates);
    const auto finished = run.execute(
        [&](operation::EventSink sink) {
            return composition::startOperation(world, *profile, kubectl, *plan, std::move(sink));
        },
        context.stop);
    if (!finished) {
        return failWith(finished.error());
    }
    teller.wait();
    return tellResult(*finished, context.json);
}

} // namespace kubemori::cli
