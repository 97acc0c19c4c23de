// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "fleet/cluster_facts.hpp"
#include "fleet/version_history.hpp"

#include <QList>
#include <QString>

namespace kubemori::fleet {

/// What is remembered of clusters between two starts of the program: a folder (mode 0700) with CLUSTER.json, the last
/// facts, replaced as a whole, and CLUSTER.history.jsonl, which only grows; both 0600, without any secret. Several
/// programs may use it at once: the worst that happens is a record that stands there twice, and readers drop it.
class FleetStore
{
public:
    explicit FleetStore(QString folder = defaultFolder());

    /// $XDG_STATE_HOME/kubemori/fleet
    [[nodiscard]] static QString defaultFolder();

    /// Nothing known when there is no file or it cannot be read: it is looked at anew anyhow.
    [[nodiscard]] ClusterFacts facts(const QString &cluster) const;
    [[nodiscard]] QList<VersionRecord> history(const QString &cluster) const;
    /// Io, or InvalidInput for an id that is no plain file name.
    [[nodiscard]] Result<> save(const QString &cluster, const ClusterFacts &facts) const;
    [[nodiscard]] Result<> append(const QString &cluster, const VersionRecord &record) const;

private:
    [[nodiscard]] Result<QString> pathOf(const QString &cluster, const QString &suffix) const;
    [[nodiscard]] Result<> makeFolder() const;

    QString m_folder;
};

} // namespace kubemori::fleet
