// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/health/certificate_checks.hpp"

#include "upgrade/check_ids.hpp"
#include "upgrade/health/check_findings.hpp"

#include <algorithm>

namespace kubemori::upgrade::health {

using namespace Qt::StringLiterals;
using fleet::Certificate;

namespace {

constexpr int blockDays = 7;
constexpr int warnDays = 90;
constexpr int warnDaysOfKubelet = 30; // it renews its own when a good third of the time is left

qint64 daysLeft(const Certificate &certificate, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(certificate.notAfter);
    return seconds < 0 ? -1 : seconds / 86400;
}

Severity severityOf(const Certificate &certificate, const QDateTime &now)
{
    const qint64 days = daysLeft(certificate, now);
    const int warn = certificate.path.endsWith("kubelet-client-current.pem"_L1) ? warnDaysOfKubelet : warnDays;
    return days < blockDays ? Severity::Block : days < warn ? Severity::Warn : Severity::Good;
}

QString textOf(const Certificate &certificate, const QDateTime &now)
{
    const qint64 days = daysLeft(certificate, now);
    return u"%1 until %2 (%3)"_s.arg(certificate.path, certificate.notAfter.toUTC().toString(u"yyyy-MM-dd"_s),
                                     days < 0 ? u"expired"_s : u"%1 days"_s.arg(days));
}

void judge(const QString &node, QList<Certificate> certificates, const QDateTime &now, CheckFindings &findings)
{
    if (certificates.isEmpty()) {
        findings.unknown(node, u"no certificates were found"_s);
        return;
    }
    std::ranges::sort(certificates, {}, &Certificate::notAfter);
    Severity worst = Severity::Good;
    QStringList lines;
    for (const Certificate &certificate : certificates) {
        const Severity severity = severityOf(certificate, now);
        worst = std::max(worst, severity);
        if (severity != Severity::Good) {
            lines.append(textOf(certificate, now));
        }
    }
    if (worst == Severity::Good) {
        findings.well(node + u' ' + textOf(certificates.constFirst(), now));
    } else {
        findings.add(worst, node, joinedShort(lines, u"\n"_s, 8));
    }
}

} // namespace

QList<Finding> checkCertificates(const ClusterPicture &picture)
{
    CheckFindings findings(checks::certificates);
    bool isAny = false;
    for (const HostLook &host : picture.hosts) {
        if (!host.certificates) {
            continue; // no control plane
        }
        isAny = true;
        if (*host.certificates) {
            judge(host.node, **host.certificates, picture.now, findings);
        } else {
            findings.unknown(host.node, host.certificates->error());
        }
    }
    if (!isAny) {
        findings.unknown({}, picture.nodes ? u"no control plane is known"_s : toLogLine(picture.nodes.error()));
    }
    return findings.list();
}

} // namespace kubemori::upgrade::health
