// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/playbook_run.hpp"

#include "demo/releases.hpp"

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr int lineLength = 79;

QString headline(const QString &text)
{
    return u'\n' + text + u' ' + QString(std::max<qsizetype>(3, lineLength - text.size() - 1), u'*');
}

struct Tally
{
    int ok = 0;
    int changed = 0;
    int failed = 0;
};

/// One run: prints as it goes along.
class PlaybookRun
{
public:
    PlaybookRun(Call &call, bool upgrades)
        : m_call(call)
        , m_upgrades(upgrades)
        , m_fails(upgrades && call.cluster().with([](ClusterModel &model) { return model.countUpgrade() == 0; }))
    {
        call.cluster().look([this](const ClusterModel &model) {
            for (const SimNode &node : model.nodes()) {
                m_hosts.append(node.name);
            }
            m_kubelet = kubernetesOf(model.kubespray());
        });
        m_tallies.resize(static_cast<std::size_t>(m_hosts.size()));
    }

    int run()
    {
        bool good =
            play(u"Check Ansible version"_s, {u"Check ansible version"_s}, {}) &&
            play(u"Gather facts"_s, {u"Gather minimal facts"_s, u"Gather necessary facts (network)"_s}, all()) &&
            play(u"Install etcd"_s, {u"etcd : Check etcd health"_s}, all());
        for (int node = 0; good && m_upgrades && node < static_cast<int>(m_hosts.size()); ++node) {
            good = upgrade(node);
        }
        good = good && play(u"Patch Kubernetes for Windows"_s, {u"win_nodes/kubernetes_patch : Check"_s}, {0});
        if (m_call.isOver()) {
            return 1;
        }
        recap();
        return good ? 0 : 2;
    }

private:
    [[nodiscard]] std::vector<int> all() const
    {
        std::vector<int> nodes(static_cast<std::size_t>(m_hosts.size()));
        std::ranges::generate(nodes, [index = 0]() mutable { return index++; });
        return nodes;
    }

    bool play(const QString &name, const QStringList &tasks, const std::vector<int> &nodes)
    {
        m_call.outLine(headline(u"PLAY [%1]"_s.arg(name)));
        return std::ranges::all_of(tasks, [&](const QString &each) { return task(each, nodes, false); });
    }

    bool task(const QString &name, const std::vector<int> &nodes, bool changes)
    {
        m_call.outLine(headline(u"TASK [%1]"_s.arg(name)));
        if (!m_call.sleep(seconds{2})) {
            return false;
        }
        for (const int node : nodes) {
            Tally &tally = m_tallies.at(static_cast<std::size_t>(node));
            ++tally.ok;
            tally.changed += changes ? 1 : 0;
            m_call.outLine(u"%1: [%2]"_s.arg(changes ? u"changed"_s : u"ok"_s, m_hosts.at(node)));
        }
        return true;
    }

    bool upgrade(int node)
    {
        m_call.outLine(headline(u"PLAY [Upgrade %1]"_s.arg(m_hosts.at(node))));
        const auto cordon = [&](bool cordoned) {
            m_call.cluster().with([&](ClusterModel &model) { model.setUnschedulable(node, cordoned); });
        };
        cordon(true);
        if (!task(u"upgrade/pre-upgrade : Cordon node"_s, {node}, true) ||
            !task(u"upgrade/pre-upgrade : Drain node"_s, {node}, true)) {
            return false;
        }
        if (m_fails && node == 1) {
            return failAt(u"download : Download_file | Download item"_s, node);
        }
        if (!task(u"kubernetes/node : Install | Copy kubelet binary from download dir"_s, {node}, true)) {
            return false;
        }
        m_call.cluster().with([&](ClusterModel &model) {
            model.setKubelet(node, m_kubelet);
            model.falter(node, seconds{15});
        });
        if (!task(u"upgrade/post-upgrade : Wait for the node to be Ready"_s, {node}, false)) {
            return false;
        }
        cordon(false);
        return task(u"upgrade/post-upgrade : Uncordon node"_s, {node}, true);
    }

    bool failAt(const QString &name, int node)
    {
        m_call.outLine(headline(u"TASK [%1]"_s.arg(name)));
        (void)m_call.sleep(seconds{8});
        ++m_tallies.at(static_cast<std::size_t>(node)).failed;
        m_call.outLine(u"fatal: [%1]: FAILED! => {\"attempts\": 4, \"changed\": false, \"dest\": "
                       "\"/tmp/releases/kubelet-%2-amd64\", \"elapsed\": 10, \"msg\": \"Request failed: <urlopen error "
                       "[Errno 110] Connection timed out>\", \"url\": "
                       "\"https://dl.k8s.io/release/%2/bin/linux/amd64/kubelet\"}"_s.arg(m_hosts.at(node), m_kubelet));
        m_call.outLine(headline(u"NO MORE HOSTS LEFT"_s));
        return false;
    }

    void recap() const
    {
        m_call.outLine(headline(u"PLAY RECAP"_s));
        for (qsizetype node = 0; node < m_hosts.size(); ++node) {
            const Tally &tally = m_tallies.at(static_cast<std::size_t>(node));
            m_call.outLine(
                m_hosts.at(node).leftJustified(27) +
                u": ok=%1 changed=%2 unreachable=0    failed=%3    skipped=0    rescued=0    ignored=0   "_s.arg(
                    QString::number(tally.ok).leftJustified(4), QString::number(tally.changed).leftJustified(4),
                    QString::number(tally.failed)));
        }
    }

    Call &m_call;
    bool m_upgrades;
    bool m_fails;
    QStringList m_hosts;
    QString m_kubelet;
    std::vector<Tally> m_tallies;
};

} // namespace

int runPlaybook(Call &call)
{
    const QStringList words = call.arguments();
    const auto playbook = std::ranges::find_if(
        words, [](const QString &word) { return word.endsWith(u".yml") && !word.contains(u"inventory"); });
    if (playbook == words.end()) {
        call.errLine(u"usage: ansible-playbook [-h] [--version] … playbook [playbook ...]"_s);
        return 2;
    }
    return PlaybookRun(call, playbook->endsWith(u"upgrade-cluster.yml")).run();
}

} // namespace kubemori::demo
