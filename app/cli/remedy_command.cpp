// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/remedy_command.hpp"

#include "app/cli/attended_run.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/operation_printer.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/composition/advice_work.hpp"
#include "app/composition/remedy_operation.hpp"

#include "advice/issue_base.hpp"

#include <QCommandLineParser>
#include <QFileInfo>

#include <optional>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

namespace {

/// By its id, among the built-in ones and those of the settings' folders, or in a file. Says why there is none.
std::optional<advice::KnownIssue> findIssue(const QString &named)
{
    if (named.contains(u'/') || named.endsWith(".yaml"_L1)) {
        QFile file(named);
        if (!file.open(QIODevice::ReadOnly)) {
            say(CliText::tr("“%1” cannot be read: %2").arg(printable(named), file.errorString()));
            return std::nullopt;
        }
        auto read = advice::readIssueFile(file.readAll(), named);
        if (!read) {
            sayError(read.error());
            return std::nullopt;
        }
        return std::move(read->issue);
    }
    const advice::IssueBase base = composition::knownIssues();
    for (const Error &problem : base.problems) {
        sayError(problem);
    }
    const advice::KnownIssue *issue = base.find(named);
    if (issue == nullptr) {
        say(CliText::tr("No known issue is called “%1”. “kubemori issues list” names them all.").arg(printable(named)));
        return std::nullopt;
    }
    return *issue;
}

/// Where the person says that the issue stands: each node with all captures. None, and said, for what is no NAME=VALUE.
std::optional<QList<advice::Sighting>> sightingsOf(const QCommandLineParser &parser)
{
    QMap<QString, QString> captures;
    for (const QString &pair : parser.values(u"capture"_s)) {
        const qsizetype at = pair.indexOf(u'=');
        if (at < 1) {
            say(CliText::tr("“%1” is no NAME=VALUE.").arg(printable(pair)));
            return std::nullopt;
        }
        captures.insert(pair.first(at), pair.sliced(at + 1));
    }
    QList<advice::Sighting> sightings;
    for (const QString &list : parser.values(u"node"_s)) {
        for (const QString &node : list.split(u',', Qt::SkipEmptyParts)) {
            advice::Sighting sighting{.where = node.trimmed(), .evidence = {}, .captures = captures};
            sighting.captures.insert(u"node"_s, node.trimmed());
            sightings.append(sighting);
        }
    }
    if (sightings.isEmpty() && !captures.isEmpty()) {
        sightings.append({.where = {}, .evidence = {}, .captures = captures});
    }
    return sightings;
}

} // namespace

QString RemedyCommand::name() const
{
    return u"remedy"_s;
}

QString RemedyCommand::summary() const
{
    return CliText::tr("Does what helps against a known issue: runs the steps of its file one after the other, proves "
                       "that each has worked, and puts back what has not.");
}

void RemedyCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(
        u"issue"_s, CliText::tr("The known issue, as “kubemori issues list” names it, or its file."), u"ISSUE"_s);
    parser.addOption({u"node"_s, CliText::tr("The issue stands on this node; may be given several times."), u"NAME"_s});
    parser.addOption({u"capture"_s,
                      CliText::tr("What {NAME} means in the steps; may be given several times. “kubemori check” says "
                                  "it for each finding."),
                      u"NAME=VALUE"_s});
    parser.addOption({u"undo"_s, CliText::tr("Put back what its patches changed in the checkout.")});
    parser.addOption({u"dry-run"_s, CliText::tr("Show the plan, and change nothing.")});
    parser.addOption({u"yes"_s, CliText::tr("Do not ask: run the plan. Any question ends the operation safely.")});
}

int RemedyCommand::run(const QCommandLineParser &parser, const Context &context)
{
    if (parser.positionalArguments().isEmpty()) {
        say(CliText::tr("Use: kubemori remedy ISSUE --cluster NAME."));
        return WrongUsage;
    }
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const RunOptions options{.yes = parser.isSet(u"yes"_s), .acceptGates = {}}; // it has no gates
    const auto issue = findIssue(parser.positionalArguments().constFirst());
    const auto sightings = issue ? sightingsOf(parser) : std::nullopt;
    if (!sightings) {
        return WrongUsage;
    }
    AttendedRun run(options, context);
    const composition::RemedyOperation remedy(run.world(), *profile, run.world().kubectl(*profile));
    const auto plan =
        parser.isSet(u"undo"_s) ? remedy.planUndo(*issue, context.stop) : remedy.plan(*issue, *sightings, context.stop);
    if (!plan) {
        return failWith(plan.error());
    }
    return run.showOrCarryOut(parser, *profile, *plan, options, context);
}

} // namespace kubemori::cli
