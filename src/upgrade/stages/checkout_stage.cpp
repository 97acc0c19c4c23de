// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/checkout_stage.hpp"

#include "kubespray/checkout.hpp"
#include "kubespray/tag_fetch.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/deployer_work.hpp"
#include "upgrade/stages/make_finding.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using kubespray::WorkBranchBlock;
using kubespray::WorkBranchPlan;
using Source = OldInventoryPlan::Source;

namespace {

/// Stable names: they are in files and in ui/text.
QString nameOf(WorkBranchBlock::Kind kind)
{
    using Kind = WorkBranchBlock::Kind;
    switch (kind) {
    case Kind::UncommittedWork:
        return u"uncommitted-work"_s;
    case Kind::NoBranch:
        return u"no-branch"_s;
    case Kind::Conflicts:
        return u"conflicts"_s;
    case Kind::Unfinished:
        return u"unfinished"_s;
    case Kind::InTheWay:
        return u"in-the-way"_s;
    case Kind::ElsewhereOut:
        return u"elsewhere-out"_s;
    case Kind::OfOtherRelease:
        return u"of-other-release"_s;
    }
    return {};
}

kubespray::WorkBranchRequest requestOf(const HopRecord &hop)
{
    return {.tag = hop.to, .openWork = hop.choices.openWork, .message = {}};
}

QList<Finding> findingsOf(const WorkBranchPlan &plan)
{
    constexpr qsizetype most = 20;
    QList<Finding> findings;
    for (const WorkBranchBlock &block : plan.blocks) {
        QString what = block.what.first(std::min(block.what.size(), most)).join(u'\n');
        if (block.what.size() > most) {
            what += u"\n… (%1)"_s.arg(block.what.size());
        }
        findings.append(makeFinding(checks::workBranch, Severity::Block, nameOf(block.kind),
                                    block.kind == WorkBranchBlock::Kind::OfOtherRelease ? plan.branch : what));
    }
    return findings;
}

Finding goodBranch(const WorkBranchPlan &plan, const kubespray::CheckoutState &state)
{
    QString evidence = u"%1, %2"_s.arg(state.branch, state.baseRelease());
    if (state.commitsSince > 0) {
        evidence += u" +%1"_s.arg(state.commitsSince);
    }
    if (!plan.stash.isEmpty()) {
        evidence += u"\ngit stash: %1"_s.arg(plan.stash);
    }
    return makeFinding(checks::workBranch, plan.stash.isEmpty() ? Severity::Good : Severity::Info, state.branch,
                       evidence);
}

} // namespace

Result<QList<PlannedCommand>> CheckoutStage::plan(const HopRecord &hop, std::stop_token stop)
{
    const DeployerWork where(site().deployer());
    QList<PlannedCommand> commands;
    if (hop.choices.fetches) {
        const QString url = site().profile.kubespray.repoUrl;
        commands.append(where.plannedGit(
            {u"fetch"_s, u"--no-tags"_s, url.isEmpty() ? u"origin"_s : url, u"refs/tags/*:refs/tags/*"_s}));
    }
    const auto branch = kubespray::WorkBranches(where.deployer().runner, where.checkout()).plan(requestOf(hop), stop);
    if (!branch) {
        // The tag may only come with the fetch.
        const bool isToCome = hop.choices.fetches && branch.error().code == ErrorCode::NotFound;
        return isToCome ? Result<QList<PlannedCommand>>(commands) : std::unexpected(branch.error());
    }
    const auto old = OldInventory(where, hop).plan(branch->before.branch, stop);
    if (!old) {
        return std::unexpected(old.error());
    }
    for (const QStringList &argv : old->commands) {
        commands.append(where.planned(argv));
    }
    for (const QStringList &arguments : branch->commands) {
        commands.append(where.plannedGit(arguments));
    }
    return commands;
}

