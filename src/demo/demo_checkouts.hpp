// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/local_runner.hpp"

#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::demo {

struct ClusterRecipe;

/// The Kubespray checkouts of the demo's clusters: real git repositories in a folder of the demo's own, made when one
/// is first used and kept from then on. Only git of this machine is run, and that without its user's settings. Blocks;
/// thread-safe, also between programs.
class DemoCheckouts
{
public:
    /// $XDG_STATE_HOME/kubemori/demo/checkouts. All below is in it; nothing else on this machine is the demo's.
    [[nodiscard]] static QString root();
    /// What belongs to a cluster, by its id.
    [[nodiscard]] static QString folderOf(const QString &id);
    /// Its checkout, for the profile.
    [[nodiscard]] static QString checkoutOf(const QString &id);
    /// A file that says that an upgrade of the cluster failed once: it fails no second time, also in other programs.
    [[nodiscard]] static QString failureMarkOf(const QString &id);
    /// The id of the cluster in whose folder a path lies; empty: in none. By its words alone: see isInside().
    [[nodiscard]] static QString clusterOf(const QString &path);
    /// Whether a path, which need not exist, lies in the folder with all symbolic links followed.
    [[nodiscard]] static bool isInside(const QString &path);

    /// Makes the checkout and the repository it was cloned from (folder 0700, whole or not at all), unless they are
    /// there. ProgramMissing without git; NotFound for no cluster of the demo's.
    [[nodiscard]] Result<> make(const QString &id, const std::stop_token &stop);
    /// The release that is checked out; empty: there is no checkout yet, or it is none.
    [[nodiscard]] QString releaseOf(const QString &id, const std::stop_token &stop);

    /// Environment for git: no settings but those of the repository, no programs besides git itself, no network.
    [[nodiscard]] static QMap<QString, QString> gitEnvironment();

private:
    [[nodiscard]] Result<> build(const ClusterRecipe &recipe, const QString &place, const std::stop_token &stop);
    /// A new repository with a history in it.
    [[nodiscard]] Result<> import(const QString &folder, const QStringList &kind, const QByteArray &settings,
                                  const QByteArray &history, const std::stop_token &stop);
    [[nodiscard]] Result<QByteArray> git(const QStringList &arguments, const QByteArray &input,
                                         const std::stop_token &stop);

    command::LocalRunner m_runner;
};

} // namespace kubemori::demo
