// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demo_clock.hpp"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace kubemori::demo {

/// How long a machine takes over a reboot, counted from the command.
struct RebootHabit
{
    Milliseconds silent{std::chrono::seconds{4}};   ///< until it no longer answers
    Milliseconds answers{std::chrono::seconds{38}}; ///< until ssh answers again
    Milliseconds ready{std::chrono::seconds{56}};   ///< until its kubelet reports Ready
};

/// What a machine tells of itself when it is looked at before an upgrade.
struct HostState
{
    qint64 diskKib = 120LL << 20;
    qint64 freeKib = 71LL << 20;
    qint64 swapKib = 0;
    QString cgroups = QStringLiteral("cgroup2fs");
    bool hasTextLimits = false; ///< in containerd's file, as some releases wrote them
    QString server;             ///< in kubelet.conf; empty: what listens on the node itself
    Milliseconds clockAhead{0};
};

/// A machine and its Node object.
struct SimNode
{
    enum class Ready { True, False, Unknown };

    QString name;
    QString ip;
    bool controlPlane = false;
    bool worker = true;
    QString kubelet;
    QString osImage;
    QString kernel;
    QString nextKernel; ///< installed, runs from the next boot
    QString runtime;
    QString etcd; ///< of its member, control planes only
    Instant createdAt;
    Instant certificateEnd; ///< of the API server's certificate, control planes only
    RebootHabit habit;
    QStringList rebootPackages; ///< why a reboot is required; empty: it is not

    // The machine.
    bool answers = true; ///< network, ssh and all programs
    bool off = false;    ///< switched off, waits for somebody to switch it on
    Instant bootedAt;
    QString bootId;
    int boots = 0;                   ///< also tells the events of an older boot from those of this one
    QMap<QString, QByteArray> files; ///< written by programs, by path
    HostState state;

    // What the API server knows of it.
    bool unschedulable = false;
    QMap<QString, QString> annotations;
    QString reportedBootId;
    Ready ready = Ready::True;
    Instant readySince;
    Instant heartbeat;
    quint64 version = 0;
};

/// A Deployment, StatefulSet or DaemonSet, or (kind "Node") static pods of one name.
struct SimWorkload
{
    QString kind;
    QString nameSpace;
    QString name;
    int replicas = 1; ///< not of DaemonSets
    QString hash{};   ///< of the pod template
    bool emptyDir = false;
    bool controlPlanesOnly = false;
    bool workersOnly = false;
    int cpuMillis = 50;
    int memoryMi = 64;
    Milliseconds starts{std::chrono::seconds{6}}; ///< from bound to ready
    Milliseconds ends{std::chrono::seconds{2}};   ///< from the deletion until it is gone
};

struct SimPod
{
    QString nameSpace;
    QString name;
    QString uid;
    int workload = -1; ///< index
    int node = -1;     ///< index; -1: no node has room for it
    bool ready = false;
    QString waiting; ///< why a container does not run: "CrashLoopBackOff"
    int restarts = 0;
    Instant createdAt;
    bool ending = false;
    Instant deletionAt;
};

/// What playbooks left behind, besides the programs of the nodes.
struct Installation
{
    QMap<QString, QString> releases; ///< by which tag a workload was installed, by its name
    QStringList facts;               ///< hosts that ansible has in its cache
    QStringList oldApis;             ///< that somebody still asks for: "group version resource removed-release"
};

struct SimBudget
{
    QString nameSpace;
    QString name;
    QString uid;
    QJsonObject spec; ///< its selector is matchLabels { app: … }
};

/// What a budget says now, as its controller would compute it.
struct BudgetNumbers
{
    int expected = 0;
    int healthy = 0;
    int desired = 0;
    [[nodiscard]] int allowed() const { return expected == 0 ? 0 : std::max(0, healthy - desired); }
};

} // namespace kubemori::demo
