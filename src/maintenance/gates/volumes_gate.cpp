// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/volumes_gate.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

VolumesGate::VolumesGate(cluster::GateMode mode)
    : Gate(u"volumes"_s, mode)
{
}

Result<QList<operation::GateResult>> VolumesGate::look(GateView &view)
{
    const auto volumes = view.actions.health().volumesOn(view.context.node(), view.context.stop());
    if (!volumes) {
        return std::unexpected(volumes.error());
    }
    return judge(*volumes);
}

QList<operation::GateResult> VolumesGate::judge(const QList<HeldVolume> &volumes) const
{
    QList<operation::GateResult> results;
    QStringList kept;
    for (const HeldVolume &volume : volumes) {
        if (volume.keptBy.isEmpty()) {
            results.append(finding(Verdict::Block, volume.volume, u"still attached by "_s + volume.driver));
        } else {
            kept.append(u"%1 for %2"_s.arg(volume.volume, volume.keptBy));
        }
    }
    if (!results.isEmpty()) {
        return results;
    }
    return pass(kept.isEmpty() ? u"no volume is attached"_s : u"attached for pods that stay: "_s + kept.join(u", "_s));
}

} // namespace kubemori::maintenance
