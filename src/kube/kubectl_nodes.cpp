// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl.hpp"

#include "base/linked_stop.hpp"
#include "kube/kubectl_error.hpp"
#include "kube/list_splitter.hpp"
#include "kube/names.hpp"
#include "kube/node_parser.hpp"

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRestarts = 3;

/// The nodes of one list, read while it arrives.
class NodeCollector
{
public:
    void feed(QByteArrayView bytes)
    {
        m_began = true;
        if (m_read) {
            m_read = m_splitter.feed(bytes);
        }
    }
    [[nodiscard]] bool hasBegun() const { return m_began; }
    [[nodiscard]] const Result<> &read() const { return m_read; }

    /// The whole list, when its text is complete.
    [[nodiscard]] Result<QList<Node>> finish()
    {
        auto frame = m_parser.page(m_splitter.frame());
        if (!frame) {
            return std::unexpected(frame.error());
        }
        if (!frame->next.isEmpty()) {
            return fail(ErrorCode::InvalidData, u"a part of the list, where all of it was asked for"_s);
        }
        return std::move(m_nodes) + frame->nodes;
    }

private:
    NodeParser m_parser;
    QList<Node> m_nodes;
    ListSplitter m_splitter{[this](QByteArray &item) -> Result<> {
        auto node = m_parser.node(item);
        if (!node) {
            return std::unexpected(node.error());
        }
        m_nodes.append(std::move(*node));
        return {};
    }};
    Result<> m_read;
    bool m_began = false;
};

} // namespace

Result<QString> Kubectl::listNodes(const PageSink &sink, std::stop_token stop) const
{
    NodeParser parser;
    QString version;
    for (int restarts = 0;; ++restarts) {
        bool first = true;
        const auto done = eachPage(u"/api/v1/nodes?"_s, stop, [&](QByteArray &json) -> Result<QString> {
            auto page = parser.page(json);
            json = QByteArray();
            if (!page) {
                return std::unexpected(page.error());
            }
            sink(
                {.nodes = std::move(page->nodes), .first = std::exchange(first, false), .more = !page->next.isEmpty()});
            version = page->resourceVersion;
            return page->next;
        });
        if (done) {
            return version;
        }
        // The server compacted the list away under way.
        if (done.error().code != ErrorCode::Expired || first || restarts == mostRestarts) {
            return std::unexpected(done.error().on(location()).during(u"listing nodes"_s));
        }
    }
}

Result<QList<Node>> Kubectl::allNodes(std::stop_token stop) const
{
    for (int restarts = 0;; ++restarts) {
        NodeCollector nodes;
        qsizetype used = 0;
        const LinkedStop linked(stop);
        const auto done = stream(
            [&](qsizetype host) {
                used = host;
                return listArguments(host, u"/api/v1/nodes"_s);
            },
            m_timeout,
            [&](QByteArrayView bytes) {
                nodes.feed(bytes);
                if (!nodes.read()) {
                    linked.source().request_stop();
                }
            },
            linked.token());
        Result<QList<Node>> listed = std::unexpected(Error{});
        if (!nodes.read()) {
            listed = std::unexpected(nodes.read().error());
        } else {
            listed = done ? nodes.finish() : std::unexpected(done.error());
        }
        if (listed) {
            return listed;
        }
        // Cut off under way: the next attempt goes to another host, where there is one.
        const bool again = isTooOld(used, listed.error()) || (nodes.hasBegun() && isWorthAnotherHost(listed.error()));
        if (!again || stop.stop_requested() || restarts == mostRestarts) {
            return std::unexpected(listed.error().on(location()).during(u"listing nodes"_s));
        }
    }
}

Result<Node> Kubectl::getNode(const QString &name, std::stop_token stop) const
{
    if (const auto checked = checkObjectName(name); !checked) {
        return std::unexpected(checked.error());
    }
    auto json = getRaw(u"/api/v1/nodes/"_s + name, std::move(stop));
    if (!json) {
        return std::unexpected(json.error().on(name));
    }
    auto node = NodeParser().node(*json);
    if (!node) {
        return std::unexpected(node.error().on(name));
    }
    if (node->name != name) {
        return fail(ErrorCode::InvalidData, u"asked for a node, got another one: "_s + node->name.left(80), name);
    }
    return node;
}

command::Command Kubectl::getNodeCommand(const QString &node) const
{
    return makeCommand(firstHost(), {u"get"_s, u"--raw"_s, u"/api/v1/nodes/"_s + node}, m_timeout);
}

} // namespace kubemori::kube
