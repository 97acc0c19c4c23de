// SPDX-License-Identifier: GPL-3.0-or-later
#include "reboot_run.hpp"

#include "maintenance/power/power_cycle_plan.hpp"
#include "maintenance/recipe_of.hpp"
#include "maintenance/rolling_reboot_plan.hpp"

#include <algorithm>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace operation;

RebootRun::RebootRun()
{
    profile.id = u"lab"_s;
    world->kubectl = u"10.0.0.11"_s;
    world->add(u"cp1"_s, true);
    world->add(u"cp2"_s, true);
    for (const QString &worker : {u"node1"_s, u"node2"_s}) {
        world->add(worker, false);
        world->addPod(worker, u"web-"_s + worker);
        world->addPod(worker, u"agent-"_s + worker, u"DaemonSet"_s);
    }
}

void RebootRun::run()
{
    const QList<kube::Node> nodes = world->snapshot();
    plan = (powerCycle ? maintenance::planPowerCycle(nodes, storage, profile, *world, clock.utcNow())
                       : maintenance::planRollingReboot(nodes, {.nodes = wanted}, profile, *world, clock.utcNow()))
               .value();
    if (!begunBefore) {
        execute(RunMode::Begin);
        return;
    }
    {
        const auto journal = Journal::begin(std::make_unique<MemoryFile>(disk), plan, {}, clock, m_redactor).value();
        Recorder recorder(*journal, [](const Event &) {}, clock, {});
        begunBefore(recorder);
    }
    // The folder that a real one would have left.
    OperationFolder::create(m_temp.path(), plan.cluster, LockOwner::here(plan.operation, clock.utcNow())).value();
    execute(RunMode::Resume);
}

void RebootRun::goOn(RunMode mode, int appends)
{
    m_operation.reset();
    disk->fullAfter(appends);
    execute(mode);
}

void RebootRun::execute(RunMode mode)
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
    auto recipe = maintenance::recipeOf(plan, profile, world, std::make_shared<CommandLog>(), m_temp.path()).value();
    m_begun = std::make_unique<std::latch>(1);
    m_operation = std::make_unique<Operation>(
        std::move(recipe), std::move(environment), [this](const Event &event) { take(event); }, mode);
    m_begun->count_down();
    m_operation->wait();
}

void RebootRun::take(const Event &event)
{
    if (const auto *started = std::get_if<Started>(&event)) {
        m_begun->wait();
        for (const PlanStep &step : started->plan.steps) {
            states[step.id] = StepState::Pending;
        }
    } else if (const auto *changed = std::get_if<StepChanged>(&event)) {
        states[changed->step] = changed->state;
        if (onStepChanged) {
            onStepChanged(*changed);
        }
    } else if (const auto *seen = std::get_if<Observed>(&event)) {
        observations.append(seen->node + u": "_s + seen->what);
    } else if (const auto *board = std::get_if<Blockers>(&event)) {
        boards.append(*board);
    } else if (const auto *asked = std::get_if<Asked>(&event)) {
        questions.append(asked->question);
        m_operation->answer(asked->question.id, onQuestion ? onQuestion(asked->question) : Answer(Choice::Stop));
    } else if (const auto *end = std::get_if<Finished>(&event)) {
        finished = *end;
    }
}

StepState RebootRun::state(const QString &step) const
{
    return states.value(step, StepState::Pending);
}

NodeResult RebootRun::node(const QString &name) const
{
    const auto found = std::ranges::find(finished.nodes, name, &NodeResult::node);
    return found == finished.nodes.end() ? NodeResult{} : *found;
}

bool RebootRun::observed(const QString &text) const
{
    return std::ranges::any_of(observations, [&](const QString &line) { return line.contains(text); });
}

} // namespace kubemori::test
