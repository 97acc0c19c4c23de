// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/certificate_look.hpp"

#include "maintenance/certificates/certificate_parser.hpp"

#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// Three hundred files with chains have less.
constexpr qsizetype longestAnswer = qsizetype{4} << 20;

Result<NodeCertificates> look(const CertificateHost &host, const QDateTime &now, Milliseconds timeout,
                              const std::stop_token &stop)
{
    command::Command command;
    command.argv = QStringList{u"sh"_s, u"-c"_s, certificateScript(), u"sh"_s} + host.kubeconfigs;
    command.environment = {{u"LC_ALL"_s, u"C"_s}};
    command.become = host.become;
    command.timeout = timeout;
    const auto captured = command::captureChecked(*host.runner, command, stop, longestAnswer);
    if (!captured) {
        // The command itself is ours and long: naming it would help nobody.
        Error error = captured.error();
        error.context.clear();
        return std::unexpected(error.on(host.runner->location()));
    }
    return parseCertificateLook(captured->output, host.node, now);
}

} // namespace

NodeCertificates lookAtCertificates(const CertificateHost &host, const QDateTime &now, Milliseconds timeout,
                                    const std::stop_token &stop)
{
    NodeCertificates seen;
    if (!host.runner) {
        seen.error = host.unreachable;
    } else if (auto looked = look(host, now, timeout, stop)) {
        seen = std::move(*looked);
    } else {
        seen.error = looked.error();
    }
    seen.node = host.node;
    seen.controlPlane = seen.controlPlane || host.controlPlane;
    seen.location = host.runner ? host.runner->location() : QString();
    return seen;
}

} // namespace kubemori::maintenance
