// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "cluster/gate_settings.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace kubemori::cluster {

enum class Purpose { Production, Staging, Test, Education };

/// Stable name for JSON and files: "production".
[[nodiscard]] QString toString(Purpose purpose);

/// How control-plane hosts are reached to run kubectl there (the usual case), or the kubeconfig to run kubectl here
/// with.
struct ControlPlaneAccess
{
    QStringList hosts; ///< tried in this order; empty when kubeconfig is used
    QString user;
    int port = 0; ///< 0: from ~/.ssh/config, else 22
    bool become = true;
    QString identityFile;
    QString kubectl; ///< the program on those hosts (or here), "kubectl" by default

    QString kubeconfig; ///< local file; then hosts is empty
    QString context;

    bool operator==(const ControlPlaneAccess &) const = default;
};

/// Which address of a node ssh goes to.
enum class NodeAddress { InternalIp, Name };

/// How nodes are reached by ssh. What is not given is taken from control_plane.
struct NodeAccess
{
    QString user;
    int port = 0;
    bool become = true;
    QString identityFile;
    NodeAddress address = NodeAddress::InternalIp;

    bool operator==(const NodeAccess &) const = default;
};

/// Where the Kubespray checkout lives, and how that host is reached.
struct KubesprayAccess
{
    QString host; ///< empty: this machine; else reached by ssh with the next three
    QString user;
    int port = 0; ///< 0: from ~/.ssh/config, else 22
    QString identityFile;
    QString path; ///< the checkout; empty: none is known
    QString inventory;
    QString venv;
    QString repoUrl;

    bool operator==(const KubesprayAccess &) const = default;
};

/// Finite deadlines of the parts of a maintenance.
struct Timeouts
{
    /// What each of them may be.
    static constexpr Milliseconds shortest = std::chrono::seconds{1};
    static constexpr Milliseconds longest = std::chrono::hours{24};

    Milliseconds command{std::chrono::seconds{60}}; ///< one short command over ssh or kubectl
    Milliseconds drain{std::chrono::minutes{10}};
    Milliseconds down{std::chrono::minutes{5}};   ///< from the shutdown command until the node is seen to be down
    Milliseconds up{std::chrono::minutes{15}};    ///< from down until ssh answers with a new boot id
    Milliseconds ready{std::chrono::minutes{10}}; ///< from there until Ready with a new heartbeat
    Milliseconds gates{
        std::chrono::minutes{15}}; ///< until the gates before a node, or the workloads at the end, are met
    Milliseconds detach{std::chrono::minutes{6}}; ///< from drained until the node's volumes are detached

    bool operator==(const Timeouts &) const = default;
};

struct DrainOptions
{
    bool force = true;
    bool ignoreDaemonSets = true;
    /// Ask (the default) before data in emptyDir volumes is given up, or do it, or never.
    enum class EmptyDir { Ask, Delete, Keep };
    EmptyDir emptyDir = EmptyDir::Ask;
    int gracePeriodSeconds = -1; ///< -1: each pod's own
    /// Besides those of Kubernetes itself: pods there are never deleted by force.
    QStringList protectedNamespaces;

    bool operator==(const DrainOptions &) const = default;
};

/// Who is told, besides whoever sits in front of the window, when an operation needs a person or is over.
struct Notify
{
    QString webhookFile; ///< a file with the address of a chat's incoming webhook: the address itself is a secret

    bool operator==(const Notify &) const = default;
};

/// How the whole cluster is switched off and on again.
struct PowerSettings
{
    QStringList storageNodes; ///< go down after the workers and come up before them, besides those found by their pods
    /// Switches a machine on from here, word by word, with {node} and {ip} replaced; empty: a person does it.
    QStringList on;

    bool operator==(const PowerSettings &) const = default;
};

/// How nodes tell that they need a reboot, where the usual ways do not.
struct RebootRequired
{
    QString command; ///< run by a shell on the node, without sudo: exit 0: not required, 1: required; empty: usual ways

    bool operator==(const RebootRequired &) const = default;
};

/// One cluster as the admin configured it (an entry of clusters.yaml). Holds no secret.
struct Profile
{
    QString id; ///< stable, [a-z0-9-]+
    QString name;
    Purpose purpose = Purpose::Test;
    ControlPlaneAccess controlPlane;
    NodeAccess nodes;
    KubesprayAccess kubespray;
    Timeouts timeouts;
    DrainOptions drain;
    Notify notify;
    RebootRequired rebootRequired;
    GateSettings gates;
    PowerSettings power;
    bool simulated = false;  ///< of the demo: nothing real is behind it; never in a file
    QStringList rebootOrder; ///< names in the wanted order; nodes not named follow by the usual rule

    bool operator==(const Profile &) const = default;
};

} // namespace kubemori::cluster
