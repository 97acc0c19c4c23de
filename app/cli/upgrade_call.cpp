// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/upgrade_call.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/operation_run.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/report_paths.hpp"
#include "app/cli/upgrade_printer.hpp"
#include "app/composition/outside.hpp"
#include "ui/text/hop_text.hpp"

#include "operation/json.hpp"
#include "operation/operation_history.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/upgrade_json.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using upgrade::Severity;
using upgrade::Stage;
using upgrade::Upgrade;

namespace {

/// Those with something to do on the command line.
bool isWorked(Stage stage)
{
    return stage != Stage::Target && stage != Stage::Report;
}

/// Each line as a program on the deployer prints it, on standard error: standard output is for the result.
void showOutput(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

QJsonObject commandsJson(const upgrade::HopRecord &hop, Stage stage, const QList<upgrade::PlannedCommand> &commands)
{
    QJsonArray list;
    for (const upgrade::PlannedCommand &command : commands) {
        list.append(QJsonObject{{u"place"_s, command.place}, {u"command"_s, command.text}});
    }
    return {{u"hop"_s, hop.to}, {u"stage"_s, upgrade::toString(stage)}, {u"commands"_s, list}};
}

} // namespace

UpgradeCall::UpgradeCall(const cluster::Profile &profile, const UpgradeOptions &options, const Context &context)
    : m_profile(profile)
    , m_options(options)
    , m_context(context)
    , m_run(options.run, context)
    , m_work(profile, m_run.world(), m_run.world().kubectl(profile))
{
}

std::expected<QString, int> UpgradeCall::startOf() const
{
    if (!m_options.from.isEmpty()) {
        return m_options.from;
    }
    const auto release = m_work.checkedOut(m_context.stop);
    if (!release) {
        sayError(release.error());
        return std::unexpected(readingExitCode(release.error()));
    }
    if (release->isEmpty()) {
        say(CliText::tr("No release is checked out there. Say with --from which one the cluster runs."));
        return std::unexpected(WrongUsage);
    }
    say(CliText::tr("From %1, which is checked out.").arg(printable(*release)));
    return *release;
}

/// The one that is not finished yet, else a new one.
std::expected<Upgrade, int> UpgradeCall::find()
{
    if (!m_options.startsAnew) {
        for (const Upgrade &kept : m_work.store().list(m_profile.id)) {
            if (!kept.isFinished() && kept.to() == m_options.to &&
                (m_options.from.isEmpty() || kept.from() == m_options.from)) {
                say(CliText::tr("Going on with the upgrade %1.").arg(kept.id));
                return kept;
            }
        }
    }
    const auto from = startOf();
    if (!from) {
        return std::unexpected(from.error());
    }
    auto made = m_work.make(*from, m_options.to, {}, m_context.stop);
    if (!made) {
        say(printable(ui::HopText::refusal(made.error(), *from, m_options.to)));
        return std::unexpected(readingExitCode(made.error()));
    }
    return *made;
}

int UpgradeCall::show()
{
    auto upgrade = find();
    if (!upgrade) {
        return upgrade.error();
    }
    if (const auto applied = m_options.decisions.applyTo(*upgrade); !applied) {
        sayError(applied.error());
        return WrongUsage;
    }
    QJsonArray stages;
    QString text = upgradeText(*upgrade);
    for (const Stage stage : upgrade::allStages()) {
        const auto commands = m_work.planStage(*upgrade, stage, m_context.stop);
        if (!commands) {
            return failWith(commands.error().during(upgrade::toString(stage)));
        }
        stages.append(commandsJson(upgrade->current(), stage, *commands));
        if (!commands->isEmpty()) {
            text += u'\n' + stageTitle(upgrade->current(), stage) + u'\n' + commandsText(*commands);
        }
    }
    const auto plan = m_work.planRun(*upgrade, m_context.stop);
    if (!plan) {
        return failWith(plan.error());
    }
    text += u'\n' + stageTitle(upgrade->current(), Stage::Run) + u'\n' + planText(*plan);
    const bool written = m_context.json ? writeJson({{u"upgrade"_s, upgrade::toJson(*upgrade)},
                                                     {u"stages"_s, stages},
                                                     {u"plan"_s, operation::toJson(*plan)}})
                                        : writeOut(text.toUtf8());
    return written ? Done : Failed;
}

int UpgradeCall::carryOut()
{
    auto upgrade = find();
    if (!upgrade) {
        return upgrade.error();
    }
    if (const auto applied = m_options.decisions.applyTo(*upgrade); !applied) {
        sayError(applied.error());
        return WrongUsage;
    }
    if (const int code = take(m_work.save(*upgrade), *upgrade); code != Done) {
        return code;
    }
    while (true) {
        if (const int code = doHop(*upgrade); code != Done) {
            return end(*upgrade, code);
        }
        upgrade->current().finished = m_run.world().clock().utcNow();
        const bool isLast = upgrade->hop + 1 == upgrade->hops.size();
        upgrade->hop += isLast ? 0 : 1;
        upgrade->stage = isLast ? Stage::Report : Stage::Health;
        if (const int code = take(m_work.save(*upgrade), *upgrade); code != Done) {
            return code;
        }
        if (isLast) {
            return end(*upgrade, Done);
        }
    }
}

int UpgradeCall::doHop(Upgrade &upgrade)
{
    for (const Stage stage : upgrade::allStages()) {
        const bool isDone =
            upgrade.current().record(stage).isPassed() || (upgrade.current().isRunDone && stage < Stage::Verify);
        if (!isWorked(stage) || isDone) {
            continue;
        }
        upgrade.stage = stage;
        say(stageTitle(upgrade.current(), stage));
        const int code = stage == Stage::Run ? doRun(upgrade) : doStage(upgrade, stage);
        if (code != Done) {
            return code;
        }
    }
    return Done;
}

int UpgradeCall::doStage(Upgrade &upgrade, Stage stage)
{
    if (const int code = confirmCommands(upgrade, stage); code != Done) {
        return code;
    }
    if (const int code = take(m_work.runStage(upgrade, stage, showOutput, m_context.stop), upgrade); code != Done) {
        return code;
    }
    return judge(upgrade, stage);
}

int UpgradeCall::confirmCommands(const Upgrade &upgrade, Stage stage)
{
    const auto commands = m_work.planStage(upgrade, stage, m_context.stop);
    if (!commands) {
        return failWith(commands.error());
    }
    if (commands->isEmpty()) {
        return Done;
    }
    const QString shown = stageTitle(upgrade.current(), stage) + u'\n' + commandsText(*commands);
    if (!m_options.run.yes) {
        return confirmPlan(shown, m_run.prompter(), m_context.stop);
    }
    showOutput(shown.toUtf8());
    return Done;
}

/// Shows what was found, and whether it goes on in spite of it.
int UpgradeCall::judge(Upgrade &upgrade, Stage stage)
{
    upgrade::StageRecord &record = upgrade.current().stages[stage];
    showOutput(findingsText(record.findings).toUtf8());
    if (record.isPassed()) {
        return Done;
    }
    const bool isDecision = std::ranges::all_of(record.findings, [](const upgrade::Finding &finding) {
        return finding.severity != Severity::Block || finding.check == upgrade::checks::settingsConflicts;
    });
    if (isDecision) {
        say(CliText::tr("Settings have to be decided on: write them below “settings” into a file for --decisions, each "
                        "with mine, new or {text: …}."));
        return DecisionNeeded;
    }
    const QString why =
        m_options.acceptFindings.isEmpty() ? m_options.decisions.acceptance() : m_options.acceptFindings;
    if (why.isEmpty()) {
        say(CliText::tr("This has to be mended first; or say with --accept-findings why it may stay."));
        return Findings;
    }
    record.accepted = why;
    return take(m_work.save(upgrade), upgrade);
}

int UpgradeCall::doRun(Upgrade &upgrade)
{
    upgrade::HopRecord &hop = upgrade.current();
    operation::RunMode mode = operation::RunMode::Begin;
    std::optional<operation::Plan> plan;
    const QString root = composition::operationsRoot(m_profile.simulated);
    const auto past = hop.operation.isEmpty() ? Result<operation::PastOperation>(fail(ErrorCode::NotFound))
                                              : operation::readOperation(root, hop.operation);
    if (past && past->standing == operation::Standing::CutOff && past->contents) {
        mode = operation::RunMode::Resume;
        plan = past->contents->plan;
    } else {
        auto made = m_work.planRun(upgrade, m_context.stop);
        if (!made) {
            return failWith(made.error());
        }
        plan = std::move(*made);
    }
    if (!m_options.run.yes) {
        if (const int code = confirmPlan(planText(*plan), m_run.prompter(), m_context.stop); code != Done) {
            return code;
        }
    }
    hop.operation = plan->operation;
    if (const int code = take(m_work.save(upgrade), upgrade); code != Done) {
        return code;
    }
    const auto finished = m_run.run(m_profile, *plan, mode, m_options.run, m_context);
    if (!finished) {
        return failWith(finished.error());
    }
    showOutput((resultText(*finished) + reportText(root, finished->operation)).toUtf8());
    if (!operation::isDone(finished->outcome)) {
        sayWhyNot(*finished);
        return m_context.stop.stop_requested() ? Interrupted : Failed;
    }
    upgrade.current().isRunDone = true;
    return take(m_work.runStage(upgrade, Stage::Run, {}, m_context.stop), upgrade);
}

int UpgradeCall::take(Result<Upgrade> changed, Upgrade &upgrade)
{
    if (!changed) {
        return m_context.stop.stop_requested() ? Interrupted : failWith(changed.error());
    }
    upgrade = std::move(*changed);
    return Done;
}

int UpgradeCall::end(const Upgrade &upgrade, int code) const
{
    if (code != Done) {
        say(CliText::tr("The upgrade %1 stands at %2. To go on: the same command again.")
                .arg(upgrade.id, stageTitle(upgrade.current(), upgrade.stage)));
        (void)m_work.save(upgrade);
    }
    const bool written = m_context.json ? writeJson({{u"upgrade"_s, upgrade::toJson(upgrade)}})
                                        : writeOut(upgradeText(upgrade).toUtf8());
    return written ? code : Failed;
}

} // namespace kubemori::cli