Result<QList<Finding>> CheckoutStage::run(HopRecord &hop, const OutputSink &sink, std::stop_token stop)
{
    const DeployerWork where(site().deployer());
    QList<Finding> findings;
    if (hop.choices.fetches) {
        const auto fetched = fetch(sink, stop);
        if (!fetched) {
            return std::unexpected(fetched.error());
        }
        findings.append(*fetched);
    }
    const kubespray::WorkBranches branches(where.deployer().runner, where.checkout());
    const auto branch = branches.plan(requestOf(hop), stop);
    if (!branch) {
        return std::unexpected(branch.error());
    }
    if (branch->isBlocked()) {
        return findings + findingsOf(*branch);
    }
    const auto old = OldInventory(where, hop).plan(branch->before.branch, stop);
    if (!old) {
        return std::unexpected(old.error());
    }
    const auto aside = setAside(hop, *old, sink, stop);
    if (!aside) {
        return std::unexpected(aside.error());
    }
    findings.append(*aside);
    if (aside->severity == Severity::Block) {
        return findings;
    }
    for (const QStringList &arguments : branch->commands) {
        tellCommand(sink, where.plannedGit(arguments).text);
    }
    // Where git shows the copy among what it does not know, the checkout is not as it was planned.
    const auto again = branches.plan(requestOf(hop), stop);
    const auto moved = !again               ? Result<kubespray::CheckoutState>(std::unexpected(again.error()))
                       : again->isBlocked() ? fail(ErrorCode::Locked, u"the checkout has changed meanwhile"_s)
                                            : branches.carryOut(*again, sinkOf(sink), stop);
    if (!moved) {
        return std::unexpected(
            moved.error().during(u"moving to %1; the inventory is kept in %2"_s.arg(branch->branch, hop.oldInventory)));
    }
    findings.append(goodBranch(*again, *moved));
    return findings;
}

/// A release that is here already needs no remote.
Result<Finding> CheckoutStage::fetch(const OutputSink &sink, const std::stop_token &stop) const
{
    const cluster::Deployer deployer = site().deployer();
    const auto fetched = kubespray::TagFetcher(deployer.runner, deployer.checkout, site().profile.kubespray.repoUrl)
                             .fetch(sinkOf(sink), stop);
    if (!fetched) {
        if (fetched.error().code == ErrorCode::Cancelled) {
            return std::unexpected(fetched.error());
        }
        return makeFinding(checks::tagsFetched, Severity::Warn, {}, toLogLine(fetched.error()));
    }
    QString evidence = u"%1: %2 new"_s.arg(fetched->remote).arg(fetched->newTags.size());
    if (!fetched->newTags.isEmpty()) {
        evidence += u": "_s + fetched->newTags.join(u", "_s).left(1000);
    }
    if (!fetched->movedTags.isEmpty()) {
        evidence += u"\nmoved there, left as they are here: "_s + fetched->movedTags.join(u", "_s).left(1000);
    }
    return makeFinding(checks::tagsFetched, fetched->movedTags.isEmpty() ? Severity::Good : Severity::Warn,
                       fetched->remote, evidence);
}

Result<Finding> CheckoutStage::setAside(HopRecord &hop, const OldInventoryPlan &plan, const OutputSink &sink,
                                        const std::stop_token &stop) const
{
    Finding finding = makeFinding(checks::oldInventory, Severity::Good, plan.copy);
    if (plan.source == Source::Nowhere) {
        finding.severity = Severity::Block;
        finding.subject = hop.inventoryFolder;
        finding.evidence = u"neither the folder nor branch %1 has it"_s.arg(kubespray::workBranchName(hop.from));
        return finding;
    }
    const DeployerWork where(site().deployer());
    if (auto done = OldInventory(where, hop).carryOut(plan, sink, stop); !done) {
        return std::unexpected(done.error());
    }
    hop.oldInventory = plan.copy;
    finding.evidence = plan.source == Source::Kept     ? u"there already"_s
                       : plan.source == Source::Folder ? u"copied from %1"_s.arg(hop.inventoryFolder)
                                                       : u"from %1"_s.arg(plan.revision);
    if (!plan.inTheWay.isEmpty()) {
        finding.severity = Severity::Info;
        finding.evidence += u"; taken by something else: "_s + plan.inTheWay.join(u", "_s);
    }
    if (plan.isAsChanged) { // a hop that was begun by hand: the settings may be the new release's already
        finding.severity = Severity::Warn;
        finding.evidence += u"; the checkout stands at %1 already"_s.arg(hop.to);
    }
    return finding;
}

} // namespace kubemori::upgrade
