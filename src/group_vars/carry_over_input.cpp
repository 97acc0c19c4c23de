// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_over_input.hpp"

#include "base/version.hpp"
#include "command/file_transfer.hpp"
#include "group_vars/inventory_folder.hpp"
#include "group_vars/setting_readers.hpp"
#include "kubespray/revision_files.hpp"

#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

Result<CarryOverInput> readCarryOverInput(const CarryOverPlace &place, std::stop_token stop)
{
    const auto from = Version::parse(place.from);
    const auto to = Version::parse(place.to);
    if (!from || !to) {
        return fail(ErrorCode::InvalidInput, u"%1 → %2 are no two releases"_s.arg(place.from, place.to));
    }
    const kubespray::RevisionFiles files{kubespray::Git(place.runner, place.checkout)};
    auto oldSample = readSample(files, place.from, stop);
    auto newSample = readSample(files, place.to, stop);
    auto mine = readFolder(command::FileTransfer(place.runner), place.folder, stop);
    const auto &rules = builtInSettingsRules();
    if (!oldSample || !newSample || !mine || !rules) {
        return std::unexpected(!oldSample   ? oldSample.error()
                               : !newSample ? newSample.error()
                               : !mine      ? mine.error()
                                            : rules.error());
    }
    // What no role reads is a remark beside a setting; without it all the rest is as good.
    const SettingReaders readers(place.runner, place.checkout);
    const QStringList own = ownSettings(*oldSample, *mine);
    const auto readKeys = readers.readKeys(own, place.to, stop);
    const auto oldReadKeys = readers.readKeys(own, place.from, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled);
    }
    return CarryOverInput{.oldSample = std::move(*oldSample),
                          .mine = std::move(*mine),
                          .newSample = std::move(*newSample),
                          .from = *from,
                          .to = *to,
                          .rules = *rules,
                          .readKeys = readKeys ? std::optional(*readKeys) : std::nullopt,
                          .resolutions = {},
                          .oldReadKeys = oldReadKeys ? std::optional(*oldReadKeys) : std::nullopt};
}

} // namespace kubemori::group_vars
