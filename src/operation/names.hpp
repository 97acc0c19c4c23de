// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/drain_blocker.hpp"
#include "operation/enum_names.hpp"
#include "operation/gate_result.hpp"
#include "operation/outcome.hpp"
#include "operation/plan.hpp"
#include "operation/question.hpp"

namespace kubemori::operation {

template<> struct EnumNames<Outcome>
{
    static constexpr std::array table{
        std::pair{Outcome::Succeeded, "Succeeded"}, std::pair{Outcome::AlreadyDone, "AlreadyDone"},
        std::pair{Outcome::Failed, "Failed"},       std::pair{Outcome::Cancelled, "Cancelled"},
        std::pair{Outcome::Unknown, "Unknown"},     std::pair{Outcome::Suspended, "Suspended"},
    };
};

template<> struct EnumNames<StepState>
{
    static constexpr std::array table{
        std::pair{StepState::Pending, "Pending"},         std::pair{StepState::Checking, "Checking"},
        std::pair{StepState::Running, "Running"},         std::pair{StepState::Verifying, "Verifying"},
        std::pair{StepState::Asking, "Asking"},           std::pair{StepState::Succeeded, "Succeeded"},
        std::pair{StepState::AlreadyDone, "AlreadyDone"}, std::pair{StepState::Failed, "Failed"},
        std::pair{StepState::Cancelled, "Cancelled"},     std::pair{StepState::Skipped, "Skipped"},
        std::pair{StepState::Interrupted, "Interrupted"}, std::pair{StepState::Unknown, "Unknown"},
    };
};

template<> struct EnumNames<StepKind>
{
    static constexpr std::array table{
        std::pair{StepKind::Gates, "gates"},        std::pair{StepKind::Snapshot, "snapshot"},
        std::pair{StepKind::Identify, "identify"},  std::pair{StepKind::Cordon, "cordon"},
        std::pair{StepKind::Drain, "drain"},        std::pair{StepKind::WaitDetached, "wait-detached"},
        std::pair{StepKind::Shutdown, "shutdown"},  std::pair{StepKind::WaitDown, "wait-down"},
        std::pair{StepKind::PowerOff, "power-off"}, std::pair{StepKind::WaitOff, "wait-off"},
        std::pair{StepKind::PowerCut, "power-cut"}, std::pair{StepKind::PowerOn, "power-on"},
        std::pair{StepKind::WaitUp, "wait-up"},     std::pair{StepKind::WaitReady, "wait-ready"},
        std::pair{StepKind::Uncordon, "uncordon"},  std::pair{StepKind::Settle, "settle"},
        std::pair{StepKind::Facts, "facts"},        std::pair{StepKind::Upgrade, "upgrade"},
        std::pair{StepKind::Upgraded, "upgraded"},  std::pair{StepKind::Addons, "addons"},
        std::pair{StepKind::Remedy, "remedy"},      std::pair{StepKind::Backup, "backup"},
        std::pair{StepKind::Renew, "renew"},        std::pair{StepKind::Restart, "restart"},
        std::pair{StepKind::Serving, "serving"},
    };
};

template<> struct EnumNames<PlanWarning::Kind>
{
    static constexpr std::array table{
        std::pair{PlanWarning::Kind::AlreadyCordoned, "already-cordoned"},
        std::pair{PlanWarning::Kind::NotReady, "not-ready"},
        std::pair{PlanWarning::Kind::SingleControlPlane, "single-control-plane"},
        std::pair{PlanWarning::Kind::ControlPlaneInUse, "control-plane-in-use"},
        std::pair{PlanWarning::Kind::NoSnapshot, "no-snapshot"},
        std::pair{PlanWarning::Kind::Simulated, "simulated"},
        std::pair{PlanWarning::Kind::OnlyApiServer, "only-api-server"},
        std::pair{PlanWarning::Kind::ApiNotReady, "api-not-ready"},
        std::pair{PlanWarning::Kind::EtcdNotSeen, "etcd-not-seen"},
        std::pair{PlanWarning::Kind::KubeletExpired, "kubelet-expired"},
        std::pair{PlanWarning::Kind::RenewsItself, "renews-itself"},
        std::pair{PlanWarning::Kind::NoRenewTimer, "no-renew-timer"},
        std::pair{PlanWarning::Kind::NotByKubeadm, "not-by-kubeadm"},
    };
};

template<> struct EnumNames<Choice>
{
    static constexpr std::array table{
        std::pair{Choice::Retry, "Retry"},
        std::pair{Choice::SkipNode, "SkipNode"},
        std::pair{Choice::Stop, "Stop"},
        std::pair{Choice::DeleteEmptyDirData, "DeleteEmptyDirData"},
        std::pair{Choice::RelaxBudget, "RelaxBudget"},
        std::pair{Choice::ScaleUp, "ScaleUp"},
        std::pair{Choice::ForceDelete, "ForceDelete"},
        std::pair{Choice::Accept, "Accept"},
    };
};

template<> struct EnumNames<Question::Kind>
{
    static constexpr std::array table{
        std::pair{Question::Kind::StepFailed, "StepFailed"},
        std::pair{Question::Kind::EmptyDirData, "EmptyDirData"},
        std::pair{Question::Kind::Gates, "Gates"},
    };
};

template<> struct EnumNames<GateVerdict>
{
    static constexpr std::array table{
        std::pair{GateVerdict::Pass, "Pass"},
        std::pair{GateVerdict::Warn, "Warn"},
        std::pair{GateVerdict::Block, "Block"},
        std::pair{GateVerdict::Unknown, "Unknown"},
    };
};

template<> struct EnumNames<DrainBlocker::State>
{
    static constexpr std::array table{
        std::pair{DrainBlocker::State::Evicting, "Evicting"},
        std::pair{DrainBlocker::State::WaitingForBudget, "WaitingForBudget"},
        std::pair{DrainBlocker::State::Terminating, "Terminating"},
        std::pair{DrainBlocker::State::Stuck, "Stuck"},
        std::pair{DrainBlocker::State::TwoBudgets, "TwoBudgets"},
    };
};

template<> struct EnumNames<DrainBlocker::Verdict>
{
    static constexpr std::array table{
        std::pair{DrainBlocker::Verdict::WillClear, "WillClear"},
        std::pair{DrainBlocker::Verdict::MayClear, "MayClear"},
        std::pair{DrainBlocker::Verdict::CannotClear, "CannotClear"},
    };
};

template<> struct EnumNames<DrainBlocker::Reason>
{
    static constexpr std::array table{
        std::pair{DrainBlocker::Reason::InProgress, "InProgress"},
        std::pair{DrainBlocker::Reason::PastGrace, "PastGrace"},
        std::pair{DrainBlocker::Reason::EvictionFailed, "EvictionFailed"},
        std::pair{DrainBlocker::Reason::ReplacementStarting, "ReplacementStarting"},
        std::pair{DrainBlocker::Reason::PodsNotReady, "PodsNotReady"},
        std::pair{DrainBlocker::Reason::NotComputed, "NotComputed"},
        std::pair{DrainBlocker::Reason::NeedsEveryPod, "NeedsEveryPod"},
        std::pair{DrainBlocker::Reason::NoRule, "NoRule"},
        std::pair{DrainBlocker::Reason::NoneCanBecomeReady, "NoneCanBecomeReady"},
        std::pair{DrainBlocker::Reason::NoPlace, "NoPlace"},
        std::pair{DrainBlocker::Reason::SeveralBudgets, "SeveralBudgets"},
        std::pair{DrainBlocker::Reason::NodeDown, "NodeDown"},
        std::pair{DrainBlocker::Reason::Finalizer, "Finalizer"},
        std::pair{DrainBlocker::Reason::Volume, "Volume"},
        std::pair{DrainBlocker::Reason::NotEnded, "NotEnded"},
    };
};

} // namespace kubemori::operation
