// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/enum_names.hpp"
#include "upgrade/finding.hpp"
#include "upgrade/hop_choices.hpp"
#include "upgrade/stage.hpp"

namespace kubemori::operation {

template<> struct EnumNames<upgrade::Stage>
{
    static constexpr std::array table{
        std::pair{upgrade::Stage::Target, "target"},           std::pair{upgrade::Stage::Health, "health"},
        std::pair{upgrade::Stage::Safety, "safety"},           std::pair{upgrade::Stage::Checkout, "checkout"},
        std::pair{upgrade::Stage::Environment, "environment"}, std::pair{upgrade::Stage::Inventory, "inventory"},
        std::pair{upgrade::Stage::Settings, "settings"},       std::pair{upgrade::Stage::Reach, "reach"},
        std::pair{upgrade::Stage::Strategy, "strategy"},       std::pair{upgrade::Stage::Run, "run"},
        std::pair{upgrade::Stage::Verify, "verify"},           std::pair{upgrade::Stage::Report, "report"},
    };
};

template<> struct EnumNames<upgrade::Severity>
{
    static constexpr std::array table{
        std::pair{upgrade::Severity::Good, "good"},   std::pair{upgrade::Severity::Info, "info"},
        std::pair{upgrade::Severity::Warn, "warn"},   std::pair{upgrade::Severity::Unknown, "unknown"},
        std::pair{upgrade::Severity::Block, "block"},
    };
};

template<> struct EnumNames<upgrade::Fix::Place>
{
    static constexpr std::array table{
        std::pair{upgrade::Fix::Place::Node, "node"},
        std::pair{upgrade::Fix::Place::ControlPlane, "control-plane"},
        std::pair{upgrade::Fix::Place::Deployer, "deployer"},
    };
};

template<> struct EnumNames<upgrade::Strategy::Kind>
{
    static constexpr std::array table{
        std::pair{upgrade::Strategy::Kind::Whole, "whole"},
        std::pair{upgrade::Strategy::Kind::NodeByNode, "node-by-node"},
    };
};

template<> struct EnumNames<upgrade::HopChoices::InventoryForm>
{
    static constexpr std::array table{
        std::pair{upgrade::HopChoices::InventoryForm::Keep, "keep"},
        std::pair{upgrade::HopChoices::InventoryForm::Ini, "ini"},
    };
};

template<> struct EnumNames<kubespray::OpenWork>
{
    static constexpr std::array table{
        std::pair{kubespray::OpenWork::Refuse, "refuse"},
        std::pair{kubespray::OpenWork::Commit, "commit"},
        std::pair{kubespray::OpenWork::Stash, "stash"},
    };
};

template<> struct EnumNames<group_vars::Resolution::Choice>
{
    static constexpr std::array table{
        std::pair{group_vars::Resolution::Choice::Mine, "mine"},
        std::pair{group_vars::Resolution::Choice::New, "new"},
        std::pair{group_vars::Resolution::Choice::Text, "text"},
    };
};

} // namespace kubemori::operation
