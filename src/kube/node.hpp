// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace kubemori::kube {

/// The three values a Kubernetes condition can have.
enum class ConditionStatus { True, False, Unknown };

struct NodeCondition
{
    QString type; ///< "Ready", "DiskPressure", …
    ConditionStatus status = ConditionStatus::Unknown;
    QString reason;
    QString message;
    QDateTime lastHeartbeat;  ///< UTC; invalid if the server sent none
    QDateTime lastTransition; ///< UTC; invalid if the server sent none

    bool operator==(const NodeCondition &) const = default;
};

/// What the API server says of a node, as a plain value. Only what the product shows or decides on; images and the like
/// are not kept, so that 5,000 nodes stay small.
struct Node
{
    QString name;
    QString uid;
    QString resourceVersion;
    QStringList roles; ///< from labels node-role.kubernetes.io/ROLE, sorted
    bool schedulable = true;
    QString version;    ///< status.nodeInfo.kubeletVersion
    QString internalIp; ///< the first address of type InternalIP
    QString hostname;   ///< the address of type Hostname
    QString osImage;
    QString kernel;
    QString runtime;
    QString bootId;
    QDateTime createdAt; ///< UTC
    QList<NodeCondition> conditions;
    QMap<QString, QString> annotations; ///< only those under kubemori.io/
    QStringList taints;                 ///< "key=value:Effect"

    /// The Ready condition's status; Unknown when there is none.
    [[nodiscard]] ConditionStatus ready() const;
    /// The Ready condition's heartbeat; invalid when there is none.
    [[nodiscard]] QDateTime readyHeartbeat() const;
    [[nodiscard]] bool isControlPlane() const;

    bool operator==(const Node &) const = default;
};

/// "True", "False" or "Unknown", as Kubernetes writes it.
[[nodiscard]] QString toString(ConditionStatus status);

} // namespace kubemori::kube
