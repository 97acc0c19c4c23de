// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/run/upgraded_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"
#include "upgrade/run_requests.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds interval{3000};
constexpr int stableLooks = 2;

} // namespace

UpgradedStep::UpgradedStep(std::shared_ptr<const UpgradeShared> shared)
    : m_shared(std::move(shared))
{
}

Result<> UpgradedStep::run(operation::StepContext &context)
{
    int stable = 0;
    return maintenance::pollUntil(context, interval, ErrorCode::NotProved, [&] { return look(context, stable); });
}

Result<QString> UpgradedStep::look(operation::StepContext &context, int &stable) const
{
    const auto node = m_shared->actions->node(context.node(), context.stop());
    if (!node) {
        stable = 0;
        return std::unexpected(node.error());
    }
    const QString wanted = kubeletVersionFor(m_shared->hop);
    if (!wanted.isEmpty() && node->version != wanted) {
        stable = 0;
        return u"the kubelet is at %1, not at %2"_s.arg(node->version, wanted);
    }
    if (node->ready() != kube::ConditionStatus::True) {
        stable = 0;
        return u"Ready="_s + kube::toString(node->ready());
    }
    context.setFact(maintenance::facts::versionsAfter, maintenance::versionsOf(*node));
    return ++stable < stableLooks ? u"Ready at %1, looking once more"_s.arg(node->version) : QString();
}

} // namespace kubemori::upgrade
