// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/linked_stop.hpp"

#include <QSet>
#include <QString>
#include <QStringList>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>

namespace kubemori::operation {

/// What a person wants of a running operation.
struct Wishes
{
    bool paused = false;        ///< no further step is begun
    bool stopAfterNode = false; ///< no further node is begun
    QSet<QString> skipped; ///< nodes to be left out; the one under way is broken off and put back where that is safe
    QStringList first;     ///< nodes to be done next, in this order, before the others

    bool operator==(const Wishes &) const = default;
};

/// Where wishes are dropped from any thread, and heeded by the engine at the next border of a step. Thread-safe.
class Controls
{
public:
    void setPaused(bool paused);
    void setStopAfterNode(bool stop);
    void skip(const QString &node);
    /// The remaining nodes in the wanted order; names that are not waiting are ignored.
    void reorder(const QStringList &nodes);
    [[nodiscard]] Wishes wishes() const;

    /// The engine's side. The token of the node under way: stopped by `outer`, or when it is skipped.
    [[nodiscard]] std::stop_token beginNode(const QString &node, const std::stop_token &outer);
    /// Returns as soon as it is not paused (any more), or `stop` is requested.
    void waitWhilePaused(std::stop_token stop);

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Wishes m_wishes;
    QString m_node;
    std::unique_ptr<LinkedStop> m_stop;
};

} // namespace kubemori::operation
