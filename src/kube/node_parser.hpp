// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kube/node.hpp"

#include <QByteArray>
#include <QList>

#include <memory>

namespace kubemori::kube {

/// A page of a NodeList.
struct NodePage
{
    QList<Node> nodes;
    QString resourceVersion;
    QString next; ///< the continue token; empty on the last page
};

/// One line of a watch.
struct WatchEvent
{
    enum class Kind { Added, Modified, Deleted, Bookmark, Failed };
    Kind kind = Kind::Bookmark;
    Node node;               ///< Added, Modified, Deleted
    QString resourceVersion; ///< of the node or bookmark: where to go on from
    Error error;             ///< Failed: Expired for 410, else ServerError
};

/// Reads only the needed fields of what the API server sends; images and the like are skipped unread. Whatever the
/// bytes are, the answer is a value or InvalidData that says what is wrong and where ("items[3].metadata.name: …").
/// null stands for "not given". Strings that repeat from node to node are kept once. Not thread-safe: one parser per
/// thread.
class NodeParser
{
public:
    NodeParser();
    ~NodeParser();
    NodeParser(const NodeParser &) = delete;
    NodeParser &operator=(const NodeParser &) = delete;

    /// Room that should be kept free behind the bytes given to the functions below, so that they need not be copied.
    static constexpr qsizetype padding = 64;

    /// The array's capacity is used as padding; without enough it grows, which costs a copy.
    [[nodiscard]] Result<NodePage> page(QByteArray &json);
    [[nodiscard]] Result<Node> node(QByteArray &json);
    [[nodiscard]] Result<WatchEvent> event(QByteArrayView line);

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace kubemori::kube
