// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/upgrade_text.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Stage;

QString UpgradeText::stage(Stage stage)
{
    switch (stage) {
    case Stage::Target:
        return tr("Target", "stage: which releases");
    case Stage::Health:
        return tr("Health", "stage: whether the cluster may be upgraded");
    case Stage::Safety:
        return tr("Safety copies", "stage: snapshot and backup");
    case Stage::Checkout:
        return tr("Checkout", "stage: the release's files");
    case Stage::Environment:
        return tr("Environment", "stage: virtual environment with ansible");
    case Stage::Inventory:
        return tr("Inventory", "stage: hosts and groups");
    case Stage::Settings:
        return tr("Settings", "stage: group_vars");
    case Stage::Reach:
        return tr("Reach", "stage: ansible reaches every node");
    case Stage::Strategy:
        return tr("Strategy", "stage: in which way nodes are upgraded");
    case Stage::Run:
        return tr("Upgrade", "stage: the run itself");
    case Stage::Verify:
        return tr("Verification", "stage: everything is as it was");
    case Stage::Report:
        break;
    }
    return tr("Report", "stage");
}

QString UpgradeText::purpose(Stage stage)
{
    switch (stage) {
    case Stage::Target:
        return tr("Choose the release to go to, and read what the way there brings.");
    case Stage::Health:
        return tr("Looks whether the cluster may be upgraded at all.");
    case Stage::Safety:
        return tr("Keeps a copy of what could be lost, on this machine.");
    case Stage::Checkout:
        return tr("Keeps the inventory of the release before, and checks the files of the new one out.");
    case Stage::Environment:
        return tr("Makes a virtual environment with the ansible that this release accepts.");
    case Stage::Inventory:
        return tr("Makes sure that hosts and groups are what the cluster is.");
    case Stage::Settings:
        return tr("Carries your settings into the samples of the new release, and commits them.");
    case Stage::Reach:
        return tr("Makes sure that ansible reaches every node, and that each name means the same machine.");
    case Stage::Strategy:
        return tr("Choose in which way the nodes are upgraded, and read what will be run.");
    case Stage::Run:
        return tr("Upgrades the nodes. You may look at other pages and clusters meanwhile.");
    case Stage::Verify:
        return tr("Makes sure that every node is as it was before, but for the version.");
    case Stage::Report:
        break;
    }
    return tr("All that was decided, run and found, to be kept and handed on.");
}

QString UpgradeText::action(Stage stage)
{
    switch (stage) {
    case Stage::Health:
    case Stage::Inventory:
    case Stage::Reach:
        return tr("Check");
    case Stage::Safety:
        return tr("Make the copies");
    case Stage::Checkout:
        return tr("Check out");
    case Stage::Environment:
        return tr("Create the environment");
    case Stage::Settings:
        return tr("Write and commit");
    case Stage::Run:
        return tr("Start the upgrade…");
    case Stage::Verify:
        return tr("Verify");
    case Stage::Target:
    case Stage::Strategy:
    case Stage::Report:
        break;
    }
    return {};
}

QString UpgradeText::doing(Stage stage)
{
    switch (stage) {
    case Stage::Safety:
        return tr("Making the copies…");
    case Stage::Checkout:
        return tr("Checking out…");
    case Stage::Environment:
        return tr("Creating the environment…");
    case Stage::Settings:
        return tr("Writing…");
    default:
        break;
    }
    return tr("Checking…");
}

UpgradeText::State UpgradeText::stateOf(const upgrade::StageRecord &record)
{
    if (!record.isDone()) {
        return State::ToDo;
    }
    switch (upgrade::gravest(record.findings)) {
    case upgrade::Severity::Block:
        return record.accepted.isEmpty() ? State::Blocked : State::Accepted;
    case upgrade::Severity::Warn:
    case upgrade::Severity::Unknown:
        return State::Warnings;
    case upgrade::Severity::Good:
    case upgrade::Severity::Info:
        break;
    }
    return State::Done;
}

QString UpgradeText::state(State state)
{
    switch (state) {
    case State::ToDo:
        return tr("to do", "state of a stage");
    case State::Now:
        return tr("now", "state of a stage: it is its turn");
    case State::Running:
        return tr("running", "state of a stage");
    case State::Done:
        return tr("done", "state of a stage");
    case State::Warnings:
        return tr("warnings", "state of a stage: done, with warnings");
    case State::Blocked:
        return tr("blocked", "state of a stage");
    case State::Accepted:
        break;
    }
    return tr("accepted", "state of a stage: blocked, but somebody goes on");
}

QString UpgradeText::icon(State state)
{
    switch (state) {
    case State::ToDo:
        return u"pending"_s;
    case State::Now:
        return u"edit"_s;
    case State::Running:
        return u"running"_s;
    case State::Done:
        return u"ready"_s;
    case State::Warnings:
    case State::Accepted:
        return u"warning"_s;
    case State::Blocked:
        break;
    }
    return u"not-ready"_s;
}

QString UpgradeText::route(const QString &from, const QString &to)
{
    return from + u" → "_s + to;
}

QString UpgradeText::hop(const upgrade::Upgrade &upgrade, qsizetype index)
{
    const upgrade::HopRecord &hop = upgrade.hops.at(index);
    return tr("%1 of %2: %3", "number of the hop, all, route")
        .arg(index + 1)
        .arg(upgrade.hops.size())
        .arg(route(hop.from, hop.to));
}

QString UpgradeText::standing(const upgrade::Upgrade &upgrade)
{
    if (upgrade.isFinished()) {
        return tr("Finished");
    }
    if (upgrade.hops.isEmpty()) {
        return {};
    }
    const State now = stateOf(upgrade.current().record(upgrade.stage));
    return tr("%1: %2", "stage, its state").arg(stage(upgrade.stage), state(now == State::ToDo ? State::Now : now));
}

QString UpgradeText::commands(const QList<upgrade::PlannedCommand> &commands)
{
    QStringList lines;
    QString place;
    for (const upgrade::PlannedCommand &command : commands) {
        if (command.place != place) {
            place = command.place;
            lines << u"# "_s + place;
        }
        lines << command.text;
    }
    return lines.join(u'\n');
}

QString UpgradeText::conversionCheck(const QString &name)
{
    if (name.startsWith("hosts of "_L1)) {
        return tr("Hosts of the group %1").arg(name.sliced(9));
    }
    if (name.startsWith("children of "_L1)) {
        return tr("Groups in the group %1").arg(name.sliced(12));
    }
    if (name == "variables of groups"_L1) {
        return tr("Variables of groups");
    }
    if (name == "variables of hosts"_L1) {
        return tr("Variables of hosts");
    }
    if (name == "etcd members and hosts"_L1) {
        return tr("Members of etcd and their hosts");
    }
    if (name == "first control plane"_L1) {
        return tr("First control plane");
    }
    if (name == "first etcd member"_L1) {
        return tr("First member of etcd");
    }
    if (name == "etcd member names"_L1) {
        return tr("Names of the members of etcd");
    }
    if (name == "groups"_L1) {
        return tr("Groups");
    }
    return name;
}

} // namespace kubemori::ui
