// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_folders.hpp"

#include <QSet>

#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

QString troubleText(const SettingsDocument &document)
{
    using enum SettingsDocument::Trouble;
    switch (document.trouble()) {
    case Vault:
        return u"encrypted as a whole"_s;
    case NotText:
        return u"not UTF-8"_s;
    case Broken:
        return u"no YAML: "_s + document.detail();
    case Layout:
        return u"its layout or anchors do not allow to edit single settings"_s;
    case None:
        break;
    }
    return {};
}

/// "…/all.yml" for "…/all.yaml".
QString withYml(const QString &path)
{
    return path.endsWith(".yaml"_L1) ? path.chopped(5) + u".yml"_s : path;
}

/// Ansible reads group_vars/all/ and then not group_vars/all.yml: a single file of mine goes into the folder that the
/// new sample has, behind its files. Empty: it can stay.
QString placeInFolder(const QString &path, const FolderFiles &mine, const FolderFiles &newSample)
{
    if (path.count(u'/') != 1) {
        return {};
    }
    const auto isIn = [](const FolderFiles &files, const QString &group) -> QString {
        for (const QString &other : files.keys()) {
            if (other.count(u'/') > 1 && other.startsWith("group_vars/"_L1) && groupOf(other) == group) {
                return other.section(u'/', 0, 1);
            }
        }
        return {};
    };
    const QString group = groupOf(path);
    const QString folder = isIn(newSample, group);
    return folder.isEmpty() || !isIn(mine, group).isEmpty() ? QString() : folder + u"/zz-"_s + group + u".yml"_s;
}

FolderSettings sampleSettings(const FolderFiles &folder)
{
    return FolderSettings(SettingsSet::read(folder).files());
}

} // namespace

FolderSettings::FolderSettings(std::vector<SettingsFile> files)
    : m_files(std::move(files))
{
    for (qsizetype i = 0; i < static_cast<qsizetype>(m_files.size()); ++i) {
        const SettingsFile &file = m_files[static_cast<std::size_t>(i)];
        m_byPath.insert(file.canonicalPath, i);
        for (const SettingEntry &entry : file.document.entries()) {
            const SettingEntry *&known = m_entries[{file.canonicalPath, entry.key}];
            if (!known) {
                m_places[entry.key].append(file.canonicalPath);
            }
            if (!known || entry.state == SettingState::Active) {
                known = &entry;
            }
        }
    }
}

const SettingsFile *FolderSettings::file(const QString &path) const
{
    const auto found = m_byPath.constFind(path);
    return found == m_byPath.cend() ? nullptr : &m_files[static_cast<std::size_t>(*found)];
}

const SettingEntry *FolderSettings::find(const QString &path, const QString &key) const
{
    return m_entries.value({path, key});
}

const SettingEntry *FolderSettings::active(const QString &path, const QString &key) const
{
    const SettingEntry *entry = find(path, key);
    return entry && entry->state == SettingState::Active ? entry : nullptr;
}

QString FolderSettings::fileWithActive(const QString &key) const
{
    for (const QString &path : filesWith(key)) {
        if (active(path, key)) {
            return path;
        }
    }
    return {};
}

CarryFolders matchFolders(const FolderFiles &oldSample, const FolderFiles &mine, const FolderFiles &newSample)
{
    CarryFolders folders;
    folders.old = sampleSettings(oldSample);
    folders.fresh = sampleSettings(newSample);
    std::vector<SettingsFile> files;
    const SettingsSet all = SettingsSet::read(mine);
    for (const SettingsFile &file : all.files()) {
        SettingsFile one = file;
        const QString twin = withYml(one.canonicalPath);
        const bool isTwin = folders.old.file(twin) || folders.fresh.file(twin);
        one.canonicalPath = isTwin ? twin : one.canonicalPath;
        if (const QString place = placeInFolder(one.path, mine, newSample); !place.isEmpty()) {
            one.canonicalPath = canonicalPath(place);
            folders.resultPaths.insert(one.canonicalPath, place);
        }
        // Of two files for one place, that with the sample's own name is merged.
        const SettingsFile *fresh = folders.fresh.file(one.canonicalPath);
        const QString preferred = fresh ? fresh->path : one.canonicalPath;
        const bool isTaken =
            folders.minePaths.contains(one.canonicalPath) || (one.path != preferred && mine.contains(preferred));
        const bool isOpen = (!fresh || fresh->document.isEditable()) && one.document.isEditable();
        if (isTaken || !isOpen) {
            if (!isTaken) {
                folders.closed.insert(one.canonicalPath);
            }
            folders.whole.insert(one.path,
                                 isTaken ? u"another file stands for the same one"_s : troubleText(one.document));
            continue;
        }
        folders.minePaths.insert(one.canonicalPath, one.path);
        files.push_back(std::move(one));
    }
    folders.mine = FolderSettings(std::move(files));
    for (const QString &path : mine.keys()) {
        if (!isSettingsFile(path)) {
            folders.whole.insert(path, {});
        }
    }
    return folders;
}

} // namespace kubemori::group_vars
