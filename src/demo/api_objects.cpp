// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api_objects.hpp"

#include "demo/installed_parts.hpp"

#include <QJsonArray>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const QMap<QString, QString> &texts)
{
    QJsonObject json;
    for (auto text = texts.constBegin(); text != texts.constEnd(); ++text) {
        json.insert(text.key(), text.value());
    }
    return json;
}

QJsonObject condition(const QString &type, const QString &status, const QString &reason, const QString &message,
                      const SimNode &node)
{
    return {{u"type"_s, type},
            {u"status"_s, status},
            {u"reason"_s, reason},
            {u"message"_s, message},
            {u"lastHeartbeatTime"_s, toTimestamp(node.heartbeat)},
            {u"lastTransitionTime"_s, toTimestamp(node.readySince)}};
}

QJsonArray conditionsOf(const SimNode &node)
{
    if (node.ready == SimNode::Ready::Unknown) {
        const QString silence = u"Kubelet stopped posting node status."_s;
        QJsonArray conditions;
        for (const QString &type : {u"MemoryPressure"_s, u"DiskPressure"_s, u"PIDPressure"_s, u"Ready"_s}) {
            conditions.append(condition(type, u"Unknown"_s, u"NodeStatusUnknown"_s, silence, node));
        }
        return conditions;
    }
    QJsonArray conditions{condition(u"MemoryPressure"_s, u"False"_s, u"KubeletHasSufficientMemory"_s,
                                    u"kubelet has sufficient memory available"_s, node),
                          condition(u"DiskPressure"_s, u"False"_s, u"KubeletHasNoDiskPressure"_s,
                                    u"kubelet has no disk pressure"_s, node),
                          condition(u"PIDPressure"_s, u"False"_s, u"KubeletHasSufficientPID"_s,
                                    u"kubelet has sufficient PID available"_s, node)};
    conditions.append(
        node.ready == SimNode::Ready::True
            ? condition(u"Ready"_s, u"True"_s, u"KubeletReady"_s, u"kubelet is posting ready status"_s, node)
            : condition(u"Ready"_s, u"False"_s, u"KubeletNotReady"_s,
                        u"container runtime network not ready: cni plugin not initialized"_s, node));
    return conditions;
}

QJsonArray taintsOf(const SimNode &node)
{
    QJsonArray taints;
    const auto add = [&taints](const QString &key, const QString &effect) {
        taints.append(QJsonObject{{u"key"_s, key}, {u"effect"_s, effect}});
    };
    if (node.controlPlane && !node.worker) {
        add(u"node-role.kubernetes.io/control-plane"_s, u"NoSchedule"_s);
    }
    if (node.unschedulable) {
        add(u"node.kubernetes.io/unschedulable"_s, u"NoSchedule"_s);
    }
    if (node.ready == SimNode::Ready::False) {
        add(u"node.kubernetes.io/not-ready"_s, u"NoSchedule"_s);
    } else if (node.ready == SimNode::Ready::Unknown) {
        add(u"node.kubernetes.io/unreachable"_s, u"NoSchedule"_s);
    }
    return taints;
}

QJsonObject controllerReference(const QString &kind, const QString &name)
{
    return {{u"apiVersion"_s, kind == u"Node" ? u"v1"_s : u"apps/v1"_s},
            {u"kind"_s, kind},
            {u"name"_s, name},
            {u"controller"_s, true}};
}

QString replicaSetName(const SimWorkload &deployment)
{
    return deployment.name + u'-' + deployment.hash;
}

} // namespace

