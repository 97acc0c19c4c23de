// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/stages/inventory_changes.hpp"

#include "group_vars/inventory_folder.hpp"
#include "kubespray/work_branch.hpp"
#include "upgrade/stages/carried_inventory.hpp"
#include "upgrade/stages/inventory_form.hpp"
#include "upgrade/stages/old_inventory.hpp"
#include "upgrade/stages/settings_check.hpp"
#include "upgrade/stages/settings_place.hpp"

#include <algorithm>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using group_vars::CarriedFile;
using group_vars::FolderFiles;

namespace {

constexpr Milliseconds commitTimeout = std::chrono::minutes{2};
constexpr int newFileMode = 0644;

std::optional<QByteArray> fileOf(const FolderFiles &files, const QString &path)
{
    const auto found = files.constFind(path);
    return found == files.cend() ? std::nullopt : std::optional(*found);
}

QList<InventoryFileChange> foreseen(const CarriedInventory &carried)
{
    QMap<QString, InventoryFileChange> files;
    for (const CarriedFile &file : carried.result.files) {
        const bool goes = file.outcome == CarriedFile::Outcome::Dropped;
        const QString before = file.mine.isEmpty() ? file.path : file.mine;
        files.insert(file.path, {.path = file.path,
                                 .oldPath = carried.mine.contains(before) ? before : QString(),
                                 .before = fileOf(carried.mine, before),
                                 .after = goes ? std::nullopt : std::optional(file.bytes)});
    }
    return files.values();
}

/// By today's names of the groups: those of a folder that got another one belong together.
QList<InventoryFileChange> compared(const FolderFiles &before, const FolderFiles &after)
{
    FolderFiles left = before;
    QMap<QString, QString> byCanonical;
    for (const auto &[path, bytes] : before.asKeyValueRange()) {
        byCanonical.insert(group_vars::canonicalPath(path), path);
    }
    QMap<QString, InventoryFileChange> files;
    for (const auto &[path, bytes] : after.asKeyValueRange()) {
        const QString same = before.contains(path) ? path : byCanonical.value(group_vars::canonicalPath(path));
        files.insert(path, {.path = path, .oldPath = same, .before = fileOf(before, same), .after = bytes});
        left.remove(same);
    }
    for (const auto &[path, bytes] : left.asKeyValueRange()) {
        files.insert(path, {.path = path, .oldPath = path, .before = bytes, .after = {}});
    }
    return files.values();
}

/// Whether the path stays in the folder: it came from outside of this program once it stood in a file of an upgrade.
bool isInside(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return !path.isEmpty() && std::ranges::none_of(parts, [](const QString &part) {
        return part.isEmpty() || part == "."_L1 || part == ".."_L1;
    });
}

Result<> commitFile(const DeployerWork &where, const HopRecord &hop, const QString &path,
                    const StageWork::OutputSink &sink, const std::stop_token &stop)
{
    if (liesOutside(hop.inventoryFolder)) {
        return {};
    }
    const QString named = hop.inventoryFolder + u'/' + path;
    const QList<QStringList> commands{{u"--literal-pathspecs"_s, u"add"_s, u"-f"_s, u"--"_s, named},
                                      {u"--literal-pathspecs"_s, u"commit"_s, u"-q"_s, u"-m"_s,
                                       u"Change %1 by hand for %2"_s.arg(named, hop.to), u"--"_s, named}};
    for (const QStringList &arguments : commands) {
        tellCommand(sink, where.plannedGit(arguments).text);
        if (auto done = where.git().change(arguments, commitTimeout, sinkOf(sink), stop); !done) {
            return std::unexpected(done.error().during(u"committing; the file is written"_s));
        }
    }
    return {};
}

} // namespace

Result<InventoryChanges> readInventoryChanges(const UpgradeSite &site, const HopRecord &hop, std::stop_token stop)
{
    const DeployerWork where(site.deployer());
    const SettingsPlace place(where, hop);
    const auto state = hop.oldInventory.isEmpty() ? Result<PlaceState>(PlaceState::Old) : place.state(stop);
    if (!state) {
        return std::unexpected(state.error());
    }
    if (*state == PlaceState::Free || *state == PlaceState::Old) {
        return carryInventory(site, hop, stop).transform([](const CarriedInventory &carried) {
            return InventoryChanges{.files = foreseen(carried), .isWritten = false};
        });
    }
    const auto before = group_vars::readFolder(where.files(), place.old(), stop);
    const auto after = group_vars::readFolder(where.files(), place.folder(), stop);
    if (!before || !after) {
        return std::unexpected(!before ? before.error() : after.error());
    }
    return InventoryChanges{.files = compared(*before, *after), .isWritten = true};
}

Result<> editInventoryFile(const UpgradeSite &site, const HopRecord &hop, const InventoryEdit &edit,
                           const StageWork::OutputSink &sink, std::stop_token stop)
{
    if (!isInside(edit.path)) {
        return fail(ErrorCode::InvalidInput, u"it is no file of the inventory's folder"_s, edit.path);
    }
    if (const auto fault = yamlFault(edit.path, edit.text)) {
        return fail(ErrorCode::InvalidInput, fault->toString(), edit.path);
    }
    const DeployerWork where(site.deployer());
    const SettingsPlace place(where, hop);
    const auto other = place.otherBranch(stop);
    if (!other) {
        return std::unexpected(other.error());
    }
    if (*other) {
        return fail(ErrorCode::InvalidInput,
                    u"checked out is “%1”, not “%2”"_s.arg(**other, kubespray::workBranchName(hop.to)),
                    where.checkout());
    }
    const QString file = place.folder() + u'/' + edit.path;
    const auto there = where.files().read(file, stop);
    const auto entry = where.files().stat(file, stop);
    if (!there || !entry) {
        return std::unexpected(!there ? there.error() : entry.error());
    }
    if (*there != edit.expected) {
        return fail(ErrorCode::AlreadyExists, u"somebody else has changed it meanwhile; nothing was written"_s, file);
    }
    const int mode = entry->type == command::FileEntry::Type::File ? entry->mode : newFileMode;
    if (auto written = where.files().write(file, edit.text, mode, stop); !written) {
        return written;
    }
    return commitFile(where, hop, edit.path, sink, stop);
}

} // namespace kubemori::upgrade
