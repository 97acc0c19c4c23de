// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_over.hpp"

#include "group_vars/own_comments.hpp"
#include "group_vars/settings_carrier.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

using Outcome = CarriedFile::Outcome;

/// The hosts are mine, whatever a sample shows.
bool isHostsFile(const QString &path)
{
    static const QStringList names{u"inventory.ini"_s, u"hosts.ini"_s, u"hosts.yml"_s,
                                   u"hosts.yaml"_s,    u"hosts"_s,     u"hosts.json"_s};
    return names.contains(path);
}

class Run
{
public:
    explicit Run(const CarryOverInput &input)
        : m_input(input)
        , m_folders(matchFolders(input.oldSample, input.mine, input.newSample))
        , m_carrier(m_input, m_folders)
    {
    }

    CarryOverResult run()
    {
        m_carrier.run();
        m_result.settings = m_carrier.takeSettings();
        m_result.conflicts = m_carrier.takeConflicts();
        for (const auto &[path, target] : m_carrier.targets()) {
            addTarget(path, *target);
        }
        for (const auto &[path, note] : m_folders.whole.asKeyValueRange()) {
            addWhole(path, note);
        }
        addRestOfSample();
        addDropped();
        finish();
        return std::move(m_result);
    }

private:
    [[nodiscard]] bool has(const QString &path) const
    {
        return std::ranges::find(m_result.files, path, &CarriedFile::path) != m_result.files.end();
    }

    void add(CarriedFile file) { m_result.files.append(std::move(file)); }

    [[nodiscard]] bool isOpen(const QString &path) const
    {
        return std::ranges::any_of(m_result.conflicts, [&path](const CarryConflict &conflict) {
            return conflict.file == path && !conflict.isResolved;
        });
    }

    void addTarget(const QString &canonical, const CarryTarget &target)
    {
        if (m_carrier.removed().contains(canonical) ||
            (target.base() == CarryTarget::Base::Fresh && target.isUnchanged())) {
            return;
        }
        const QString mine = m_folders.minePaths.value(canonical);
        const auto bytes = target.bytes();
        if (!bytes) {
            dropConflictsOf(target.path());
            return addUndecided(target.path(), mine, m_input.mine.value(mine), u"the merged file would not be right"_s);
        }
        const bool isOpenFile = isOpen(target.path());
        add({.path = target.path(),
             .outcome = isOpenFile             ? Outcome::Conflict
                        : target.isUnchanged() ? Outcome::Same
                                               : Outcome::Merged,
             .bytes = *bytes,
             .mine = mine,
             .note = {}});
    }

    void dropConflictsOf(const QString &path)
    {
        m_result.conflicts.removeIf([&path](const CarryConflict &conflict) { return conflict.file == path; });
        for (CarriedSetting &setting : m_result.settings) {
            if (setting.conflict.startsWith(path + u':')) {
                setting.conflict = path;
            }
        }
    }

    /// A file as a whole: mine, the new sample's, or a typed one.
    void addUndecided(const QString &path, const QString &minePath, const QByteArray &mine, const QString &note)
    {
        CarryConflict conflict;
        conflict.id = path;
        conflict.file = path;
        conflict.kind = CarryConflict::Kind::WholeFile;
        conflict.mine = QString::fromUtf8(mine);
        conflict.proposal = conflict.mine;
        conflict.after = QString::fromUtf8(m_input.newSample.value(path));
        conflict.before = QString::fromUtf8(m_input.oldSample.value(minePath));
        const auto chosen = m_input.resolutions.constFind(path);
        conflict.isResolved = chosen != m_input.resolutions.cend();
        QByteArray bytes = mine;
        if (conflict.isResolved && chosen->choice == Resolution::Choice::New) {
            bytes = m_input.newSample.value(path);
        } else if (conflict.isResolved && chosen->choice == Resolution::Choice::Text) {
            bytes = chosen->text.toUtf8();
        }
        m_result.conflicts.append(conflict);
        add({.path = path,
             .outcome = conflict.isResolved ? Outcome::Merged : Outcome::Conflict,
             .bytes = bytes,
             .mine = minePath,
             .note = note});
    }

    [[nodiscard]] QString pathInSample(const FolderFiles &sample, const QString &path) const
    {
        const QString canonical = canonicalPath(path);
        for (const QString &other : sample.keys()) {
            if (canonicalPath(other) == canonical) {
                return other;
            }
        }
        return {};
    }

    void addWhole(const QString &path, const QString &note)
    {
        const QByteArray mine = m_input.mine.value(path);
        const QString oldPath = pathInSample(m_input.oldSample, path);
        const QString newPath = pathInSample(m_input.newSample, path);
        const bool wasOld = !oldPath.isEmpty() && m_input.oldSample.value(oldPath) == mine;
        if (wasOld && newPath.isEmpty()) {
            return add({.path = path,
                        .outcome = Outcome::Dropped,
                        .bytes = {},
                        .mine = path,
                        .note = u"the new sample has it no more"_s});
        }
        const bool isSettings = isSettingsFile(path);
        const QString target = !newPath.isEmpty() ? newPath : isSettings ? renamed(path) : path;
        if (has(target)) {
            return add({.path = path, .outcome = Outcome::Same, .bytes = mine, .mine = path, .note = note});
        }
        const QByteArray fresh = m_input.newSample.value(newPath);
        if (wasOld) {
            return add({.path = target, .outcome = Outcome::Same, .bytes = fresh, .mine = path, .note = note});
        }
        const bool changed =
            !newPath.isEmpty() && fresh != mine && (oldPath.isEmpty() || m_input.oldSample.value(oldPath) != fresh);
        if (changed && !isHostsFile(path)) {
            return addUndecided(target, path, mine, note.isEmpty() ? u"changed on both sides"_s : note);
        }
        add({.path = target, .outcome = Outcome::Same, .bytes = mine, .mine = path, .note = note});
    }

