// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/kubectl.hpp"
#include "kube/node_feed.hpp"

#include <memory>

namespace kubemori::kube {

struct NodeWatcherOptions
{
    /// How long the server keeps one watch open; then it is opened anew from where it ended.
    Milliseconds watchLength{std::chrono::seconds{240}};
    /// A watch without any event or bookmark (the server sends one about every minute) for so long counts as lost.
    Milliseconds longestSilence{std::chrono::seconds{90}};
};

/// Follows the nodes of a cluster on a thread of its own: lists them by pages, then watches from there; opens a lost
/// watch again where it ended, with growing waits; lists anew when the server no longer knows that place (410 Gone) or
/// on refresh(). The sink gets all of it in order on that thread. Destroying it ends the thread within 200 ms plus what
/// the sink takes.
class NodeWatcher
{
public:
    /// `clock` is borrowed and must outlive this.
    NodeWatcher(Kubectl kubectl, NodeFeedSink sink, Clock &clock, NodeWatcherOptions options = {});
    ~NodeWatcher();
    NodeWatcher(const NodeWatcher &) = delete;
    NodeWatcher &operator=(const NodeWatcher &) = delete;

    /// Lists anew now, and ends a wait. Returns at once; thread-safe.
    void refresh();

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace kubemori::kube
