// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/scalable_owner.hpp"

#include "kube/names.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> readObject(const Kubectl &kubectl, const QString &path, const std::stop_token &stop)
{
    auto json = kubectl.getRaw(path, stop);
    if (!json) {
        return std::unexpected(json.error());
    }
    return QJsonDocument::fromJson(*json).object();
}

Result<QJsonObject> readApp(const Kubectl &kubectl, const QString &nameSpace, const QString &plural,
                            const QString &name, const std::stop_token &stop)
{
    for (const QString &part : {nameSpace, name}) {
        if (const auto checked = checkObjectName(part); !checked) {
            return std::unexpected(checked.error());
        }
    }
    return readObject(kubectl, u"/apis/apps/v1/namespaces/%1/%2/%3"_s.arg(nameSpace, plural, name), stop);
}

struct Controller
{
    QString kind;
    QString name;
};

Controller controllerOf(const QJsonObject &object)
{
    for (const auto &owner : object[u"metadata"][u"ownerReferences"].toArray()) {
        if (owner[u"controller"].toBool()) {
            return {.kind = owner[u"kind"].toString(), .name = owner[u"name"].toString()};
        }
    }
    return {};
}

bool isAutoscaled(const Kubectl &kubectl, const QString &nameSpace, const Controller &workload,
                  const std::stop_token &stop)
{
    const auto list =
        readObject(kubectl, u"/apis/autoscaling/v1/namespaces/%1/horizontalpodautoscalers"_s.arg(nameSpace), stop);
    if (!list) {
        return list.error().code != ErrorCode::NotFound;
    }
    const QJsonArray items = (*list)[u"items"].toArray();
    return std::ranges::any_of(items, [&workload](const QJsonValue &item) {
        const QJsonValue target = item[u"spec"][u"scaleTargetRef"];
        return target[u"kind"].toString() == workload.kind && target[u"name"].toString() == workload.name;
    });
}

/// As the API server fills it in when it is not given.
int replicasOf(const QJsonObject &workload)
{
    return workload[u"spec"][u"replicas"].toInt(1);
}

} // namespace

Result<ScalableOwner> readScalableOwner(const Kubectl &kubectl, const Pod &pod, const std::stop_token &stop)
{
    Controller owner{.kind = pod.ownerKind, .name = pod.ownerName};
    if (owner.kind == u"ReplicaSet") {
        const auto set = readApp(kubectl, pod.nameSpace, u"replicasets"_s, owner.name, stop);
        if (!set) {
            return std::unexpected(set.error());
        }
        if (const Controller above = controllerOf(*set); !above.name.isEmpty()) {
            owner = above;
        }
    }
    ScalableOwner found{.kind = owner.kind.toLower(), .name = owner.name, .replicas = 0, .scales = false};
    const bool deployment = owner.kind == u"Deployment";
    if (!deployment && owner.kind != u"StatefulSet") {
        return found;
    }
    const auto workload =
        readApp(kubectl, pod.nameSpace, deployment ? u"deployments"_s : u"statefulsets"_s, owner.name, stop);
    if (!workload) {
        return std::unexpected(workload.error());
    }
    found.replicas = replicasOf(*workload);
    found.scales = controllerOf(*workload).name.isEmpty() && !isAutoscaled(kubectl, pod.nameSpace, owner, stop);
    return found;
}

Result<int> readReplicas(const Kubectl &kubectl, const QString &nameSpace, const QString &kind, const QString &name,
                         const std::stop_token &stop)
{
    const auto workload = readApp(kubectl, nameSpace, kind + u's', name, stop);
    if (!workload) {
        return std::unexpected(workload.error().on(nameSpace + u'/' + kind + u'/' + name));
    }
    if (!workload->contains(u"spec"_s)) {
        return fail(ErrorCode::InvalidData, u"this is no such workload"_s, nameSpace + u'/' + kind + u'/' + name);
    }
    return replicasOf(*workload);
}

} // namespace kubemori::kube
