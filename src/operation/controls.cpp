// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/controls.hpp"

#include <utility>

namespace kubemori::operation {

void Controls::setPaused(bool paused)
{
    const std::scoped_lock lock(m_mutex);
    m_wishes.paused = paused;
    m_changed.notify_all();
}

void Controls::setStopAfterNode(bool stop)
{
    const std::scoped_lock lock(m_mutex);
    m_wishes.stopAfterNode = stop;
}

void Controls::skip(const QString &node)
{
    std::stop_source source(std::nostopstate);
    {
        const std::scoped_lock lock(m_mutex);
        m_wishes.skipped.insert(node);
        if (node == m_node && m_stop) {
            source = m_stop->source();
        }
    }
    source.request_stop(); // not under the lock: it calls whoever waits
}

void Controls::reorder(const QStringList &nodes)
{
    const std::scoped_lock lock(m_mutex);
    m_wishes.first = nodes;
}

Wishes Controls::wishes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_wishes;
}

std::stop_token Controls::beginNode(const QString &node, const std::stop_token &outer)
{
    auto stop = std::make_unique<LinkedStop>(outer);
    const std::scoped_lock lock(m_mutex);
    m_node = node;
    m_stop = std::move(stop);
    if (m_wishes.skipped.contains(node)) {
        m_stop->source().request_stop();
    }
    return m_stop->token();
}

void Controls::waitWhilePaused(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, std::move(stop), [this] { return !m_wishes.paused; });
}

} // namespace kubemori::operation
