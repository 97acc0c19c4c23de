// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "readyz": every API server says that it is ready. Where control planes are reached by ssh, each control-plane node's
/// own server is asked; through a kubeconfig only the server that it names can be.
class ReadyzGate final : public Gate
{
public:
    explicit ReadyzGate(cluster::GateMode mode);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;

private:
    [[nodiscard]] operation::GateResult ask(GateView &view, const QString &name, const QString &address) const;
};

} // namespace kubemori::maintenance
