// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reboot_step.hpp"

namespace kubemori::maintenance {

/// Cordons the node, with a claim on it, and remembers whether it was schedulable. Its cleanup is what puts the node
/// back when its part ends early. Locked when another operation has claimed the node.
class CordonStep final : public RebootStep
{
public:
    /// `restores`: the plan says that the node is made schedulable again at the end.
    CordonStep(RebootShared shared, bool restores);

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
    void cleanup(operation::StepContext &context) override;

private:
    [[nodiscard]] Result<> makeClaim(operation::StepContext &context) const;
    [[nodiscard]] Result<> cordon(operation::StepContext &context) const;
    [[nodiscard]] Result<> leaveToOthers(operation::StepContext &context) const;
    [[nodiscard]] Result<> putBack(operation::StepContext &context) const;
    /// The API server shows that it came back after the shutdown.
    [[nodiscard]] static bool isBack(operation::StepContext &context, const kube::Node &node);

    bool m_restores;
};

} // namespace kubemori::maintenance
