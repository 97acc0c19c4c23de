// SPDX-License-Identifier: GPL-3.0-or-later
#include "node_pages.hpp"

#include <QCryptographicHash>

#include <algorithm>

namespace kubemori::bench {

namespace {

constexpr int imagesPerNode = 50;

QByteArray number(int value)
{
    return QByteArray::number(value);
}

QByteArray digest(const QByteArray &seed)
{
    return QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex();
}

QByteArray condition(const QByteArray &type, const QByteArray &status, const QByteArray &reason,
                     const QByteArray &message)
{
    return R"({"type":")" + type + R"(","status":")" + status +
           R"(","lastHeartbeatTime":"2026-03-01T21:30:00Z","lastTransitionTime":"2026-02-03T04:05:06Z","reason":")" +
           reason + R"(","message":")" + message + R"("})";
}

QByteArray conditions()
{
    return condition("NetworkUnavailable", "False", "CiliumIsUp", "Cilium is running on this node") + ',' +
           condition("MemoryPressure", "False", "KubeletHasSufficientMemory",
                     "kubelet has sufficient memory available") +
           ',' + condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure") + ',' +
           condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available") + ',' +
           condition("Ready", "True", "KubeletReady", "kubelet is posting ready status. AppArmor enabled");
}

/// The same for every node, as in a cluster that runs the same software everywhere.
const QByteArray &images()
{
    static const QByteArray all = [] {
        QByteArrayList list;
        for (int i = 0; i < imagesPerNode; ++i) {
            const QByteArray name = "registry.example.com/team-" + number(i % 7) + "/component-" + number(i);
            list.append(R"({"names":[")" + name + "@sha256:" + digest(name) + R"(",")" + name + ":v1." + number(i) +
                        R"(.0"],"sizeBytes":)" + number(10'000'000 + i * 1'234'567) + '}');
        }
        return list.join(',');
    }();
    return all;
}

} // namespace

QByteArray makeNode(int index, int version)
{
    const QByteArray name = "node-" + number(index).rightJustified(5, '0');
    const QByteArray ip = "10." + number(index / 65536) + '.' + number(index / 256 % 256) + '.' + number(index % 256);
    const QByteArray hex = digest(name);
    const QByteArray bootId = hex.first(8) + '-' + hex.sliced(8, 4) + '-' + hex.sliced(12, 4) + '-' +
                              hex.sliced(16, 4) + '-' + hex.sliced(20, 12);
    return R"({"metadata":{"name":")" + name + R"(","uid":")" + bootId + R"(","resourceVersion":")" + number(version) +
           R"(","creationTimestamp":"2026-01-02T03:04:05Z","labels":{"beta.kubernetes.io/arch":"amd64","kubernetes.io/arch":"amd64",)"
           R"("kubernetes.io/hostname":")" +
           name + R"(","kubernetes.io/os":"linux")" +
           QByteArray(index < 3 ? R"(,"node-role.kubernetes.io/control-plane":"")" : "") +
           R"(},"annotations":{"volumes.kubernetes.io/controller-managed-attach-detach":"true"},"managedFields":[{"manager":"kubelet",)"
           R"("operation":"Update","apiVersion":"v1","time":"2026-03-01T21:30:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:status":)"
           R"({"f:conditions":{"k:{\"type\":\"Ready\"}":{"f:lastHeartbeatTime":{},"f:status":{}}},"f:images":{}}},"subresource":"status"}]},)"
           R"("spec":{"podCIDR":"10.233.64.0/24","podCIDRs":["10.233.64.0/24"]},"status":{"capacity":{"cpu":"16",)"
           R"("ephemeral-storage":"102624184Ki","hugepages-1Gi":"0","memory":"65851340Ki","pods":"110"},"allocatable":{"cpu":"15800m",)"
           R"("ephemeral-storage":"94578447825","memory":"65226700Ki","pods":"110"},"conditions":[)" +
           conditions() + R"(],"addresses":[{"type":"InternalIP","address":")" + ip +
           R"("},{"type":"Hostname","address":")" + name +
           R"("}],"daemonEndpoints":{"kubeletEndpoint":{"Port":10250}},"nodeInfo":{"machineID":")" + hex.first(32) +
           R"(","systemUUID":")" + bootId + R"(","bootID":")" + bootId +
           R"(","kernelVersion":"6.12.48+deb13-amd64","osImage":"Ubuntu 24.04.3 LTS",)"
           R"("containerRuntimeVersion":"containerd://2.1.4","kubeletVersion":"v1.33.5","kubeProxyVersion":"v1.33.5",)"
           R"("operatingSystem":"linux","architecture":"amd64"},"images":[)" +
           images() + "]}}";
}

QList<QByteArray> makePages(int count, int pageSize)
{
    QList<QByteArray> pages;
    for (int begin = 0; begin < count; begin += pageSize) {
        const int end = std::min(count, begin + pageSize);
        QByteArray page = R"({"kind":"NodeList","apiVersion":"v1","metadata":{"resourceVersion":"123456")";
        if (end < count) {
            page += R"(,"continue":"token-)" + number(end) + R"(","remainingItemCount":)" + number(count - end);
        }
        page += R"(},"items":[)";
        for (int i = begin; i < end; ++i) {
            page += (i > begin ? "," : "") + makeNode(i);
        }
        pages.append(page + "]}\n");
    }
    return pages;
}

} // namespace kubemori::bench
