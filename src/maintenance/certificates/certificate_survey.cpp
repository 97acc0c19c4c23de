// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/certificate_survey.hpp"

#include "base/few_at_once.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace kubemori::maintenance {

QList<Certificate> CertificateReport::sorted() const
{
    QList<Certificate> all;
    for (const NodeCertificates &seen : nodes) {
        all.append(seen.certificates);
    }
    std::ranges::stable_sort(all, [](const Certificate &a, const Certificate &b) {
        return a.isRead() != b.isRead() ? a.isRead() : a.notAfter < b.notAfter;
    });
    return all;
}

CertificateSurvey::CertificateSurvey(Milliseconds timeout, int atATime)
    : m_timeout(timeout)
    , m_atATime(atATime)
{
}

QList<NodeCertificates> CertificateSurvey::run(const QList<CertificateHost> &hosts, const QDateTime &now,
                                               const Heard &heard, const std::stop_token &stop) const
{
    // Of many nodes some are asked minutes later, and their clocks are compared.
    const auto begun = std::chrono::steady_clock::now();
    std::vector<std::optional<NodeCertificates>> looks(static_cast<std::size_t>(hosts.size())); // by the hosts' place
    doFewAtOnce(
        looks.size(), m_atATime,
        [&](std::size_t place, const std::stop_token &stopped) {
            const auto since = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begun);
            looks[place] = lookAtCertificates(hosts.at(static_cast<qsizetype>(place)), now.addMSecs(since.count()),
                                              m_timeout, stopped);
        },
        [&](std::size_t place) {
            if (heard) {
                heard(*looks[place]);
            }
        },
        stop);
    QList<NodeCertificates> inOrder;
    for (std::optional<NodeCertificates> &look : looks) {
        if (look && !stop.stop_requested()) {
            inOrder.append(std::move(*look));
        }
    }
    return inOrder;
}

} // namespace kubemori::maintenance
