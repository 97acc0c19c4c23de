// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/settings_set.hpp"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

constexpr auto folderName = "group_vars/"_L1;

/// The names of groups before v2.16.0.
QString groupOfToday(const QString &group)
{
    static const QHash<QString, QString> renamed{{u"k8s-cluster"_s, u"k8s_cluster"_s},
                                                 {u"kube-master"_s, u"kube_control_plane"_s},
                                                 {u"kube-node"_s, u"kube_node"_s},
                                                 {u"calico-rr"_s, u"calico_rr"_s},
                                                 {u"no-floating"_s, u"no_floating"_s}};
    return renamed.value(group, group);
}

/// ".yml" of "all.yml"; empty without one.
QString extensionOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < 0 ? QString() : name.sliced(dot);
}

/// Where Ansible merges what a group says: later ones win.
int rankOf(const QString &group)
{
    return group == "all"_L1 ? 0 : 1;
}

} // namespace

bool isSettingsFile(const QString &path)
{
    const QString name = path.section(u'/', -1);
    const QString extension = extensionOf(name);
    return path.startsWith(folderName) && !name.startsWith(u'.') && !name.endsWith(u'~') &&
           (extension.isEmpty() || extension == ".yml"_L1 || extension == ".yaml"_L1);
}

QString canonicalPath(const QString &path)
{
    if (!path.startsWith(folderName) && !path.startsWith("host_vars/"_L1)) {
        return path;
    }
    QStringList parts = path.split(u'/');
    QString &group = parts[1];
    const QString extension = parts.size() == 2 ? extensionOf(group) : QString();
    group = groupOfToday(group.chopped(extension.size())) + extension;
    return parts.join(u'/');
}

QString groupOf(const QString &path)
{
    const QStringList parts = canonicalPath(path).split(u'/');
    const QString group = parts.value(1);
    return parts.size() == 2 ? group.chopped(extensionOf(group).size()) : group;
}

SettingsSet SettingsSet::read(const FolderFiles &folder)
{
    SettingsSet set;
    for (const auto &[path, text] : folder.asKeyValueRange()) {
        if (isSettingsFile(path)) {
            set.m_files.push_back(
                {.path = path, .canonicalPath = canonicalPath(path), .document = SettingsDocument::parse(text)});
        }
    }
    return set;
}

const SettingsFile *SettingsSet::file(const QString &canonicalPath) const
{
    const auto found = std::ranges::find(m_files, canonicalPath, &SettingsFile::canonicalPath);
    return found == m_files.end() ? nullptr : &*found;
}

const inventory::Value *SettingsSet::effective(const QString &key) const
{
    const inventory::Value *value = nullptr;
    int rank = 0;
    for (const SettingsFile &file : m_files) {
        const QString group = groupOf(file.path);
        const SettingEntry *entry = file.document.active(key);
        if (entry && (group == "all"_L1 || group == "k8s_cluster"_L1) && rankOf(group) >= rank) {
            value = &entry->value;
            rank = rankOf(group);
        }
    }
    return value;
}

QStringList SettingsSet::keys() const
{
    QSet<QString> keys;
    for (const SettingsFile &file : m_files) {
        for (const SettingEntry &entry : file.document.entries()) {
            keys.insert(entry.key);
        }
    }
    QStringList sorted(keys.begin(), keys.end());
    sorted.sort();
    return sorted;
}

qsizetype SettingsSet::settingCount() const
{
    qsizetype count = 0;
    for (const SettingsFile &file : m_files) {
        QSet<QString> keys;
        for (const SettingEntry &entry : file.document.entries()) {
            keys.insert(entry.key);
        }
        count += keys.size();
    }
    return count;
}

} // namespace kubemori::group_vars
