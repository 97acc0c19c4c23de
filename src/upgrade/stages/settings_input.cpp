// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/settings_input.hpp"

#include "base/version.hpp"
#include "group_vars/inventory_folder.hpp"
#include "group_vars/setting_readers.hpp"
#include "kubespray/revision_files.hpp"
#include "kubespray/work_branch.hpp"
#include "upgrade/stages/deployer_work.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

Result<group_vars::CarryOverInput> readSettingsInput(const cluster::Deployer &deployer, const HopRecord &hop,
                                                     std::stop_token stop)
{
    const auto from = Version::parse(hop.from);
    const auto to = Version::parse(hop.to);
    if (!from || !to) {
        return fail(ErrorCode::InvalidInput, u"%1 → %2 are no two releases"_s.arg(hop.from, hop.to));
    }
    const QString folder = hop.oldInventory.isEmpty() ? hop.inventoryFolder : hop.oldInventory;
    if (folder.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no inventory is configured"_s);
    }
    const kubespray::RevisionFiles files{kubespray::Git(deployer.runner, deployer.checkout)};
    auto oldSample = group_vars::readSample(files, hop.from, stop);
    auto newSample = group_vars::readSample(files, hop.to, stop);
    auto mine = group_vars::readFolder(command::FileTransfer(deployer.runner), pathOn(deployer, folder), stop);
    const auto &rules = group_vars::builtInSettingsRules();
    if (!oldSample || !newSample || !mine || !rules) {
        return std::unexpected(!oldSample   ? oldSample.error()
                               : !newSample ? newSample.error()
                               : !mine      ? mine.error()
                                            : rules.error());
    }
    // What no role reads is a remark beside a setting; without it all the rest is as good.
    const group_vars::SettingReaders readers(deployer.runner, deployer.checkout);
    const QStringList own = group_vars::ownSettings(*oldSample, *mine);
    const auto readKeys = readers.readKeys(own, hop.to, stop);
    const auto oldReadKeys = readers.readKeys(own, hop.from, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return group_vars::CarryOverInput{.oldSample = std::move(*oldSample),
                                      .mine = std::move(*mine),
                                      .newSample = std::move(*newSample),
                                      .from = *from,
                                      .to = *to,
                                      .rules = *rules,
                                      .readKeys = readKeys ? std::optional(*readKeys) : std::nullopt,
                                      .resolutions = hop.choices.resolutions,
                                      .oldReadKeys = oldReadKeys ? std::optional(*oldReadKeys) : std::nullopt};
}

Result<group_vars::CheckoutFiles> readCheckoutFiles(const cluster::Deployer &deployer, const HopRecord &hop,
                                                    std::stop_token stop)
{
    const QStringList names{u"ansible.cfg"_s, u".gitignore"_s};
    const kubespray::RevisionFiles files{kubespray::Git(deployer.runner, deployer.checkout)};
    const auto old = files.read(hop.from, names, stop);
    const auto fresh = files.read(hop.to, names, stop);
    if (!old || !fresh) {
        return std::unexpected(old ? fresh.error() : old.error());
    }
    group_vars::CheckoutFiles checkout{.old = *old, .mine = {}, .fresh = *fresh, .inventory = {}, .result = {}};
    const auto mine = files.read(u"refs/heads/"_s + kubespray::workBranchName(hop.from), names, stop);
    if (!mine && mine.error().code != ErrorCode::NotFound) {
        return std::unexpected(mine.error());
    }
    for (const QString &name : names) {
        if (mine && mine->contains(name) && old->contains(name) && fresh->contains(name)) {
            checkout.mine.insert(name, mine->value(name));
        }
    }
    return checkout;
}

Result<group_vars::CarryOverResult> carrySettings(const cluster::Deployer &deployer, const HopRecord &hop,
                                                  std::stop_token stop)
{
    const auto input = readSettingsInput(deployer, hop, stop);
    if (!input) {
        return std::unexpected(input.error());
    }
    group_vars::CarryOverResult result = group_vars::carryOver(*input);
    const auto checkout = readCheckoutFiles(deployer, hop, std::move(stop));
    if (!checkout) {
        return std::unexpected(checkout.error());
    }
    group_vars::carryCheckoutFiles(*checkout, hop.choices.resolutions, result);
    return result;
}

} // namespace kubemori::upgrade
