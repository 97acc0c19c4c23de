// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/settings_carrier.hpp"

#include "group_vars/nested_merge.hpp"
#include "group_vars/own_comments.hpp"
#include "group_vars/yaml_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using inventory::Value;

namespace {

using Kind = SettingsRule::Kind;

} // namespace

SettingsCarrier::SettingsCarrier(const CarryOverInput &input, const CarryFolders &folders)
    : m_input(input)
    , m_folders(folders)
    , m_mineSet(SettingsSet::read(input.mine))
{
    m_hasTodaysGroups = std::ranges::any_of(folders.fresh.files(), [](const SettingsFile &file) {
        return file.path.startsWith("group_vars/k8s_cluster"_L1);
    });
}

void SettingsCarrier::run()
{
    removeFiles();
    for (const SettingsFile &file : m_folders.mine.files()) {
        carryFile(file);
    }
    for (const SettingsFile &file : m_folders.old.files()) {
        for (const SettingEntry &entry : file.document.entries()) {
            if (entry.state == SettingState::Active && !m_folders.mine.active(file.canonicalPath, entry.key)) {
                unset(file.canonicalPath, entry);
            }
        }
    }
    for (const SettingsFile &file : m_folders.fresh.files()) {
        shadow(file);
    }
    relyOnDefaults();
}

/// A file that I took out of my folder stays out, unless the new release sets something in it that the old one did not.
void SettingsCarrier::removeFiles()
{
    for (const SettingsFile &file : m_folders.fresh.files()) {
        const QString &path = file.canonicalPath;
        if (m_folders.closed.contains(path)) {
            m_removed.insert(path); // mine stands there as it is
            continue;
        }
        if (!m_folders.old.file(path) || m_folders.mine.file(path)) {
            continue;
        }
        const bool setsMore = std::ranges::any_of(file.document.entries(), [&](const SettingEntry &entry) {
            return entry.state == SettingState::Active && !m_folders.old.active(path, entry.key);
        });
        if (!setsMore) {
            m_removed.insert(path);
        }
    }
}

void SettingsCarrier::carryFile(const SettingsFile &file)
{
    const bool inSamples = m_folders.old.file(file.canonicalPath) || m_folders.fresh.file(file.canonicalPath);
    if (!inSamples) {
        (void)target(file.canonicalPath); // carried as it is, but for names and forms that no longer hold
    }
    for (const SettingEntry &entry : file.document.entries()) {
        if (&entry == m_folders.mine.active(file.canonicalPath, entry.key)) {
            carryMine(file.canonicalPath, entry);
        }
    }
}

bool SettingsCarrier::isUnchanged(const QString &path, const SettingEntry &mine) const
{
    const SettingEntry *old = m_folders.old.active(path, mine.key);
    return old && old->value == mine.value;
}

/// The file that has the key in the new sample: the same, or the one that it moved to; else where it is mine.
QString SettingsCarrier::newFileOf(const QString &path, const QString &key) const
{
    if (m_folders.fresh.find(path, key) || !m_folders.old.find(path, key)) {
        return path;
    }
    for (const bool wantsActive : {true, false}) {
        for (const QString &other : m_folders.fresh.filesWith(key)) {
            const bool isNew = !m_folders.old.find(other, key) && !m_folders.mine.active(other, key) &&
                               !m_folders.closed.contains(other);
            if (isNew && (!wantsActive || m_folders.fresh.active(other, key))) {
                return other;
            }
        }
    }
    return path;
}

CarriedSetting SettingsCarrier::settingOf(const QString &path, const QString &key) const
{
    CarriedSetting setting;
    setting.key = key;
    const SettingEntry *old = m_folders.old.find(path, key);
    const QStringList others = m_folders.old.filesWith(key);
    old = old || others.isEmpty() ? old : m_folders.old.find(others.first(), key);
    const QString newFile = newFileOf(path, key);
    const SettingEntry *fresh = m_folders.fresh.find(newFile, key);
    const QStringList freshOthers = m_folders.fresh.filesWith(key);
    fresh = fresh || freshOthers.isEmpty() ? fresh : m_folders.fresh.find(freshOthers.first(), key);
    setting.file = resultPath(newFile);
    setting.mine = activeValue(m_folders.mine.active(path, key));
    if (old) {
        setting.oldState = old->state;
        setting.oldDefault = old->value;
    }
    if (fresh) {
        setting.newState = fresh->state;
        setting.newDefault = fresh->value;
    }
    return setting;
}

