// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/operations_command.hpp"

#include "app/cli/attended_run.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_json.hpp"
#include "app/cli/operation_run.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/report_paths.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/reconcile_text.hpp"

#include "operation/json.hpp"

#include <QCommandLineParser>
#include <QJsonArray>

#include <algorithm>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using operation::PastOperation;
using operation::RunMode;

namespace {

constexpr int mostListed = 200;

bool writeOperations(const QJsonArray &operations)
{
    return writeJson({{u"operations"_s, operations}});
}

int list(const QString &cluster, const Context &context)
{
    const QList<PastOperation> found =
        operation::listOperations(context.operationsRoot(), cluster, mostListed, context.stop);
    if (context.json) {
        QJsonArray operations;
        for (const PastOperation &past : found) {
            operations.append(toJson(past));
        }
        return writeOperations(operations) ? Done : Failed;
    }
    QList<QStringList> rows;
    for (const PastOperation &past : found) {
        const auto &contents = past.contents;
        const QString outcome =
            contents && contents->finished ? ui::OperationText::outcome(contents->finished->outcome) : QString();
        rows.append({past.id, contents ? printable(contents->plan.cluster) : QString(),
                     ui::ReconcileText::standing(past.standing), outcome});
    }
    const QStringList header{CliText::tr("OPERATION"), CliText::tr("CLUSTER"), CliText::tr("STATE"),
                             CliText::tr("RESULT")};
    return writeOut(table(header, rows).toUtf8()) ? Done : Failed;
}

/// What ended it: where, and the technical words; empty for one that was cut off or rests.
QString whyNot(const maintenance::Reconciliation &found)
{
    const auto &finished = found.past.contents->finished;
    if (!finished || isGood(finished->outcome) || finished->error == Error{}) {
        return {};
    }
    const Error &error = finished->error;
    return ui::ErrorText::line(error) + (error.detail.isEmpty() ? u"\n"_s : u": "_s + error.detail + u'\n');
}

QString showText(const maintenance::Reconciliation &found)
{
    const operation::Plan &plan = found.plan();
    QString text = u"%1  %2  %3\n"_s.arg(plan.operation, ui::OperationText::operationKind(plan.kind),
                                         ui::ReconcileText::standing(found.past.standing));
    if (found.past.owner) {
        text += found.past.owner->toString() + u'\n';
    }
    QList<QStringList> rows;
    for (const maintenance::NodeStanding &standing : found.nodes) {
        rows.append({standing.node, ui::ReconcileText::before(standing), ui::ReconcileText::now(standing)});
    }
    if (found.past.needsAttention()) {
        text += ui::ReconcileText::summary(found) + u'\n';
        text += whyNot(found);
    } else if (const auto &finished = found.past.contents->finished) {
        text += ui::OperationText::outcome(finished->outcome) + u'\n' + resultText(*finished);
    }
    if (!rows.isEmpty()) {
        text += table({CliText::tr("NODE"), CliText::tr("WHAT WAS DONE"), CliText::tr("NOW")}, rows);
    }
    if (found.past.needsAttention()) {
        text += ui::ReconcileText::advice(found) + u'\n' +
                CliText::tr("kubemori operations resume %1   goes on\n"
                            "kubemori operations abort %1    puts back what is safe to put back\n"
                            "kubemori operations abort %1 --leave   touches nothing, and does not mention it again")
                    .arg(plan.operation) +
                u'\n';
    }
    return printable(text);
}

/// The nodes are asked about only where the answer matters, and where a profile says how.
maintenance::Reconciliation compared(const PastOperation &past, const composition::World &world,
                                     const std::optional<cluster::Profile> &profile, const Context &context)
{
    const auto noNodes = [](ErrorCode code) { return Result<QList<kube::Node>>(fail(code)); };
    if (!past.needsAttention()) {
        return maintenance::reconcile(past, QList<kube::Node>());
    }
    return maintenance::reconcile(past, profile ? world.kubectl(*profile).allNodes(context.stop)
                                                : noNodes(ErrorCode::NotFound));
}

int show(const PastOperation &past, const composition::World &world, const std::optional<cluster::Profile> &profile,
         const Context &context)
{
    const maintenance::Reconciliation found = compared(past, world, profile, context);
    const bool written = context.json
                             ? writeOperations({withReport(past.needsAttention() ? toJson(found) : toJson(past),
                                                           context.operationsRoot(), past.id)})
                             : writeOut((showText(found) + reportText(context.operationsRoot(), past.id)).toUtf8());
    return written ? Done : Failed;
}

int takeUp(const PastOperation &past, RunMode mode, bool yes, AttendedRun &attended, const cluster::Profile &profile,
           const Context &context)
{
    const auto finished = attended.run(profile, past.contents->plan, mode, {.yes = yes, .acceptGates = {}}, context);
    if (!finished) {
        sayError(finished.error());
        return Failed;
    }
    if (context.json) {
        writeOperations({withReport(operation::toJson(*finished), context.operationsRoot(), finished->operation)});
        sayWhyNot(*finished);
    } else {
        writeOut((resultText(*finished) + reportText(context.operationsRoot(), finished->operation)).toUtf8());
    }
    using operation::Outcome;
    // Putting back ends an operation before its end, as was wanted; a node that stayed cordoned is another matter.
    const bool allPutBack = std::ranges::none_of(finished->nodes, &operation::NodeResult::leftCordoned);
    const bool good = mode == RunMode::Resume
                          ? isGood(finished->outcome)
                          : finished->outcome == Outcome::Cancelled && (mode == RunMode::Leave || allPutBack);
    return good ? Done : Failed;
}

/// What is to be done, in words, before it is done.
bool confirm(const maintenance::Reconciliation &found, RunMode mode, TerminalPrompter &prompter,
             const std::stop_token &stop)
{
    const auto answer = prompter.askLine(showText(found) + ui::ReconcileText::modeEffect(mode, found) + u'\n' +
                                             CliText::tr("Type “yes” to run this: "),
                                         stop);
    return answer && *answer == "yes"_L1;
}

} // namespace

