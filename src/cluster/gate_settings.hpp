// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTime>

#include <optional>

namespace kubemori::cluster {

/// What a gate that is not met does: keeps the next node waiting, is only said, or is not looked at.
enum class GateMode { On, Warn, Off };

/// Where the API servers listen that are asked for /readyz.
struct ReadyzGate
{
    GateMode mode = GateMode::On;
    int port = 6443;

    bool operator==(const ReadyzGate &) const = default;
};

/// How etcd is asked: etcdctl, on a control-plane host, with Kubespray's certificates. "{node}" stands for the host's
/// node name.
struct EtcdGate
{
    GateMode mode = GateMode::On;
    QString etcdctl = QStringLiteral("etcdctl");
    QString endpoint = QStringLiteral("https://127.0.0.1:2379");
    QString ca = QStringLiteral("/etc/ssl/etcd/ssl/ca.pem");
    QString cert = QStringLiteral("/etc/ssl/etcd/ssl/admin-{node}.pem");
    QString key = QStringLiteral("/etc/ssl/etcd/ssl/admin-{node}-key.pem");

    bool operator==(const EtcdGate &) const = default;
};

/// The Prometheus whose firing alerts keep a node from going.
struct AlertsGate
{
    GateMode mode = GateMode::On;
    QString url;        ///< asked from this machine; or:
    QString service;    ///< "namespace/name:port", asked through the API server
    QStringList ignore; ///< regular expressions of whole alert names

    bool operator==(const AlertsGate &) const = default;
};

/// When nodes may go. A window that ends before it starts goes on past midnight and belongs to the day it began on.
struct WindowGate
{
    GateMode mode = GateMode::On;
    QList<int> days; ///< 1 (Monday) to 7 (Sunday); empty: every day
    QTime start;
    QTime end;
    QString timeZone; ///< "Asia/Tokyo"

    bool operator==(const WindowGate &) const = default;
};

/// The conditions under which a node may go, as the admin wants them for one cluster.
struct GateSettings
{
    GateMode nodes = GateMode::On;
    GateMode workloads = GateMode::On;
    GateMode budgets = GateMode::On;
    GateMode ceph = GateMode::On;
    GateMode volumes = GateMode::On;
    ReadyzGate readyz;
    EtcdGate etcd;
    std::optional<AlertsGate> alerts;
    std::optional<WindowGate> window;

    bool operator==(const GateSettings &) const = default;
};

} // namespace kubemori::cluster
