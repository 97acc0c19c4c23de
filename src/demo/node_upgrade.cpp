// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/node_upgrade.hpp"

#include "demo/drain_program.hpp"

#include <algorithm>

namespace kubemori::demo {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// A restarted kubelet reports nothing for a moment.
constexpr Milliseconds kubeletRestart = seconds{15};
constexpr Milliseconds longestUntilReady = seconds{120};

bool isOn(const PlaybookWords &words, const QString &variable, bool otherwise)
{
    return words.variables.contains(variable) ? words.isTrue(variable) : otherwise;
}

} // namespace

NodeUpgrade::NodeUpgrade(Call &call, PlaybookTasks &tasks, const PlaybookWords &words, const UpgradeTarget &target)
    : m_call(call)
    , m_tasks(tasks)
    , m_words(words)
    , m_target(target)
{
}

int NodeUpgrade::indexOf(const QString &host) const
{
    return m_call.cluster().look([&host](const ClusterModel &model) { return model.indexOf(host); });
}

void NodeUpgrade::setCordoned(const QString &host, bool cordoned)
{
    const int node = indexOf(host);
    m_call.cluster().with([&](ClusterModel &model) { model.setUnschedulable(node, cordoned); });
}

QStringList NodeUpgrade::leftAlone(const QStringList &hosts) const
{
    if (m_words.isTrue(u"upgrade_node_always_cordon"_s)) {
        return {};
    }
    return m_call.cluster().look([&hosts](const ClusterModel &model) {
        QStringList alone = hosts;
        alone.removeIf([&model](const QString &host) {
            const SimNode &node = model.node(model.indexOf(host));
            return node.ready == SimNode::Ready::True && !node.unschedulable;
        });
        return alone;
    });
}

QString NodeUpgrade::drain(const QString &host)
{
    const QString timeout = m_words.text(u"drain_timeout"_s);
    command::Command command;
    command.argv = {u"kubectl"_s,
                    u"drain"_s,
                    u"--force"_s,
                    u"--ignore-daemonsets"_s,
                    u"--delete-emptydir-data"_s,
                    u"--timeout="_s + (timeout.isEmpty() ? u"360s"_s : timeout),
                    host};
    const command::OutputSink unheard;
    const int retries = m_words.variables.contains(u"drain_retries"_s) ? m_words.text(u"drain_retries"_s).toInt() : 3;
    for (int attempt = 0; attempt <= retries && !m_call.isOver(); ++attempt) {
        Call kubectl = m_call.calling(command, unheard);
        if (drainNode(kubectl, KubectlWords::of(kubectl.arguments())) == 0) {
            return {};
        }
        (void)m_call.sleep(seconds{10});
    }
    if (!m_call.isOver() && isOn(m_words, u"upgrade_node_uncordon_after_drain_failure"_s, true)) {
        setCordoned(host, false);
    }
    return u"Failed to drain node %1"_s.arg(host);
}

QString NodeUpgrade::waitUntilReady(const QString &host)
{
    const int node = indexOf(host);
    const bool came =
        m_call.waitFor([node](const ClusterModel &model) { return model.node(node).ready == SimNode::Ready::True; },
                       longestUntilReady);
    return came ? QString() : u"error: timed out waiting for the condition on nodes/%1"_s.arg(host);
}

bool NodeUpgrade::install(const QStringList &hosts)
{
    const auto each = [&](const auto &change) {
        m_call.cluster().with([&](ClusterModel &model) {
            for (const QString &host : hosts) {
                change(model, model.indexOf(host));
            }
        });
    };
    if (!m_tasks.run({u"container-engine/containerd : Containerd | Unpack containerd archive"_s, u"unarchive"_s, true},
                     hosts)) {
        return false;
    }
    if (!m_target.containerd.isEmpty()) {
        each([&](ClusterModel &model, int node) {
            model.node(node).runtime = u"containerd://"_s + m_target.containerd;
        });
    }
    if (!m_tasks.run({u"kubernetes/node : Install | Copy kubelet binary from download dir"_s, u"copy"_s, true},
                     hosts)) {
        return false;
    }
    each([&](ClusterModel &model, int node) {
        if (model.node(node).kubelet != m_target.kubelet) {
            model.setKubelet(node, m_target.kubelet);
            model.falter(node, kubeletRestart);
        }
    });
    return m_tasks.run({u"kubernetes/kubeadm : Join to cluster if needed"_s, u"command"_s, true}, hosts);
}

bool NodeUpgrade::upgrade(const QStringList &hosts, const QString &failing)
{
    const QString first = hosts.constFirst();
    if (m_words.isTrue(u"upgrade_node_confirm"_s) &&
        !m_tasks.confirm(u"upgrade/pre-upgrade : Confirm node upgrade"_s, u"Ready to upgrade node %1?"_s.arg(first),
                         first)) {
        return false;
    }
    const QStringList alone = leftAlone(hosts);
    const auto cordon = [this](bool cordoned) {
        return [this, cordoned](const QString &host) {
            setCordoned(host, cordoned);
            (void)m_call.sleep(seconds{2});
            return QString();
        };
    };
    const QStringList undrained = isOn(m_words, u"drain_nodes"_s, true) ? alone : hosts;
    if (!m_tasks.run({u"upgrade/pre-upgrade : Cordon node"_s, u"command"_s, true}, hosts, alone, cordon(true)) ||
        !m_tasks.run({u"upgrade/pre-upgrade : Drain node"_s, u"command"_s, true}, hosts, undrained,
                     [this](const QString &host) { return drain(host); })) {
        return false;
    }
    if (hosts.contains(failing)) {
        return m_tasks.fail({u"container-engine/containerd : Download_file | Download item"_s, u"get_url"_s}, hosts,
                            failing,
                            u"Request failed: <urlopen error [Errno 110] Connection timed out> "
                            "https://github.com/containerd/containerd/releases/download/v%1/"
                            "containerd-%1-linux-amd64.tar.gz"_s.arg(m_target.containerd));
    }
    if (!install(hosts) || !m_tasks.run({u"upgrade/post-upgrade : Wait for the node to be Ready"_s, u"command"_s},
                                        hosts, {}, [this](const QString &host) { return waitUntilReady(host); })) {
        return false;
    }
    if (m_words.isTrue(u"upgrade_node_post_upgrade_confirm"_s) &&
        !m_tasks.confirm(u"upgrade/post-upgrade : Confirm node uncordon"_s, u"Ready to uncordon node %1?"_s.arg(first),
                         first)) {
        return false;
    }
    return m_tasks.run({u"upgrade/post-upgrade : Uncordon node"_s, u"command"_s, true}, hosts, alone, cordon(false));
}

} // namespace kubemori::demo
