// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/remedy_recipe.hpp"

#include "advice/remedy/file_edit_step.hpp"
#include "advice/remedy/kubectl_step.hpp"
#include "advice/remedy/node_command_step.hpp"
#include "advice/remedy/remedy_plan.hpp"

#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

kube::CallObserver observerFor(const std::shared_ptr<operation::CommandLog> &log)
{
    return {
        .started = [log](const command::Command &command, const QString &location) { log->started(command, location); },
        .output = [log](command::Stream stream, QByteArrayView line) { log->output(stream, line); },
        .finished = [log](const Result<command::Exit> &exit) { log->finished(exit); }};
}

std::unique_ptr<operation::Step> make(RemedyAction action, const std::shared_ptr<const RemedyShared> &shared)
{
    switch (action.kind) {
    case RemedyAction::Kind::NodeCommand:
    case RemedyAction::Kind::DeployerCommand:
        return std::make_unique<NodeCommandStep>(std::move(action), shared);
    case RemedyAction::Kind::Kubectl:
        return std::make_unique<KubectlStep>(std::move(action), shared);
    case RemedyAction::Kind::Patch:
    case RemedyAction::Kind::Unpatch:
    case RemedyAction::Kind::Setting:
        break;
    }
    return std::make_unique<FileEditStep>(std::move(action), shared);
}

} // namespace

Result<operation::Recipe> remedyRecipe(const operation::Plan &plan,
                                       std::shared_ptr<const cluster::ClusterAccess> access,
                                       const kube::Kubectl &kubectl, std::shared_ptr<operation::CommandLog> commands)
{
    if (plan.kind != remedyKind || plan.cluster != access->profile().id) {
        return fail(ErrorCode::InvalidInput, u"not a plan for a remedy of this cluster"_s, plan.operation);
    }
    operation::Recipe recipe;
    recipe.plan = plan;
    recipe.commands = commands;
    recipe.describe = [steps = plan.steps](operation::NodeResult &result, const operation::Facts &known) {
        for (const operation::PlanStep &step : steps) {
            if (const QString left = ReversibleStep::leftBy(step, known); step.node == result.node && !left.isEmpty()) {
                result.notPutBack.append(left);
            }
        }
    };
    const auto shared = std::make_shared<const RemedyShared>(RemedyShared{
        .access = std::move(access), .kubectl = kubectl.observed(observerFor(commands)), .commands = commands});
    for (const operation::PlanStep &step : plan.steps) {
        auto action = RemedyAction::fromJson(step.details);
        if (!action) {
            return std::unexpected(action.error().on(step.id));
        }
        recipe.steps.push_back(make(std::move(*action), shared));
    }
    return recipe;
}

} // namespace kubemori::advice
