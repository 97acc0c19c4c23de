// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/certificates/certificate.hpp"

namespace kubemori::maintenance {

enum class CertificateProblem {
    Expired,
    EndsSoon,
    NotYetValid,
    ServedDiffers, ///< the server still shows another one than its file holds: it has not been restarted
    KeyDiffers,    ///< the key beside it is not its own
    Unreadable,
    ClockDoubt, ///< the node's clock is far from this machine's, so that days may be wrong
    NotSeen,    ///< the node could not be asked
    NoCaKey,    ///< the authority's key is not there: kubeadm cannot renew
};

enum class CertificateSeverity { Info, Warn, Block };

struct CertificateFinding
{
    CertificateProblem problem = CertificateProblem::NotSeen;
    CertificateSeverity severity = CertificateSeverity::Warn;
    QString node;
    QString path; ///< empty: the node as a whole
    qint64 daysLeft = 0;
    QString evidence; ///< technical: the date, the fingerprints, the error

    bool operator==(const CertificateFinding &) const = default;
};

/// From how many days on a certificate ends soon, unless somebody says otherwise.
inline constexpr int certificateWarnDays = 90;

/// What is wrong, the gravest first, of those the one with the fewest days. Of authorities and of kubelets, which renew
/// their own when a good third of the time is left, less is asked: `warnDays`, but at most 30 for a kubelet's.
[[nodiscard]] QList<CertificateFinding> judgeCertificates(const QList<NodeCertificates> &nodes, const QDateTime &now,
                                                          int warnDays = certificateWarnDays);

/// Stable names for JSON: "served-differs", "block".
[[nodiscard]] QString toString(CertificateProblem problem);
[[nodiscard]] QString toString(CertificateSeverity severity);

} // namespace kubemori::maintenance
