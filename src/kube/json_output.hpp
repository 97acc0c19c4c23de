// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kube/node.hpp"
#include "kube/node_feed.hpp"

#include <QByteArray>
#include <QList>

namespace kubemori::kube {

/// The document of `kubemori nodes -o json`: {"nodes":[…]}, one line, ended by a line feed. Written directly, as a DOM
/// of 5,000 nodes would cost more memory than the nodes themselves.
[[nodiscard]] QByteArray nodesToJson(const QList<Node> &nodes);

/// The lines of `kubemori nodes --watch -o json` for one event, each ended by a line feed:
/// {"event":"listed|added|modified","node":{…}}, {"event":"deleted","node":{"name":…}},
/// {"event":"state","state":"connecting|listing|watching|waiting","host":…,"error":…,"retryInSeconds":…}.
/// A list gives one "listed" line per node.
[[nodiscard]] QByteArray eventToJsonLines(const NodeFeedEvent &event);

} // namespace kubemori::kube
