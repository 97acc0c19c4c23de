// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/cluster_access.hpp"

#include <QList>
#include <QStringList>

#include <map>
#include <mutex>
#include <optional>
#include <stop_token>

namespace kubemori::kube {

/// Which control-plane host kubectl is run on: the last one that worked, then the others in the profile's order, those
/// to be avoided at the very end. Thread-safe.
class KubectlHosts
{
public:
    explicit KubectlHosts(QList<cluster::ControlPlaneHost> hosts);

    [[nodiscard]] qsizetype count() const { return m_hosts.size(); }
    [[nodiscard]] const cluster::ControlPlaneHost &at(qsizetype index) const { return m_hosts.at(index); }
    /// Indexes in the order to be tried now.
    [[nodiscard]] QList<qsizetype> order() const;

    void succeeded(qsizetype index);
    /// The next call begins with another host, if there is one.
    void failed(qsizetype index);
    /// Ends streams that run on a host that is now to be avoided.
    void setAvoided(const QStringList &aliases, bool avoided);

    /// Whether the kubectl there lacks --disable-compression.
    [[nodiscard]] bool isOld(qsizetype index) const;
    void setOld(qsizetype index);

    /// A stream that runs on a host: the source is stopped when the host is to be avoided.
    [[nodiscard]] int addStream(qsizetype index, std::stop_source source);
    void removeStream(int id);

private:
    [[nodiscard]] bool isAvoided(qsizetype index) const;

    const QList<cluster::ControlPlaneHost> m_hosts;
    mutable std::mutex m_mutex;
    qsizetype m_preferred = 0;
    QStringList m_avoided;
    QList<qsizetype> m_old;
    int m_lastStream = 0;
    std::map<int, std::pair<qsizetype, std::stop_source>> m_streams;
};

/// Calls call(index) for the hosts in their order; for the next one only when isWorthAnother(error) says so. When all
/// fail it is the first one's error, with the others' as context.
template<class Call, class Worth>
auto onHosts(KubectlHosts &hosts, const std::stop_token &stop, Call call, Worth isWorthAnother)
{
    using Answer = decltype(call(qsizetype{}));
    Answer answer = fail(ErrorCode::Internal);
    std::optional<Error> first;
    for (const qsizetype index : hosts.order()) {
        answer = call(index);
        if (answer || !isWorthAnother(answer.error())) {
            if (answer) {
                hosts.succeeded(index);
            }
            return answer;
        }
        if (stop.stop_requested()) {
            return answer;
        }
        hosts.failed(index);
        if (!first) {
            first = answer.error();
        } else {
            first->context.append(QStringLiteral("then ") + toLogLine(answer.error()));
        }
    }
    return Answer(std::unexpected(*first));
}

} // namespace kubemori::kube
