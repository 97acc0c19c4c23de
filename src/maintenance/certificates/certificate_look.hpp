// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "command/runner.hpp"
#include "maintenance/certificates/certificate.hpp"

#include <memory>
#include <stop_token>

namespace kubemori::maintenance {

/// A machine whose certificates are looked at.
struct CertificateHost
{
    QString node; ///< empty: this machine
    bool controlPlane = false;
    std::shared_ptr<command::Runner> runner;
    bool become = false;
    QStringList kubeconfigs; ///< only these files, instead of all that Kubernetes keeps on a node
    Error unreachable;       ///< without a runner: why there is none
};

/// Looks at one machine with one command, which changes nothing there: certificates are sent as they are and read here,
/// openssl there tells whether keys fit and what the servers show. No key leaves the machine. Blocks; NodeCertificates
/// says it when it fails.
[[nodiscard]] NodeCertificates lookAtCertificates(const CertificateHost &host, const QDateTime &now,
                                                  Milliseconds timeout, const std::stop_token &stop);

/// What the look runs, for those who show or simulate it.
[[nodiscard]] QString certificateScript();

} // namespace kubemori::maintenance
