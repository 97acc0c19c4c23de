// SPDX-License-Identifier: GPL-3.0-or-later
// Clusters that were brought from release to release over years, and what went wrong on the way: each failure is to be
// raised before the hop that it happened at, and at no other. The releases and sites are told in words of their own.
#include "advice/check_report.hpp"
#include "advice/issue_base.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/yaml_document.hpp"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;

namespace {

Version version(QStringView tag)
{
    return Version::parse(tag).value_or(Version());
}

/// "key: value" lines as facts.
SettingFacts factsOf(const QString &yaml, const QString &origin)
{
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(yaml.toUtf8(), origin, {}, warnings);
    SettingFacts facts;
    if (document) {
        for (const auto &[key, value] : (*document)->entries) {
            facts.insert(key->scalar.scalarText().value_or(QString()),
                         {.value = value->toValue(), .origin = u"%1:%2"_s.arg(origin).arg(key->line)});
        }
    }
    return facts;
}

/// What the roles set from a release on.
SettingFacts rolesOf(const Version &release)
{
    SettingFacts facts =
        factsOf(u"{container_manager: docker, etcd_deployment_type: docker, kube_network_plugin: calico, "
                "calico_ipip_mode: Always, calico_vxlan_mode: Never, calico_network_backend: bird, "
                "kube_network_node_prefix: 24, metallb_enabled: false, kube_vip_enabled: false, "
                "kube_vip_services_enabled: false, kube_vip_arp_enabled: false, "
                "ingress_nginx_enabled: false, kube_proxy_mode: ipvs, kube_proxy_strict_arp: false, "
                "kube_version: v1.27.9}"_s,
                u"roles"_s);
    const auto since = [&facts, &release](QStringView tag, const QString &changed) {
        if (release >= version(tag)) {
            facts.insert(factsOf(changed, u"roles"_s));
        }
    };
    since(u"v2.18.0", u"{container_manager: containerd, etcd_deployment_type: host}"_s);
    since(u"v2.19.0", u"{calico_ipip_mode: Never, calico_vxlan_mode: Always, calico_network_backend: vxlan}"_s);
    since(u"v2.20.0", u"{calico_pool_blocksize: 26}"_s);
    since(u"v2.24.0", u"{kube_version: v1.28.10}"_s);
    since(u"v2.25.0", u"{kube_version: v1.29.5}"_s);
    return facts;
}

/// What its sample sets: v2.23.2 and v2.23.3 were given out with an older Kubernetes in it.
SettingFacts sampleOf(const Version &release)
{
    const bool isBehind = release == version(u"v2.23.2") || release == version(u"v2.23.3");
    return isBehind ? factsOf(u"{kube_version: v1.27.7}"_s, u"sample"_s)
                    : SettingFacts{{u"kube_version"_s, rolesOf(release).value(u"kube_version"_s)}};
}

/// What is known of a cluster before a hop.
struct Site
{
    QString own{}; ///< settings of its inventory
    QString inventory{};
    QStringList files{}; ///< below the inventory's folder
    QString options{};
    QMap<QString, QString> checkout{};  ///< of the hop's target
    QMap<QString, QString> cluster{};   ///< by a part of the query, what kubectl prints
    QMap<QString, QString> everyNode{}; ///< by a part of the command, what node1 prints
};

/// A hop and what has to be raised before it.
struct Hop
{
    QString from;
    QString to;
    Site site;
    QStringList raised;
};

void answer(const Site &site, const Questions &questions, Picture &picture)
{
    for (const ClusterQuery &query : questions.cluster) {
        for (const auto &[part, printed] : site.cluster.asKeyValueRange()) {
            if (query.kind.contains(part) || query.jsonPath.contains(part)) {
                picture.cluster.append({.query = query, .answer = printed});
            }
        }
    }
    for (const NodeQuery &query : questions.nodes) {
        for (const auto &[part, printed] : site.everyNode.asKeyValueRange()) {
            if (query.script.contains(part)) {
                picture.nodes.append({.query = query, .answers = {{u"node1"_s, printed}}});
            }
        }
    }
    picture.checkout.emplace();
    for (const QString &path : questions.checkoutPaths) {
        picture.checkout->insert(path, site.checkout.contains(path) ? std::optional(site.checkout.value(path))
                                                                    : std::optional<QString>());
    }
}

Picture pictureOf(const Hop &hop)
{
    Picture picture;
    picture.current = version(hop.from);
    picture.target = version(hop.to);
    const SettingFacts own = factsOf(hop.site.own, u"group_vars/all/all.yml"_s);
    picture.before = SettingLayers{.roles = rolesOf(picture.current), .sample = sampleOf(picture.current), .own = own};
    picture.after = SettingLayers{.roles = rolesOf(picture.target), .sample = sampleOf(picture.target), .own = own};
    picture.inventoryFiles = hop.site.files;
    picture.options = hop.site.options;
    if (!hop.site.inventory.isEmpty()) {
        inventory::MemoryFiles files;
        files.add(u"inventory.ini"_s, hop.site.inventory.toUtf8());
        picture.inventory = std::make_shared<const inventory::Inventory>(
            inventory::readInventory(u"inventory.ini"_s, files, {}).inventory);
    }
    answer(hop.site, questionsOf(builtInIssues().issues, picture.current, picture.target), picture);
    return picture;
}

const QString oldGroups = u"[kube-master]\nnode1\n[etcd]\nnode1 etcd_member_name=etcd1\n[kube-node]\nnode2\n"
                          "[k8s-cluster:children]\nkube-master\nkube-node\n"_s;
const QString newGroups = u"[kube_control_plane]\nnode1\n[etcd]\nnode1 etcd_member_name=etcd1\n[kube_node]\nnode2\n"
                          "[k8s_cluster:children]\nkube_control_plane\nkube_node\n"_s;

/// All defaults, from v2.16 on.
QList<Hop> byDefaults()
{
    const Site none;
    return {
        {u"v2.16.0"_s, u"v2.17.1"_s, none, {}},
        {u"v2.17.1"_s,
         u"v2.18.0"_s,
         none,
         {u"container-runtime-default-changes"_s, u"etcd-deployment-default-changes"_s}},
        {u"v2.18.0"_s, u"v2.18.2"_s, none, {}},
        {u"v2.18.2"_s, u"v2.19.0"_s, none, {u"calico-encapsulation-default-changes"_s}},
        {u"v2.19.0"_s, u"v2.19.1"_s, none, {}},
        {u"v2.19.1"_s, u"v2.20.0"_s, none, {u"calico-block-size-default-changes"_s}},
        {u"v2.20.0"_s, u"v2.21.0"_s, none, {}},
    };
}

/// The same with what was set after each failure.
QList<Hop> bySettingsOfItsOwn()
{
    const Site docker{.own = u"{container_manager: docker, etcd_deployment_type: docker}"_s};
    Site pool = docker;
    pool.cluster = {{u"ipipMode"_s, u"default-pool Always"_s}, {u"blockSize"_s, u"default-pool 24"_s}};
    Site halfWay = pool;
    halfWay.own = u"{container_manager: docker, calico_ipip_mode: Always, calico_vxlan_mode: Never}"_s;
    Site ipip = pool;
    ipip.own = u"{container_manager: docker, calico_ipip_mode: Always, calico_vxlan_mode: Never, "
               "calico_network_backend: bird}"_s;
    Site blocks = ipip;
    blocks.own.replace(u"{"_s, u"{calico_pool_blocksize: 24, "_s);
    return {
        {u"v2.17.1"_s, u"v2.18.0"_s, docker, {}},
        {u"v2.18.2"_s,
         u"v2.19.0"_s,
         pool,
         {u"calico-encapsulation-default-changes"_s, u"calico-encapsulation-differs"_s}},
        {u"v2.18.2"_s, u"v2.19.0"_s, halfWay, {u"calico-backend-without-bird"_s}},
        {u"v2.18.2"_s, u"v2.19.0"_s, ipip, {}},
        {u"v2.19.1"_s, u"v2.20.0"_s, ipip, {u"calico-block-size-default-changes"_s, u"calico-block-size-differs"_s}},
        {u"v2.19.1"_s, u"v2.20.0"_s, blocks, {}},
        {u"v2.20.0"_s, u"v2.21.0"_s, blocks, {}},
    };
}

/// Load balancers: MetalLB from its old settings on, and kube-vip later.
QList<Hop> withMetallb()
{
    const QString wait = u"roles/kubernetes-apps/metallb/tasks/main.yml"_s;
    const Site old{.own = u"{metallb_enabled: true, kube_proxy_strict_arp: true, "
                          "metallb_ip_range: [192.0.2.10-192.0.2.20], metallb_protocol: layer2}"_s};
    Site fresh{.own = u"{metallb_enabled: true, kube_proxy_strict_arp: true, "
                      "metallb_config: {address_pools: {a: {ip_range: [192.0.2.10-192.0.2.20]}}}}"_s};
    Site waits = fresh;
    waits.checkout = {
        {wait, u"  command: \"{{ bin_dir }}/kubectl -n metallb-system wait --for=condition=ready pod\"\n"_s}};
    Site both = fresh;
    both.own.replace(
        u"{metallb_enabled"_s,
        u"{kube_vip_enabled: true, kube_vip_arp_enabled: true, kube_vip_services_enabled: true, metallb_enabled"_s);
    Site apart = both;
    apart.own.replace(u"kube_vip_services_enabled: true"_s, u"kube_vip_services_enabled: false"_s);
    return {
        {u"v2.20.0"_s, u"v2.21.0"_s, old, {}},
        {u"v2.21.0"_s,
         u"v2.22.0"_s,
         old,
         {u"metallb-role-broken"_s, u"metallb-pools-missing"_s, u"metallb-old-settings"_s}},
        {u"v2.21.0"_s, u"v2.22.0"_s, fresh, {u"metallb-role-broken"_s}},
        {u"v2.22.0"_s, u"v2.22.1"_s, waits, {u"metallb-wait-too-short"_s}},
        {u"v2.22.1"_s, u"v2.23.0"_s, fresh, {}},
        {u"v2.24.1"_s, u"v2.25.0"_s, both, {u"metallb-with-kube-vip-services"_s}},
        {u"v2.24.1"_s, u"v2.25.0"_s, apart, {}},
    };
}

/// What stood in files of Kubespray's own.
QList<Hop> byFilesOfReleases()
{
    const QString groups = u"roles/kubernetes/preinstall/tasks/0040-verify-settings.yml"_s;
    const Site unsafe{.checkout = {{groups, u"    that: \"groups.get('{{ item }}')\"\n"_s}}};
    const Site patched{.checkout = {{groups, u"    that: \"groups.get( item )\"\n"_s}}};
    const QString templates = u"roles/kubernetes-apps/ingress_controller/ingress_nginx/templates/"_s;
    const Site ingress{.own = u"{ingress_nginx_enabled: true}"_s,
                       .checkout = {{templates + u"role-ingress-nginx.yml.j2"_s,
                                     u"    resourceNames: [\"ingress-controller-leader-nginx\"]\n"_s},
                                    {templates + u"ds-ingress-nginx-controller.yml.j2"_s,
                                     u"            - /nginx-ingress-controller\n"_s}}};
    const Site oldIngress{.own = u"{ingress_nginx_enabled: true}"_s,
                          .checkout = {{u"upgrade-cluster.yml"_s, u"- hosts: kube_control_plane\n"_s}},
                          .cluster = {{u"ingressclasses"_s, u"nginx\n"_s}}};
    Site older = oldIngress;
    older.cluster.insert(u"daemonsets"_s, u"ingress-nginx-controller k8s.gcr.io/ingress-nginx/controller:v0.43.0"_s);
    older.own = u"{ingress_nginx_enabled: true, container_manager: docker, etcd_deployment_type: docker}"_s;
    const QString kubelet = u"roles/kubernetes/node/templates/kubelet.env.v1beta1.j2"_s;
    const Site flexVolumes{.own = u"{kubelet_flexvolumes_plugins_dir: /usr/libexec/kubernetes/volumes}"_s,
                           .checkout = {{kubelet, u"KUBELET_NETWORK_PLUGIN=\"--network-plugin=cni\"\n"_s}}};
    const Site unsetVolumes{.own = u"{kubelet_deployment_type: host}"_s, .checkout = flexVolumes.checkout};
    Site newVip;
    newVip.own = u"{kube_vip_enabled: true, kube_vip_arp_enabled: true, kube_proxy_strict_arp: true}"_s;
    newVip.checkout = {{u"roles/kubernetes/node/tasks/loadbalancer/kube-vip.yml"_s, u"- name: Kube-vip\n"_s}};
    newVip.everyNode = {{u"/var/lib/kubelet/config.yaml"_s, u"new\n"_s}};
    Site grownVip = newVip;
    grownVip.everyNode = {{u"/var/lib/kubelet/config.yaml"_s, u"installed\n"_s}};
    return {
        {u"v2.11.0"_s, u"v2.11.2"_s, flexVolumes, {u"volume-plugin-dir-not-passed"_s}},
        {u"v2.11.0"_s, u"v2.11.2"_s, unsetVolumes, {}},
        {u"v2.11.2"_s, u"v2.12.5"_s, flexVolumes, {}},
        {u"v2.25.0"_s, u"v2.25.0"_s, newVip, {u"kube-vip-before-super-admin"_s}},
        {u"v2.24.1"_s, u"v2.25.0"_s, grownVip, {}},
        {u"v2.16.0"_s, u"v2.17.0"_s, oldIngress, {u"ingress-not-upgraded"_s}},
        {u"v2.17.1"_s, u"v2.18.0"_s, older, {u"ingress-controller-too-old"_s, u"ingress-not-upgraded"_s}},
        {u"v2.22.2"_s, u"v2.23.0"_s, unsafe, {u"group-check-unsafe"_s}},
        {u"v2.22.2"_s, u"v2.23.0"_s, patched, {}},
        {u"v2.23.1"_s, u"v2.23.2"_s, patched, {u"kube-version-of-sample-older"_s}},
        {u"v2.23.2"_s, u"v2.23.3"_s, patched, {u"kube-version-of-sample-older"_s}},
        {u"v2.24.0"_s, u"v2.24.1"_s, ingress, {u"ingress-leader-lease-forbidden"_s}},
        {u"v2.24.1"_s, u"v2.25.0"_s, ingress, {}},
    };
}

/// What is on the nodes, in the cluster and on the command line.
QList<Hop> byWhatRuns()
{
    const Site packages{.everyNode = {{u"containerd.io"_s, u"containerd.io 1.4.4-1"_s}}};
    const Site rook{.cluster = {{u"deployments"_s, u"rook-ceph rook/ceph:v1.5.9"_s},
                                {u"poddisruptionbudgets"_s, u"shop/db {\"apiVersion\":\"policy/v1beta1\"}"_s}}};
    const Site limits{.options = u"-b -e kube_version=v1.28.10 -e containerd_base_runtime_spec_rlimit_nofile=1048576"_s,
                      .everyNode = {{u"ip_set_hash_ipport"_s, u"hash:ip,port revisions 0-7"_s}}};
    const Site plain{.options = u"-b"_s, .everyNode = {{u"ip_set_hash_ipport"_s, u"hash:ip,port revisions 0-7"_s}}};
    const auto throughVip = [](const QString &server) {
        return Site{.inventory = newGroups, .everyNode = {{u"kubelet.conf"_s, u"    server: "_s + server}}};
    };
    return {
        {u"v2.15.0"_s, u"v2.15.1"_s, packages, {u"docker-packages-newer"_s}},
        {u"v2.15.1"_s, u"v2.16.0"_s, packages, {}},
        {u"v2.19.1"_s, u"v2.20.0"_s, rook, {u"calico-block-size-default-changes"_s}},
        {u"v2.20.0"_s, u"v2.21.0"_s, rook, {u"rook-before-policy-v1"_s, u"disruption-budgets-v1beta1"_s}},
        {u"v2.21.0"_s, u"v2.22.0"_s, rook, {}},
        {u"v2.24.1"_s, u"v2.24.2"_s, limits, {u"rlimit-given-as-text"_s, u"ipset-revision-of-kernel"_s}},
        {u"v2.24.1"_s, u"v2.24.2"_s, plain, {u"ipset-revision-of-kernel"_s}},
        {u"v2.24.1"_s, u"v2.25.0"_s, plain, {}},
        {u"v2.25.0"_s, u"v2.26.0"_s, throughVip(u"https://lb-apiserver.kubernetes.local:6443"_s), {}},
        {u"v2.26.0"_s,
         u"v2.27.0"_s,
         throughVip(u"https://lb-apiserver.kubernetes.local:6443"_s),
         {u"kubelet-through-load-balancer"_s}},
        {u"v2.26.0"_s, u"v2.27.0"_s, throughVip(u"https://127.0.0.1:6443"_s), {}},
    };
}

/// Names of groups and folders.
QList<Hop> byNames()
{
    const Site old{.inventory = oldGroups, .files = {u"group_vars/k8s-cluster/k8s-cluster.yml"_s}};
    const Site halfWay{.inventory = newGroups, .files = {u"group_vars/k8s-cluster/k8s-cluster.yml"_s}};
    const Site fresh{.inventory = newGroups, .files = {u"group_vars/k8s_cluster/k8s-cluster.yml"_s}};
    return {
        {u"v2.15.0"_s, u"v2.15.1"_s, old, {}},
        {u"v2.15.1"_s, u"v2.16.0"_s, old, {u"old-group-names"_s}},
        {u"v2.15.1"_s, u"v2.16.0"_s, halfWay, {u"old-settings-folder"_s}},
        {u"v2.15.1"_s, u"v2.16.0"_s, fresh, {}},
        {u"v2.26.0"_s, u"v2.27.0"_s, old, {u"old-group-names-lost"_s}},
        {u"v2.26.0"_s, u"v2.27.0"_s, fresh, {}},
    };
}

} // namespace

