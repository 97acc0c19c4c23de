// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/node_facts.hpp"

#include "maintenance/blockers/borrowed.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

QString versionsOf(const kube::Node &node)
{
    QStringList parts;
    const auto add = [&parts](QLatin1StringView what, const QString &version) {
        if (!version.isEmpty()) {
            parts.append(what + version);
        }
    };
    add("kubelet "_L1, node.version);
    add("kernel "_L1, node.kernel);
    add({}, node.osImage);
    add({}, node.runtime);
    return parts.join(u", "_s);
}

NodeRef rememberedNode(const operation::StepContext &context)
{
    return {.name = context.node(),
            .internalIp = context.fact(facts::internalIp),
            .hostname = context.fact(facts::hostname)};
}

void rememberNode(operation::StepContext &context, const kube::Node &node)
{
    context.setFact(facts::internalIp, node.internalIp);
    context.setFact(facts::hostname, node.hostname);
    if (context.fact(facts::versionsBefore).isEmpty()) {
        context.setFact(facts::versionsBefore, versionsOf(node));
    }
}

bool isCordonedByUs(const operation::StepContext &context)
{
    return context.fact(facts::cordon) == facts::sent;
}

bool mayBeRebooting(const operation::StepContext &context)
{
    return wasToldToGoDown(context) && !hasRebooted(context);
}

bool wasToldToGoDown(const operation::StepContext &context)
{
    const QString shutdown = context.fact(facts::shutdown);
    return !shutdown.isEmpty() && shutdown != facts::refused;
}

bool hasRebooted(const operation::StepContext &context)
{
    return context.fact(facts::ready) == facts::yes;
}

void describeNode(operation::NodeResult &result, const operation::Facts &known)
{
    result.bootIdBefore = known.value(result.node, facts::bootIdBefore);
    result.bootIdAfter = known.value(result.node, facts::bootIdAfter);
    result.leftCordoned = known.value(result.node, facts::cordon) == facts::sent;
    result.notPutBack = Borrowed::fromText(known.value(result.node, facts::borrowed)).names();
}

} // namespace kubemori::maintenance
