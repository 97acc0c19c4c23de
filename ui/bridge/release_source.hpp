// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "group_vars/carry_over.hpp"
#include "group_vars/metallb_migration.hpp"
#include "group_vars/setting_readers.hpp"
#include "group_vars/settings_diff.hpp"
#include "kubespray/checkout.hpp"
#include "kubespray/hop_plan.hpp"
#include "kubespray/release.hpp"
#include "kubespray/tag_fetch.hpp"
#include "kubespray/work_branch.hpp"
#include "ui/bridge/diff_backend.hpp"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>

namespace kubemori::ui {

/// Where a cluster's Kubespray checkout lies.
struct CheckoutPlace
{
    QString host;      ///< as the profile names it; empty: this machine
    QString path;      ///< as the profile names it; empty: none is configured
    QString inventory; ///< the same: a folder or a file

    /// Its folder, without a slash behind it.
    [[nodiscard]] QString inventoryFolder() const
    {
        const QString ending = inventory.section(u'/', -1).section(u'.', 1).section(u'.', -1);
        const bool isFile = ending == u"ini" || ending == u"yml" || ending == u"yaml" || ending == u"json";
        QString folder = isFile ? inventory.section(u'/', 0, -2) : inventory;
        while (folder.endsWith(u'/')) {
            folder.chop(1);
        }
        return folder;
    }
    bool operator==(const CheckoutPlace &) const = default;
};

/// The releases that a checkout knows, in the order of their versions.
struct ReleaseList
{
    QList<kubespray::Release> releases;
    bool isComplete = false; ///< false: only the tags are known so far
};

/// A setting as the cluster's own inventory has it.
struct OwnSetting
{
    group_vars::SettingState state = group_vars::SettingState::Absent;
    inventory::Value value;
    QString file; ///< in the inventory's folder

    bool operator==(const OwnSetting &) const = default;
};

/// The sample inventories of two releases, setting by setting, beside the cluster's own.
struct SettingsComparison
{
    QString from;
    QString to;
    group_vars::SettingsDiff diff;
    QHash<QString, OwnSetting> own; ///< by key; empty also when the inventory cannot be read
};

/// The cluster's inventory, made for one release, is to be carried to another, with these decisions.
struct CarryOverRequest
{
    QString from;
    QString to;
    group_vars::Resolutions resolutions;

    bool operator==(const CarryOverRequest &) const = default;
};

/// What the releases page does with one cluster's Kubespray checkout. No call blocks; callbacks and sinks come on
/// a worker thread and are carried to the GUI thread by GuiMailbox. The calls are done one after the other.
/// Destroying the source stops what is under way and waits for its thread.
class ReleaseSource
{
public:
    using OutputSink = std::function<void(QByteArray)>;
    template<class T> using Done = std::function<void(Result<T>)>;

    virtual ~ReleaseSource() = default;
    [[nodiscard]] virtual CheckoutPlace place() const = 0;
    virtual void look(Done<kubespray::CheckoutState> done) = 0;
    /// `done` gets the tags as soon as they are known, and once more all that the releases say; or an error.
    virtual void listReleases(Done<ReleaseList> done) = 0;
    /// The way from one release to another with the settings of the cluster's inventory, if that can be read.
    virtual void planHops(const QString &from, const QString &to, Done<kubespray::HopPlan> done) = 0;
    /// What differs between the sample inventories of two releases.
    virtual void compareSettings(const QString &from, const QString &to, Done<SettingsComparison> done) = 0;
    /// The lines of roles and playbooks of a release that name a setting.
    virtual void findUses(const QString &key, const QString &tag, Done<QList<group_vars::SettingUse>> done) = 0;
    /// Reads only. Repeated calls for the same releases read nothing again, unless cancel() or look() came between.
    virtual void carryOver(const CarryOverRequest &request, Done<group_vars::CarryOverResult> done) = 0;
    /// MetalLB's old settings in the form of the new release; not needed where that reads the old ones or none is set.
    virtual void findMetallb(const CarryOverRequest &request, Done<group_vars::MetallbMigration> done) = 0;
    /// Writes the result into a folder that is not there yet or empty; `folder` in the checkout unless it is absolute.
    /// `done` gets the folder. InvalidInput while something is left to decide.
    virtual void writeCarryOver(const CarryOverRequest &request, const QString &folder, Done<QString> done) = 0;
    /// git's own words go to `sink` as they come.
    virtual void fetch(OutputSink sink, Done<kubespray::TagFetch> done) = 0;
    virtual void planWorkBranch(const kubespray::WorkBranchRequest &request, Done<kubespray::WorkBranchPlan> done) = 0;
    virtual void makeWorkBranch(const kubespray::WorkBranchPlan &plan, OutputSink sink,
                                Done<kubespray::CheckoutState> done) = 0;
    /// The same checkout for the diff viewer; lives as long as the source.
    [[nodiscard]] virtual DiffBackend &differences() = 0;
    /// Ends what is under way and what waits, each with Cancelled. Returns at once.
    virtual void cancel() = 0;
};

} // namespace kubemori::ui
