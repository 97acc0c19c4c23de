// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/pod_needs.hpp"

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

bool meetsAny(const QList<NodeSelectorTerm> &terms, const QString &node, const QMap<QString, QString> &labels)
{
    const QMap<QString, QString> fields{{u"metadata.name"_s, node}};
    const auto met = [&](const NodeSelectorTerm &term) {
        const auto by = [](const QMap<QString, QString> &values) {
            return [&values](const LabelRequirement &requirement) { return meets(requirement, values); };
        };
        return (!term.expressions.isEmpty() || !term.fields.isEmpty()) &&
               std::ranges::all_of(term.expressions, by(labels)) && std::ranges::all_of(term.fields, by(fields));
    };
    return terms.isEmpty() || std::ranges::any_of(terms, met);
}

bool Toleration::tolerates(const Taint &taint) const
{
    return (effect.isEmpty() || effect == taint.effect) && (key.isEmpty() ? anyValue : key == taint.key) &&
           (anyValue || value == taint.value);
}

WorkloadRef workloadOf(const Pod &pod)
{
    // A Deployment names its ReplicaSets by itself and the hash that their pods bear: no need to list ReplicaSets, of
    // which there are ten for each Deployment.
    const QString hash = u'-' + pod.labels.value(u"pod-template-hash"_s);
    if (pod.ownerKind == u"ReplicaSet" && hash.size() > 1 && pod.ownerName.endsWith(hash)) {
        return {.kind = u"Deployment"_s, .name = pod.nameSpace + u'/' + pod.ownerName.chopped(hash.size())};
    }
    if (pod.ownerKind.isEmpty()) {
        return {};
    }
    return {.kind = pod.ownerKind, .name = pod.nameSpace + u'/' + pod.ownerName};
}

} // namespace kubemori::kube
