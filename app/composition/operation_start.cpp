// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/operation_start.hpp"

#include "maintenance/kubectl_cluster_actions.hpp"
#include "maintenance/recipe_of.hpp"
#include "operation/command_log.hpp"
#include "operation/operation_folder.hpp"

#include <utility>

namespace kubemori::composition {

namespace {

/// The observer is told first.
operation::EventSink observed(const OperationObserver &observer, const cluster::Profile &profile,
                              operation::EventSink sink)
{
    if (!observer) {
        return sink;
    }
    return [observer, profile, sink = std::move(sink)](const operation::Event &event) {
        observer(profile, event);
        sink(event);
    };
}

} // namespace

Result<std::unique_ptr<operation::Operation>> startOperation(const World &world, const cluster::Profile &profile,
                                                             const kube::Kubectl &kubectl, const operation::Plan &plan,
                                                             operation::EventSink sink, operation::RunMode mode)
{
    const auto folder = operation::OperationFolder::pathOf(operationsRoot(profile.simulated), plan.operation);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    auto commands = std::make_shared<operation::CommandLog>();
    auto actions = std::make_shared<maintenance::KubectlClusterActions>(
        kubectl, std::make_shared<cluster::ClusterAccess>(world.access(profile)), world.runners().local(), commands,
        maintenance::KubectlClusterActions::FreshRunner(), world.network());
    auto recipe = maintenance::recipeOf(plan, profile, std::move(actions), commands, *folder);
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    const operation::OperationEnvironment environment{
        .clock = &world.clock(), .redactor = world.redactor().get(), .root = operationsRoot(profile.simulated)};
    return std::make_unique<operation::Operation>(std::move(*recipe), environment,
                                                  observed(world.observer(), profile, std::move(sink)), mode);
}

} // namespace kubemori::composition