void SettingsCarrier::carryMine(const QString &path, const SettingEntry &mine)
{
    CarriedSetting setting = settingOf(path, mine.key);
    const QString file = newFileOf(path, mine.key);
    const SettingEntry *fresh = m_folders.fresh.find(file, mine.key);
    if (isUnchanged(path, mine)) {
        setting.result = activeValue(fresh);
        if (setting.result != setting.mine) {
            setting.decision = Decision::TookNew;
            add(setting);
        }
        return;
    }
    if (rename(path, mine, setting)) {
        return;
    }
    setting.result = mine.value;
    if (activeValue(fresh) == mine.value) {
        setting.decision = Decision::EqualsNew;
        add(setting);
        return;
    }
    decideWithout(mine, setting);
    if (askAbout(path, mine, setting)) {
        return;
    }
    put(file, mine.key, textOf(m_folders.mine, path, mine.key), path, &mine);
    add(setting);
}

/// What is to be said of a setting of mine that nobody needs to be asked about.
void SettingsCarrier::decideWithout(const SettingEntry &mine, CarriedSetting &setting) const
{
    const SettingsRule *gone = ruleFor(Kind::Gone, mine.key);
    if (setting.newState == SettingState::Absent && (gone || setting.oldState != SettingState::Absent)) {
        setting.decision = Decision::Gone;
        setting.since = gone ? releaseOf(gone->since) : releaseOf(m_input.to);
        setting.replacedBy = gone ? gone->replacedBy : QString();
        setting.rule = gone ? gone->id : QString();
    } else if (isUnread(mine.key)) {
        setting.decision = Decision::Unread;
    } else {
        setting.decision = setting.newState == SettingState::Absent ? Decision::Own : Decision::KeptMine;
    }
}

/// Roles name it no more, and no other setting of mine uses it.
bool SettingsCarrier::isUnread(const QString &key) const
{
    if (!m_input.readKeys || m_input.readKeys->contains(key)) {
        return false;
    }
    if (m_input.oldReadKeys && !m_input.oldReadKeys->contains(key) && m_folders.old.filesWith(key).isEmpty()) {
        return false; // it never was one of Kubespray's
    }
    const QByteArray name = key.toUtf8();
    return std::ranges::none_of(m_input.mine.asKeyValueRange(), [&name](const auto &file) {
        const qsizetype first = file.second.indexOf(name);
        return first >= 0 && isSettingsFile(file.first) && file.second.indexOf(name, first + name.size()) >= 0;
    });
}

const SettingsRule *SettingsCarrier::ruleFor(Kind kind, const QString &key) const
{
    const auto found = std::ranges::find_if(m_input.rules, [&](const SettingsRule &rule) {
        return rule.kind == kind && rule.since <= m_input.to && rule.isAbout(key) && rule.applies(m_mineSet);
    });
    return found == m_input.rules.end() ? nullptr : &*found;
}

/// I took an active setting out: the new sample's stays out too.
void SettingsCarrier::unset(const QString &path, const SettingEntry &old)
{
    const QString file = newFileOf(path, old.key);
    const SettingEntry *fresh = m_folders.fresh.active(file, old.key);
    if (!fresh || m_folders.mine.active(file, old.key) || m_removed.contains(file)) {
        return;
    }
    const SettingEntry *comment = m_folders.mine.find(path, old.key);
    const bool isMine = comment && comment->value != old.value;
    target(file).commentOut(old.key, isMine ? textOf(m_folders.mine, path, old.key) : QByteArray());
    if (m_folders.mine.file(path) && m_folders.mine.fileWithActive(old.key).isEmpty()) {
        CarriedSetting setting = settingOf(path, old.key);
        setting.decision = Decision::Unset;
        add(setting);
    }
}

