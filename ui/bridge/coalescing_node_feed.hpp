// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/node_feed.hpp"

#include <QHash>
#include <QList>
#include <QSet>

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace kubemori::ui {

/// What the node table has to apply, newest value of each node only.
struct NodeBatch
{
    struct Change
    {
        QString name;
        std::optional<kube::Node> node; ///< none: removed
    };
    QList<Change> changes;
    /// Set when a list was completed: nodes with other names no longer exist.
    std::optional<QSet<QString>> onlyThese;
    std::optional<kube::FeedState> state;
    bool more = false; ///< there is more to take

    [[nodiscard]] bool isEmpty() const { return changes.isEmpty() && !onlyThese && !state; }
};

/// Stands between the watcher's thread and the GUI: keeps only the last value of each node until the GUI takes it, so
/// that any number of updates costs the GUI at most one row change per node and take. Thread-safe.
class CoalescingNodeFeed
{
public:
    /// `filled` is called on the posting thread when there is something to take after there was nothing.
    explicit CoalescingNodeFeed(std::function<void()> filled);

    /// For ClusterSession::watchNodes.
    void post(kube::NodeFeedEvent event);
    /// At most `limit` changes, oldest first.
    [[nodiscard]] NodeBatch take(qsizetype limit);

private:
    void put(const QString &name, std::optional<kube::Node> node);
    void putList(kube::NodesListed listed);

    std::function<void()> m_filled;
    std::mutex m_mutex;
    std::deque<NodeBatch::Change> m_changes;
    QHash<QString, std::size_t> m_index; ///< name to place in m_changes, counted from the first change ever
    std::size_t m_taken = 0;             ///< how many changes were taken so far
    QSet<QString> m_listing;
    std::optional<QSet<QString>> m_onlyThese;
    std::optional<kube::FeedState> m_state;
    bool m_filledReported = false;
};

} // namespace kubemori::ui
