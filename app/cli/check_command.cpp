// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_command.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/cli/upgrade_printer.hpp"
#include "app/composition/upgrade_work.hpp"
#include "ui/text/finding_text.hpp"
#include "ui/text/hop_text.hpp"

#include <QCommandLineParser>
#include <QJsonArray>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::Severity;

namespace {

QJsonObject findingJson(const Finding &finding)
{
    return {{u"id"_s, finding.check},
            {u"severity"_s, upgrade::toString(finding.severity)},
            {u"title"_s, ui::FindingText::title(finding)},
            {u"where"_s, finding.subject},
            {u"evidence"_s, finding.evidence},
            {u"remedy"_s, finding.severity == Severity::Good ? QString() : ui::FindingText::remedy(finding)}};
}

int print(const QList<Finding> &findings, const Context &context)
{
    QJsonArray array;
    for (const Finding &finding : findings) {
        array.append(findingJson(finding));
    }
    const bool written = context.json ? writeJson({{u"findings"_s, array}}) : writeOut(findingsText(findings).toUtf8());
    if (!written) {
        return Failed;
    }
    return upgrade::gravest(findings) == Severity::Block ? Findings : Done;
}

/// The hop that is looked at: the first one of the way to `to`, or the release that is checked out by itself.
Result<upgrade::HopRecord> hopOf(composition::UpgradeWork &work, const QString &from, const QString &to,
                                 const std::stop_token &stop)
{
    if (to.isEmpty() || to == from) {
        return work.standing(from, stop);
    }
    return work.make(from, to, {}, stop).transform([](const upgrade::Upgrade &made) { return made.hops.constFirst(); });
}

} // namespace

QString CheckCommand::name() const
{
    return u"check"_s;
}

QString CheckCommand::summary() const
{
    return CliText::tr("Looks whether a cluster is well and may be upgraded: nodes, pods, budgets, certificates, etcd, "
                       "disks, clocks, runtimes, and what the next release demands. Changes nothing.");
}

void CheckCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption(
        {u"from"_s, CliText::tr("The release the cluster runs. Without it the one that is checked out."), u"TAG"_s});
    parser.addOption(
        {u"to"_s, CliText::tr("Also what speaks against an upgrade on the way to this release."), u"TAG"_s});
}

int CheckCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    const auto prompter = std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context));
    const composition::World world(prompter, context.surroundings());
    composition::UpgradeWork work(*profile, world, world.kubectl(*profile));
    QString from = parser.value(u"from"_s);
    if (from.isEmpty()) {
        const auto release = work.checkedOut(context.stop);
        if (!release) {
            sayError(release.error());
            return readingExitCode(release.error());
        }
        from = *release;
    }
    if (from.isEmpty()) {
        say(CliText::tr("No release is checked out there. Say with --from which one the cluster runs."));
        return WrongUsage;
    }
    const QString to = parser.value(u"to"_s);
    const auto hop = hopOf(work, from, to, context.stop);
    if (!hop) {
        say(printable(ui::HopText::refusal(hop.error(), from, to)));
        return readingExitCode(hop.error());
    }
    const auto findings = work.look(*hop, {}, context.stop);
    if (!findings) {
        return context.stop.stop_requested() ? Interrupted : failWith(findings.error());
    }
    return print(*findings, context);
}

} // namespace kubemori::cli