/// What the new sample sets anew does not cover what I set in another file.
void SettingsCarrier::shadow(const SettingsFile &fresh)
{
    const QString &path = fresh.canonicalPath;
    for (const SettingEntry &entry : fresh.document.entries()) {
        const bool isNew = entry.state == SettingState::Active && !m_folders.old.active(path, entry.key) &&
                           !m_folders.mine.active(path, entry.key);
        if (!isNew || m_removed.contains(path) || target(path).isTouched(entry.key)) {
            continue;
        }
        const QString other = m_folders.mine.fileWithActive(entry.key);
        if (!other.isEmpty() && !isUnchanged(other, *m_folders.mine.active(other, entry.key))) {
            target(path).commentOut(entry.key, {});
            continue;
        }
        CarriedSetting setting = settingOf(path, entry.key);
        setting.decision = Decision::TookNew;
        setting.result = entry.value;
        if (setting.mine != setting.result && m_folders.old.find(path, entry.key)) {
            add(setting);
        }
    }
}

void SettingsCarrier::put(const QString &file, const QString &key, const QByteArray &text, const QString &mineFile,
                          const SettingEntry *entry)
{
    const SettingsFile *mine = m_folders.mine.file(mineFile);
    CarryTarget &place = target(file);
    if (place.base() == CarryTarget::Base::Own && entry && text == textOf(m_folders.mine, mineFile, key)) {
        return; // it stands there
    }
    m_removed.remove(file);
    place.put(key, text, mine ? &mine->document : nullptr, entry, samplesOf(file));
}

CarryTarget &SettingsCarrier::target(const QString &path)
{
    std::unique_ptr<CarryTarget> &found = m_targets[path];
    if (!found) {
        const SettingsFile *fresh = m_folders.fresh.file(path);
        const SettingsFile *mine = m_folders.old.file(path) ? nullptr : m_folders.mine.file(path);
        const auto base = fresh ? CarryTarget::Base::Sample : mine ? CarryTarget::Base::Own : CarryTarget::Base::Fresh;
        found = std::make_unique<CarryTarget>(resultPath(path),
                                              fresh  ? fresh->document
                                              : mine ? mine->document
                                                     : SettingsDocument::parse("---\n"),
                                              base);
    }
    return *found;
}

/// Group folders have the names that the new sample's have.
QString SettingsCarrier::resultPath(const QString &path) const
{
    if (const SettingsFile *fresh = m_folders.fresh.file(path)) {
        return fresh->path;
    }
    if (const auto moved = m_folders.resultPaths.constFind(path); moved != m_folders.resultPaths.cend()) {
        return *moved;
    }
    return m_hasTodaysGroups ? path : m_folders.minePaths.value(path, path);
}

QByteArray SettingsCarrier::textOf(const FolderSettings &folder, const QString &path, const QString &key) const
{
    const SettingsFile *file = folder.file(path);
    const SettingEntry *entry = folder.find(path, key);
    return file && entry ? file->document.textOf(*entry) : QByteArray();
}

SettingsCarrier::Documents SettingsCarrier::samplesOf(const QString &path) const
{
    const SettingsFile *old = m_folders.old.file(path);
    const SettingsFile *fresh = m_folders.fresh.file(path);
    return {old ? &old->document : nullptr, fresh ? &fresh->document : nullptr};
}

QString SettingsCarrier::releaseOf(const Version &version)
{
    return u'v' + version.toString();
}

std::optional<Value> SettingsCarrier::activeValue(const SettingEntry *entry)
{
    return entry && entry->state == SettingState::Active ? std::optional(entry->value) : std::nullopt;
}

void SettingsCarrier::add(CarriedSetting setting)
{
    m_settings.append(std::move(setting));
}

} // namespace kubemori::group_vars
