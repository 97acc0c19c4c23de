// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <QList>
#include <QString>

#include <stop_token>

namespace kubemori::kube {

/// A context of a kubeconfig file.
struct KubeContext
{
    QString name;
    QString cluster;
    QString server; ///< "https://10.0.0.1:6443"; empty when the file does not say
    QString user;
    bool isCurrent = false;

    bool operator==(const KubeContext &) const = default;
};

/// The contexts of a file, as `kubectl config view` lists them there; it leaves keys and tokens out. Errors: those of
/// kubectlError() and of the runner; NotFound when there are none.
[[nodiscard]] Result<QList<KubeContext>> listContexts(command::Runner &runner, const QString &kubectl,
                                                      const QString &kubeconfig, std::stop_token stop);

} // namespace kubemori::kube
