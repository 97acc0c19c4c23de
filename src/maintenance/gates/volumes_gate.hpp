// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "volumes": no volume is attached to the drained node that no pod there needs any more. A volume that a node takes
/// along into its reboot cannot be used elsewhere, and its last writes may be lost.
class VolumesGate final : public Gate
{
public:
    explicit VolumesGate(cluster::GateMode mode);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    [[nodiscard]] QList<operation::GateResult> judge(const QList<HeldVolume> &volumes) const;
};

} // namespace kubemori::maintenance
