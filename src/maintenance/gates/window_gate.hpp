// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate.hpp"

namespace kubemori::maintenance {

/// "window": it is the time at which nodes may go. A window that ends before it starts goes on past midnight and
/// belongs to the day on which it began.
class WindowGate final : public Gate
{
public:
    explicit WindowGate(cluster::WindowGate settings);

    [[nodiscard]] Result<QList<operation::GateResult>> look(GateView &view) override;
    [[nodiscard]] QList<operation::GateResult> judge(const QDateTime &now) const;

private:
    [[nodiscard]] bool opensOn(const QDate &day) const;

    cluster::WindowGate m_settings;
};

} // namespace kubemori::maintenance
