// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripted_site.hpp"

#include "command/local_runner.hpp"
#include "maintenance/kubectl_cluster_actions.hpp"

#include <QDir>
#include <QFile>

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

ScriptedAnswer saying(const QByteArray &output)
{
    return {.output = output, .errors = {}, .exit = {}, .error = {}};
}

const QByteArray hostReport =
    "report=1\n"
    "disk=/dev/sda1 102400000 40000000 57000000 42% /\n"
    "swap=0\ncgroups=cgroup2fs\nkernel=6.1.0-18-amd64\ndocker=inactive\n"
    "containerd=containerd github.com/containerd/containerd v1.7.24 88bf19b2\n"
    "rlimits=\"rlimits\": [ {\"type\": \"RLIMIT_NOFILE\", \"hard\": 65535, \"soft\": 65535 } ]\n"
    "server=/etc/kubernetes/kubelet.conf https://127.0.0.1:6443\n"
    "end=1\n";

void answerAsANode(ScriptedRunner &runner, const FakeClock &clock)
{
    runner.on(u"cri-base.json"_s, saying(hostReport));
    runner.on(u"%s.%N"_s, [&clock](const command::Command &, const std::stop_token &) {
        const qint64 now = clock.utcNow().toMSecsSinceEpoch();
        return saying(QByteArray::number(now / 1000) + '.' + QByteArray::number(now % 1000).rightJustified(3, '0') +
                      "000000\n");
    });
    runner.on(u"openssl"_s, saying("/etc/kubernetes/ssl/apiserver.crt\nnotAfter=Jan  5 10:00:00 2027 GMT\n"));
}

const QByteArray etcdMembers =
    R"({"header":{},"members":[{"ID":1,"name":"etcd1","peerURLs":["https://10.0.0.11:2380"],)"
    R"("clientURLs":["https://10.0.0.11:2379"]}]})";
const QByteArray etcdHealth = R"([{"endpoint":"https://10.0.0.11:2379","health":true,"took":"3ms"}])";
const QByteArray etcdStatus = R"([{"Endpoint":"https://10.0.0.11:2379","Status":{"header":{"member_id":1},)"
                              R"("version":"3.5.16","leader":1}}])";

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

} // namespace

std::shared_ptr<command::Runner> ScriptedHosts::local()
{
    return std::make_shared<command::LocalRunner>();
}

std::shared_ptr<command::Runner> ScriptedHosts::ssh(const command::SshTarget &target)
{
    return at(target.host);
}

std::shared_ptr<ScriptedRunner> ScriptedHosts::at(const QString &host)
{
    const std::scoped_lock lock(m_mutex);
    auto &runner = m_hosts[host];
    if (!runner) {
        runner = std::make_shared<ScriptedRunner>(u"ops@"_s + host);
    }
    return runner;
}

ScriptedSite::ScriptedSite()
{
    m_profile.id = u"lab"_s;
    m_profile.controlPlane.hosts = {u"10.0.0.11"_s};
    m_profile.controlPlane.kubectl = u"kubectl"_s;
    m_profile.kubespray.path = checkout.path();
    write(checkout.filePath(u"inventory/lab/group_vars/k8s_cluster/addons.yml"_s), "ingress_nginx_enabled: true\n");
    m_access = std::make_shared<cluster::ClusterAccess>(m_profile, hosts);
    m_kubectl = std::make_shared<kube::Kubectl>(m_access->controlPlaneHosts());
    m_actions = std::make_shared<maintenance::KubectlClusterActions>(*m_kubectl, m_access, hosts.local(),
                                                                     std::make_shared<operation::CommandLog>());
    for (const auto &runner : {cp1, node1, node2}) {
        answerAsANode(*runner, clock);
    }
    answer(u"/api/v1/nodes"_s,
           nodeListJson({nodeJson("cp1", "10.0.0.11", "v1.30.4", true), nodeJson("node1", "10.0.0.12", "v1.30.4"),
                         nodeJson("node2", "10.0.0.13", "v1.30.4")}));
    answer(u"/api/v1/pods?"_s, podListJson(systemPods("v1.30.4")));
    answer(u"/apis/policy/v1/poddisruptionbudgets"_s, R"({"kind":"PodDisruptionBudgetList","apiVersion":"policy/v1",)"
                                                      R"("metadata":{},"items":[]})");
    answer(u"/metrics"_s, "# TYPE apiserver_request_total counter\napiserver_request_total{code=\"200\"} 7\n");
    refuse(u"cephclusters"_s, "Error from server (NotFound): the server could not find the requested resource\n");
    cp1->on(u"member list"_s, saying(etcdMembers));
    cp1->on(u"endpoint health"_s, saying(etcdHealth));
    cp1->on(u"endpoint status"_s, saying(etcdStatus));
}

