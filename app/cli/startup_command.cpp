// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/startup_command.hpp"

#include "app/cli/attended_run.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/power_operation.hpp"
#include "ui/text/reconcile_text.hpp"

#include <QCommandLineParser>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using operation::RunMode;

namespace {

/// Since when it is off, what starting up does, and in which order.
QString startText(const operation::PastOperation &past)
{
    maintenance::Reconciliation found;
    found.past = past;
    const operation::Plan &plan = past.contents->plan;
    QStringList order(plan.nodes.rbegin(), plan.nodes.rend());
    return ui::ReconcileText::summary(found) + u'\n' + ui::ReconcileText::modeEffect(RunMode::Resume, found) + u'\n' +
           CliText::tr("Order: %1").arg(order.join(u", "_s)) + u'\n';
}

} // namespace

QString StartupCommand::name() const
{
    return u"startup"_s;
}

QString StartupCommand::summary() const
{
    return CliText::tr(
        "Brings a cluster back that “kubemori shutdown” switched off: waits for control planes, storage and "
        "workers, and uncordons the nodes that took pods before.");
}

void StartupCommand::addOptions(QCommandLineParser &parser) const
{
    RunOptions::add(parser, CliText::tr("Do not ask before. Any question of the operation ends it safely."));
}

int StartupCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const auto options = RunOptions::read(parser);
    if (!options) {
        return WrongUsage;
    }
    const auto past = composition::restingOperation(context.operationsRoot(), profile->id, context.stop);
    if (!past) {
        return failWith(past.error());
    }
    AttendedRun run(*options, context);
    if (!options->yes) {
        if (const int code = confirmPlan(startText(*past), run.prompter(), context.stop); code != Done) {
            return code;
        }
    }
    return run.carryOut(*profile, past->contents->plan, RunMode::Resume, *options, context);
}

} // namespace kubemori::cli
