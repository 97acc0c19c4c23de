// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/fake_upgrades.hpp"

#include "upgrade/check_ids.hpp"

#include <QTimeZone>

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using upgrade::Finding;
using upgrade::HopRecord;
using upgrade::Severity;
using upgrade::Stage;
using upgrade::Upgrade;

namespace {

const QDateTime noon(QDate(2026, 11, 28), QTime(12, 0), QTimeZone::UTC);

Finding finding(QLatin1StringView check, Severity severity, const QString &subject, const QString &evidence)
{
    return {.check = check, .severity = severity, .subject = subject, .evidence = evidence, .fix = {}, .link = {}};
}

HopRecord makeHop(const QString &from, const QString &to, const QString &before, const QString &after)
{
    HopRecord hop;
    hop.from = from;
    hop.to = to;
    hop.target.kubeBefore = before;
    hop.target.kubeVersion = after;
    hop.target.ansibleMin = u"2.16.4"_s;
    hop.target.ansibleMax = u"2.17.0"_s;
    hop.target.python = u"3.10-3.12"_s;
    hop.target.upgradePlaybook = u"upgrade-cluster.yml"_s;
    hop.inventoryFolder = u"inventory/lab"_s;
    for (const QString &name : {u"cp1"_s, u"w1"_s, u"w2"_s}) {
        hop.nodes.append(
            {.name = name, .version = before, .schedulable = true, .ready = true, .isControlPlane = name == u"cp1"});
    }
    return hop;
}

} // namespace

void FakeUpgrades::list(Done<QList<Upgrade>> done)
{
    if (listError) {
        done(std::unexpected(*listError));
    } else {
        done(upgrades);
    }
}

void FakeUpgrades::keep(const Upgrade &upgrade)
{
    const auto found = std::ranges::find(upgrades, upgrade.id, &Upgrade::id);
    if (found == upgrades.end()) {
        upgrades.prepend(upgrade);
    } else {
        *found = upgrade;
    }
}

const Upgrade &FakeUpgrades::kept(const QString &id) const
{
    return *std::ranges::find(upgrades, id, &Upgrade::id);
}

void FakeUpgrades::create(const QString &from, const QString &to, const QString &like, Done<Upgrade> done)
{
    Upgrade made = makeUpgrade();
    made.hops.first().from = from;
    made.hops.last().to = to;
    made.like = like;
    keep(made);
    done(made);
}

void FakeUpgrades::save(const Upgrade &upgrade, Done<Upgrade> done)
{
    if (m_held) {
        m_waiting.append([this, upgrade, done] { save(upgrade, done); });
        return;
    }
    ++saves;
    keep(upgrade);
    done(upgrade);
}

void FakeUpgrades::release(bool cancelled)
{
    if (m_held) {
        std::exchange(m_held, {})(cancelled);
    }
    for (const auto &call : std::exchange(m_waiting, {})) {
        call();
    }
}

void FakeUpgrades::remove(const QString &id, Done<QString> done)
{
    upgrades.removeIf([&id](const Upgrade &each) { return each.id == id; });
    done(id);
}

void FakeUpgrades::exportTo(const Upgrade & /*upgrade*/, const QString &path, Done<QString> done)
{
    exported << path;
    done(path);
}

void FakeUpgrades::importFrom(const QString &path, Done<Upgrade> done)
{
    if (toImport) {
        keep(*toImport);
        done(*toImport);
    } else {
        done(fail(ErrorCode::InvalidData, u"no upgrade"_s, path));
    }
}

void FakeUpgrades::releaseNotes(const QString & /*tag*/, Done<QString> done)
{
    done(notes);
}

void FakeUpgrades::planStage(const Upgrade &upgrade, Stage stage, Done<QList<upgrade::PlannedCommand>> done)
{
    QList<upgrade::PlannedCommand> commands;
    if (stage == Stage::Environment) {
        commands = {{.place = u"deployer"_s,
                     .text = u"python3.11 -m venv ~/.local/share/kubemori/venv/"_s + upgrade.current().to},
                    {.place = u"deployer"_s,
                     .text = u"~/.local/share/kubemori/venv/"_s + upgrade.current().to +
                             u"/bin/pip install -r requirements.txt"_s}};
    } else if (stage == Stage::Safety && upgrade.current().choices.wantsSnapshot) {
        commands = {{.place = u"ops@10.0.0.11"_s, .text = u"sudo etcdctl snapshot save /tmp/snapshot.db"_s}};
    } else if (stage == Stage::Checkout) {
        commands = {{.place = u"deployer"_s, .text = u"git fetch --tags origin"_s},
                    {.place = u"deployer"_s, .text = u"cp -a inventory/lab inventory/lab."_s + upgrade.current().from},
                    {.place = u"deployer"_s, .text = u"git switch -c t_"_s + upgrade.current().to}};
    }
    done(commands);
}

