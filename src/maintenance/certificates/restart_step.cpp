// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/restart_step.hpp"

#include "maintenance/certificates/certificate_findings.hpp"
#include "maintenance/certificates/renew_scripts.hpp"
#include "maintenance/polling.hpp"
#include "maintenance/step_ids.hpp"

#include <algorithm>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;
using operation::Proof;

namespace {

constexpr Milliseconds interval{3000};

} // namespace

Result<> RestartStep::run(operation::StepContext &context)
{
    return context
        .act(context.step().command, {{renewFacts::restarting, u"true"_s}},
             [&] { return ask(context, context.step().command); })
        .transform([](const QByteArray &) {});
}

Result<Proof> RestartStep::verify(operation::StepContext &)
{
    return Proof::Deferred;
}

Result<> ServingStep::run(operation::StepContext &context)
{
    m_restartStep = stepId(context.node(), operation::StepKind::Restart);
    m_firstRenewals.clear();
    const auto served =
        pollUntil(context, interval, ErrorCode::NotProved, [&]() -> Look { return missingNow(context); });
    if (!served) {
        return served;
    }
    const auto held =
        pollUntil(context, interval, ErrorCode::NotProved, [&]() -> Look { return missingLeases(context); });
    if (held) {
        context.setFact(renewFacts::serving, u"true"_s);
    }
    return held;
}

Result<QString> ServingStep::missingNow(operation::StepContext &context)
{
    const auto seen = look(context);
    if (!seen) {
        return std::unexpected(seen.error());
    }
    const auto isServer = [](const Certificate &certificate) {
        return certificate.source == CertificateSource::Served && certificate.family == CertificateFamily::ApiServer &&
               certificate.position == 0;
    };
    const auto served = std::ranges::find_if(seen->certificates, isServer);
    if (served == seen->certificates.end() || !served->isRead()) {
        return u"the API server does not answer"_s;
    }
    if (const QString left = missing(context, *seen); !left.isEmpty()) {
        return fail(ErrorCode::NotProved, left, context.node());
    }
    for (const CertificateFinding &finding : judgeCertificates({*seen}, context.utcNow(), 0)) {
        const bool isEtcds = finding.path.endsWith(u":2379"_s) && seen->kubeadm.pods.contains(u"etcd"_s);
        if (finding.problem == CertificateProblem::ServedDiffers && (finding.path == served->path || isEtcds)) {
            return u"%1 still shows the old certificate"_s.arg(finding.path == served->path ? u"the API server"_s
                                                                                            : u"etcd"_s);
        }
    }
    const auto said = ask(context, readyScript());
    if (!said) {
        return std::unexpected(said.error());
    }
    if (said->trimmed() != "ready") {
        return u"the API server is not ready: "_s + QString::fromUtf8(said->trimmed().left(80));
    }
    context.observe(u"the API server shows a certificate that is good until %1, and is ready"_s.arg(
        served->notAfter.toString(Qt::ISODate)));
    return QString();
}

/// By whether they change, so that no clock has to be trusted.
Result<QString> ServingStep::missingLeases(operation::StepContext &context)
{
    const auto said = ask(context, leaseScript());
    if (!said) {
        constexpr QLatin1StringView noKubectl("exit code 127");
        if (said.error().code == ErrorCode::ExitedNonZero && said.error().detail.contains(noKubectl)) {
            context.observe(u"kubectl is not on the node: the leases were not looked at"_s);
            return QString();
        }
        return std::unexpected(said.error());
    }
    QStringList waiting;
    int leases = 0;
    for (const QByteArray &line : said->split('\n')) {
        const QString name = QString::fromUtf8(line).section(u' ', 0, 0);
        const QString renewed = QString::fromUtf8(line).section(u' ', 1).trimmed();
        if (name != u"kube-controller-manager" && name != u"kube-scheduler") {
            continue;
        }
        ++leases;
        if (!m_firstRenewals.contains(name)) {
            m_firstRenewals.insert(name, renewed);
        }
        if (m_firstRenewals.value(name) == renewed) {
            waiting.append(u"%1 has not renewed its lease since %2"_s.arg(name, renewed.left(40)));
        }
    }
    if (leases == 0) {
        context.observe(u"there are no leases: leader election is off, or kept elsewhere"_s);
    }
    return waiting.join(u"; "_s);
}

} // namespace kubemori::maintenance
