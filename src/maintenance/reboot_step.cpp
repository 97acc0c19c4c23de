// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/reboot_step.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

RebootStep::RebootStep(RebootShared shared)
    : m_shared(std::move(shared))
{
}

Result<kube::Node> RebootStep::readNode(operation::StepContext &context) const
{
    return retryUntilValue<kube::Node>(context, apiInterval,
                                       [&] { return actions().node(context.node(), context.stop()); });
}

Result<> RebootStep::changeScheduling(operation::StepContext &context, bool schedulable,
                                      const std::function<void()> &before) const
{
    const auto kind = schedulable ? operation::StepKind::Uncordon : operation::StepKind::Cordon;
    const QString command = actions().describe(kind, rememberedNode(context)).command;
    return pollUntil(context, apiInterval, ErrorCode::TimedOut, [&]() -> Look {
        const auto changed = context.act(command, [&] {
            before();
            return schedulable ? actions().uncordon(context.node(), context.stop())
                               : actions().cordon(context.node(), context.stop());
        });
        if (!changed) {
            return std::unexpected(changed.error());
        }
        return QString();
    });
}

Result<> RebootStep::proveScheduling(operation::StepContext &context, bool schedulable) const
{
    return pollUntil(context, apiInterval, ErrorCode::NotProved, [&]() -> Look {
        const auto node = actions().node(context.node(), context.stop());
        if (!node) {
            return std::unexpected(node.error());
        }
        if (node->schedulable == schedulable) {
            return QString();
        }
        return schedulable ? u"the node is still cordoned"_s : u"the node is still schedulable"_s;
    });
}

} // namespace kubemori::maintenance
