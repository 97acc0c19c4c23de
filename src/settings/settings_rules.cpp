// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_rules.hpp"

#include "base/duration_text.hpp"
#include "terminal/terminal_template.hpp"

#include <QDir>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::settings {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 1024;
constexpr qsizetype mostFolders = 50;

struct TimeoutKey
{
    QString key;
    Milliseconds cluster::Timeouts::*field;
};

const std::array<TimeoutKey, 7> &timeoutKeys()
{
    using cluster::Timeouts;
    static const std::array<TimeoutKey, 7> keys{{{u"timeouts/command"_s, &Timeouts::command},
                                                 {u"timeouts/drain"_s, &Timeouts::drain},
                                                 {u"timeouts/down"_s, &Timeouts::down},
                                                 {u"timeouts/up"_s, &Timeouts::up},
                                                 {u"timeouts/ready"_s, &Timeouts::ready},
                                                 {u"timeouts/gates"_s, &Timeouts::gates},
                                                 {u"timeouts/detach"_s, &Timeouts::detach}}};
    return keys;
}

bool isPlain(const QString &text)
{
    return text.size() <= longestText &&
           std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

QString boolText(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

/// Takes values out of the entries, one key after the other.
class EntryReader
{
public:
    EntryReader(const Entries &entries, QString file)
        : m_entries(entries)
        , m_file(std::move(file))
    {
    }

    /// One text; a comma makes the file's format see a list.
    [[nodiscard]] std::optional<QString> text(const QString &key) const
    {
        const auto found = m_entries.constFind(key);
        if (found == m_entries.constEnd()) {
            return std::nullopt;
        }
        return found->toStringList().join(u',').trimmed();
    }
    [[nodiscard]] QStringList list(const QString &key) const { return m_entries.value(key).toStringList(); }

    void problem(const QString &key, const QString &detail)
    {
        m_problems.append({.file = m_file, .key = key, .detail = detail});
    }

    void boolean(const QString &key, bool &value)
    {
        static const QStringList yes{u"true"_s, u"1"_s, u"yes"_s, u"on"_s};
        static const QStringList no{u"false"_s, u"0"_s, u"no"_s, u"off"_s};
        const auto given = text(key);
        if (!given) {
            return;
        }
        if (yes.contains(*given, Qt::CaseInsensitive)) {
            value = true;
        } else if (no.contains(*given, Qt::CaseInsensitive)) {
            value = false;
        } else {
            problem(key, u"true or false is expected"_s);
        }
    }

    /// `nothing` is a value of its own, outside of the limits.
    void number(const QString &key, int least, int most, int &value, std::optional<int> nothing = std::nullopt)
    {
        const auto given = text(key);
        if (!given) {
            return;
        }
        bool isNumber = false;
        const int read = given->toInt(&isNumber);
        if (isNumber && ((least <= read && read <= most) || read == nothing)) {
            value = read;
        } else {
            problem(key, u"a number from %1 to %2 is expected"_s.arg(least).arg(most));
        }
    }

    void duration(const QString &key, Milliseconds &value)
    {
        using cluster::Timeouts;
        const auto given = text(key);
        if (!given) {
            return;
        }
        const auto read = parseDuration(*given);
        if (read && Timeouts::shortest <= *read && *read <= Timeouts::longest) {
            value = *read;
        } else {
            problem(key, u"a duration from %1 to %2 is expected (seconds, or 90s, 10m, 1h)"_s.arg(
                             durationText(Timeouts::shortest), durationText(Timeouts::longest)));
        }
    }

    /// The problem never holds the value.
    void checked(const QString &key, bool (*isGood)(const QString &), const QString &expected, QString &value)
    {
        const auto given = text(key);
        if (!given || given->isEmpty()) {
            return;
        }
        if (isGood(*given)) {
            value = *given;
        } else {
            problem(key, expected);
        }
    }

    [[nodiscard]] const QList<SettingsProblem> &problems() const { return m_problems; }

private:
    const Entries &m_entries;
    QString m_file;
    QList<SettingsProblem> m_problems;
};

void readWindow(EntryReader &reader, Settings &settings)
{
    reader.checked(
        u"window/language"_s, [](const QString &text) { return text == "en"_L1 || text == "ja"_L1; },
        u"en or ja is expected"_s, settings.language);
    QString scheme = toString(settings.scheme);
    reader.checked(
        u"window/appearance"_s,
        [](const QString &text) { return text == "system"_L1 || text == "light"_L1 || text == "dark"_L1; },
        u"system, light or dark is expected"_s, scheme);
    for (const ColourScheme each : {ColourScheme::System, ColourScheme::Light, ColourScheme::Dark}) {
        settings.scheme = toString(each) == scheme ? each : settings.scheme;
    }
    reader.boolean(u"notifications/questions"_s, settings.notifications.questions);
    reader.boolean(u"notifications/finished"_s, settings.notifications.finished);
    reader.boolean(u"notifications/failed"_s, settings.notifications.failed);
    reader.checked(u"log/font"_s, isPlain, u"the name of a font is expected"_s, settings.log.fontFamily);
    reader.number(u"log/fontSize"_s, LogSettings::smallestFont, LogSettings::largestFont, settings.log.fontSize, 0);
    reader.number(u"log/keptMegabytes"_s, LogSettings::leastMegabytes, LogSettings::mostMegabytes,
                  settings.log.keptMegabytes);
    reader.number(u"log/runDays"_s, 1, LogSettings::mostRunDays, settings.log.runDays);
    reader.number(u"log/runMegabytes"_s, LogSettings::leastRunMegabytes, LogSettings::mostRunMegabytes,
                  settings.log.runMegabytes);
}

void readProxy(EntryReader &reader, const QString &key, QString &value)
{
    const QString given = reader.text(key).value_or(QString());
    if (given.isEmpty()) {
        return;
    }
    const auto fault = proxyFault(given);
    if (!fault) {
        value = given;
        return;
    }
    reader.problem(key, *fault == ProxyFault::Credentials
                            ? u"holds a user name or a password, which does not belong into a file: "
                              "http://host:port is expected"_s
                            : u"http://host:port is expected (or https, socks5, socks5h)"_s);
}

void readFolders(EntryReader &reader, QStringList &folders)
{
    const QString key = u"advice/folders"_s;
    for (const QString &each : reader.list(key)) {
        const QString folder = each.startsWith("~/"_L1) ? QString(QDir::homePath() + each.sliced(1)) : each;
        if (folder.isEmpty()) {
            continue;
        }
        if (!folder.startsWith(u'/') || !isPlain(folder) || folders.size() >= mostFolders) {
            reader.problem(key, u"absolute paths are expected, at most %1"_s.arg(mostFolders));
            return;
        }
        folders.append(folder);
    }
}

} // namespace

LoadedSettings fromEntries(const Entries &entries, const QString &file)
{
    EntryReader reader(entries, file);
    Settings settings;
    readWindow(reader, settings);
    for (const auto &[key, field] : timeoutKeys()) {
        reader.duration(key, settings.timeouts.*field);
    }
    readProxy(reader, u"proxy/http"_s, settings.proxies.http);
    readProxy(reader, u"proxy/https"_s, settings.proxies.https);
    reader.checked(u"proxy/none"_s, isProxyExceptionList, u"names, domains and addresses with commas are expected"_s,
                   settings.proxies.none);
    reader.checked(
        u"terminal/command"_s,
        [](const QString &text) {
            return text.size() <= longestText && terminal::TerminalTemplate::parse(text).has_value();
        },
        u"a program with its arguments is expected, quotes closed"_s, settings.terminal);
    readFolders(reader, settings.knownIssueFolders);
    return {.settings = settings, .problems = reader.problems()};
}

Entries toEntries(const Settings &settings)
{
    Entries entries{{u"window/language"_s, settings.language},
                    {u"window/appearance"_s, toString(settings.scheme)},
                    {u"notifications/questions"_s, boolText(settings.notifications.questions)},
                    {u"notifications/finished"_s, boolText(settings.notifications.finished)},
                    {u"notifications/failed"_s, boolText(settings.notifications.failed)},
                    {u"log/font"_s, settings.log.fontFamily},
                    {u"log/fontSize"_s, QString::number(settings.log.fontSize)},
                    {u"log/keptMegabytes"_s, QString::number(settings.log.keptMegabytes)},
                    {u"log/runDays"_s, QString::number(settings.log.runDays)},
                    {u"log/runMegabytes"_s, QString::number(settings.log.runMegabytes)},
                    {u"proxy/http"_s, settings.proxies.http},
                    {u"proxy/https"_s, settings.proxies.https},
                    {u"proxy/none"_s, settings.proxies.none},
                    {u"terminal/command"_s, settings.terminal},
                    {u"advice/folders"_s, settings.knownIssueFolders}};
    for (const auto &[key, field] : timeoutKeys()) {
        entries.insert(key, durationText(settings.timeouts.*field));
    }
    return entries;
}

} // namespace kubemori::settings
