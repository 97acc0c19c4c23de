// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "kube/node.hpp"

#include <QList>

#include <functional>
#include <variant>

namespace kubemori::kube {

/// A page of the first list, in the server's order. `more` says that further pages follow.
struct NodesListed
{
    QList<Node> nodes;
    bool first = false; ///< the first page of a (new) list: nodes not named by the time `more` is false no longer exist
    bool more = false;
};

/// A node appeared or changed.
struct NodeChanged
{
    Node node;
    bool added = false;
};

struct NodeRemoved
{
    QString name;
};

/// The state of the connection behind the feed.
struct FeedState
{
    enum class Kind { Connecting, Listing, Watching, Waiting };
    Kind kind = Kind::Connecting;
    QString host;           ///< the control-plane host in use, as Runner::location()
    Error error;            ///< why it waits, when Waiting
    int retryInSeconds = 0; ///< when Waiting
};

using NodeFeedEvent = std::variant<NodesListed, NodeChanged, NodeRemoved, FeedState>;

/// Receives what the watch sees, in order, on the watcher's thread. Must not block.
using NodeFeedSink = std::function<void(NodeFeedEvent)>;

} // namespace kubemori::kube