void FakeUpgrades::runStage(const Upgrade &upgrade, Stage stage, OutputSink sink, Done<Upgrade> done)
{
    if (refuses) {
        done(fail(ErrorCode::Cancelled));
        return;
    }
    ran << stage;
    keep(upgrade);
    sink("$ " + upgrade::toString(stage).toUtf8() + "\n");
    if (holds) {
        m_held = [this, upgrade, stage, done](bool cancelled) {
            if (cancelled) {
                done(fail(ErrorCode::Cancelled));
            } else {
                finish(upgrade, stage, done);
            }
        };
    } else {
        finish(upgrade, stage, done);
    }
}

void FakeUpgrades::finish(const Upgrade &upgrade, Stage stage, const Done<Upgrade> &done)
{
    if (errors.contains(stage)) {
        done(std::unexpected(errors.value(stage)));
        return;
    }
    Upgrade changed = upgrade;
    const QList<Finding> good{finding(upgrade::checks::nodesReady, Severity::Good, u"cp1"_s, u"Ready"_s)};
    changed.current().stages[stage] = {.at = noon, .findings = findings.value(stage, good), .accepted = {}};
    keep(changed);
    done(changed);
}

void FakeUpgrades::goOn()
{
    release(false);
}

void FakeUpgrades::cancel()
{
    ++cancels;
    release(true);
}

void FakeUpgrades::runFix(const upgrade::Fix &fix, OutputSink sink, Done<QString> done)
{
    fixes << fix;
    sink("done\n");
    done(u"node/w1 uncordoned"_s);
}

void FakeUpgrades::findPythons(const Upgrade & /*upgrade*/, Done<QList<upgrade::PythonProgram>> done)
{
    done(pythons);
}

void FakeUpgrades::convertInventory(const Upgrade & /*upgrade*/, Done<inventory::Conversion> done)
{
    done(conversion);
}

void FakeUpgrades::carryOver(const Upgrade &upgrade, Done<group_vars::CarryOverResult> done)
{
    if (holdsSettings) {
        return;
    }
    group_vars::CarryOverResult result = carried;
    for (group_vars::CarryConflict &conflict : result.conflicts) {
        conflict.isResolved = upgrade.current().choices.resolutions.contains(conflict.id);
    }
    done(result);
}

void FakeUpgrades::inventoryChanges(const upgrade::Upgrade & /*upgrade*/, Done<upgrade::InventoryChanges> done)
{
    done(changes);
}

void FakeUpgrades::editInventoryFile(const upgrade::Upgrade & /*upgrade*/, const upgrade::InventoryEdit &edit,
                                     Done<QString> done)
{
    edits.append(edit);
    if (editError) {
        done(std::unexpected(*editError));
        return;
    }
    for (upgrade::InventoryFileChange &file : changes.files) {
        if (file.path == edit.path) {
            file.after = edit.text;
        }
    }
    done(edit.path);
}

