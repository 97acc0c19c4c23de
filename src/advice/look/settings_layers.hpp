// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/look/release_files.hpp"
#include "advice/look/typed_file.hpp"
#include "advice/picture.hpp"

#include <QList>
#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

namespace kubemori::advice {

/// A file of group_vars with the group it is of, by today's names.
struct GroupFile
{
    QString path; ///< as it is to be shown: "group_vars/all/all.yml", "inventory/sample/group_vars/…"
    QString canonicalPath;
    QString group;
    std::shared_ptr<const TypedFile> variables;
};

/// What a release sets before an inventory does.
struct ReleaseSettings
{
    SettingFacts roles;
    SettingFacts sample;
    std::vector<GroupFile> sampleFiles; ///< by path
    QList<Error> faults;                ///< files of it that could not be read; what they set is not known
};

/// Of both releases of a hop; equal ones are read once. Errors: those of RevisionFiles. Blocks.
[[nodiscard]] Result<std::pair<ReleaseSettings, ReleaseSettings>>
readReleaseSettings(const ReleaseFiles &current, const ReleaseFiles &target, const std::stop_token &stop);

/// What hosts of the control plane and workers get of these files, with where it stands: the group k8s_cluster over
/// all; what other groups set (etcd, kube_control_plane) counts where neither does.
[[nodiscard]] SettingFacts factsOf(const std::vector<GroupFile> &files);

/// The settings of an inventory and a command line, lowest first.
struct OwnSettings
{
    SettingFacts inventoryFile;   ///< variables of groups that the inventory's file sets itself
    std::vector<GroupFile> files; ///< its group_vars
    SettingFacts hosts;           ///< variables that every host of the cluster has with the same value
    SettingFacts commandLine;     ///< -e
    bool isIncomplete = false;    ///< something could not be read
};

/// The two layers of settings that issues are judged by: own settings lack what is the same as in the sample of the
/// current release at the same place. Pure.
[[nodiscard]] std::pair<SettingLayers, SettingLayers> makeLayers(ReleaseSettings current, ReleaseSettings target,
                                                                 const OwnSettings &own);

} // namespace kubemori::advice
