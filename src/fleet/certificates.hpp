// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "command/runner.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

#include <stop_token>

namespace kubemori::fleet {

struct Certificate
{
    QString path;       ///< a kubeconfig stands for the certificate in it
    QDateTime notAfter; ///< UTC

    bool operator==(const Certificate &) const = default;
};

/// Until when the certificates of a control plane are good: those of Kubernetes and etcd at the places where Kubespray
/// and kubeadm keep them, those in the kubeconfigs beside them, and the kubelet's own. openssl reads them there, as
/// root when `become`; no key is looked at. Empty when there are none. A file that openssl cannot read is left out.
/// Errors: those of the Runner, ProgramMissing without openssl. Blocks.
[[nodiscard]] Result<QList<Certificate>> certificatesOn(command::Runner &runner, bool become, Milliseconds timeout,
                                                        std::stop_token stop);

/// Reads "notAfter=Nov  7 09:30:00 2027 GMT", as `openssl x509 -enddate` prints it; invalid for anything else.
[[nodiscard]] QDateTime endDate(const QByteArray &line);

} // namespace kubemori::fleet
