// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/reconciliation.hpp"

#include "maintenance/cordon_claim.hpp"
#include "maintenance/node_facts.hpp"
#include "monitor/boot_id.hpp"

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using monitor::BootId;
using operation::JournalContents;
using operation::RunMode;
using operation::StepState;

namespace {

using Now = NodeStanding::Now;

/// The last step of the node that was begun.
void findStep(NodeStanding &standing, const JournalContents &contents)
{
    for (const operation::PlanStep &step : contents.plan.steps) {
        const StepState state = contents.states.value(step.id, StepState::Pending);
        const bool begun = state != StepState::Pending && state != StepState::Skipped && state != StepState::Cancelled;
        if (step.node == standing.node && begun) {
            standing.step = step;
            standing.stepState = state;
        }
    }
}

/// In a list that the operation remembers.
bool isListed(const JournalContents &contents, QLatin1StringView key, const QString &node)
{
    return contents.facts.value({}, key).split(u',', Qt::SkipEmptyParts).contains(node);
}

void recall(NodeStanding &standing, const JournalContents &contents)
{
    const auto fact = [&](QLatin1StringView key) { return contents.facts.value(standing.node, key); };
    standing.cordonedByUs = fact(facts::cordon) == facts::sent;
    standing.cordonedBefore = fact(facts::schedulableBefore) == facts::no;
    standing.cordonedByPlaybook = isListed(contents, facts::leftCordoned, standing.node);
    standing.playbookFailed = isListed(contents, facts::unfinishedHosts, standing.node);
    standing.off = fact(facts::off) == facts::yes;
    const QString shutdown = fact(facts::shutdown);
    standing.toldToReboot = !shutdown.isEmpty() && shutdown != facts::refused && fact(facts::ready) != facts::yes;
}

void look(NodeStanding &standing, const JournalContents &contents, const QList<kube::Node> &nodes)
{
    const auto node = std::ranges::find(nodes, standing.node, &kube::Node::name);
    if (node == nodes.end()) {
        // The deployer and kubectl have steps of remedies too, and are no nodes of the cluster.
        standing.now = standing.step.kind == operation::StepKind::Remedy ? Now::Unknown : Now::Gone;
        return;
    }
    standing.now = node->ready() != kube::ConditionStatus::True ? Now::NotReady
                   : node->schedulable                          ? Now::Fine
                                                                : Now::Cordoned;
    standing.rebooted = monitor::rebootProved(BootId::parse(contents.facts.value(standing.node, facts::bootIdBefore)),
                                              BootId::parse(node->bootId));
    if (const auto claim = CordonClaim::of(*node); claim && claim->operation != contents.plan.operation) {
        standing.claimedBy = u"%1 of %2"_s.arg(claim->operation, claim->by);
    }
}

/// A node whose part ended, and that is not left in a state it was not in before, needs nobody.
bool needsDecision(const NodeStanding &standing, const JournalContents &contents)
{
    if (standing.cordonedByUs || standing.cordonedByPlaybook || standing.playbookFailed ||
        !contents.results.value(standing.node).notPutBack.isEmpty()) {
        return true;
    }
    return !contents.results.contains(standing.node) && contents.touchedNodes.contains(standing.node);
}

RunMode adviceFor(const Reconciliation &found)
{
    if (found.past.standing == operation::Standing::CutOff || found.isResting() || found.isUpgrade()) {
        return RunMode::Resume;
    }
    // A person ended it; what is left is to put back the nodes that can be, or to look after those that are away.
    const bool allBack = std::ranges::all_of(found.nodes, [](const NodeStanding &standing) {
        return standing.now != Now::NotReady && standing.now != Now::Unknown &&
               (!standing.toldToReboot || standing.rebooted);
    });
    return allBack ? RunMode::PutBack : RunMode::Resume;
}

} // namespace

bool Reconciliation::isUpgrade() const
{
    return past.contents &&
           std::ranges::contains(past.contents->plan.steps, operation::StepKind::Upgrade, &operation::PlanStep::kind);
}

Reconciliation reconcile(const operation::PastOperation &past, const Result<QList<kube::Node>> &nodes)
{
    Reconciliation found;
    found.past = past;
    const JournalContents &contents = *past.contents;
    for (const QString &name : contents.plan.nodes) {
        NodeStanding standing;
        standing.node = name;
        recall(standing, contents);
        const auto result = contents.results.constFind(name);
        if (result != contents.results.constEnd() && operation::isDone(*result)) {
            found.done.append(name);
        } else if (needsDecision(standing, contents)) {
            findStep(standing, contents);
            if (nodes) {
                look(standing, contents, *nodes);
            }
            found.nodes.append(standing);
        } else if (isListed(contents, facts::upgradedNodes, name)) {
            found.upgraded.append(name);
        } else {
            found.waiting.append(name);
        }
    }
    if (!nodes) {
        found.error = nodes.error();
    }
    found.advice = adviceFor(found);
    return found;
}

QString toString(Now now)
{
    switch (now) {
    case Now::Unknown:
        return u"Unknown"_s;
    case Now::Gone:
        return u"Gone"_s;
    case Now::NotReady:
        return u"NotReady"_s;
    case Now::Cordoned:
        return u"Cordoned"_s;
    case Now::Fine:
        return u"Fine"_s;
    }
    return {};
}

QString toString(RunMode mode)
{
    switch (mode) {
    case RunMode::Begin:
        return u"Begin"_s;
    case RunMode::Resume:
        return u"Resume"_s;
    case RunMode::PutBack:
        return u"PutBack"_s;
    case RunMode::Leave:
        return u"Leave"_s;
    }
    return {};
}

} // namespace kubemori::maintenance
