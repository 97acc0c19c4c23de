// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/blockers/blocker_analysis.hpp"

#include <QHash>
#include <QSet>

namespace kubemori::maintenance {

/// Analyses one look after the other at a drain and remembers what a single look cannot tell: since when a pod waits,
/// and for how long it has been ending. The latter by a monotonic clock where its beginning was seen, as the times in
/// the API are another machine's.
class BlockerWatch
{
public:
    explicit BlockerWatch(QStringList protectedNamespaces);

    /// The pods of the node before anything was asked of them.
    void begin(const QList<kube::Pod> &pods);
    /// kubectl drain gave up on these pods ("namespace/name").
    void gaveUp(const QStringList &pods);
    [[nodiscard]] QList<operation::DrainBlocker> look(DrainView view, SteadyTime now);

private:
    QStringList m_protected;
    QSet<QString> m_alive;                ///< UIDs of pods that were seen without a deletion
    QHash<QString, SteadyTime> m_endings; ///< UIDs of those that were then seen with one: since when
    QHash<QString, QDateTime> m_since;    ///< by UID and state: first seen so
    QStringList m_givenUp;
};

} // namespace kubemori::maintenance
