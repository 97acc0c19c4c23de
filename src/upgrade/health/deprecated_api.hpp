// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/version.hpp"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::upgrade::health {

/// An API that somebody has asked for since the API server started, and that a later Kubernetes has not any more.
struct DeprecatedApi
{
    QString api;      ///< "policy/v1beta1"
    QString resource; ///< "poddisruptionbudgets"
    Version removed;  ///< the first release without it

    bool operator==(const DeprecatedApi &) const = default;
};

/// Reads the metric apiserver_requested_deprecated_apis (Kubernetes 1.19 on) of an API server's /metrics, each API
/// once. InvalidData for what are no metrics of an API server.
[[nodiscard]] Result<QList<DeprecatedApi>> parseDeprecatedApis(const QByteArray &metrics);

/// What Kubernetes dropped after `from` and up to `to`, as "policy/v1beta1 (1.25)". Only what the releases that
/// Kubespray installs ever had.
[[nodiscard]] QStringList apisRemovedBetween(const Version &from, const Version &to);

} // namespace kubemori::upgrade::health
