// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/fact.hpp"
#include "kube/node.hpp"
#include "kubespray/checkout.hpp"

#include <QMap>
#include <QString>
#include <QStringList>

namespace kubemori::fleet {

/// What the API server says of itself and its nodes.
struct KubernetesFacts
{
    QString apiServer;           ///< gitVersion of /version, of the server that answered: "v1.31.4"
    QMap<QString, int> kubelets; ///< version → on how many nodes
    int nodes = 0;
    int ready = 0;
    int cordoned = 0;

    bool operator==(const KubernetesFacts &) const = default;
};

[[nodiscard]] KubernetesFacts kubernetesFacts(const QString &apiServer, const QList<kube::Node> &nodes);

/// The certificate that ends first.
struct CertificateFacts
{
    QString host;
    QString path;       ///< a kubeconfig stands for the certificate in it
    QDateTime notAfter; ///< UTC; invalid: none was found
    int count = 0;      ///< of all that were read
    QStringList unread; ///< control planes that could not be looked at

    bool operator==(const CertificateFacts &) const = default;
};

/// Which release the checkout holds.
struct ReleaseFacts
{
    QString tag;          ///< exactly this release; empty: none
    QString nearestTag;   ///< where `tag` is empty: the release before it; empty: none is known
    int commitsSince = 0; ///< since nearestTag
    /// Those commits are of the cluster's inventory alone: see kubespray::CheckoutState.
    bool isReleaseAsIs = false;
    QString branch;  ///< empty: detached
    QString commit;  ///< full id
    int changed = 0; ///< tracked files with changes
    int untracked = 0;

    /// The release whose playbooks are run from here, whatever inventories are kept beside them; empty: none.
    [[nodiscard]] QString played() const;
    /// The same, or "v2.26.0+2" between releases, or empty.
    [[nodiscard]] QString release() const;
    bool operator==(const ReleaseFacts &) const = default;
};

[[nodiscard]] ReleaseFacts releaseFacts(const kubespray::CheckoutState &state);

/// All that the fleet page knows of one cluster.
struct ClusterFacts
{
    Fact<KubernetesFacts> kubernetes;
    Fact<CertificateFacts> certificates;
    Fact<ReleaseFacts> release;

    /// When somebody last looked at any of it.
    [[nodiscard]] QDateTime triedAt() const;
    bool operator==(const ClusterFacts &) const = default;
};

/// The look would need a person (a password, a passphrase, a host key), who is not asked in the background.
[[nodiscard]] bool needsPerson(const Error &error);

} // namespace kubemori::fleet
