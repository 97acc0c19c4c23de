// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/carried_inventory.hpp"

#include "upgrade/stages/inventory_form.hpp"
#include "upgrade/stages/settings_input.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using group_vars::CarriedFile;

namespace {

/// The hosts in their new form instead of the old file.
Result<> putHosts(const UpgradeSite &site, const HopRecord &hop, CarriedInventory &carried, const std::stop_token &stop)
{
    if (hop.choices.inventoryForm != HopChoices::InventoryForm::Ini) {
        return {};
    }
    const auto conversion = convertOldInventory(site, hop, stop);
    const auto name = findInventoryFile(site, oldFolderOf(hop), stop);
    if (!conversion || !name) {
        return std::unexpected(!conversion ? conversion.error() : name.error());
    }
    if (!conversion->isFaithful()) {
        return fail(ErrorCode::NotProved,
                    u"inventory.ini does not say the same as %1; nothing was written"_s.arg(*name), oldFolderOf(hop));
    }
    const QString fresh = u"inventory.ini"_s;
    QList<CarriedFile> &files = carried.result.files;
    files.removeIf([&](const CarriedFile &file) { return file.path == fresh || file.path == *name; });
    if (*name != fresh) {
        files.append({.path = *name, .outcome = CarriedFile::Outcome::Dropped, .bytes = {}, .mine = {}, .note = {}});
    }
    files.append(
        {.path = fresh, .outcome = CarriedFile::Outcome::Merged, .bytes = conversion->text, .mine = *name, .note = {}});
    std::ranges::sort(files, {}, &CarriedFile::path);
    return {};
}

} // namespace

Result<CarriedInventory> carryInventory(const UpgradeSite &site, const HopRecord &hop, const std::stop_token &stop)
{
    const cluster::Deployer deployer = site.deployer();
    auto input = readSettingsInput(deployer, hop, stop);
    auto checkout = readCheckoutFiles(deployer, hop, stop);
    if (!input || !checkout) {
        return std::unexpected(!input ? input.error() : checkout.error());
    }
    CarriedInventory carried{
        .mine = input->mine, .result = group_vars::carryOver(*input), .checkout = {}, .released = checkout->fresh};
    group_vars::carryCheckoutFiles(*checkout, hop.choices.resolutions, carried.result);
    for (const CarriedFile &file : std::as_const(carried.result.files)) {
        // Only what this carry-over made: an inventory may have a folder of that name from an earlier one.
        if (file.path.startsWith(group_vars::checkoutFolder) && !carried.mine.contains(file.path)) {
            carried.checkout.insert(file.path.sliced(group_vars::checkoutFolder.size()), file.bytes);
        }
    }
    carried.result.files.removeIf([&carried](const CarriedFile &file) {
        return file.path.startsWith(group_vars::checkoutFolder) && !carried.mine.contains(file.path);
    });
    if (auto put = putHosts(site, hop, carried, stop); !put) {
        return std::unexpected(put.error());
    }
    return carried;
}

} // namespace kubemori::upgrade
