// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl_hosts.hpp"

#include "cluster/host_name.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kubemori::kube {

KubectlHosts::KubectlHosts(QList<cluster::ControlPlaneHost> hosts)
    : m_hosts(std::move(hosts))
{
    Q_ASSERT(!m_hosts.isEmpty());
}

QList<qsizetype> KubectlHosts::order() const
{
    const std::scoped_lock lock(m_mutex);
    QList<qsizetype> order;
    for (qsizetype i = 0; i < m_hosts.size(); ++i) {
        order.append((m_preferred + i) % m_hosts.size());
    }
    std::ranges::stable_partition(order, [this](qsizetype index) { return !isAvoided(index); });
    return order;
}

void KubectlHosts::succeeded(qsizetype index)
{
    const std::scoped_lock lock(m_mutex);
    m_preferred = index;
}

void KubectlHosts::failed(qsizetype index)
{
    const std::scoped_lock lock(m_mutex);
    if (m_preferred == index) {
        m_preferred = (index + 1) % m_hosts.size();
    }
}

void KubectlHosts::setAvoided(const QStringList &aliases, bool avoided)
{
    std::vector<std::stop_source> ended;
    {
        const std::scoped_lock lock(m_mutex);
        for (const QString &each : aliases) {
            const QString alias = each.toLower();
            m_avoided.removeAll(alias);
            if (avoided && !alias.isEmpty()) {
                m_avoided.append(alias);
            }
        }
        for (const auto &[id, stream] : m_streams) {
            if (isAvoided(stream.first)) {
                ended.push_back(stream.second);
            }
        }
    }
    // Outside the lock: stop callbacks run here.
    for (std::stop_source &source : ended) {
        source.request_stop();
    }
}

bool KubectlHosts::isOld(qsizetype index) const
{
    const std::scoped_lock lock(m_mutex);
    return m_old.contains(index);
}

void KubectlHosts::setOld(qsizetype index)
{
    const std::scoped_lock lock(m_mutex);
    m_old.append(index);
}

int KubectlHosts::addStream(qsizetype index, std::stop_source source)
{
    const std::scoped_lock lock(m_mutex);
    m_streams.emplace(++m_lastStream, std::pair{index, std::move(source)});
    return m_lastStream;
}

void KubectlHosts::removeStream(int id)
{
    const std::scoped_lock lock(m_mutex);
    m_streams.erase(id);
}

bool KubectlHosts::isAvoided(qsizetype index) const
{
    const QString &host = m_hosts.at(index).host;
    return !host.isEmpty() && cluster::isSameHost(host, m_avoided);
}

} // namespace kubemori::kube
