// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "maintenance/cluster_actions.hpp"
#include "maintenance/gates/cluster_health.hpp"
#include "operation/gate_result.hpp"
#include "operation/step_context.hpp"

#include <QList>
#include <QString>

#include <optional>

namespace kubemori::maintenance {

/// What gates are given to look with, for one look of all of them.
struct GateView
{
    operation::StepContext &context;
    ClusterActions &actions;
    const cluster::Profile &profile;
    std::optional<Result<QList<kube::Node>>> listed; ///< by nodes()

    /// All nodes, listed once for all gates: of thousands each list costs seconds.
    [[nodiscard]] const Result<QList<kube::Node>> &nodes();
};

/// A condition that has to hold before an operation goes on. Looks and says; waiting, asking and going on are the
/// step's business.
class Gate
{
public:
    Gate(QString id, cluster::GateMode mode);
    virtual ~Gate() = default;
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] cluster::GateMode mode() const { return m_mode; }

    /// One finding for each thing that is not as it should be, else one that passes. An error: it could not look.
    [[nodiscard]] virtual Result<QList<operation::GateResult>> look(GateView &view) = 0;
    /// Called once all gates are open: what has to be done in the world so that the node may go. True: something was.
    [[nodiscard]] virtual Result<bool> prepare(GateView &view);

protected:
    using Verdict = operation::GateVerdict;
    [[nodiscard]] operation::GateResult finding(Verdict verdict, const QString &subject, const QString &evidence) const;
    [[nodiscard]] QList<operation::GateResult> pass(const QString &evidence) const;

private:
    QString m_id;
    cluster::GateMode m_mode;
};

} // namespace kubemori::maintenance
