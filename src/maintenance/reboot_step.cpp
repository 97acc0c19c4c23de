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

Result<> RebootStep::actPatiently(operation::StepContext &context, const QString &command,
                                  const QMap<QString, QString> &facts, const std::function<Result<>()> &call) const
{
    return pollUntil(context, apiInterval, ErrorCode::TimedOut,
                     [&]() -> Look { return context.act(command, facts, call).transform([] { return QString(); }); });
}

Result<> RebootStep::uncordon(operation::StepContext &context) const
{
    const QString command = actions().describe(operation::StepKind::Uncordon, rememberedNode(context)).command;
    return actPatiently(context, command, {}, [&] { return actions().uncordon(context.node(), context.stop()); });
}

bool RebootStep::isClaimed(const kube::Node &node) const
{
    const auto found = CordonClaim::of(node);
    return found && found->operation == claim().operation;
}

Result<> RebootStep::release(operation::StepContext &context) const
{
    const QStringList changes = CordonClaim::toRemove();
    return actPatiently(context, actions().describeAnnotate(context.node(), changes).command, {},
                        [&] { return actions().annotate(context.node(), changes, context.stop()); });
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
