// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/playbook_run.hpp"

#include "demo/host_pattern.hpp"
#include "demo/playbook_output.hpp"
#include "demo/releases.hpp"

#include <QJsonDocument>

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

using Result = PlaybookOutput::Result;

/// A task on some nodes of the cluster: its module decides how long it takes.
struct Task
{
    QString name;
    QString module;
    bool changes = false;
};

Milliseconds durationOf(const QString &module)
{
    return module == "setup"_L1 ? seconds{6} : module == "apt"_L1 || module == "get_url"_L1 ? seconds{9} : seconds{2};
}

QString valueOf(const QStringList &words, const QString &option)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i).startsWith(option + u'=')) {
            return words.at(i).sliced(option.size() + 1);
        }
        if (words.at(i) == option) {
            return words.value(i + 1);
        }
    }
    return {};
}

/// What is left of the pattern's hosts by the limit. Says what is wrong with them as ansible does.
QStringList hostsOf(Call &call, const QString &pattern)
{
    const QString limit = valueOf(call.arguments(), u"--limit"_s);
    MatchedHosts wanted;
    MatchedHosts within;
    call.cluster().look([&](const ClusterModel &model) {
        wanted = matchHosts(model.nodes(), pattern);
        within = matchHosts(model.nodes(), limit);
    });
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

/// `ansible PATTERN -m …` and `ansible -m … PATTERN`.
QString patternOf(const QStringList &words)
{
    const QString first = words.value(0);
    return first.startsWith(u'-') ? words.value(words.size() - 1) : first;
}

bool wantsConfirmation(const QStringList &words)
{
    const QJsonObject variables = QJsonDocument::fromJson(valueOf(words, u"--extra-vars"_s).toUtf8()).object();
    return variables.value("upgrade_node_confirm"_L1).toBool();
}

/// One run: prints as it goes along.
class PlaybookRun
{
public:
    PlaybookRun(Call &call, const PlaybookHooks &hooks, QString playbook, QStringList hosts)
        : m_call(call)
        , m_hooks(hooks)
        , m_output(call, hooks)
        , m_playbook(std::move(playbook))
        , m_upgrades(m_playbook.endsWith(u"upgrade-cluster.yml"_s) || m_playbook.endsWith(u"upgrade_cluster.yml"_s))
        , m_fails(m_upgrades && call.cluster().with([](ClusterModel &model) { return model.countUpgrade() == 0; }))
        , m_confirms(hooks.waitForEnter && wantsConfirmation(call.arguments()))
        , m_hosts(std::move(hosts))
    {
        m_kubelet = call.cluster().look([](const ClusterModel &model) { return kubernetesOf(model.kubespray()); });
    }

    int run()
    {
        m_output.begin(m_playbook);
        bool good = play(u"Check Ansible version"_s, {{u"Check ansible version"_s, u"assert"_s}}, {m_hosts.value(0)}) &&
                    play(u"Gather facts"_s,
                         {{u"Gather minimal facts"_s, u"setup"_s}, {u"Gather necessary facts (network)"_s, u"setup"_s}},
                         m_hosts);
        const bool isFacts = m_playbook.endsWith(u"facts.yml"_s);
        good = good && (isFacts || play(u"Install etcd"_s, {{u"etcd : Check etcd health"_s, u"command"_s}}, m_hosts));
        for (const QString &host : m_upgrades ? m_hosts : QStringList()) {
            good = good && upgrade(host);
        }
        good = good && (isFacts || play(u"Patch Kubernetes for Windows"_s,
                                        {{u"win_nodes/kubernetes_patch : Check"_s, u"command"_s}}, {m_hosts.value(0)}));
        if (m_call.isOver()) {
            return 1;
        }
        m_output.recap(m_hosts);
        return good ? 0 : 2;
    }

private:
    bool play(const QString &name, const QList<Task> &tasks, const QStringList &hosts)
    {
        m_output.play(name, hosts);
        return std::ranges::all_of(tasks, [&](const Task &each) { return task(each, hosts); });
    }

    bool task(const Task &task, const QStringList &hosts)
    {
        m_output.task(task.name, task.module, hosts);
        if (!m_call.sleep(durationOf(task.module))) {
            return false;
        }
        for (const QString &host : hosts) {
            m_output.result(host, task.changes ? Result::Changed : Result::Ok);
        }
        return true;
    }

    [[nodiscard]] int indexOf(const QString &host) const
    {
        return m_call.cluster().look([&host](const ClusterModel &model) {
            const auto found = std::ranges::find(model.nodes(), host, &SimNode::name);
            return static_cast<int>(found - model.nodes().begin());
        });
    }

    bool confirm(const QString &host)
    {
        if (!m_confirms) {
            return true;
        }
        m_output.task(u"upgrade/pre-upgrade : Confirm node upgrade"_s, u"pause"_s, {host});
        const bool goesOn = m_hooks.waitForEnter([&] {
            m_call.outLine(u"[upgrade/pre-upgrade : Confirm node upgrade]"_s);
            m_call.outLine(
                u"Ready to upgrade node %1? (Press Enter to continue or Ctrl+C for other options):"_s.arg(host));
        });
        if (!goesOn) {
            return false;
        }
        m_output.result(host, Result::Ok);
        return true;
    }

    bool upgrade(const QString &host)
    {
        const int node = indexOf(host);
        const auto cordon = [&](bool cordoned) {
            m_call.cluster().with([&](ClusterModel &model) { model.setUnschedulable(node, cordoned); });
        };
        m_output.play(u"Handle upgrades to nodes"_s, {host});
        if (!confirm(host)) {
            return false;
        }
        cordon(true);
        if (!task({u"upgrade/pre-upgrade : Cordon node"_s, u"command"_s, true}, {host}) ||
            !task({u"upgrade/pre-upgrade : Drain node"_s, u"command"_s, true}, {host})) {
            return false;
        }
        if (m_fails && host == m_hosts.value(1)) {
            return failAt(u"download : Download_file | Download item"_s, host);
        }
        if (!task({u"container-engine/containerd : Containerd | Unpack containerd archive"_s, u"unarchive"_s, true},
                  {host}) ||
            !task({u"kubernetes/node : Install | Copy kubelet binary from download dir"_s, u"copy"_s, true}, {host})) {
            return false;
        }
        m_call.cluster().with([&](ClusterModel &model) {
            model.setKubelet(node, m_kubelet);
            model.falter(node, seconds{15});
        });
        if (!task({u"kubernetes/kubeadm : Join to cluster if needed"_s, u"command"_s, true}, {host}) ||
            !task({u"network_plugin/calico : Calico | Copy calicoctl binary from download dir"_s, u"copy"_s, true},
                  {host}) ||
            !task({u"upgrade/post-upgrade : Wait for the node to be Ready"_s, u"command"_s}, {host})) {
            return false;
        }
        cordon(false);
        return task({u"upgrade/post-upgrade : Uncordon node"_s, u"command"_s, true}, {host});
    }

    bool failAt(const QString &name, const QString &host)
    {
        m_output.task(name, u"get_url"_s, {host});
        (void)m_call.sleep(seconds{8});
        m_output.result(host, Result::Failed,
                        u"Request failed: <urlopen error [Errno 110] Connection timed out> "
                        "https://dl.k8s.io/release/%1/bin/linux/amd64/kubelet"_s.arg(m_kubelet));
        m_output.noMoreHosts();
        return false;
    }

    Call &m_call;
    const PlaybookHooks &m_hooks;
    PlaybookOutput m_output;
    QString m_playbook;
    bool m_upgrades;
    bool m_fails;
    bool m_confirms;
    QStringList m_hosts;
    QString m_kubelet;
};

} // namespace

