// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/playbook_run.hpp"

#include "demo/demo_checkouts.hpp"
#include "demo/host_pattern.hpp"
#include "demo/installed_parts.hpp"
#include "demo/module_run.hpp"
#include "demo/node_upgrade.hpp"
#include "demo/releases.hpp"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

using Task = PlaybookTasks::Task;

/// Whether --limit needs facts of all hosts in it.
bool needsFacts(const Release &release)
{
    return release.version() >= Version{.major = 2, .minor = 27, .patch = 0, .pre = {}};
}

/// Whether a path that is given to a program is there, as far as it can be known: in a checkout that was made.
bool isThere(const Call &call, const QString &path)
{
    const QString folder = call.command().workingDirectory;
    const QString whole = path.startsWith(u'/') ? path : QString(folder + u'/' + path);
    return !DemoCheckouts::isInside(folder) || !QFileInfo::exists(folder) || QFileInfo::exists(whole);
}

/// What is left of the pattern's hosts by the limit. Says what is wrong with them as ansible does.
QStringList hostsOf(Call &call, const PlaybookWords &words, const QString &pattern)
{
    MatchedHosts wanted;
    MatchedHosts within;
    if (isThere(call, words.inventory)) {
        call.cluster().look([&](const ClusterModel &model) {
            wanted = matchHosts(model.nodes(), pattern);
            within = matchHosts(model.nodes(), words.limit);
        });
    } else {
        call.errLine(u"[WARNING]: Unable to parse %1 as an inventory source"_s.arg(words.inventory));
        call.errLine(u"[WARNING]: No inventory was parsed, only implicit localhost is available"_s);
    }
    for (const QString &word : within.unknown + wanted.unknown) {
        call.errLine(u"[WARNING]: Could not match supplied host pattern, ignoring: %1"_s.arg(word));
    }
    QStringList hosts = wanted.hosts;
    hosts.removeIf([&within](const QString &host) { return !within.hosts.contains(host); });
    if (hosts.isEmpty()) {
        call.errLine(u"ERROR! Specified inventory, host pattern and/or --limit leaves us with no hosts to target."_s);
    }
    return hosts;
}

/// How many of the hosts at once: `serial`, a number or a share of them.
qsizetype batchSize(const PlaybookWords &words, qsizetype hosts)
{
    const QString serial = words.text(u"serial"_s);
    const QString given = serial.isEmpty() ? u"20%"_s : serial;
    const qsizetype size = given.endsWith(u'%') ? hosts * given.chopped(1).toLongLong() / 100 : given.toLongLong();
    return std::max<qsizetype>(1, size);
}

/// One run: prints as it goes along.
class PlaybookRun
{
public:
    PlaybookRun(Call &call, const PlaybookHooks &hooks, PlaybookWords words, QStringList hosts)
        : m_call(call)
        , m_words(std::move(words))
        , m_tasks(call, hooks)
        , m_hosts(std::move(hosts))
        , m_nodes(m_call, m_tasks, m_words, m_target)
    {
        const QString name = m_words.plain.section(u'/', -1);
        m_upgrades = name == "upgrade-cluster.yml"_L1 || name == "upgrade_cluster.yml"_L1;
        m_installs = m_upgrades || name == "cluster.yml"_L1;
        call.cluster().look([this](const ClusterModel &model) {
            m_release = releaseOf(model.kubespray());
            m_tag = model.kubespray();
            for (const SimNode &node : model.nodes()) {
                m_firstControlPlane = m_firstControlPlane.isEmpty() ? node.name : m_firstControlPlane;
                m_all.append(node.name);
                if (m_hosts.contains(node.name)) {
                    (node.controlPlane ? m_controlPlanes : m_workers).append(node.name);
                }
            }
        });
        const QString wanted = m_words.text(u"kube_version"_s);
        m_target.kubelet = wanted.isEmpty() ? kubernetesOf(m_tag) : wanted.startsWith(u'v') ? wanted : u'v' + wanted;
        m_target.containerd = m_release == nullptr ? QString() : m_release->containerd.toString();
    }

