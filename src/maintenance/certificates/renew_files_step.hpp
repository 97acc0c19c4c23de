// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/renew_step.hpp"

namespace kubemori::maintenance {

/// Renews what kubeadm renews. Proved by the files: every one of them is another, good, and has its own key.
class RenewFilesStep final : public RenewStep
{
public:
    using RenewStep::RenewStep;

    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] Result<operation::Proof> verify(operation::StepContext &context) override;
};

} // namespace kubemori::maintenance