QJsonObject ApiObjects::node(const SimNode &node) const
{
    QJsonObject labels{{u"kubernetes.io/hostname"_s, node.name},
                       {u"kubernetes.io/os"_s, u"linux"_s},
                       {u"kubernetes.io/arch"_s, u"amd64"_s}};
    if (node.controlPlane) {
        labels.insert(u"node-role.kubernetes.io/control-plane"_s, QString());
    }
    QJsonObject spec;
    if (node.unschedulable) {
        spec.insert(u"unschedulable"_s, true);
    }
    if (const QJsonArray taints = taintsOf(node); !taints.isEmpty()) {
        spec.insert(u"taints"_s, taints);
    }
    const QJsonObject room{{u"cpu"_s, u"4"_s}, {u"memory"_s, u"16Gi"_s}, {u"pods"_s, u"110"_s}};
    return {{u"kind"_s, u"Node"_s},
            {u"apiVersion"_s, u"v1"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, node.name},
                                        {u"uid"_s, QString(u"node-"_s + node.name)},
                                        {u"resourceVersion"_s, QString::number(node.version)},
                                        {u"creationTimestamp"_s, toTimestamp(node.createdAt)},
                                        {u"labels"_s, labels},
                                        {u"annotations"_s, toJson(node.annotations)}}},
            {u"spec"_s, spec},
            {u"status"_s, QJsonObject{{u"capacity"_s, room},
                                      {u"allocatable"_s, room},
                                      {u"conditions"_s, conditionsOf(node)},
                                      {u"addresses"_s,
                                       QJsonArray{QJsonObject{{u"type"_s, u"InternalIP"_s}, {u"address"_s, node.ip}},
                                                  QJsonObject{{u"type"_s, u"Hostname"_s}, {u"address"_s, node.name}}}},
                                      {u"nodeInfo"_s, QJsonObject{{u"bootID"_s, node.reportedBootId},
                                                                  {u"kernelVersion"_s, node.kernel},
                                                                  {u"osImage"_s, node.osImage},
                                                                  {u"containerRuntimeVersion"_s, node.runtime},
                                                                  {u"kubeletVersion"_s, node.kubelet},
                                                                  {u"operatingSystem"_s, u"linux"_s},
                                                                  {u"architecture"_s, u"amd64"_s}}}}}};
}

QMap<QString, QString> ApiObjects::labelsOf(const SimPod &pod) const
{
    const SimWorkload &owner = m_model.workloadOf(pod);
    QMap<QString, QString> labels{{u"app"_s, owner.name}};
    if (owner.kind == u"Deployment") {
        labels.insert(u"pod-template-hash"_s, owner.hash);
    } else if (owner.kind == u"Node") {
        labels.insert(u"tier"_s, u"control-plane"_s);
    }
    return labels;
}

QJsonObject ApiObjects::pod(const SimPod &pod) const
{
    const SimWorkload &owner = m_model.workloadOf(pod);
    const QString node = pod.node < 0 ? QString() : m_model.node(pod.node).name;
    const QString ownerName = owner.kind == u"Deployment" ? replicaSetName(owner)
                              : owner.kind == u"Node"     ? node
                                                          : owner.name;
    const QString ownerKind = owner.kind == u"Deployment" ? u"ReplicaSet"_s : owner.kind;
    QJsonObject metadata{{u"name"_s, pod.name},
                         {u"namespace"_s, pod.nameSpace},
                         {u"uid"_s, pod.uid},
                         {u"creationTimestamp"_s, toTimestamp(pod.createdAt)},
                         {u"labels"_s, toJson(labelsOf(pod))},
                         {u"ownerReferences"_s, QJsonArray{controllerReference(ownerKind, ownerName)}}};
    if (owner.kind == u"Node") {
        metadata.insert(u"annotations"_s, QJsonObject{{u"kubernetes.io/config.mirror"_s, owner.hash}});
    }
    if (pod.ending) {
        metadata.insert(u"deletionTimestamp"_s, toTimestamp(pod.deletionAt));
        metadata.insert(u"deletionGracePeriodSeconds"_s, 30);
    }
    QJsonArray volumes;
    if (owner.emptyDir) {
        volumes.append(QJsonObject{{u"name"_s, u"tmp"_s}, {u"emptyDir"_s, QJsonObject()}});
    }
    QJsonArray tolerations;
    if (owner.kind == u"DaemonSet" || owner.kind == u"Node") {
        tolerations.append(QJsonObject{{u"operator"_s, u"Exists"_s}});
    }
    const QJsonObject requests{{u"cpu"_s, u"%1m"_s.arg(owner.cpuMillis)}, {u"memory"_s, u"%1Mi"_s.arg(owner.memoryMi)}};
    const QString phase = pod.node >= 0 && (pod.ready || pod.restarts > 0) ? u"Running"_s
                          : pod.node >= 0 && pod.ending                    ? u"Running"_s
                                                                           : u"Pending"_s;
    const QJsonObject scheduled =
        pod.node < 0 ? QJsonObject{{u"type"_s, u"PodScheduled"_s},
                                   {u"status"_s, u"False"_s},
                                   {u"reason"_s, u"Unschedulable"_s},
                                   {u"message"_s, u"0/%1 nodes are available"_s.arg(m_model.nodes().size())}}
                     : QJsonObject{{u"type"_s, u"PodScheduled"_s}, {u"status"_s, u"True"_s}};
    const QString image = imageOf(m_model, pod);
    QJsonObject state;
    if (!pod.waiting.isEmpty()) {
        state.insert(u"waiting"_s, QJsonObject{{u"reason"_s, pod.waiting}});
    } else if (pod.ready) {
        state.insert(u"running"_s, QJsonObject{{u"startedAt"_s, toTimestamp(pod.createdAt)}});
    }
    return {{u"metadata"_s, metadata},
            {u"spec"_s, QJsonObject{{u"nodeName"_s, node},
                                    {u"volumes"_s, volumes},
                                    {u"tolerations"_s, tolerations},
                                    {u"containers"_s, QJsonArray{QJsonObject{
                                                          {u"name"_s, owner.name},
                                                          {u"image"_s, image},
                                                          {u"resources"_s, QJsonObject{{u"requests"_s, requests}}}}}}}},
            {u"status"_s,
             QJsonObject{{u"phase"_s, phase},
                         {u"conditions"_s,
                          QJsonArray{scheduled, QJsonObject{{u"type"_s, u"Ready"_s},
                                                            {u"status"_s, pod.ready ? u"True"_s : u"False"_s}}}},
                         {u"containerStatuses"_s, QJsonArray{QJsonObject{{u"name"_s, owner.name},
                                                                         {u"image"_s, image},
                                                                         {u"ready"_s, pod.ready},
                                                                         {u"restartCount"_s, pod.restarts},
                                                                         {u"state"_s, state}}}}}}};
}

