// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.hpp"
#include "inventory/value.hpp"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace kubemori::advice {

/// What `kubectl get` is asked for a condition; reads only.
struct ClusterQuery
{
    QString kind;      ///< "pods", "ippools.crd.projectcalico.org"
    QString nameSpace; ///< empty: all of them
    QString selector;  ///< of labels; may be empty
    QString jsonPath;

    bool operator==(const ClusterQuery &) const = default;
};

/// Which nodes a command is run on.
enum class NodeScope { All, ControlPlane, FirstControlPlane, Etcd, Here, Deployer };
/// Stable name for files and JSON: "control-plane".
[[nodiscard]] QString toString(NodeScope scope);

/// A command that only looks at nodes, for a condition.
struct NodeQuery
{
    QString script; ///< for `sh -c`, as root
    NodeScope scope = NodeScope::All;

    bool operator==(const NodeQuery &) const = default;
};

/// What is asked of a condition's subject. Tests that a subject does not know are refused when the file is read.
struct Test
{
    enum class Kind {
        Is,
        In,
        NotIn,
        Matches,
        Lacks,
        Contains,
        OlderThan, ///< also beside Matches: of its group "version"
        NewerThan,
        Defined,
        Own,
        Changes,
        SampleDiffers,
        Exists,
        Empty,
        FewerThan,
        Even,
        Missing,
    };

    Kind kind = Kind::Exists;
    bool wanted = true;               ///< Defined, Own, Exists, …: what it has to be
    QList<inventory::Value> values;   ///< Is (one), In, NotIn, Contains (one)
    QRegularExpression pattern;       ///< Matches, Lacks
    std::optional<Version> olderThan; ///< OlderThan, and beside Matches
    std::optional<Version> newerThan;
    int number = 0; ///< FewerThan
};

/// What has to be so for an issue to stand; docs/known-issues.md tells what each means. A value.
struct Condition
{
    enum class Kind {
        All,
        Any,
        Not,
        Setting,
        Settings, ///< all own ones whose name matches
        InventoryFile,
        Checkout,
        Group,
        HostVariable,
        Options, ///< of the command line
        Cluster,
        Node,
    };

    Kind kind = Kind::All;
    std::vector<Condition> parts; ///< All, Any; Not has one
    QString name;                 ///< Setting, HostVariable, InventoryFile
    QRegularExpression pattern;   ///< Settings, Group, Options: of the name, or of the options
    bool before = false;          ///< Setting: in the release that the hop starts from
    QStringList paths;            ///< Checkout: the first that exists counts
    QString group;                ///< HostVariable
    ClusterQuery cluster;
    NodeQuery node;
    Test test;
    int line = 0; ///< in its file
};

/// Whether it asks for nothing but the inventory, which is what carrying the settings over may still change.
[[nodiscard]] bool isAboutInventory(const Condition &condition);

} // namespace kubemori::advice
