// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/node_identity.hpp"

#include "maintenance/node_facts.hpp"
#include "maintenance/polling.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using monitor::BootId;

namespace {

constexpr Milliseconds interval{3000};

} // namespace

Result<BootId> bootIdOverSsh(operation::StepContext &context, ClusterActions &actions)
{
    const NodeRef ref = rememberedNode(context);
    auto id = retryUntilValue<BootId>(context, interval, [&] { return actions.bootId(ref, context.stop()); });
    if (!id) {
        return std::unexpected(id.error().during(u"reading the boot id over ssh before the shutdown"_s));
    }
    return id;
}

Result<> rememberIdentity(operation::StepContext &context, ClusterActions &actions, const BootId &overSsh,
                          const kube::Node &node)
{
    if (BootId::parse(node.bootId) != overSsh) {
        return fail(
            ErrorCode::InvalidData,
            u"boot id over ssh (%1) differs from the API server's (%2): the address leads to another machine, or the "
            "kubelet has not reported since the last boot"_s.arg(overSsh.toString(), node.bootId),
            context.node());
    }
    context.setFact(facts::bootIdBefore, overSsh.toString());
    context.setFact(facts::heartbeatBefore, node.readyHeartbeat().toUTC().toString(Qt::ISODateWithMs));
    // ssh works at this moment. If the port does not answer a direct look now (jump host, port from ~/.ssh/config), its
    // silence later says nothing, and only reading the boot id does.
    const Reachability seen = actions.probe(rememberedNode(context), context.stop());
    context.setFact(facts::probe, seen.ssh ? facts::direct : facts::indirect);
    return {};
}

} // namespace kubemori::maintenance
