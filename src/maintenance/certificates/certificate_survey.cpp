// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/certificate_survey.hpp"

#include "maintenance/survey_each.hpp"

#include <algorithm>

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
    return surveyEach<CertificateHost, NodeCertificates>(
        hosts, m_atATime,
        [&](const CertificateHost &host, const std::stop_token &stopped) {
            const auto since = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begun);
            return lookAtCertificates(host, now.addMSecs(since.count()), m_timeout, stopped);
        },
        heard, stop);
}

} // namespace kubemori::maintenance
