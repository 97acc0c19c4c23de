// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/settings_diff.hpp"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

/// A key in a file of one side: the entry that counts, and the file for the others.
struct Place
{
    const SettingsFile *file = nullptr;
    const SettingEntry *entry = nullptr;
};

using Address = std::pair<QString, QString>; // canonical path, key

struct Side
{
    QList<Address> addresses; // in order
    QHash<Address, Place> places;

    explicit Side(const SettingsSet &set)
    {
        for (const SettingsFile &file : set.files()) {
            for (const SettingEntry &entry : file.document.entries()) {
                const Address address{file.canonicalPath, entry.key};
                if (!places.contains(address)) {
                    addresses.append(address);
                    places.insert(address, {.file = &file, .entry = file.document.primary(entry.key)});
                }
            }
        }
    }
};

SettingSide sideOf(const Place &place)
{
    SettingSide side{.state = place.entry->state,
                     .value = place.entry->value,
                     .file = place.file->path,
                     .line = place.entry->firstLine + 1,
                     .text = QString::fromUtf8(place.file->document.textOf(*place.entry)),
                     .comment = place.entry->comment,
                     .alternatives = {}};
    for (const SettingEntry &other : place.file->document.entries()) {
        if (other.key == place.entry->key && &other != place.entry) {
            side.alternatives.append(other.value);
        }
    }
    return side;
}

SettingChange::Kind kindOf(const SettingChange &change)
{
    using enum SettingChange::Kind;
    if (change.before.state == SettingState::Absent) {
        return Added;
    }
    if (change.after.state == SettingState::Absent) {
        return Removed;
    }
    if (canonicalPath(change.before.file) != canonicalPath(change.after.file)) {
        return Moved;
    }
    if (change.before.state != change.after.state) {
        return change.after.state == SettingState::Active ? Uncommented : Commented;
    }
    return Changed;
}

/// How it is written, without how deep the comment sign is.
QString spellingOf(const SettingSide &side)
{
    QString text = side.text.trimmed();
    return text.remove(u'#').simplified();
}

class Comparison
{
public:
    Comparison(const SettingsSet &before, const SettingsSet &after)
        : m_before(before)
        , m_after(after)
    {
    }

    SettingsDiff run()
    {
        QHash<QString, QList<Address>> gone;
        for (const Address &address : m_before.addresses) {
            if (m_after.places.contains(address)) {
                add(address, address);
            } else {
                gone[address.second].append(address);
            }
        }
        for (const Address &address : m_after.addresses) {
            if (!m_before.places.contains(address)) {
                QList<Address> &from = gone[address.second];
                add(from.isEmpty() ? Address() : from.takeFirst(), address);
            }
        }
        for (const Address &address : m_before.addresses) {
            if (gone[address.second].removeOne(address)) {
                add(address, {});
            }
        }
        std::ranges::stable_sort(
            m_diff.changes, [](const SettingChange &a, const SettingChange &b) { return placeOf(a) < placeOf(b); });
        return std::move(m_diff);
    }

private:
    static std::pair<QString, int> placeOf(const SettingChange &change)
    {
        const SettingSide &side = change.after.file.isEmpty() ? change.before : change.after;
        return {canonicalPath(side.file), side.line};
    }

    void add(const Address &from, const Address &to)
    {
        SettingChange change{.key = from.second.isEmpty() ? to.second : from.second, .before = {}, .after = {}};
        if (const auto found = m_before.places.constFind(from); found != m_before.places.cend()) {
            change.before = sideOf(*found);
        }
        if (const auto found = m_after.places.constFind(to); found != m_after.places.cend()) {
            change.after = sideOf(*found);
        }
        change.kind = kindOf(change);
        const bool same = change.kind == SettingChange::Kind::Changed && !change.isValueChanged() &&
                          change.before.alternatives == change.after.alternatives;
        if (!same) {
            m_diff.changes.append(change);
        } else if (spellingOf(change.before) != spellingOf(change.after)) {
            m_diff.respelled.append(change);
        }
    }

    Side m_before;
    Side m_after;
    SettingsDiff m_diff;
};

void compareFiles(const SettingsSet &before, const SettingsSet &after, SettingsDiff &diff)
{
    for (const SettingsFile &file : before.files()) {
        const SettingsFile *same = after.file(file.canonicalPath);
        if (!same) {
            diff.filesRemoved.append(file.canonicalPath);
        } else if (same->path != file.path) {
            diff.groupsRenamed.insert(file.path.section(u'/', 1, 1), same->path.section(u'/', 1, 1));
        }
    }
    for (const SettingsFile &file : after.files()) {
        if (!before.file(file.canonicalPath)) {
            diff.filesAdded.append(file.canonicalPath);
        }
    }
    for (const SettingsSet *set : {&before, &after}) {
        for (const SettingsFile &file : set->files()) {
            using enum SettingsDocument::Trouble;
            const auto trouble = file.document.trouble();
            if (trouble == Vault || trouble == NotText || trouble == Broken) {
                diff.unreadable.append(file.path);
            }
        }
    }
    diff.unreadable.removeDuplicates();
}

} // namespace

QList<NestedChange> SettingChange::nested() const
{
    const bool both = before.state != SettingState::Absent && after.state != SettingState::Absent;
    return both ? nestedChanges(before.value, after.value) : QList<NestedChange>();
}

QString toString(SettingChange::Kind kind)
{
    using enum SettingChange::Kind;
    switch (kind) {
    case Added:
        return u"added"_s;
    case Removed:
        return u"removed"_s;
    case Changed:
        return u"changed"_s;
    case Commented:
        return u"commented"_s;
    case Uncommented:
        return u"uncommented"_s;
    case Moved:
        return u"moved"_s;
    }
    return {};
}

SettingsDiff settingsDiff(const SettingsSet &before, const SettingsSet &after)
{
    SettingsDiff diff = Comparison(before, after).run();
    compareFiles(before, after, diff);
    return diff;
}

} // namespace kubemori::group_vars