class TestIssueHistories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hop_data();
    void hop();

private:
    QList<std::pair<QString, Hop>> m_hops;
    QSet<QString> m_watched; ///< what any of the hops raises
};

void TestIssueHistories::initTestCase()
{
    const QList<std::pair<QString, QList<Hop>>> histories{
        {u"defaults"_s, byDefaults()},        {u"settings of its own"_s, bySettingsOfItsOwn()},
        {u"load balancers"_s, withMetallb()}, {u"files of releases"_s, byFilesOfReleases()},
        {u"what runs"_s, byWhatRuns()},       {u"names"_s, byNames()},
    };
    for (const auto &[name, hops] : histories) {
        for (const Hop &hop : hops) {
            m_hops.append({name, hop});
            m_watched.unite({hop.raised.cbegin(), hop.raised.cend()});
        }
    }
    for (const QString &id : std::as_const(m_watched)) {
        QVERIFY2(builtInIssues().find(id) != nullptr, qPrintable(id));
    }
}

void TestIssueHistories::hop_data()
{
    QTest::addColumn<qsizetype>("at");
    for (qsizetype at = 0; at < m_hops.size(); ++at) {
        const auto &[name, hop] = m_hops.at(at);
        QTest::addRow("%s: %s to %s, case %lld", qPrintable(name), qPrintable(hop.from), qPrintable(hop.to),
                      static_cast<long long>(at + 1))
            << at;
    }
}

void TestIssueHistories::hop()
{
    QFETCH(const qsizetype, at);
    const Hop &hop = m_hops.at(at).second;
    QStringList raised;
    for (const IssueFinding &finding : checkIssues(builtInIssues().issues, pictureOf(hop), {}).findings) {
        if (finding.verdict.truth == Truth::Yes && m_watched.contains(finding.issue.id)) {
            raised.append(finding.issue.id);
        }
    }
    raised.sort();
    QStringList expected = hop.raised;
    expected.sort();
    QCOMPARE(raised.join(u' '), expected.join(u' '));
}

QTEST_GUILESS_MAIN(TestIssueHistories)

#include "tst_issue_histories.moc"
