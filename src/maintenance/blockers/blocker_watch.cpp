// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/blockers/blocker_watch.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::DrainBlocker;

BlockerWatch::BlockerWatch(QStringList protectedNamespaces)
    : m_protected(std::move(protectedNamespaces))
{
}

void BlockerWatch::begin(const QList<kube::Pod> &pods)
{
    m_givenUp.clear();
    for (const kube::Pod &pod : pods) {
        if (!pod.deletionTimestamp.isValid()) {
            m_alive.insert(pod.uid);
        }
    }
}

void BlockerWatch::gaveUp(const QStringList &pods)
{
    m_givenUp += pods;
}

QList<DrainBlocker> BlockerWatch::look(DrainView view, SteadyTime now)
{
    for (const kube::Pod &pod : std::as_const(view.pods)) {
        if (!pod.deletionTimestamp.isValid()) {
            m_alive.insert(pod.uid);
        } else if (m_alive.contains(pod.uid)) {
            if (!m_endings.contains(pod.uid)) {
                m_endings.insert(pod.uid, now);
            }
            const auto age = now - m_endings.value(pod.uid);
            view.terminatingFor.insert(pod.uid, std::chrono::duration_cast<Milliseconds>(age));
        }
    }
    view.givenUp += m_givenUp;
    QList<DrainBlocker> blockers = drainBlockers(view, m_protected);
    QHash<QString, QDateTime> since;
    for (DrainBlocker &blocker : blockers) {
        if (!blocker.since.isValid()) {
            const QString key = blocker.uid + u' ' + operation::toString(blocker.state);
            blocker.since = since[key] = m_since.value(key, view.now);
        }
    }
    m_since = since; // what has passed and comes again, begins anew
    return blockers;
}

} // namespace kubemori::maintenance
