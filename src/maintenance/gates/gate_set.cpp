// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/gate_set.hpp"

#include "maintenance/gates/alerts_gate.hpp"
#include "maintenance/gates/budgets_gate.hpp"
#include "maintenance/gates/ceph_gate.hpp"
#include "maintenance/gates/etcd_gate.hpp"
#include "maintenance/gates/nodes_ready_gate.hpp"
#include "maintenance/gates/readyz_gate.hpp"
#include "maintenance/gates/volumes_gate.hpp"
#include "maintenance/gates/window_gate.hpp"
#include "maintenance/gates/workloads_gate.hpp"

#include <QStringList>

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using cluster::GateMode;
using operation::StepKind;

namespace {

GateSet beforeANode(const cluster::Profile &profile)
{
    const cluster::GateSettings &settings = profile.gates;
    GateSet gates;
    const auto add = [&gates](std::unique_ptr<Gate> gate) {
        if (gate->mode() != GateMode::Off) {
            gates.push_back(std::move(gate));
        }
    };
    // What costs nothing to look at comes first.
    if (settings.window) {
        add(std::make_unique<WindowGate>(*settings.window));
    }
    add(std::make_unique<NodesReadyGate>(settings.nodes));
    add(std::make_unique<ReadyzGate>(settings.readyz.mode));
    // etcd's certificates lie on the control planes: without a way there nothing can be asked.
    if (!profile.controlPlane.hosts.isEmpty()) {
        add(std::make_unique<EtcdGate>(settings.etcd.mode));
    }
    add(std::make_unique<WorkloadsGate>(settings.workloads));
    add(std::make_unique<BudgetsGate>(settings.budgets));
    add(std::make_unique<CephGate>(settings.ceph));
    if (settings.alerts) {
        add(std::make_unique<AlertsGate>(*settings.alerts));
    }
    return gates;
}

} // namespace

GateSet gatesFor(StepKind kind, const cluster::Profile &profile)
{
    if (kind == StepKind::Gates) {
        return beforeANode(profile);
    }
    GateSet gates;
    if (kind == StepKind::WaitDetached && profile.gates.volumes != GateMode::Off) {
        gates.push_back(std::make_unique<VolumesGate>(profile.gates.volumes));
    } else if (kind == StepKind::Settle && profile.gates.workloads != GateMode::Off) {
        gates.push_back(std::make_unique<WorkloadsGate>(profile.gates.workloads));
    }
    return gates;
}

QString gatesText(StepKind kind, const cluster::Profile &profile, bool controlPlane)
{
    QStringList ids;
    bool etcd = false;
    for (const auto &gate : gatesFor(kind, profile)) {
        ids.append(gate->id());
        etcd = etcd || gate->id() == u"etcd";
    }
    const QString moves = etcd && controlPlane ? u"; if it leads etcd: etcdctl move-leader"_s : QString();
    return ids.join(u", "_s) + moves;
}

} // namespace kubemori::maintenance