    int run()
    {
        m_tasks.begin(m_words.plain, m_release == nullptr ? QString() : ansibleCoreOf(m_release->ansible));
        bool good = m_tasks.play(u"Check Ansible version"_s, {{u"Check ansible version"_s, u"assert"_s}},
                                 {m_hosts.constFirst()}) &&
                    gatherFacts();
        if (m_installs) {
            good = good && (m_words.tags.isEmpty() ? installAll() : installTagged());
        }
        if (m_call.isOver()) {
            return 1;
        }
        m_tasks.recap(m_hosts);
        return good ? 0 : 2;
    }

private:
    bool gatherFacts()
    {
        if (!m_tasks.play(
                u"Gather facts"_s,
                {{u"Gather minimal facts"_s, u"setup"_s}, {u"Gather necessary facts (network)"_s, u"setup"_s}},
                m_hosts)) {
            return false;
        }
        m_call.cluster().with([this](ClusterModel &model) {
            QStringList &facts = model.installation().facts;
            facts += m_hosts;
            facts.removeDuplicates();
        });
        return true;
    }

    bool installAll()
    {
        if (!verify() || !installEtcd()) {
            return false;
        }
        if (!m_upgrades) {
            m_tasks.play(u"Install Kubernetes nodes"_s, m_hosts);
            return m_nodes.install(m_hosts) && installNetwork() && installApps({});
        }
        return upgrade(u"Handle upgrades to control plane components first to maintain backwards compat."_s,
                       m_controlPlanes, 1) &&
               installNetwork() &&
               upgrade(u"Finally handle worker upgrades, based on given batch size"_s, m_workers,
                       batchSize(m_words, m_workers.size())) &&
               installApps({});
    }

    bool installTagged()
    {
        QStringList apps = m_words.tags;
        const bool hasNetwork = apps.removeAll(u"network"_s) > 0;
        const bool hasEtcd = apps.removeAll(u"etcd"_s) > 0;
        return (!hasEtcd || installEtcd()) && (!hasNetwork || installNetwork()) &&
               (apps.isEmpty() || installApps(apps));
    }

    bool verify()
    {
        m_tasks.play(u"Prepare nodes for upgrade"_s, m_hosts);
        const QStringList missing = m_call.cluster().with([this](ClusterModel &model) {
            QStringList hosts = m_all;
            hosts.removeIf([&model](const QString &host) { return model.installation().facts.contains(host); });
            return hosts;
        });
        const QString first = m_hosts.constFirst();
        const bool isLimited = !m_words.limit.isEmpty() && m_release != nullptr && needsFacts(*m_release);
        if (isLimited && !missing.isEmpty()) {
            return m_tasks.fail(
                {u"kubernetes/preinstall : Stop if any host not in '--limit' does not have a fact cache"_s,
                 u"assert"_s},
                m_hosts, first,
                u"Kubespray does not support '--limit' without a populated facts cache for the following hosts: ['%1']."_s
                    .arg(missing.join(u"', '"_s)));
        }
        const Task download{u"download : Download | Get kubelet binary and image"_s, u"get_url"_s, true};
        if (m_release != nullptr && !knowsKubernetes(*m_release, m_target.kubelet)) {
            return m_tasks.fail(download, m_hosts, first,
                                u"'dict object' has no attribute '%1'"_s.arg(m_target.kubelet.sliced(1)));
        }
        return m_tasks.run(download, m_hosts);
    }

    bool installEtcd()
    {
        if (m_controlPlanes.isEmpty()) {
            return true;
        }
        if (!m_tasks.play(u"Install etcd"_s,
                          {{u"etcd : Check etcd health"_s, u"command"_s},
                           {u"etcd : Backup etcd data"_s, u"command"_s, true},
                           {u"etcd : Install | Copy etcd binary from download dir"_s, u"copy"_s, true}},
                          m_controlPlanes)) {
            return false;
        }
        m_call.cluster().with([this](ClusterModel &model) {
            for (const QString &host : m_release == nullptr ? QStringList() : m_controlPlanes) {
                model.node(model.indexOf(host)).etcd = m_release->etcd;
            }
        });
        return true;
    }

    bool upgrade(const QString &play, const QStringList &hosts, qsizetype size)
    {
        const QString second = (m_controlPlanes + m_workers).value(1);
        for (qsizetype at = 0; at < hosts.size(); at += size) {
            const QStringList batch = hosts.mid(at, size);
            const bool fails = batch.contains(second) && takeFailure();
            m_tasks.play(play, batch);
            if (!m_nodes.upgrade(batch, fails ? second : QString())) {
                return false;
            }
        }
        return true;
    }

