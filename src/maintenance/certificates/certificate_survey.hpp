// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/auto_renew.hpp"
#include "maintenance/certificates/certificate_findings.hpp"
#include "maintenance/certificates/certificate_look.hpp"

#include <functional>

namespace kubemori::maintenance {

/// The certificates of a cluster at a time.
struct CertificateReport
{
    QDateTime at; ///< UTC
    QList<NodeCertificates> nodes;
    QList<AutoRenewSetting> autoRenew; ///< of the inventory
    std::optional<Error> inventory;    ///< why it could not be looked into
    QList<CertificateFinding> findings;
    std::optional<Error> api; ///< why the nodes could not be listed: only the control planes of the profile were asked

    /// All of all machines, the one that ends first at the front; those that could not be read are last.
    [[nodiscard]] QList<Certificate> sorted() const;
};

/// Looks at many machines, a few at a time, so that one that does not answer holds nobody else up.
class CertificateSurvey
{
public:
    /// Hears of each as it is done, on the thread of the call. May be empty.
    using Heard = std::function<void(const NodeCertificates &)>;

    explicit CertificateSurvey(Milliseconds timeout, int atATime = 4);

    /// One for each host, in their order; none when it was stopped, within 200 ms. Blocks.
    [[nodiscard]] QList<NodeCertificates> run(const QList<CertificateHost> &hosts, const QDateTime &now,
                                              const Heard &heard, const std::stop_token &stop) const;

private:
    Milliseconds m_timeout;
    int m_atATime;
};

} // namespace kubemori::maintenance
