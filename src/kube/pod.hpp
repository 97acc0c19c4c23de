// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/label_selector.hpp"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace kubemori::kube {

/// A pod as far as a drain is concerned.
struct Pod
{
    QString nameSpace;
    QString name;
    QString uid;
    QString node;
    QString phase; ///< "Pending", "Running", "Succeeded", "Failed", "Unknown"
    bool ready = false;
    QString ownerKind; ///< the controller's kind ("ReplicaSet", "DaemonSet", …), empty for a bare pod
    QString ownerName;
    bool mirror = false;   ///< a static pod's image in the API
    bool emptyDir = false; ///< keeps data in an emptyDir volume that a drain would lose
    QStringList finalizers;
    QDateTime deletionTimestamp; ///< valid while terminating
    QMap<QString, QString> labels;

    [[nodiscard]] QString qualifiedName() const { return nameSpace + u'/' + name; }
    [[nodiscard]] bool isFinished() const;
    bool operator==(const Pod &) const = default;
};

/// A PodDisruptionBudget with the numbers the server computed.
struct PodDisruptionBudget
{
    QString nameSpace;
    QString name;
    QMap<QString, QString> matchLabels;
    QList<LabelRequirement> matchExpressions;
    bool selectsNothing =
        false;              ///< no selector, or an empty one in v1beta1; an empty one in v1 selects the whole namespace
    QString selectorText;   ///< the selector as kubectl's -l takes it
    QString minAvailable;   ///< "2" or "50%", empty if not set
    QString maxUnavailable; ///< likewise
    int currentHealthy = 0;
    int desiredHealthy = 0;
    int disruptionsAllowed = 0;
    int expectedPods = 0;
    bool alwaysAllowUnhealthy = false; ///< unhealthyPodEvictionPolicy: AlwaysAllow

    [[nodiscard]] QString qualifiedName() const { return nameSpace + u'/' + name; }
    bool operator==(const PodDisruptionBudget &) const = default;
};

} // namespace kubemori::kube
