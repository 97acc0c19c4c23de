// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/playbook_tasks.hpp"
#include "demo/playbook_words.hpp"

namespace kubemori::demo {

/// What nodes are upgraded to.
struct UpgradeTarget
{
    QString kubelet;    ///< "v1.35.4"
    QString containerd; ///< "2.2.3"; empty: stays as it is
};

/// The roles from upgrade/pre-upgrade to upgrade/post-upgrade, on the nodes of one batch.
class NodeUpgrade
{
public:
    /// All must outlive this.
    NodeUpgrade(Call &call, PlaybookTasks &tasks, const PlaybookWords &words, const UpgradeTarget &target);

    /// Cordons and drains what is Ready and not cordoned yet, or all with upgrade_node_always_cordon, and uncordons no
    /// other nodes. `failing`: at a task on that one after the drain, which stays cordoned. False: it failed, or the
    /// run is to end now.
    [[nodiscard]] bool upgrade(const QStringList &hosts, const QString &failing);
    /// The same without cordon and drain, as cluster.yml does it.
    [[nodiscard]] bool install(const QStringList &hosts);

private:
    /// Hosts of the batch that are neither cordoned nor drained.
    [[nodiscard]] QStringList leftAlone(const QStringList &hosts) const;
    /// Empty: it is drained.
    [[nodiscard]] QString drain(const QString &host);
    [[nodiscard]] QString waitUntilReady(const QString &host);
    void setCordoned(const QString &host, bool cordoned);
    [[nodiscard]] int indexOf(const QString &host) const;

    Call &m_call;
    PlaybookTasks &m_tasks;
    const PlaybookWords &m_words;
    const UpgradeTarget &m_target;
};

} // namespace kubemori::demo
