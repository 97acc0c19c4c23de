// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/setting_readers.hpp"

#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

/// git takes this many patterns without pain; an argument list holds far more.
constexpr qsizetype keysPerCall = 400;

/// The keys that stand in a line as whole words.
QStringList keysIn(const QString &line, const QSet<QString> &keys)
{
    QStringList found;
    qsizetype from = -1;
    for (qsizetype i = 0; i <= line.size(); ++i) {
        const bool inWord = i < line.size() && (line.at(i).isLetterOrNumber() || line.at(i) == u'_');
        if (inWord && from < 0) {
            from = i;
        } else if (!inWord && from >= 0) {
            const QString word = line.sliced(from, i - from);
            if (keys.contains(word) && !found.contains(word)) {
                found.append(word);
            }
            from = -1;
        }
    }
    return found;
}

/// git grep ends with 1 where nothing is found.
bool isNothingFound(const Error &error)
{
    return error.code == ErrorCode::ExitedNonZero && error.detail == "exit code 1"_L1;
}

} // namespace

SettingReaders::SettingReaders(std::shared_ptr<command::Runner> runner, QString folder)
    : m_git(std::move(runner), std::move(folder))
{
}

Result<QHash<QString, QList<SettingUse>>> SettingReaders::usesOf(const QStringList &keys, const QString &tag,
                                                                 std::stop_token stop) const
{
    QHash<QString, QList<SettingUse>> uses;
    const QSet<QString> wanted(keys.begin(), keys.end());
    for (qsizetype first = 0; first < keys.size(); first += keysPerCall) {
        QStringList arguments{u"grep"_s, u"-n"_s, u"-w"_s,          u"-F"_s,
                              u"-I"_s,   u"-z"_s, u"--full-name"_s, u"--no-color"_s};
        for (const QString &key : keys.mid(first, keysPerCall)) {
            arguments << u"-e"_s << key;
        }
        arguments << u"refs/tags/"_s + tag << u"--"_s << u":(top)roles"_s << u":(top)playbooks"_s
                  << u":(top,glob)*.yml"_s;
        const auto output = m_git.read(arguments, stop);
        if (!output && isNothingFound(output.error())) {
            continue;
        }
        if (!output) {
            return std::unexpected(output.error());
        }
        for (const QByteArray &line : output->split('\n')) {
            // refs/tags/v2.27.0:roles/x/y.yml NUL 12 NUL text
            const QList<QByteArray> parts = line.split('\0');
            if (parts.size() < 3) {
                continue;
            }
            const QString path = QString::fromUtf8(parts.at(0)).section(u':', 1);
            const QString text = QString::fromUtf8(parts.at(2));
            for (const QString &key : keysIn(text, wanted)) {
                uses[key].append({.path = path, .line = parts.at(1).toInt(), .text = text.trimmed()});
            }
        }
    }
    return uses;
}

Result<QSet<QString>> SettingReaders::readKeys(const QStringList &keys, const QString &tag, std::stop_token stop) const
{
    const auto uses = usesOf(keys, tag, stop);
    if (!uses) {
        return std::unexpected(uses.error());
    }
    const QStringList read = uses->keys();
    return QSet<QString>(read.begin(), read.end());
}

} // namespace kubemori::group_vars