void ScriptedSite::answer(const QString &path, const QByteArray &json) const
{
    cp1->on(path, saying(json));
}

void ScriptedSite::refuse(const QString &path, const QByteArray &words) const
{
    cp1->on(path, {.output = {}, .errors = words, .exit = {.code = 1, .signal = 0, .duration = {}}, .error = {}});
}

upgrade::UpgradeSite ScriptedSite::site() const
{
    return {.profile = m_profile,
            .access = m_access,
            .kubectl = *m_kubectl,
            .actions = m_actions,
            .runs = nullptr,
            .clock = const_cast<FakeClock *>(&clock),
            .folder = {}};
}

upgrade::HopRecord ScriptedSite::hop() const
{
    upgrade::HopRecord hop;
    hop.from = u"v2.26.0"_s;
    hop.to = u"v2.27.0"_s;
    hop.inventoryFolder = u"inventory/lab"_s;
    hop.target.kubeBefore = u"v1.30.4"_s;
    hop.target.kubeVersion = u"v1.31.4"_s;
    hop.target.components = {{u"coredns"_s, u"v1.11.3"_s}, {u"calico"_s, u"v3.29.1"_s}};
    return hop;
}

QByteArray nodeJson(const QByteArray &name, const QByteArray &ip, const QByteArray &version, bool controlPlane,
                    bool cordoned)
{
    return R"({"metadata":{"name":")" + name + R"(","uid":"u-)" + name +
           R"(","resourceVersion":"1","creationTimestamp":"2026-01-02T03:04:05Z","labels":{)" +
           (controlPlane ? QByteArray(R"("node-role.kubernetes.io/control-plane":"")") : QByteArray()) +
           R"(}},"spec":{)" + (cordoned ? QByteArray(R"("unschedulable":true)") : QByteArray()) +
           R"(},"status":{"conditions":[{"type":"Ready","status":"True","reason":"KubeletReady","message":"ok"}],)"
           R"("addresses":[{"type":"InternalIP","address":")" +
           ip + R"("},{"type":"Hostname","address":")" + name +
           R"("}],"nodeInfo":{"bootID":"11111111-2222-3333-4444-555555555555","kernelVersion":"6.1.0-18-amd64",)"
           R"("osImage":"Debian 13","containerRuntimeVersion":"containerd://1.7.24","kubeletVersion":")" +
           version + R"("}}})";
}

QByteArray nodeListJson(const QByteArrayList &nodes)
{
    return R"({"kind":"NodeList","apiVersion":"v1","metadata":{"resourceVersion":"9"},"items":[)" + nodes.join(',') +
           "]}\n";
}

QByteArray podJson(const QByteArray &place, const QByteArray &name, const QByteArray &node, const QByteArray &image,
                   const QByteArray &state)
{
    const QByteArray status = state.isEmpty()
                                  ? QByteArray(R"({"phase":"Running","conditions":[{"type":"Ready","status":"True"}]})")
                                  : R"({"phase":"Pending","conditions":[{"type":"Ready","status":"False"}],)"
                                    R"("containerStatuses":[{"state":{"waiting":{"reason":")" +
                                        state + R"("}}}]})";
    return R"({"metadata":{"name":")" + name + R"(","namespace":")" + place + R"("},"spec":{"nodeName":")" + node +
           R"(","containers":[{"name":"c","image":")" + image + R"("}]},"status":)" + status + '}';
}

QByteArray podListJson(const QByteArrayList &pods)
{
    return R"({"kind":"PodList","apiVersion":"v1","metadata":{},"items":[)" + pods.join(',') + "]}\n";
}

QByteArrayList systemPods(const QByteArray &version)
{
    QByteArrayList pods;
    for (const char *part : {"kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy"}) {
        const QByteArray name(part);
        pods.append(podJson("kube-system", name + "-cp1", "cp1", "registry.k8s.io/" + name + ':' + version));
    }
    pods.append(podJson("kube-system", "coredns-1", "node1", "registry.k8s.io/coredns/coredns:v1.11.3"));
    pods.append(podJson("kube-system", "calico-node-1", "node1", "quay.io/calico/node:v3.29.1"));
    return pods;
}

} // namespace kubemori::test
