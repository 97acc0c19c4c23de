// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/certificate_findings.hpp"

#include "operation/enum_names.hpp"

#include <algorithm>
#include <cmath>

namespace kubemori::operation {

using namespace maintenance;

template<> struct EnumNames<CertificateProblem>
{
    static constexpr std::array table{
        std::pair{CertificateProblem::Expired, "expired"},
        std::pair{CertificateProblem::EndsSoon, "ends-soon"},
        std::pair{CertificateProblem::NotYetValid, "not-yet-valid"},
        std::pair{CertificateProblem::ServedDiffers, "served-differs"},
        std::pair{CertificateProblem::KeyDiffers, "key-differs"},
        std::pair{CertificateProblem::Unreadable, "unreadable"},
        std::pair{CertificateProblem::ClockDoubt, "clock-doubt"},
        std::pair{CertificateProblem::NotSeen, "not-seen"},
        std::pair{CertificateProblem::NoCaKey, "no-ca-key"},
    };
};

template<> struct EnumNames<CertificateSeverity>
{
    static constexpr std::array table{
        std::pair{CertificateSeverity::Info, "info"},
        std::pair{CertificateSeverity::Warn, "warn"},
        std::pair{CertificateSeverity::Block, "block"},
    };
};

} // namespace kubemori::operation

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr int kubeletWarnDays = 30;
/// Less than this and a certificate that ends in an hour is told right.
constexpr qint64 doubtfulSeconds = 300;

/// Collects what is wrong with one machine.
class Judge
{
public:
    Judge(const NodeCertificates &seen, const QDateTime &now, int warnDays, QList<CertificateFinding> &findings)
        : m_seen(seen)
        , m_now(now)
        , m_warnDays(warnDays)
        , m_findings(findings)
    {
    }

    void run()
    {
        if (m_seen.error) {
            add(CertificateProblem::NotSeen, CertificateSeverity::Warn, {}, toLogLine(*m_seen.error));
            return;
        }
        if (m_seen.clockAhead && std::abs(*m_seen.clockAhead) > doubtfulSeconds) {
            add(CertificateProblem::ClockDoubt, CertificateSeverity::Warn, {},
                u"%1 s ahead of this machine"_s.arg(*m_seen.clockAhead));
        }
        if (m_seen.controlPlane && !m_seen.kubeadm.version.isEmpty() && !m_seen.kubeadm.hasCaKey) {
            add(CertificateProblem::NoCaKey, CertificateSeverity::Info, {}, {});
        }
        for (const Certificate &certificate : m_seen.certificates) {
            judge(certificate);
        }
    }

private:
    void judge(const Certificate &certificate)
    {
        if (!certificate.isRead()) {
            // A server that does not answer is other views' business; here it only could not be compared.
            add(CertificateProblem::Unreadable,
                certificate.source == CertificateSource::Served ? CertificateSeverity::Info : CertificateSeverity::Warn,
                certificate.path, certificate.error);
            return;
        }
        judgeDates(certificate);
        if (certificate.key == KeyMatch::Differs) {
            add(CertificateProblem::KeyDiffers, CertificateSeverity::Block, certificate.path, {}, certificate.daysLeft);
        }
        if (certificate.source == CertificateSource::Served && certificate.position == 0) {
            compare(certificate);
        }
    }

    void judgeDates(const Certificate &certificate)
    {
        const QString until = certificate.notAfter.toString(Qt::ISODate);
        const int warnDays =
            certificate.family == CertificateFamily::KubeletClient ? std::min(m_warnDays, kubeletWarnDays) : m_warnDays;
        if (certificate.notAfter <= m_now) {
            add(CertificateProblem::Expired, CertificateSeverity::Block, certificate.path, until, certificate.daysLeft);
        } else if (certificate.daysLeft < warnDays) {
            add(CertificateProblem::EndsSoon, CertificateSeverity::Warn, certificate.path, until, certificate.daysLeft);
        }
        if (certificate.notBefore > m_now.addSecs(doubtfulSeconds)) {
            add(CertificateProblem::NotYetValid, CertificateSeverity::Block, certificate.path,
                certificate.notBefore.toString(Qt::ISODate), certificate.daysLeft);
        }
    }

    /// With the files that the server could have been started with.
    void compare(const Certificate &served)
    {
        QStringList files;
        for (const Certificate &other : m_seen.certificates) {
            if (other.source == CertificateSource::File && other.family == served.family && other.position == 0 &&
                other.isRead()) {
                if (other.fingerprint == served.fingerprint) {
                    return;
                }
                files.append(other.path);
            }
        }
        // A kubelet without a file makes its certificate anew at each start.
        if (!files.isEmpty()) {
            add(CertificateProblem::ServedDiffers, CertificateSeverity::Warn, served.path, files.join(u", "_s),
                served.daysLeft);
        }
    }

    void add(CertificateProblem problem, CertificateSeverity severity, const QString &path, const QString &evidence,
             qint64 daysLeft = 0)
    {
        m_findings.append({.problem = problem,
                           .severity = severity,
                           .node = m_seen.node,
                           .path = path,
                           .daysLeft = daysLeft,
                           .evidence = evidence});
    }

    const NodeCertificates &m_seen;
    QDateTime m_now;
    int m_warnDays;
    QList<CertificateFinding> &m_findings;
};

} // namespace

QList<CertificateFinding> judgeCertificates(const QList<NodeCertificates> &nodes, const QDateTime &now, int warnDays)
{
    QList<CertificateFinding> findings;
    for (const NodeCertificates &seen : nodes) {
        Judge(seen, now, warnDays, findings).run();
    }
    std::ranges::stable_sort(findings, [](const CertificateFinding &a, const CertificateFinding &b) {
        return a.severity != b.severity ? a.severity > b.severity : a.daysLeft < b.daysLeft;
    });
    return findings;
}

QString toString(CertificateProblem problem)
{
    return operation::nameOf(problem);
}

QString toString(CertificateSeverity severity)
{
    return operation::nameOf(severity);
}

} // namespace kubemori::maintenance
