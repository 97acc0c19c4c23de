// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/coalescing_node_feed.hpp"

#include <type_traits>
#include <utility>

namespace kubemori::ui {

CoalescingNodeFeed::CoalescingNodeFeed(std::function<void()> filled)
    : m_filled(std::move(filled))
{
}

void CoalescingNodeFeed::put(const QString &name, std::optional<kube::Node> node)
{
    if (const auto found = m_index.constFind(name); found != m_index.cend()) {
        m_changes[*found - m_taken].node = std::move(node);
        return;
    }
    m_index.insert(name, m_taken + m_changes.size());
    m_changes.push_back({name, std::move(node)});
}

void CoalescingNodeFeed::putList(kube::NodesListed listed)
{
    if (listed.first) {
        m_listing.clear();
    }
    for (kube::Node &node : listed.nodes) {
        const QString name = node.name;
        m_listing.insert(name);
        put(name, std::move(node));
    }
    if (!listed.more) {
        m_onlyThese = std::exchange(m_listing, {});
    }
}

void CoalescingNodeFeed::post(kube::NodeFeedEvent event)
{
    bool report = false;
    {
        const std::scoped_lock lock(m_mutex);
        std::visit(
            [this]<class T>(T &&value) {
                using Value = std::remove_cvref_t<T>;
                if constexpr (std::is_same_v<Value, kube::NodesListed>) {
                    putList(std::forward<T>(value));
                } else if constexpr (std::is_same_v<Value, kube::NodeChanged>) {
                    if (m_onlyThese) {
                        m_onlyThese->insert(value.node.name);
                    }
                    const QString name = value.node.name;
                    put(name, std::move(value.node));
                } else if constexpr (std::is_same_v<Value, kube::NodeRemoved>) {
                    put(value.name, std::nullopt);
                } else {
                    m_state = std::forward<T>(value);
                }
            },
            std::move(event));
        report = !std::exchange(m_filledReported, true);
    }
    if (report) {
        m_filled();
    }
}

NodeBatch CoalescingNodeFeed::take(qsizetype limit)
{
    NodeBatch batch;
    const std::scoped_lock lock(m_mutex);
    batch.state = std::exchange(m_state, std::nullopt);
    while (batch.changes.size() < limit && !m_changes.empty()) {
        m_index.remove(m_changes.front().name);
        batch.changes.append(std::move(m_changes.front()));
        m_changes.pop_front();
        ++m_taken;
    }
    batch.more = !m_changes.empty();
    if (!batch.more) {
        batch.onlyThese = std::exchange(m_onlyThese, std::nullopt);
        m_filledReported = false;
    }
    return batch;
}

} // namespace kubemori::ui
