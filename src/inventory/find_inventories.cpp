// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/find_inventories.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;
using Kind = FileSource::Kind;

namespace {

/// Names that Kubespray's documents and admins give to inventories, the likeliest first.
constexpr std::array<QLatin1StringView, 8> fileNames{
    QLatin1StringView("inventory.ini"), QLatin1StringView("hosts.yaml"),     QLatin1StringView("hosts.yml"),
    QLatin1StringView("hosts.ini"),     QLatin1StringView("inventory.yaml"), QLatin1StringView("inventory.yml"),
    QLatin1StringView("hosts"),         QLatin1StringView("inventory")};

bool isFile(Kind kind)
{
    return kind == Kind::File || kind == Kind::ExecutableFile;
}

} // namespace

Result<QList<InventoryCandidate>> findInventories(const QString &checkout, const FileSource &files,
                                                  std::stop_token stop)
{
    const QString root = (checkout.endsWith(u'/') ? checkout.chopped(1) : checkout) + u"/inventory"_s;
    const auto folders = files.list(root, stop);
    if (!folders) {
        return std::unexpected(folders.error());
    }
    QList<InventoryCandidate> candidates;
    for (const QString &folder : *folders) {
        const QString path = root + u'/' + folder;
        if (folder.startsWith(u'.') || files.kind(path, stop) != Kind::Directory) {
            continue;
        }
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled, {}, checkout);
        }
        for (const QLatin1StringView name : fileNames) {
            if (isFile(files.kind(path + u'/' + name, stop))) {
                candidates.append({.path = path + u'/' + name,
                                   .name = folder,
                                   .sample = folder == "sample"_L1 || folder == "local"_L1});
            }
        }
    }
    std::ranges::stable_sort(candidates, {}, [](const InventoryCandidate &candidate) {
        return std::tuple(candidate.sample, candidate.name);
    });
    return candidates;
}

} // namespace kubemori::inventory
