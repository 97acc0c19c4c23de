// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/shutdown_step.hpp"

namespace kubemori::maintenance {

/// Sends `shutdown -P now`. Needs no API server: the last control planes go when there is none any more. Proved by the
/// wait that sees the node silent.
class PowerOffStep final : public ShutdownStep
{
public:
    using ShutdownStep::ShutdownStep;

protected:
    [[nodiscard]] Result<> identify(operation::StepContext &context) override;
    [[nodiscard]] Result<command::Exit> command(const NodeRef &node, std::stop_token stop) const override;
};

} // namespace kubemori::maintenance
