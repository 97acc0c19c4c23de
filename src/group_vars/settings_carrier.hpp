// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"
#include "group_vars/carry_target.hpp"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>

#include <map>
#include <memory>
#include <optional>

namespace kubemori::group_vars {

/// Carries settings one by one into the files of the new sample.
class SettingsCarrier
{
public:
    SettingsCarrier(const CarryOverInput &input, const CarryFolders &folders);

    void run();
    [[nodiscard]] const std::map<QString, std::unique_ptr<CarryTarget>> &targets() const { return m_targets; }
    /// Files of the old sample that I do not have, and the result has not either.
    [[nodiscard]] const QSet<QString> &removed() const { return m_removed; }
    [[nodiscard]] QList<CarriedSetting> takeSettings() { return std::move(m_settings); }
    [[nodiscard]] QList<CarryConflict> takeConflicts() { return std::move(m_conflicts); }

private:
    using Decision = CarriedSetting::Decision;
    using Documents = std::vector<const SettingsDocument *>;

    /// A setting that is to be put, and everything that may be asked about it.
    struct Question
    {
        CarryConflict conflict;
        QString file;                        ///< where it is put, canonical
        QString mineFile;                    ///< where it is mine, canonical
        const SettingEntry *entry = nullptr; ///< mine; nullptr: not set
        bool keepsNew = false;               ///< Choice::New leaves the file as it is
    };

    void removeFiles();
    void carryFile(const SettingsFile &file);
    void carryMine(const QString &path, const SettingEntry &mine);
    void unset(const QString &path, const SettingEntry &old);
    void shadow(const SettingsFile &fresh);
    void relyOnDefaults();
    void relyOnDefault(const SettingsRule &rule);

    [[nodiscard]] CarriedSetting settingOf(const QString &path, const QString &key) const;
    [[nodiscard]] QString newFileOf(const QString &path, const QString &key) const;
    [[nodiscard]] bool isUnchanged(const QString &path, const SettingEntry &mine) const;
    [[nodiscard]] const SettingsRule *ruleFor(SettingsRule::Kind kind, const QString &key) const;
    [[nodiscard]] bool isUnread(const QString &key) const;

    bool rename(const QString &path, const SettingEntry &mine, CarriedSetting &setting);
    bool askAbout(const QString &path, const SettingEntry &mine, CarriedSetting &setting);
    void decideWithout(const SettingEntry &mine, CarriedSetting &setting) const;
    /// Puts what was chosen, or what held so far under a sign.
    void ask(Question question, CarriedSetting &setting);
    void put(const QString &file, const QString &key, const QByteArray &text, const QString &mineFile,
             const SettingEntry *entry);

    [[nodiscard]] static QString releaseOf(const Version &version);
    /// Nothing for a comment.
    [[nodiscard]] static std::optional<inventory::Value> activeValue(const SettingEntry *entry);
    [[nodiscard]] CarryTarget &target(const QString &path);
    [[nodiscard]] QString resultPath(const QString &path) const;
    [[nodiscard]] QByteArray textOf(const FolderSettings &folder, const QString &path, const QString &key) const;
    [[nodiscard]] Documents samplesOf(const QString &path) const;
    void add(CarriedSetting setting);

    const CarryOverInput &m_input;
    const CarryFolders &m_folders;
    SettingsSet m_mineSet;
    bool m_hasTodaysGroups = false; ///< the new sample has k8s_cluster
    std::map<QString, std::unique_ptr<CarryTarget>> m_targets;
    QSet<QString> m_removed;
    QSet<QString> m_renamedTo; ///< settings that got a value under another name
    QList<CarriedSetting> m_settings;
    QList<CarryConflict> m_conflicts;
};

} // namespace kubemori::group_vars
