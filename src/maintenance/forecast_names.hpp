// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"
#include "operation/enum_names.hpp"

namespace kubemori::operation {

template<> struct EnumNames<maintenance::ForecastFinding::Severity>
{
    using Severity = maintenance::ForecastFinding::Severity;
    static constexpr std::array table{
        std::pair{Severity::Info, "info"},
        std::pair{Severity::Warn, "warn"},
        std::pair{Severity::Block, "block"},
    };
};

template<> struct EnumNames<maintenance::ForecastFinding::Kind>
{
    using Kind = maintenance::ForecastFinding::Kind;
    static constexpr std::array table{
        std::pair{Kind::BudgetNeverAllows, "budget-never-allows"},
        std::pair{Kind::BudgetExhausted, "budget-exhausted"},
        std::pair{Kind::BudgetNoPlace, "budget-no-place"},
        std::pair{Kind::SeveralBudgets, "several-budgets"},
        std::pair{Kind::BudgetWaits, "budget-waits"},
        std::pair{Kind::BudgetObeyed, "budget-obeyed"},
        std::pair{Kind::BarePod, "bare-pod"},
        std::pair{Kind::EmptyDirData, "empty-dir-data"},
        std::pair{Kind::DaemonSetPods, "daemon-set-pods"},
        std::pair{Kind::Outage, "outage"},
        std::pair{Kind::AntiAffinity, "anti-affinity"},
        std::pair{Kind::NoRoom, "no-room"},
        std::pair{Kind::NoNodeFits, "no-node-fits"},
    };
};

} // namespace kubemori::operation
