// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_store.hpp"

#include "settings/settings_rules.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <optional>
#include <utility>

namespace kubemori::settings {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestFile = qint64{1} << 20;

/// A typed value would be unpacked by Qt into whatever it names; this program writes none.
bool holdsTypedValues(const QByteArray &text)
{
    return text.contains("@Variant(") || text.contains("@DateTime(");
}

Result<Entries> readFile(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        return Entries{};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    const QByteArray text = file.read(longestFile + 1);
    if (text.size() > longestFile) {
        return fail(ErrorCode::InvalidInput, u"longer than 1 MiB: no file of settings"_s, path);
    }
    if (holdsTypedValues(text)) {
        return fail(ErrorCode::InvalidInput, u"holds values that are no text"_s, path);
    }
    const QSettings settings(path, QSettings::IniFormat);
    Entries entries;
    for (const QString &key : settings.allKeys()) {
        entries.insert(key, settings.value(key));
    }
    if (settings.status() != QSettings::NoError) {
        return fail(ErrorCode::InvalidInput, u"is not written as [group] and key=value lines"_s, path);
    }
    return entries;
}

/// A value to set, or nothing to take the key away.
using Changes = QMap<QString, std::optional<QVariant>>;

/// The text of the file after the changes. They are made on a copy, as QSettings would keep its lock on the file itself
/// for half a minute when a program died while it took it.
Result<QByteArray> changedText(const QString &path, const Changes &changes)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"settings.ini"_s);
    if (!folder.isValid() || (QFileInfo::exists(path) && !QFile::copy(path, copy))) {
        return fail(ErrorCode::Io, u"no room for a copy of it"_s, folder.path());
    }
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    {
        QSettings settings(copy, QSettings::IniFormat);
        for (const auto &[key, value] : changes.asKeyValueRange()) {
            value ? settings.setValue(key, *value) : settings.remove(key);
        }
        settings.sync();
        if (settings.status() != QSettings::NoError) {
            return fail(ErrorCode::Io, u"the copy of it cannot be written"_s, copy);
        }
    }
    QFile file(copy);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), copy);
    }
    return file.readAll();
}

} // namespace

QString SettingsProblem::toString() const
{
    return file + u": "_s + (key.isEmpty() ? detail : QString(key + u": "_s + detail));
}

SettingsStore::SettingsStore(QString path)
    : m_path(std::move(path))
{
}

QString SettingsStore::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/kubemori/settings.ini"_s;
}

LoadedSettings SettingsStore::load() const
{
    const auto entries = readFile(m_path);
    if (!entries) {
        return {.settings = {}, .problems = {{.file = m_path, .key = {}, .detail = entries.error().detail}}};
    }
    return fromEntries(*entries, m_path);
}

Result<> SettingsStore::save(const Settings &settings) const
{
    const Entries wanted = toEntries(settings);
    if (fromEntries(wanted, m_path).settings != settings) {
        return fail(ErrorCode::InvalidInput, u"a value is out of its limits"_s, m_path);
    }
    const auto held = readFile(m_path);
    if (!held) {
        return std::unexpected(held.error()); // what a person wrote there is not thrown away
    }
    const Entries before = toEntries(fromEntries(*held, m_path).settings);
    const Entries usual = toEntries(Settings{});
    const QFileInfo info(m_path);
    if (!info.dir().exists() && !QDir().mkpath(info.absolutePath())) {
        return fail(ErrorCode::Io, u"the folder cannot be made"_s, info.absolutePath());
    }
    Changes changes;
    for (const auto &[key, value] : wanted.asKeyValueRange()) {
        if (before.value(key) != value) {
            changes.insert(key, value == usual.value(key) ? std::nullopt : std::optional{value});
        }
    }
    if (changes.isEmpty()) {
        return {};
    }
    const auto text = changedText(m_path, changes);
    if (!text) {
        return std::unexpected(text.error());
    }
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(*text) != text->size() || !file.commit()) {
        return fail(ErrorCode::Io, file.errorString(), m_path);
    }
    return {};
}

} // namespace kubemori::settings
