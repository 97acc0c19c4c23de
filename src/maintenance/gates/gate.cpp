// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/gates/gate.hpp"

#include <utility>

namespace kubemori::maintenance {

const Result<QList<kube::Node>> &GateView::nodes()
{
    if (!listed) {
        listed = actions.health().nodes(context.stop());
    }
    return *listed;
}

Gate::Gate(QString id, cluster::GateMode mode)
    : m_id(std::move(id))
    , m_mode(mode)
{
}

Result<bool> Gate::prepare(GateView & /*view*/)
{
    return false;
}

operation::GateResult Gate::finding(Verdict verdict, const QString &subject, const QString &evidence) const
{
    return {.gate = m_id, .verdict = verdict, .subject = subject, .evidence = evidence};
}

QList<operation::GateResult> Gate::pass(const QString &evidence) const
{
    return {finding(Verdict::Pass, {}, evidence)};
}

} // namespace kubemori::maintenance
