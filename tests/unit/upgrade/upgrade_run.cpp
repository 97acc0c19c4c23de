// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade_run.hpp"

#include "upgrade/run/upgrade_plan.hpp"
#include "upgrade/run/upgrade_recipe.hpp"

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace operation;

UpgradeRun::UpgradeRun()
{
    profile.id = u"lab"_s;
    cluster->kubectl = u"10.0.0.11"_s;
    for (const QString &name : {u"cp1"_s, u"cp2"_s, u"node1"_s, u"node2"_s, u"node3"_s}) {
        cluster->add(name, name.startsWith("cp"_L1)).api.version = u"v1.30.4"_s;
        if (!name.startsWith("cp"_L1)) {
            cluster->addPod(name, u"web-"_s + name);
        }
        (name.startsWith("cp"_L1) ? inventory.controlPlanes : inventory.workers).append(name);
    }
    inventory.etcd = inventory.controlPlanes;
    cluster->at(u"node3"_s).api.schedulable = false;
    hop.from = u"v2.26.0"_s;
    hop.to = u"v2.27.0"_s;
    hop.target = {.kubeBefore = u"v1.30.4"_s,
                  .kubeVersion = u"v1.31.4"_s,
                  .wantsPrefix = true,
                  .ansibleMin = {},
                  .ansibleMax = {},
                  .python = {},
                  .requirements = u"requirements.txt"_s,
                  .upgradePlaybook = u"upgrade-cluster.yml"_s,
                  .clusterPlaybook = u"cluster.yml"_s,
                  .factsPlaybook = u"playbooks/facts.yml"_s,
                  .controlPlaneGroup = u"kube_control_plane"_s,
                  .nodeGroup = u"kube_node"_s,
                  .components = {}};
    hop.inventoryFile = u"inventory/mycluster/inventory.ini"_s;
    for (const kube::Node &node : cluster->snapshot()) {
        hop.nodes.append({.name = node.name,
                          .version = node.version,
                          .schedulable = node.schedulable,
                          .ready = true,
                          .isControlPlane = node.isControlPlane()});
    }
}

Result<Plan> UpgradeRun::makePlan()
{
    return upgrade::planUpgradeRun(
        {.hop = hop, .nodes = cluster->snapshot(), .inventory = inventory, .profile = profile, .now = clock.utcNow()},
        *cluster, *kubespray);
}

void UpgradeRun::run()
{
    plan = makePlan().value();
    execute(RunMode::Begin);
}

void UpgradeRun::goOn(RunMode mode, int appends)
{
    m_operation.reset();
    disk->fullAfter(appends);
    execute(mode);
}

void UpgradeRun::execute(RunMode mode)
{
    OperationEnvironment environment;
    environment.clock = &clock;
    environment.redactor = &m_redactor;
    environment.root = m_temp.path();
    environment.openJournal = [this](const QString &) -> Result<std::unique_ptr<AppendFile>> {
        return std::make_unique<MemoryFile>(disk);
    };
    environment.reopenJournal = [this](const QString &, qint64 goodLength) -> Result<std::unique_ptr<AppendFile>> {
        disk->cut(goodLength);
        return std::make_unique<MemoryFile>(disk);
    };
    environment.readJournal = [this](const QString &) { return replay(); };
    auto recipe =
        upgrade::upgradeRecipe(plan, profile, hop, cluster, kubespray, std::make_shared<CommandLog>(), m_temp.path())
            .value();
    m_begun = std::make_unique<std::latch>(1);
    m_operation = std::make_unique<Operation>(
        std::move(recipe), std::move(environment), [this](const Event &event) { take(event); }, mode);
    m_begun->count_down();
    m_operation->wait();
}

void UpgradeRun::take(const Event &event)
{
    if (std::get_if<Started>(&event)) {
        m_begun->wait();
    } else if (const auto *changed = std::get_if<StepChanged>(&event)) {
        states[changed->step] = changed->state;
        if (onStepChanged) {
            onStepChanged(*changed);
        }
    } else if (const auto *seen = std::get_if<Observed>(&event)) {
        observations.append(seen->node + u": "_s + seen->what);
    } else if (const auto *asked = std::get_if<Asked>(&event)) {
        questions.append(asked->question);
        m_operation->answer(asked->question.id, onQuestion ? onQuestion(asked->question) : Answer(Choice::Stop));
    } else if (const auto *end = std::get_if<Finished>(&event)) {
        finished = *end;
    }
}

NodeResult UpgradeRun::node(const QString &name) const
{
    const auto found = std::ranges::find(finished.nodes, name, &NodeResult::node);
    return found == finished.nodes.end() ? NodeResult{} : *found;
}

bool UpgradeRun::observed(const QString &text) const
{
    return std::ranges::any_of(observations, [&](const QString &line) { return line.contains(text); });
}

QStringList UpgradeRun::world() const
{
    QStringList lines;
    for (const kube::Node &node : cluster->snapshot()) {
        lines.append(node.name + u' ' + node.version + (node.schedulable ? u""_s : u" cordoned"_s));
    }
    return lines;
}

} // namespace kubemori::test
