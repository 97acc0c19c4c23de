// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_command.hpp"

#include "app/cli/chosen_checkout.hpp"
#include "app/cli/cli_text.hpp"
#include "app/cli/exit_code.hpp"
#include "app/cli/output.hpp"
#include "app/cli/plan_confirmation.hpp"
#include "app/cli/terminal_prompter.hpp"
#include "app/cli/upgrade_printer.hpp"
#include "app/composition/issue_findings.hpp"
#include "app/composition/upgrade_work.hpp"
#include "ui/text/finding_text.hpp"
#include "ui/text/hop_text.hpp"

#include "kubespray/checkout.hpp"
#include "kubespray/revision_files.hpp"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace kubemori::cli {

using namespace Qt::StringLiterals;
using upgrade::Finding;
using upgrade::Severity;

namespace {

constexpr qsizetype mostGaps = 10;

QJsonObject findingJson(const Finding &finding)
{
    const bool isKnownIssue = finding.check.startsWith(composition::knownIssuePrefix);
    QJsonObject json{
        {u"id"_s, isKnownIssue ? finding.check.sliced(composition::knownIssuePrefix.size()) : finding.check},
        {u"severity"_s, upgrade::toString(finding.severity)},
        {u"title"_s, ui::FindingText::title(finding)},
        {u"where"_s, finding.subject},
        {u"evidence"_s, finding.evidence},
        {u"remedy"_s, finding.severity == Severity::Good ? QString() : ui::FindingText::remedy(finding)}};
    if (!finding.silenced.isEmpty()) {
        json.insert(u"silenced"_s, QJsonObject{{u"reason"_s, finding.silenced}});
    }
    return json;
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

/// What could not be looked at, and files of issues that cannot be read.
void sayGaps(const advice::CheckReport &report)
{
    const QList<Error> gaps = report.problems + report.gaps;
    for (const Error &gap : gaps.first(std::min(gaps.size(), mostGaps))) {
        sayError(gap);
    }
    if (gaps.size() > mostGaps) {
        say(CliText::tr("%n more could not be looked at.", nullptr, static_cast<int>(gaps.size() - mostGaps)));
    }
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

/// The folders of --issues as whole paths.
QStringList issueFolders(const QCommandLineParser &parser)
{
    QStringList folders;
    for (const QString &folder : parser.values(u"issues"_s)) {
        folders.append(QDir::cleanPath(QDir::current().absoluteFilePath(folder)));
    }
    return folders;
}

/// An exit code when there is none, which was said.
std::expected<QString, int> releaseOf(const QString &given, const Result<QString> &checkedOut)
{
    if (!given.isEmpty()) {
        return given;
    }
    if (!checkedOut) {
        sayError(checkedOut.error());
        return std::unexpected(readingExitCode(checkedOut.error()));
    }
    if (checkedOut->isEmpty()) {
        say(CliText::tr("No release is checked out there. Say with --from which one the cluster runs."));
        return std::unexpected(int{WrongUsage});
    }
    return *checkedOut;
}

int checkCluster(const QCommandLineParser &parser, const Context &context, const cluster::Profile &profile)
{
    const auto prompter = std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context));
    const composition::World world(prompter, context.surroundings());
    composition::UpgradeWork work(profile, world, world.kubectl(profile));
    const QString given = parser.value(u"from"_s);
    const auto from = releaseOf(given, given.isEmpty() ? work.checkedOut(context.stop) : Result<QString>(given));
    if (!from) {
        return from.error();
    }
    const QString to = parser.value(u"to"_s);
    const auto hop = hopOf(work, *from, to, context.stop);
    if (!hop) {
        say(printable(ui::HopText::refusal(hop.error(), *from, to)));
        return readingExitCode(hop.error());
    }
    auto findings = work.look(*hop, {}, context.stop);
    if (!findings) {
        return context.stop.stop_requested() ? Interrupted : failWith(findings.error());
    }
    const auto report = work.checkIssues(*hop, composition::knownIssues(issueFolders(parser)), {}, context.stop);
    if (!report) {
        return context.stop.stop_requested() ? Interrupted : failWith(report.error());
    }
    sayGaps(*report);
    const bool wantsAll = parser.isSet(u"all"_s);
    findings->append(composition::findingsOf(*report, wantsAll ? composition::UnknownIssues::All
                                                               : composition::UnknownIssues::ThatWouldBlock));
    return print(*findings, context);
}

/// Whether the checkout has these releases; says what is wrong.
std::optional<int> refusal(const ChosenCheckout &checkout, const QStringList &tags, const std::stop_token &stop)
{
    const kubespray::RevisionFiles files(kubespray::Git(checkout.runner, checkout.folder));
    for (const QString &tag : tags) {
        const auto commit = files.commitOf(tag, stop);
        const bool isTag = commit && Version::parse(tag);
        if (!isTag) {
            const Error error = commit ? Error{.code = ErrorCode::InvalidInput,
                                               .detail = u"it is no release"_s,
                                               .subject = tag,
                                               .context = {}}
                                       : commit.error();
            sayError(error);
            return readingExitCode(error);
        }
    }
    return std::nullopt;
}

int checkSettings(const QCommandLineParser &parser, const Context &context)
{
    const auto checkout = chosenCheckout(parser, context);
    const QString inventory = QDir::cleanPath(QDir::current().absoluteFilePath(parser.value(u"inventory"_s)));
    if (!checkout) {
        return WrongUsage;
    }
    if (!parser.isSet(u"inventory"_s) || !QFileInfo::exists(inventory)) {
        say(CliText::tr("Use: kubemori check --inventory DIR --repo DIR [--from TAG] [--to TAG]."));
        return WrongUsage;
    }
    const QString given = parser.value(u"from"_s);
    Result<QString> checkedOut;
    if (given.isEmpty()) {
        checkedOut = kubespray::Checkout(checkout->runner, checkout->folder)
                         .state(context.stop)
                         .transform([](const kubespray::CheckoutState &state) { return state.baseRelease(); });
    }
    const auto from = releaseOf(given, checkedOut);
    if (!from) {
        return from.error();
    }
    const QString to = parser.isSet(u"to"_s) ? parser.value(u"to"_s) : *from;
    if (const auto refused = refusal(*checkout, QStringList{*from, to}, context.stop)) {
        return *refused;
    }
    const advice::Site site{.deployer = checkout->runner, .checkout = checkout->folder};
    const auto report =
        composition::checkSite(site,
                               {.current = *from,
                                .target = to,
                                .inventory = inventory,
                                .options = parser.isSet(u"options"_s) ? parser.value(u"options"_s) : QString()},
                               composition::knownIssues(issueFolders(parser)), {}, {}, context.stop);
    if (!report) {
        return Interrupted;
    }
    sayGaps(*report);
    const auto unknown = parser.isSet(u"all"_s) ? composition::UnknownIssues::All : composition::UnknownIssues::None;
    return print(composition::findingsOf(*report, unknown), context);
}

/// Keeps what a person says of an issue on a cluster.
int silence(const QCommandLineParser &parser, const Context &context, const cluster::Profile &profile)
{
    const bool silences = parser.isSet(u"silence"_s);
    const QString id = parser.value(silences ? u"silence"_s : u"unsilence"_s);
    if (composition::knownIssues(issueFolders(parser)).find(id) == nullptr) {
        say(CliText::tr("There is no known issue “%1”. `kubemori issues list` names them.").arg(printable(id)));
        return WrongUsage;
    }
    const auto prompter = std::make_shared<TerminalPrompter>(TerminalPrompter::offerOf(context));
    const composition::World world(prompter, context.surroundings());
    const composition::AdviceWork work(profile, world, world.kubectl(profile));
    const auto kept = silences ? work.silence(id, parser.value(u"reason"_s)) : work.unsilence(id);
    if (!kept) {
        sayError(kept.error());
        return readingExitCode(kept.error());
    }
    if (context.json) {
        return writeJson({{u"issue"_s, id}, {u"silenced"_s, silences}}) ? Done : Failed;
    }
    return Done;
}

} // namespace

