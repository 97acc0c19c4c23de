// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace kubemori::test {

/// A node as the API server writes it, with parts that nobody needs.
inline QByteArray nodeJson(const QByteArray &name, const QByteArray &version = "100", bool unschedulable = false)
{
    QByteArray json =
        R"({"metadata":{"name":"NAME","uid":"uid-NAME","resourceVersion":"VERSION",)"
        R"("creationTimestamp":"2026-01-02T03:04:05Z","labels":{"kubernetes.io/hostname":"NAME",)"
        R"("node-role.kubernetes.io/master":"","node-role.kubernetes.io/control-plane":""},)"
        R"("annotations":{"kubemori.io/order":"3","other.example/x":"y"},)"
        R"("managedFields":[{"manager":"kubelet","fieldsV1":{"f:status":{"f:conditions":{}}}}]},)"
        R"("spec":{"podCIDR":"10.1.0.0/24",UNSCHEDULABLE"taints":[{"key":"node-role.kubernetes.io/control-plane",)"
        R"("effect":"NoSchedule"},{"key":"a","value":"b","effect":"NoExecute","timeAdded":null}]},)"
        R"("status":{"capacity":{"cpu":"4"},"conditions":[{"type":"MemoryPressure","status":"False",)"
        R"("lastHeartbeatTime":"2026-03-01T21:30:00Z","lastTransitionTime":null,"reason":"KubeletHasSufficientMemory",)"
        R"("message":"kubelet has \"sufficient\" memory\nyes \u3042"},{"type":"Ready","status":"True",)"
        R"("lastHeartbeatTime":"2026-03-01T21:30:10Z","lastTransitionTime":"2026-02-01T00:00:00Z",)"
        R"("reason":"KubeletReady","message":"ok"}],"addresses":[{"type":"InternalIP","address":"10.0.0.1"},)"
        R"({"type":"InternalIP","address":"fd00::1"},{"type":"Hostname","address":"NAME"}],)"
        R"("nodeInfo":{"machineID":"m","bootID":"11111111-2222-3333-4444-555555555555",)"
        R"("kernelVersion":"6.12.0","osImage":"Debian 13","containerRuntimeVersion":"containerd://2.0.0",)"
        R"("kubeletVersion":"v1.32.3"},"images":[{"names":["r/a@sha256:0","r/a:1"],"sizeBytes":123}]}})";
    json.replace("NAME", name);
    json.replace("UNSCHEDULABLE", unschedulable ? R"("unschedulable":true,)" : "");
    json.replace("VERSION", version);
    return json;
}

/// A page of a list; without a token it is the last one.
inline QByteArray pageJson(const QByteArrayList &nodes, const QByteArray &version = "500", const QByteArray &next = {})
{
    return R"({"kind":"NodeList","apiVersion":"v1","metadata":{"resourceVersion":")" + version +
           (next.isEmpty() ? QByteArray("\"")
                           : QByteArray(R"(","continue":")" + next + R"(","remainingItemCount":1)")) +
           R"(},"items":[)" + nodes.join(',') + "]}\n";
}

inline QByteArray eventJson(const QByteArray &type, const QByteArray &object)
{
    return R"({"type":")" + type + R"(","object":)" + object + "}\n";
}

} // namespace kubemori::test