    [[nodiscard]] QString renamed(const QString &path) const
    {
        const bool today = std::ranges::any_of(m_input.newSample.keys(), [](const QString &other) {
            return other.startsWith("group_vars/k8s_cluster"_L1);
        });
        return today ? canonicalPath(path) : path;
    }

    /// Files of the new sample that nothing of mine touches.
    void addRestOfSample()
    {
        for (const auto &[path, bytes] : m_input.newSample.asKeyValueRange()) {
            const QString canonical = canonicalPath(path);
            const bool isNew = pathInSample(m_input.oldSample, path).isEmpty();
            const bool hasMine =
                isSettingsFile(path) ? !m_carrier.removed().contains(canonical) : isNew || m_input.mine.contains(path);
            if (!has(path) && hasMine) {
                add({.path = path,
                     .outcome = Outcome::Same,
                     .bytes = bytes,
                     .mine = m_folders.minePaths.value(canonical),
                     .note = {}});
            } else if (!has(path)) {
                add({.path = path, .outcome = Outcome::Dropped, .bytes = {}, .mine = {}, .note = u"not in mine"_s});
            }
        }
    }

    void addDropped()
    {
        for (const auto &[canonical, path] : m_folders.minePaths.asKeyValueRange()) {
            const bool isThere =
                std::ranges::any_of(m_result.files, [&](const CarriedFile &file) { return file.mine == path; });
            if (!isThere) {
                add({.path = path,
                     .outcome = Outcome::Dropped,
                     .bytes = {},
                     .mine = path,
                     .note = u"nothing of yours is in it, and the new sample has it no more"_s});
            }
        }
    }

    void finish()
    {
        std::ranges::sort(m_result.files, {}, &CarriedFile::path);
        const auto byFileAndKey = [](const auto &a, const auto &b) {
            return std::pair(a.file, a.key) < std::pair(b.file, b.key);
        };
        std::ranges::stable_sort(m_result.settings, byFileAndKey);
        std::ranges::stable_sort(m_result.conflicts, byFileAndKey);
        for (CarryConflict &conflict : m_result.conflicts) {
            conflict.line = conflict.key.isEmpty() ? 1 : lineOf(conflict);
        }
        for (const QString &id : m_input.resolutions.keys()) {
            if (std::ranges::find(m_result.conflicts, id, &CarryConflict::id) == m_result.conflicts.end()) {
                m_result.unusedResolutions.append(id);
            }
        }
    }

    [[nodiscard]] int lineOf(const CarryConflict &conflict)
    {
        const auto file = std::ranges::find(m_result.files, conflict.file, &CarriedFile::path);
        if (file == m_result.files.end()) {
            return 0;
        }
        if (!m_documents.contains(conflict.file)) {
            m_documents.insert(conflict.file, SettingsDocument::parse(file->bytes));
        }
        const SettingsDocument &document = m_documents[conflict.file];
        const SettingEntry *entry = document.primary(conflict.key);
        entry = entry ? entry : document.primary(conflict.proposal.section(u':', 0, 0).trimmed());
        return entry ? entry->firstLine + 1 : 0;
    }

    const CarryOverInput &m_input;
    CarryFolders m_folders;
    SettingsCarrier m_carrier;
    CarryOverResult m_result;
    QMap<QString, SettingsDocument> m_documents;
};

/// A copy of the sample that nobody touched has no cluster behind it: there is nothing to decide.
CarryOverResult untouched(const CarryOverInput &input)
{
    CarryOverResult result;
    for (const auto &[path, bytes] : input.newSample.asKeyValueRange()) {
        result.files.append({.path = path, .outcome = Outcome::Same, .bytes = bytes, .mine = {}, .note = {}});
    }
    for (const QString &path : input.mine.keys()) {
        if (!input.newSample.contains(path)) {
            result.files.append({.path = path,
                                 .outcome = Outcome::Dropped,
                                 .bytes = {},
                                 .mine = path,
                                 .note = u"the new sample has it no more"_s});
        }
    }
    std::ranges::sort(result.files, {}, &CarriedFile::path);
    result.unusedResolutions = input.resolutions.keys();
    return result;
}

} // namespace

QStringList ownSettings(const FolderFiles &oldSample, const FolderFiles &mine)
{
    const SettingsSet old = SettingsSet::read(oldSample);
    const SettingsSet own = SettingsSet::read(mine);
    QStringList keys;
    for (const SettingsFile &file : own.files()) {
        const SettingsFile *sample = old.file(file.canonicalPath);
        for (const SettingEntry &entry : file.document.entries()) {
            const SettingEntry *before = sample ? sample->document.active(entry.key) : nullptr;
            if (entry.state == SettingState::Active && (!before || before->value != entry.value)) {
                keys.append(entry.key);
            }
        }
    }
    keys.sort();
    keys.removeDuplicates();
    return keys;
}

bool CarryOverResult::isComplete() const
{
    return std::ranges::all_of(conflicts, &CarryConflict::isResolved);
}

CarryOverResult carryOver(const CarryOverInput &input)
{
    return input.mine == input.oldSample ? untouched(input) : Run(input).run();
}

} // namespace kubemori::group_vars
