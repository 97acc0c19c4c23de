// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/environment/environment_stage.hpp"
#include "upgrade/health/health_stage.hpp"
#include "upgrade/health/verify_stage.hpp"
#include "upgrade/stage_work.hpp"
#include "upgrade/stages/checkout_stage.hpp"
#include "upgrade/stages/inventory_stage.hpp"
#include "upgrade/stages/reach_stage.hpp"
#include "upgrade/stages/safety_stage.hpp"
#include "upgrade/stages/settings_stage.hpp"

#include <utility>

namespace kubemori::upgrade {

std::unique_ptr<StageWork> workOf(Stage stage, UpgradeSite site)
{
    switch (stage) {
    case Stage::Health:
        return std::make_unique<HealthStage>(std::move(site));
    case Stage::Safety:
        return std::make_unique<SafetyStage>(std::move(site));
    case Stage::Checkout:
        return std::make_unique<CheckoutStage>(std::move(site));
    case Stage::Environment:
        return std::make_unique<EnvironmentStage>(std::move(site));
    case Stage::Inventory:
        return std::make_unique<InventoryStage>(std::move(site));
    case Stage::Settings:
        return std::make_unique<SettingsStage>(std::move(site));
    case Stage::Reach:
        return std::make_unique<ReachStage>(std::move(site));
    case Stage::Verify:
        return std::make_unique<VerifyStage>(std::move(site));
    case Stage::Target:
    case Stage::Strategy:
    case Stage::Run:
    case Stage::Report:
        break;
    }
    return nullptr;
}

} // namespace kubemori::upgrade
