// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/settings_input.hpp"

#include "group_vars/carry_over_input.hpp"
#include "kubespray/revision_files.hpp"
#include "kubespray/work_branch.hpp"
#include "upgrade/stages/deployer_work.hpp"

#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;

namespace {

/// The commit that the checkout's own files were in before the hop: of the release's work branch, else of what was
/// checked out last, if that was made from the release. Empty: not known.
Result<QString> revisionBefore(const kubespray::Git &git, const HopRecord &hop, const std::stop_token &stop)
{
    const QString release = u"refs/tags/"_s + hop.from;
    const QString branch = u"refs/heads/"_s + kubespray::workBranchName(hop.from);
    for (const QString &name : {branch, u"HEAD"_s, u"@{-1}"_s}) {
        const auto commit =
            git.read({u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, QString(name + u"^{commit}"_s)}, stop);
        if (!commit && commit.error().code != ErrorCode::ExitedNonZero) {
            return std::unexpected(commit.error());
        }
        if (!commit) {
            continue;
        }
        const QString id = QString::fromLatin1(*commit).trimmed();
        // The new release contains the old one, too: what is apart from it is what counts.
        const auto isMadeFrom = git.read({u"merge-base"_s, u"--is-ancestor"_s, release, id}, stop);
        const auto isNew = git.read({u"merge-base"_s, u"--is-ancestor"_s, u"refs/tags/"_s + hop.to, id}, stop);
        if (isMadeFrom && !isNew) {
            return id;
        }
    }
    return QString();
}

} // namespace

Result<group_vars::CarryOverInput> readSettingsInput(const cluster::Deployer &deployer, const HopRecord &hop,
                                                     std::stop_token stop)
{
    const QString folder = hop.oldInventory.isEmpty() ? hop.inventoryFolder : hop.oldInventory;
    if (folder.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no inventory is configured"_s);
    }
    return group_vars::readCarryOverInput({.runner = deployer.runner,
                                           .checkout = deployer.checkout,
                                           .folder = pathOn(deployer, folder),
                                           .from = hop.from,
                                           .to = hop.to},
                                          std::move(stop))
        .transform([&hop](group_vars::CarryOverInput input) {
            input.resolutions = hop.choices.resolutions;
            return input;
        });
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
    const auto before = revisionBefore(files.git(), hop, stop);
    if (!before || before->isEmpty()) {
        return before ? Result<group_vars::CheckoutFiles>(checkout) : std::unexpected(before.error());
    }
    const auto mine = files.read(*before, names, stop);
    if (!mine) {
        return std::unexpected(mine.error());
    }
    for (const QString &name : names) {
        if (mine->contains(name) && old->contains(name) && fresh->contains(name)) {
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
