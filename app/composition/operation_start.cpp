// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/operation_start.hpp"

#include "app/composition/certificate_work.hpp"
#include "app/composition/upgrade_runs.hpp"
#include "app/composition/upgrade_work.hpp"

#include "advice/remedy/remedy_plan.hpp"
#include "advice/remedy/remedy_recipe.hpp"
#include "maintenance/certificates/renew_recipe.hpp"
#include "maintenance/kubectl_cluster_actions.hpp"
#include "maintenance/plan_kinds.hpp"
#include "maintenance/recipe_of.hpp"
#include "operation/command_log.hpp"
#include "operation/operation_folder.hpp"
#include "upgrade/run/upgrade_plan.hpp"
#include "upgrade/run/upgrade_recipe.hpp"

#include <algorithm>
#include <utility>
#include <variant>

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

/// An upgrade is told when the operation that is its run has come to its good end, whoever started it.
operation::EventSink telling(const upgrade::UpgradeStore &store, const operation::Plan &plan, operation::EventSink sink)
{
    return [store, id = plan.operation, sink = std::move(sink)](const operation::Event &event) {
        const auto *finished = std::get_if<operation::Finished>(&event);
        if (finished && operation::isDone(finished->outcome)) {
            if (auto upgrade = store.ofOperation(id)) {
                for (upgrade::HopRecord &hop : upgrade->hops) {
                    if (hop.operation == id) {
                        hop.isRunDone = true;
                        hop.stages[upgrade::Stage::Run] = {.at = finished->at, .findings = {}, .accepted = {}};
                    }
                }
                (void)store.save(*upgrade); // a disk that is full is said when the next page is kept
            }
        }
        sink(event);
    };
}

/// The hop whose run this operation is.
Result<upgrade::HopRecord> hopOf(const upgrade::UpgradeStore &store, const operation::Plan &plan)
{
    return store.ofOperation(plan.operation).transform([&plan](const upgrade::Upgrade &upgrade) {
        return *std::ranges::find(upgrade.hops, plan.operation, &upgrade::HopRecord::operation);
    });
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
    const auto access = std::make_shared<cluster::ClusterAccess>(world.access(profile));
    auto actions = std::make_shared<maintenance::KubectlClusterActions>(
        kubectl, access, world.runners().local(), commands, maintenance::KubectlClusterActions::FreshRunner(),
        world.network());
    const bool isUpgrade = plan.kind == upgrade::upgradeKind;
    const upgrade::UpgradeStore store(upgradesRoot(profile.simulated));
    auto recipe = isUpgrade                         ? hopOf(store, plan).and_then([&](const upgrade::HopRecord &hop) {
        return upgrade::upgradeRecipe(plan, profile, hop, actions, std::make_shared<UpgradeRuns>(profile, world),
                                                              commands, *folder);
    })
                  : plan.kind == advice::remedyKind ? advice::remedyRecipe(plan, access, kubectl, commands)
                  : plan.kind == maintenance::renewCertificatesKind
                      ? maintenance::renewRecipe(plan, profile, actions, commands,
                                                 [access, addresses = plan.addresses](const QString &node) {
                                                     return certificateHost(*access, node, addresses.value(node));
                                                 })
                      : maintenance::recipeOf(plan, profile, actions, commands, *folder);
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    if (isUpgrade) {
        sink = telling(store, plan, std::move(sink));
    }
    const operation::OperationEnvironment environment{
        .clock = &world.clock(), .redactor = world.redactor().get(), .root = operationsRoot(profile.simulated)};
    return std::make_unique<operation::Operation>(std::move(*recipe), environment,
                                                  observed(world.observer(), profile, std::move(sink)), mode);
}

} // namespace kubemori::composition
