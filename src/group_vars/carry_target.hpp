// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_folders.hpp"
#include "group_vars/carry_over.hpp"
#include "group_vars/document_edit.hpp"

#include <QMap>
#include <QString>

#include <optional>

namespace kubemori::group_vars {

/// A settings file of the result while it is made: the new sample's, or one of mine that no sample has, or a fresh one
/// for settings whose file is gone.
class CarryTarget
{
public:
    enum class Base { Sample, Own, Fresh };

    CarryTarget(QString path, SettingsDocument document, Base base);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] Base base() const { return m_base; }
    [[nodiscard]] const SettingsDocument &document() const { return m_edit.document(); }
    [[nodiscard]] bool isUnchanged() const { return m_edit.isUnchanged(); }

    /// Puts an entry's text (nothing: the setting goes) where the new file has it, or where `mine` stands among its
    /// neighbours. `mine` may be nullptr for a setting I do not have.
    void put(const QString &key, const QByteArray &text, const SettingsDocument *mine, const SettingEntry *entry,
             const std::vector<const SettingsDocument *> &samples);
    /// Takes an active setting of the base out; `instead`: the comment to stand for it, or nothing for its own lines.
    void commentOut(const QString &key, const QByteArray &instead);
    /// Whether the setting of the base was changed already.
    [[nodiscard]] bool isTouched(const QString &key) const { return m_expected.contains(key); }
    /// The active value of a setting as it will be.
    [[nodiscard]] std::optional<inventory::Value> value(const QString &key) const;

    /// The bytes; nothing if they do not say what was put, so that the file has to be carried whole.
    [[nodiscard]] std::optional<QByteArray> bytes() const;

private:
    /// The entry of the base that the text goes to; nullptr: it comes in between.
    [[nodiscard]] const SettingEntry *slotOf(const QString &key, const std::optional<inventory::Value> &value) const;
    [[nodiscard]] const SettingEntry *neighbourOf(const SettingsDocument &mine, const SettingEntry &entry) const;

    QString m_path;
    DocumentEdit m_edit;
    Base m_base;
    QMap<QString, std::optional<inventory::Value>> m_expected; ///< of settings that were put
};

} // namespace kubemori::group_vars
