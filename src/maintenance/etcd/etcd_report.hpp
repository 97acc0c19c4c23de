// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/etcd_status.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace kubemori::maintenance {

/// What a finding about etcd means: Block: the cluster has no etcd, or is about to lose it; Warn: to be seen to; Info:
/// to be known.
enum class EtcdSeverity { Info, Warn, Block };

/// Stable name for JSON: "block".
[[nodiscard]] QString toString(EtcdSeverity severity);

/// Something about etcd that a person should know. Words for people are made in ui/text from the check.
struct EtcdFinding
{
    QString check; ///< one of etcd_checks.hpp
    EtcdSeverity severity = EtcdSeverity::Warn;
    QString subject;  ///< the member it is said of; empty: of all
    QString evidence; ///< what was seen; technical, untranslated

    bool operator==(const EtcdFinding &) const = default;
};

/// Room where something is kept.
struct DiskRoom
{
    QString path;
    qint64 bytes = 0; ///< of the file system
    qint64 free = 0;  ///< for who may write there

    bool operator==(const DiskRoom &) const = default;
};

/// How etcdctl is reached on a host: as a program there, or in the container that etcd itself runs in.
enum class EtcdRoute { Host, Docker, Crictl };

/// Stable name for JSON: "host".
[[nodiscard]] QString toString(EtcdRoute route);

/// How Kubespray installed etcd, as far as it can be told from a host: a service of the host, a container of docker, a
/// static pod of kubeadm; Elsewhere: on other hosts than the one that was asked.
enum class EtcdKind { Unknown, Host, Docker, Kubeadm, Elsewhere };

/// Stable name for JSON: "kubeadm".
[[nodiscard]] QString toString(EtcdKind kind);

/// A member with what its host says.
struct EtcdMemberLook
{
    kube::EtcdMember member;
    QString node;                 ///< the Kubernetes node it runs on; empty: none, or not known
    std::optional<DiskRoom> data; ///< where its data lies; none: its host could not be asked, see dataTrouble
    QString dataTrouble;
    qint64 quota = 0;   ///< bytes; 0: not known
    QStringList alarms; ///< "NOSPACE", "CORRUPT"

    /// As people know it: its name, else its id, else its URL.
    [[nodiscard]] QString title() const;
    bool operator==(const EtcdMemberLook &) const = default;
};

/// How etcd is. Plain values; equal looks at the same state differ only in time and latency.
struct EtcdReport
{
    QDateTime takenAt; ///< UTC
    QString host;      ///< that was asked, as Runner::location()
    EtcdKind kind = EtcdKind::Unknown;
    EtcdRoute route = EtcdRoute::Host;
    /// Etcd could not name its members (no quorum): they are those of the host's settings, without ids of their own.
    bool isFromSettings = false;
    QString listTrouble; ///< why it could not
    QList<EtcdMemberLook> members;
    QList<EtcdFinding> findings; ///< gravest first

    [[nodiscard]] const EtcdMemberLook *leader() const;
    bool operator==(const EtcdReport &) const = default;
};

} // namespace kubemori::maintenance
