// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/cluster_actions.hpp"
#include "monitor/reboot_tracker.hpp"
#include "operation/step_context.hpp"

#include <optional>

namespace kubemori::maintenance {

/// Names the phase of a node's reboot for people: "phase: no-answer". It only reports; what proves a reboot is decided
/// by the steps.
class PhaseReporter
{
public:
    void shutdownSent(operation::StepContext &context);
    void looked(operation::StepContext &context, const Reachability &seen);
    void bootIdRead(operation::StepContext &context, const monitor::BootId &id);
    void nodeSeen(operation::StepContext &context, const kube::Node &node);

private:
    monitor::RebootTracker &tracker(const operation::StepContext &context);
    void report(operation::StepContext &context);

    std::optional<monitor::RebootTracker> m_tracker;
    monitor::RebootPhase m_reported = monitor::RebootPhase::Up;
};

} // namespace kubemori::maintenance