int runPlaybook(Call &call, const PlaybookHooks &hooks)
{
    const QStringList words = call.arguments();
    const auto playbook = std::ranges::find_if(words, [](const QString &word) {
        return word.endsWith(u".yml") && !word.startsWith(u'-') && !word.contains(u"inventory");
    });
    if (playbook == words.end()) {
        call.errLine(u"usage: ansible-playbook [-h] [--version] … playbook [playbook ...]"_s);
        return 2;
    }
    const QStringList hosts = hostsOf(call, u"all"_s);
    return hosts.isEmpty() ? 1 : PlaybookRun(call, hooks, *playbook, hosts).run();
}

int runModule(Call &call, const PlaybookHooks &hooks)
{
    const QStringList words = call.arguments();
    const QStringList hosts = hostsOf(call, patternOf(words));
    if (hosts.isEmpty()) {
        return 1;
    }
    if (words.contains(u"--list-hosts"_s)) {
        call.outLine(u"  hosts (%1):"_s.arg(hosts.size()));
        for (const QString &host : hosts) {
            call.outLine(u"    "_s + host);
        }
        return 0;
    }
    const QString module = valueOf(words, u"--module-name"_s);
    const auto tell = [&hooks](QJsonObject event) {
        if (hooks.event) {
            hooks.event(std::move(event));
        }
    };
    tell({{u"e"_s, u"play_start"_s}, {u"id"_s, u"play-1"_s}, {u"name"_s, u"Ansible Ad-Hoc"_s}});
    tell({{u"e"_s, u"task_start"_s}, {u"id"_s, u"task-1"_s}, {u"name"_s, module}, {u"action"_s, module}});
    if (!call.sleep(seconds{3})) {
        return 1;
    }
    for (const QString &host : hosts) {
        const bool isPing = module == "ping"_L1;
        call.outLine(isPing ? u"%1 | SUCCESS => {\n    \"changed\": false,\n    \"ping\": \"pong\"\n}"_s.arg(host)
                            : u"%1 | CHANGED | rc=0 >>\n%1"_s.arg(host));
        tell({{u"e"_s, u"host_result"_s},
              {u"id"_s, u"task-1"_s},
              {u"host"_s, host},
              {u"status"_s, isPing ? u"ok"_s : u"changed"_s}});
    }
    return 0;
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
