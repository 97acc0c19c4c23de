// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::kube {

/// A Deployment, StatefulSet or DaemonSet and how many pods it is to have.
struct Workload
{
    QString kind;
    QString nameSpace;
    QString name;
    int desired = 0;

    /// "Deployment shop/web"
    [[nodiscard]] QString key() const { return kind + u' ' + nameSpace + u'/' + name; }
    [[nodiscard]] QString qualifiedName() const { return nameSpace + u'/' + name; }
    bool operator==(const Workload &) const = default;
};

/// A pod as far as one asks whether it works.
struct PodHealth
{
    QString nameSpace;
    QString name;
    QString node;      ///< empty while it is not scheduled
    QString ownerKind; ///< the controller's kind, empty for a bare pod
    QString ownerName;
    QString templateHash; ///< label pod-template-hash
    QString phase;        ///< "Pending", "Running", "Succeeded", "Failed", "Unknown"
    QString reason;       ///< why it does not run: "CrashLoopBackOff", "Unschedulable"; may be empty
    QStringList claims;   ///< names of the PersistentVolumeClaims it mounts
    bool ready = false;
    bool terminating = false;
    bool mirror = false; ///< a static pod's image in the API

    [[nodiscard]] QString qualifiedName() const { return nameSpace + u'/' + name; }
    [[nodiscard]] bool isFinished() const { return phase == u"Succeeded" || phase == u"Failed"; }
    /// The Workload::key() of the workload it is part of, through a Deployment's ReplicaSet; otherwise its controller
    /// in the same form, or "Pod shop/tool" for bare and static pods.
    [[nodiscard]] QString workload() const;
    bool operator==(const PodHealth &) const = default;
};

} // namespace kubemori::kube