QJsonObject ApiObjects::workload(const SimWorkload &workload) const
{
    int desired = 0;
    int ready = 0;
    const auto index = static_cast<int>(&workload - m_model.workloads().data());
    for (const SimPod &pod : m_model.pods()) {
        desired += pod.workload == index && !pod.ending ? 1 : 0;
        ready += pod.workload == index && pod.ready ? 1 : 0;
    }
    const bool daemonSet = workload.kind == u"DaemonSet";
    const QJsonObject labels{{u"app"_s, workload.name}};
    QJsonObject spec{{u"selector"_s, QJsonObject{{u"matchLabels"_s, labels}}}};
    QJsonObject status;
    if (daemonSet) {
        status = {{u"desiredNumberScheduled"_s, desired}, {u"numberReady"_s, ready}};
    } else {
        spec.insert(u"replicas"_s, workload.replicas);
        status = {{u"replicas"_s, desired}, {u"readyReplicas"_s, ready}};
    }
    return {{u"kind"_s, workload.kind},
            {u"apiVersion"_s, u"apps/v1"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, workload.name},
                                        {u"namespace"_s, workload.nameSpace},
                                        {u"uid"_s, QString(workload.kind + workload.hash)},
                                        {u"labels"_s, labels}}},
            {u"spec"_s, spec},
            {u"status"_s, status}};
}

QJsonObject ApiObjects::replicaSet(const SimWorkload &deployment) const
{
    QJsonObject json = workload(deployment);
    json.insert(u"kind"_s, u"ReplicaSet"_s);
    json.insert(u"metadata"_s,
                QJsonObject{{u"name"_s, replicaSetName(deployment)},
                            {u"namespace"_s, deployment.nameSpace},
                            {u"ownerReferences"_s, QJsonArray{controllerReference(u"Deployment"_s, deployment.name)}}});
    return json;
}

QJsonObject ApiObjects::budget(const SimBudget &budget) const
{
    const BudgetNumbers numbers = m_model.numbersOf(budget);
    return {{u"kind"_s, u"PodDisruptionBudget"_s},
            {u"apiVersion"_s, u"policy/v1"_s},
            {u"metadata"_s,
             QJsonObject{{u"name"_s, budget.name}, {u"namespace"_s, budget.nameSpace}, {u"uid"_s, budget.uid}}},
            {u"spec"_s, budget.spec},
            {u"status"_s, QJsonObject{{u"expectedPods"_s, numbers.expected},
                                      {u"currentHealthy"_s, numbers.healthy},
                                      {u"desiredHealthy"_s, numbers.desired},
                                      {u"disruptionsAllowed"_s, numbers.allowed()}}}};
}

} // namespace kubemori::demo