QString OperationsCommand::name() const
{
    return u"operations"_s;
}

QString OperationsCommand::summary() const
{
    return CliText::tr(
        "Lists what was done to clusters from this account, shows one operation, takes one up again that "
        "was cut off (resume), or puts back what it left (abort).");
}

void OperationsCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"verb"_s, CliText::tr("list, show, resume or abort"), u"list|show|resume|abort"_s);
    parser.addPositionalArgument(u"id"_s, CliText::tr("The operation, as “list” names it."), u"[ID]"_s);
    parser.addOption(
        {u"yes"_s, CliText::tr("Do not ask before resuming or aborting. Any question of the operation ends it "
                               "safely.")});
    parser.addOption({u"leave"_s, CliText::tr("With abort: touch nothing, and do not mention the operation again.")});
}

int OperationsCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, u"list"_s);
    if (verb == "list"_L1 && words.size() < 2) {
        return list(parser.value(u"cluster"_s), context);
    }
    if ((verb != "show"_L1 && verb != "resume"_L1 && verb != "abort"_L1) || words.size() != 2) {
        say(CliText::tr("Use: kubemori operations list, show ID, resume ID or abort ID."));
        return WrongUsage;
    }
    const auto past = operation::readOperation(context.operationsRoot(), words.at(1));
    if (!past) {
        sayError(past.error());
        return WrongUsage;
    }
    if (!past->contents) {
        sayError(past->error);
        return Failed;
    }
    AttendedRun attended({.yes = parser.isSet(u"yes"_s), .acceptGates = {}}, context);
    const composition::World &world = attended.world();
    const auto profile = findProfile(past->contents->plan.cluster, context);
    if (verb == "show"_L1) {
        return show(*past, world, profile, context);
    }
    if (!profile) {
        return WrongUsage;
    }
    const RunMode mode = verb == "resume"_L1        ? RunMode::Resume
                         : parser.isSet(u"leave"_s) ? RunMode::Leave
                                                    : RunMode::PutBack;
    if (!parser.isSet(u"yes"_s) &&
        !confirm(compared(*past, world, profile, context), mode, attended.prompter(), context.stop)) {
        say(CliText::tr("Nothing was done. Give --yes where there is no terminal to ask on."));
        return DecisionNeeded;
    }
    return takeUp(*past, mode, parser.isSet(u"yes"_s), attended, *profile, context);
}

} // namespace kubemori::cli
