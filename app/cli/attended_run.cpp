// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attended_run.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/operation_run.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/operation_start.hpp"

#include "operation/json.hpp"

#include <QCommandLineParser>

#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

void RunOptions::add(QCommandLineParser &parser, const QString &yes)
{
    parser.addOption({u"yes"_s, yes});
    parser.addOption(
        {u"accept-gates"_s,
         CliText::tr("Go on although gates are shut or could not be seen, for this reason. It is kept in the journal."),
         u"reason"_s});
}

std::optional<RunOptions> RunOptions::read(const QCommandLineParser &parser)
{
    RunOptions options{.yes = parser.isSet(u"yes"_s), .acceptGates = parser.value(u"accept-gates"_s).trimmed()};
    if (parser.isSet(u"accept-gates"_s) && options.acceptGates.isEmpty()) {
        say(CliText::tr("--accept-gates needs a reason."));
        return std::nullopt;
    }
    return options;
}

AttendedRun::AttendedRun(const RunOptions &options, const Context &context)
    : m_prompter(std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context, options.yes)))
    , m_world(m_prompter, context.surroundings())
{
    m_world.observe(m_teller.observer());
}

Result<operation::Finished> AttendedRun::run(const cluster::Profile &profile, const operation::Plan &plan,
                                             operation::RunMode mode, const RunOptions &options, const Context &context)
{
    using Questions = OperationRun::Questions;
    OperationRun run(*m_prompter, options.yes ? Questions::AnswerForTheAdmin : Questions::Ask, options.acceptGates);
    const auto finished = run.execute(
        [&](operation::EventSink sink) {
            return composition::startOperation(m_world, profile, m_world.kubectl(profile), plan, std::move(sink), mode);
        },
        context.stop);
    m_teller.wait();
    return finished;
}

int AttendedRun::showOrCarryOut(const QCommandLineParser &parser, const cluster::Profile &profile,
                                const operation::Plan &plan, const RunOptions &options, const Context &context)
{
    if (parser.isSet(u"dry-run"_s)) {
        const bool written =
            context.json ? writeJson({{u"plan"_s, operation::toJson(plan)}}) : writeOut(planText(plan).toUtf8());
        return written ? Done : Failed;
    }
    if (!options.yes) {
        if (const int code = confirmPlan(planText(plan), *m_prompter, context.stop); code != Done) {
            return code;
        }
    }
    return carryOut(profile, plan, operation::RunMode::Begin, options, context);
}

int AttendedRun::carryOut(const cluster::Profile &profile, const operation::Plan &plan, operation::RunMode mode,
                          const RunOptions &options, const Context &context)
{
    const auto finished = run(profile, plan, mode, options, context);
    return finished ? tellResult(*finished, context.operationsRoot(), context.json) : failWith(finished.error());
}

} // namespace kubemori::cli
