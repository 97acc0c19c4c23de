// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace kubemori::upgrade::health {

/// The file system that a folder is on.
struct DiskSpace
{
    QString mount; ///< "/var"
    QString device;
    qint64 totalKib = 0;
    qint64 freeKib = 0; ///< for programs that are not root

    bool operator==(const DiskSpace &) const = default;
};

/// What a `server:` line of a kubeconfig says.
struct ServerLine
{
    QString file;   ///< "/etc/kubernetes/kubelet.conf"
    QString server; ///< "https://127.0.0.1:6443"

    bool operator==(const ServerLine &) const = default;
};

/// A name of the API server and what it leads to on the node.
struct ServerName
{
    QString name;
    QString address; ///< empty: it leads nowhere

    bool operator==(const ServerName &) const = default;
};

/// How /etc/containerd/cri-base.json writes the limits of processes.
enum class Rlimits {
    Absent,     ///< there is no such file, or nothing of them in it
    Numbers,    ///< as containerd wants them
    Strings,    ///< containerd then has no CRI any more
    Unreadable, ///< no JSON of limits
};

/// What a node says of itself. What it did not say, or said in a way that cannot be true, is not set.
struct HostFacts
{
    std::optional<QList<DiskSpace>> disks; ///< each file system once
    std::optional<qint64> swapKib;
    QString cgroups; ///< "cgroup2fs", "tmpfs"
    QString kernel;
    QString containerd;               ///< "1.7.24"; empty also: not installed
    std::optional<bool> dockerActive; ///< the service docker runs
    std::optional<Rlimits> rlimits;
    QString rlimitsText;                          ///< as they are written in the file
    std::optional<QList<ServerLine>> servers;     ///< may be empty
    std::optional<QList<ServerName>> serverNames; ///< those of `servers` that are no addresses

    bool operator==(const HostFacts &) const = default;
};

} // namespace kubemori::upgrade::health