QString CheckCommand::name() const
{
    return u"check"_s;
}

QString CheckCommand::summary() const
{
    return CliText::tr("Looks whether a cluster is well and may be upgraded: nodes, pods, budgets, certificates, etcd, "
                       "disks, clocks, runtimes, what the next release demands, and known issues. Changes nothing.");
}

void CheckCommand::addOptions(QCommandLineParser &parser) const
{
    addCheckoutOptions(parser);
    parser.addOption(
        {u"from"_s, CliText::tr("The release the cluster runs. Without it the one that is checked out."), u"TAG"_s});
    parser.addOption(
        {u"to"_s, CliText::tr("Also what speaks against an upgrade on the way to this release."), u"TAG"_s});
    parser.addOption({u"inventory"_s,
                      CliText::tr("Without a cluster: an inventory on this machine, whose settings are looked at for "
                                  "known issues."),
                      u"DIR"_s});
    parser.addOption({u"options"_s,
                      CliText::tr("With --inventory: the options that ansible-playbook is to get, as one word."),
                      u"TEXT"_s});
    parser.addOption(
        {u"issues"_s, CliText::tr("Also the known issues in this folder. May be given several times."), u"DIR"_s});
    parser.addOption({u"all"_s, CliText::tr("Also known issues of which it cannot be told whether they stand.")});
    parser.addOption({u"silence"_s,
                      CliText::tr("Say of a known issue that it is no matter on this cluster, with --reason."),
                      u"ID"_s});
    parser.addOption({u"reason"_s, CliText::tr("Why it is no matter."), u"TEXT"_s});
    parser.addOption({u"unsilence"_s, CliText::tr("Take that back."), u"ID"_s});
}

int CheckCommand::run(const QCommandLineParser &parser, const Context &context)
{
    const bool isWithout = parser.isSet(u"inventory"_s) || parser.isSet(u"repo"_s);
    const bool silences = parser.isSet(u"silence"_s) || parser.isSet(u"unsilence"_s);
    if (silences && (isWithout || (parser.isSet(u"silence"_s) && parser.isSet(u"unsilence"_s)))) {
        say(CliText::tr("Use: kubemori check --cluster NAME --silence ID --reason TEXT, or --unsilence ID."));
        return WrongUsage;
    }
    if (isWithout && parser.isSet(u"cluster"_s)) {
        say(CliText::tr("Use --inventory and --repo, or --cluster, not both."));
        return WrongUsage;
    }
    if (isWithout) {
        return checkSettings(parser, context);
    }
    const auto profile = findProfile(parser.value(u"cluster"_s), context);
    if (!profile) {
        return WrongUsage;
    }
    return silences ? silence(parser, context, *profile) : checkCluster(parser, context, *profile);
}

} // namespace kubemori::cli
