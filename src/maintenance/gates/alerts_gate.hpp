// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "alerts": no alert of Prometheus fires, except for those that always do and those that the profile ignores.
class AlertsGate final : public Gate
{
public:
    explicit AlertsGate(const cluster::AlertsGate &settings);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    [[nodiscard]] QList<operation::GateResult> judge(const QList<kube::Alert> &firing) const;

private:
    [[nodiscard]] bool isIgnored(const QString &name) const;

    QStringList m_ignore;
};

} // namespace kubemori::maintenance