    /// Whether this is the upgrade that is to fail; keeps that it did.
    bool takeFailure()
    {
        const auto [fails, id] = m_call.cluster().with(
            [](ClusterModel &model) { return std::pair(model.takeUpgradeFailure(), model.id()); });
        if (fails && QFileInfo::exists(DemoCheckouts::folderOf(id))) {
            (void)QFile(DemoCheckouts::failureMarkOf(id)).open(QIODevice::WriteOnly);
        }
        return fails;
    }

    /// What runs in pods is installed by the first control plane, and not at all when the limit leaves it out.
    void setInstalled(const QStringList &workloads)
    {
        if (m_hosts.contains(m_firstControlPlane)) {
            m_call.cluster().with([&](ClusterModel &model) {
                for (const QString &workload : workloads) {
                    model.installation().releases.insert(workload, m_tag);
                }
            });
        }
    }

    bool installNetwork()
    {
        const bool good = m_tasks.play(
            u"Upgrade calico and external cloud provider on all control plane nodes, calico-rrs, and nodes"_s,
            {{u"network_plugin/calico : Calico | Copy calicoctl binary from download dir"_s, u"copy"_s, true},
             {u"network_plugin/calico : Start Calico resources"_s, u"command"_s, true}},
            m_hosts);
        if (good) {
            setInstalled(networkParts());
        }
        return good;
    }

    /// By these tags; empty: all.
    bool installApps(const QStringList &tags)
    {
        if (m_controlPlanes.isEmpty()) {
            return true;
        }
        const QStringList parts = appParts(tags);
        QStringList skipped = m_controlPlanes;
        skipped.removeAll(m_firstControlPlane);
        m_tasks.play(u"Install Kubernetes apps"_s, m_controlPlanes);
        for (const QString &part : parts) {
            if (!m_tasks.run(
                    {u"kubernetes-apps/%1 : Kubernetes Apps | Start Resources"_s.arg(part), u"command"_s, true},
                    m_controlPlanes, skipped)) {
                return false;
            }
        }
        setInstalled(parts);
        return true;
    }

    Call &m_call;
    PlaybookWords m_words;
    PlaybookTasks m_tasks;
    QStringList m_hosts;
    UpgradeTarget m_target;
    NodeUpgrade m_nodes; ///< uses the above
    const Release *m_release = nullptr;
    QString m_tag;
    QString m_firstControlPlane;
    QStringList m_all;
    QStringList m_controlPlanes; ///< of the hosts
    QStringList m_workers;
    bool m_upgrades = false;
    bool m_installs = false;
};

} // namespace

int runPlaybook(Call &call, const PlaybookHooks &hooks)
{
    const PlaybookWords words = PlaybookWords::of(call.arguments());
    if (!words.plain.endsWith(".yml"_L1)) {
        call.errLine(u"usage: ansible-playbook [-h] [--version] … playbook [playbook ...]"_s);
        return 2;
    }
    if (!isThere(call, words.plain)) {
        call.errLine(u"ERROR! the playbook: %1 could not be found"_s.arg(words.plain));
        return 1;
    }
    if (words.checksSyntax) {
        call.outLine(u"\nplaybook: "_s + words.plain);
        return 0;
    }
    const QStringList hosts = hostsOf(call, words, u"all"_s);
    return hosts.isEmpty() ? 1 : PlaybookRun(call, hooks, words, hosts).run();
}

int runModule(Call &call, const PlaybookHooks &hooks)
{
    const PlaybookWords words = PlaybookWords::of(call.arguments());
    const QStringList hosts = hostsOf(call, words, words.plain);
    if (hosts.isEmpty()) {
        return 1;
    }
    if (words.listsHosts) {
        call.outLine(u"  hosts (%1):"_s.arg(hosts.size()));
        for (const QString &host : hosts) {
            call.outLine(u"    "_s + host);
        }
        return 0;
    }
    return ModuleRun(call, hooks, words).run(hosts);
}

int runInventory(Call &call)
{
    call.outLine(u"@all:"_s);
    for (const QString &group : {u"kube_control_plane"_s, u"etcd"_s, u"kube_node"_s}) {
        call.outLine(u"  |--@%1:"_s.arg(group));
        const MatchedHosts matched =
            call.cluster().look([&group](const ClusterModel &model) { return matchHosts(model.nodes(), group); });
        for (const QString &host : matched.hosts) {
            call.outLine(u"  |  |--%1"_s.arg(host));
        }
    }
    return 0;
}

} // namespace kubemori::demo