void FakeUpgrades::planRun(const Upgrade &upgrade, Done<operation::Plan> done)
{
    const upgrade::Strategy &strategy = upgrade.current().choices.strategy;
    planned << strategy;
    if (planError) {
        done(std::unexpected(*planError));
        return;
    }
    operation::Plan plan;
    plan.operation = u"20261128-130000-%1-upgrade-lab"_s.arg(100 + ++m_operations);
    plan.kind = u"upgrade"_s;
    plan.cluster = upgrade.cluster;
    plan.nodes = {u"cp1"_s, u"w1"_s, u"w2"_s};
    if (!strategy.nodes.isEmpty()) {
        plan.nodes = strategy.nodes;
    }
    const QString playbook = u"ansible-playbook -i inventory/lab/inventory.ini -b upgrade-cluster.yml"_s;
    plan.steps.append({.id = u"facts"_s,
                       .node = plan.nodes.constFirst(),
                       .kind = operation::StepKind::Facts,
                       .command = u"ansible-playbook -i inventory/lab/inventory.ini -b playbooks/facts.yml"_s,
                       .location = u"deployer"_s,
                       .timeout = 1h});
    plan.steps.append({.id = u"upgrade"_s,
                       .node = plan.nodes.constFirst(),
                       .kind = operation::StepKind::Upgrade,
                       .command = strategy.skipTags.isEmpty()
                                      ? playbook
                                      : QString(playbook + u" --skip-tags "_s + strategy.skipTags.join(u',')),
                       .location = u"deployer"_s,
                       .timeout = 4h});
    for (const QString &node : std::as_const(plan.nodes)) {
        plan.steps.append({.id = node + u"/upgraded"_s,
                           .node = node,
                           .kind = operation::StepKind::Upgraded,
                           .command = u"kubectl get node "_s + node,
                           .location = u"ops@10.0.0.11"_s,
                           .timeout = 10min});
    }
    done(plan);
}

void FakeUpgrades::report(const Upgrade &upgrade, Done<QString> done)
{
    done(u"# Upgrade of %1\n\n%2 → %3\n\n| Stage | Result |\n|---|---|\n| Health | 3 good |\n| Settings | written |\n"_s
             .arg(upgrade.cluster, upgrade.from(), upgrade.to()));
}

Upgrade makeUpgrade(const QString &id)
{
    Upgrade made;
    made.id = id;
    made.cluster = u"lab"_s;
    made.created = noon;
    made.changed = noon;
    made.hops = {makeHop(u"v2.26.0"_s, u"v2.27.0"_s, u"v1.30.4"_s, u"v1.31.4"_s),
                 makeHop(u"v2.27.0"_s, u"v2.28.1"_s, u"v1.31.4"_s, u"1.32.8"_s)};
    return made;
}

Upgrade makeUpgradeAt(Stage stage, int hop)
{
    Upgrade made = makeUpgrade();
    made.hop = hop;
    made.stage = stage;
    for (int i = 0; i < hop; ++i) {
        made.hops[i].finished = noon;
    }
    for (const Stage each : upgrade::allStages()) {
        if (each == stage) {
            break;
        }
        made.current().stages[each] = {.at = noon, .findings = {}, .accepted = {}};
    }
    if (stage > Stage::Run) {
        made.current().isRunDone = true;
    }
    return made;
}

void makeGood(FakeUpgrades &source)
{
    namespace checks = upgrade::checks;
    source.notes =
        u"## Changes\n\n- Kubernetes v1.31.4\n- containerd 1.7.24\n\n**Note:** read what changed in calico."_s;
    source.pythons = {{.path = u"/usr/bin/python3.11"_s, .version = u"3.11.2"_s, .hasVenv = true, .fits = true},
                      {.path = u"/usr/bin/python3.9"_s, .version = u"3.9.2"_s, .hasVenv = true, .fits = false}};
    source.conversion.text =
        "[kube_control_plane]\ncp1 ansible_host=10.0.0.11 etcd_member_name=etcd1\n\n[etcd:children]\n"
        "kube_control_plane\n\n[kube_node]\nw1 ansible_host=10.0.0.21\nw2 ansible_host=10.0.0.22\n";
    source.conversion.checks = {
        {.name = u"hosts of kube_node"_s, .oldValues = {u"w1"_s, u"w2"_s}, .newValues = {u"w1"_s, u"w2"_s}},
        {.name = u"first control plane"_s, .oldValues = {u"cp1"_s}, .newValues = {u"cp1"_s}},
        {.name = u"etcd member names"_s, .oldValues = {u"cp1=etcd1"_s}, .newValues = {u"cp1=etcd1"_s}}};
    source.findings[Stage::Health] = {
        finding(checks::nodesReady, Severity::Good, u"cp1"_s, u"Ready"_s),
        finding(checks::nodesReady, Severity::Good, u"w1"_s, u"Ready"_s),
        finding(checks::podsWell, Severity::Warn, u"default/job-7"_s, u"CrashLoopBackOff, restarted 12 times"_s),
        finding(checks::certificates, Severity::Info, u"cp1"_s, u"/etc/kubernetes/pki/apiserver.crt: 112 days left"_s),
        finding(checks::etcdHealth, Severity::Good, {}, u"1 member, no alarm"_s)};
}

} // namespace kubemori::test
