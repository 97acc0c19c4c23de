// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "command/command.hpp"

#include <QByteArray>

namespace kubemori::kube {

/// What a failed kubectl means, from its standard error: PermissionDenied (Forbidden), NotFound, Expired (410),
/// AlreadyExists, AuthenticationFailed, Unreachable (the API server does not answer), ServerError, ProgramMissing,
/// InvalidInput (kubeconfig, context), else ExitedNonZero. Warnings (version skew, deprecations) are no part of the
/// detail.
[[nodiscard]] Error kubectlError(const command::Exit &exit, QByteArrayView standardError);

/// Whether another control-plane host may do better.
[[nodiscard]] bool isWorthAnotherHost(const Error &error);

/// True for lines that kubectl prints beside its answer: version skew, deprecations, log lines of its client library.
[[nodiscard]] bool isKubectlWarning(QByteArrayView line);

} // namespace kubemori::kube
