// SPDX-License-Identifier: GPL-3.0-or-later
#include "look_fixture.hpp"

#include "command/local_runner.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;

namespace {

ScriptedAnswer runHere(const command::Command &command, const std::stop_token &stop)
{
    command::Command here = command;
    here.become = false;
    command::LocalRunner runner;
    const auto captured = command::capture(runner, here, stop);
    if (!captured) {
        return {.output = {}, .errors = {}, .exit = {}, .error = captured.error()};
    }
    return {.output = captured->output, .errors = captured->errors, .exit = captured->exit, .error = {}};
}

QByteArray nodeJson(const QByteArray &name, const QByteArray &ip, bool isControlPlane)
{
    return R"({"metadata":{"name":")" + name + R"(","uid":"u","resourceVersion":"1","labels":{)" +
           (isControlPlane ? R"("node-role.kubernetes.io/control-plane":"")" : "") +
           R"(}},"spec":{},"status":{"addresses":[{"type":"InternalIP","address":")" + ip +
           R"("}],"nodeInfo":{"kubeletVersion":"v1.30.4"},"conditions":[{"type":"Ready","status":"True"}]}})";
}

} // namespace

std::shared_ptr<command::Runner> LookHosts::local()
{
    return std::make_shared<command::LocalRunner>();
}

std::shared_ptr<command::Runner> LookHosts::ssh(const command::SshTarget &target)
{
    return at(target.host);
}

std::shared_ptr<ScriptedRunner> LookHosts::at(const QString &host)
{
    const std::scoped_lock lock(m_mutex);
    auto &runner = m_hosts[host];
    if (!runner) {
        runner = std::make_shared<ScriptedRunner>(u"ops@"_s + host);
        runner->on(QString(), runHere);
    }
    return runner;
}

LookFixture::LookFixture()
{
    git.makeKubespray(u"ks"_s);
    write(u"roles/kubespray_defaults/defaults/main.yml"_s,
          "---\nkube_version: v1.30.4\nproxy_mode: ipvs\nports: [80, 443]\nderived: \"{{ proxy_mode }}\"\n");
    write(u"roles/network/defaults/main.yml"_s, "---\nproxy_mode: unused\nbackend: bird\nmtu: 1450\n");
    write(u"inventory/sample/group_vars/all/all.yml"_s, "---\nbin_dir: /usr/local/bin\nlb_port: 6443\n");
    write(u"inventory/sample/group_vars/k8s_cluster/net.yml"_s, "---\n# commented: 1\nplugin: calico\nmtu: 1500\n");
    write(u"roles/checks/tasks/main.yml"_s, "- name: Old check\n");
    git.git(u"ks"_s, {u"add"_s, u"."_s});
    git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"v2.40.0"_s});
    git.git(u"ks"_s, {u"tag"_s, u"v2.40.0"_s});
    write(u"roles/network/defaults/main.yml"_s, "---\nbackend: vxlan\nmtu: 1450\n");
    write(u"inventory/sample/group_vars/k8s_cluster/net.yml"_s, "---\nplugin: cilium\n");
    write(u"roles/checks/tasks/main.yml"_s, "- name: New check\n");
    git.git(u"ks"_s, {u"add"_s, u"."_s});
    git.git(u"ks"_s, {u"commit"_s, u"-q"_s, u"-m"_s, u"v2.41.0"_s});
    git.git(u"ks"_s, {u"tag"_s, u"v2.41.0"_s});
    git.git(u"ks"_s, {u"checkout"_s, u"-q"_s, u"v2.40.0"_s});

    write(u"inventory/mine/inventory.ini"_s, "[all]\ncp1 zone=a shared=x\nnode1 zone=b shared=x\n\n"
                                             "[kube_control_plane]\ncp1\n[etcd]\ncp1\n[kube_node]\nnode1\n"
                                             "[k8s_cluster:children]\nkube_control_plane\nkube_node\n\n"
                                             "[all:vars]\nfrom_file=true\nlb_port=7777\n");
    write(u"inventory/mine/group_vars/all/all.yml"_s, "---\nbin_dir: /opt/bin\nlb_port: 6443\n");
    write(u"inventory/mine/group_vars/k8s_cluster/net.yml"_s,
          "---\nplugin: calico\nmtu: 1400\n\nflag: yes\nnested:\n  inner: 2\n");
    write(u"inventory/mine/group_vars/etcd.yml"_s, "---\netcd_mode: host\nflag: no\n");
    write(u"inventory/mine/artifacts/admin.conf"_s, "secret\n");

    cluster::Profile profile;
    profile.id = u"prod"_s;
    profile.nodes.become = true;
    m_access = std::make_unique<cluster::ClusterAccess>(profile, hosts);
    m_kubectl = std::make_unique<kube::Kubectl>(
        QList<cluster::ControlPlaneHost>{{.host = u"cp1"_s, .runner = kubectl, .kubectl = u"kubectl"_s}});
    kubectl->on(u"/api/v1/nodes"_s,
                {.output = R"({"metadata":{"resourceVersion":"7"},"items":[)" + nodeJson("cp1", "10.0.0.11", true) +
                           ',' + nodeJson("node1", "10.0.0.12", false) + ',' + nodeJson("node2", "10.0.0.13", false) +
                           "]}"});
}

advice::SiteScope LookFixture::hop() const
{
    return {.current = u"v2.40.0"_s,
            .target = u"v2.41.0"_s,
            .inventory = git.path(u"ks/inventory/mine/inventory.ini"_s),
            .options = {}};
}

Result<advice::SiteView> LookFixture::look(const advice::Questions &questions, const advice::SiteScope *scope,
                                           std::stop_token stop) const
{
    const advice::Site site{.deployer = std::make_shared<command::LocalRunner>(),
                            .checkout = git.path(u"ks"_s),
                            .access = m_access.get(),
                            .kubectl = m_kubectl.get(),
                            .nodeTimeout = std::chrono::seconds{20}};
    return advice::lookAtSite(site, scope != nullptr ? *scope : hop(), questions, {}, std::move(stop));
}

} // namespace kubemori::test
