// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

namespace kubemori::kube {

/// A firing alert of Prometheus.
struct Alert
{
    QString name;
    QString severity;
    QString about; ///< "namespace/pod", the instance or the node it is about; may be empty

    bool operator==(const Alert &) const = default;
};

/// Path and query below a Prometheus' address that ask for the firing alerts.
[[nodiscard]] QString firingAlertsPath();
/// Its answer. InvalidData for one that is no success, with Prometheus' own words.
[[nodiscard]] Result<QList<Alert>> parseAlerts(const QByteArray &json);

} // namespace kubemori::kube
