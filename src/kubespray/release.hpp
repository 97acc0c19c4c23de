// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "kubespray/release_fact.hpp"
#include "kubespray/release_tags.hpp"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::kubespray {

/// The Kubernetes versions of a release.
struct KubeVersions
{
    ReleaseFact installed;     ///< what an unmodified sample inventory installs
    ReleaseFact sample;        ///< kube_version as the sample sets it; unknown when it sets none (v2.28.0 and later)
    ReleaseFact roleDefault;   ///< what counts without the sample's
    ReleaseFact lowest;        ///< that it accepts, kube_version_min_required
    QStringList withChecksums; ///< those that can be downloaded (amd64), the newest first
    Origin checksums;

    /// The sample installs something else than the release announces.
    [[nodiscard]] bool sampleDisagrees() const;
    /// The newest with a checksum in the same minor line as `version`; empty: there is none.
    [[nodiscard]] QString newestOfLine(const Version &version) const;
    bool operator==(const KubeVersions &) const = default;
};

/// ansible-core (or ansible-base, or Ansible before 2.10) as the playbooks assert it: min <= version < max.
struct AnsibleRange
{
    ReleaseFact min;
    ReleaseFact max; ///< unknown: no upper end is asserted

    /// ">=2.16.4, <2.17.0"; empty when nothing is known.
    [[nodiscard]] QString toString() const;
    bool operator==(const AnsibleRange &) const = default;
};

/// One line of a requirements file: "ansible==9.13.0".
struct PipPin
{
    QString package;    ///< as written, without extras
    QString constraint; ///< "==9.13.0", ">=1,<2"; empty: any version
    int line = 0;

    bool operator==(const PipPin &) const = default;
};

struct RequirementsFile
{
    QString path;       ///< "requirements.txt", "requirements-2.11.txt"
    QString linkTarget; ///< the file it is a symbolic link to; empty: none
    QList<PipPin> pins;

    /// The constraint of a package ("ansible-core"); empty: not named.
    [[nodiscard]] QString constraintOf(const QString &package) const;
    bool operator==(const RequirementsFile &) const = default;
};

/// A row of the table in the release's documentation: which Python a version of Ansible runs on.
struct PythonRange
{
    QString ansible; ///< as written: ">= 2.16.4"
    QString python;  ///< as written: "3.10-3.12"
    Origin origin;

    bool operator==(const PythonRange &) const = default;
};

/// Paths of playbooks, the one to be used first; empty where the release has none.
struct Playbooks
{
    QStringList upgrade; ///< "upgrade-cluster.yml", …
    QStringList cluster;
    QStringList facts;
    QStringList scale;
    QStringList removeNode;
    QStringList reset;
    QStringList recoverControlPlane;

    bool operator==(const Playbooks &) const = default;
};

/// How the sample inventory is laid out, which is what an inventory for this release looks like.
struct SampleLayout
{
    QStringList inventoryFiles; ///< "inventory/sample/inventory.ini"
    QStringList groups;         ///< of the inventory file, in its order: "kube_node", "k8s_cluster:children"
    QString controlPlaneGroup;  ///< "kube_control_plane", before v2.16.0 "kube-master"
    QString nodeGroup;          ///< "kube_node", "kube-node"
    QString clusterGroup;       ///< "k8s_cluster", "k8s-cluster"; empty: the sample defines none (v2.27.0 and later)
    QString clusterFolder;      ///< folder of group_vars: "k8s_cluster", "k8s-cluster"
    QStringList groupVarsFiles; ///< below inventory/sample/group_vars: "all/all.yml"

    bool operator==(const SampleLayout &) const = default;
};

/// A component that the release installs.
struct Component
{
    QString name; ///< "etcd", "calico", "kube-vip"
    ReleaseFact version;
    bool isMain = false; ///< one of those that a cluster stands on or that people have heard of; the others are found
                         ///< by the names of their variables

    bool operator==(const Component &) const = default;
};

/// All that a checkout says of one of its releases.
struct Release
{
    ReleaseTag tag;
    KubeVersions kube;
    AnsibleRange ansible;
    QList<RequirementsFile> requirements; ///< requirements.txt first
    QList<PythonRange> python;            ///< empty: not documented (before v2.19.0)
    Playbooks playbooks;
    SampleLayout sample;
    QList<Component> components; ///< the main ones first; those that the release does not have are not in the list
    /// The release could not be read; all but the tag is empty then.
    std::optional<Error> error;

    /// nullptr if it has no such component.
    [[nodiscard]] const Component *component(const QString &name) const;
    /// "2.27", the line of patches it belongs to.
    [[nodiscard]] QString line() const;
    /// What the documentation says for the Ansible of requirements.txt: "3.10-3.12"; empty when it does not say.
    [[nodiscard]] QString pythonRange() const;
    bool operator==(const Release &) const = default;
};

} // namespace kubemori::kubespray

Q_DECLARE_METATYPE(kubemori::kubespray::Release)
