// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/result_text.hpp"

#include "ansible/event_text.hpp"

#include <QStringList>

#include <simdjson.h>

#include <array>
#include <limits>
#include <string_view>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPart = 4096;

/// The end says more than the beginning.
QString tail(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.size() <= longestPart ? trimmed : u"…"_s + trimmed.last(longestPart);
}

QString joined(const QString &message, const std::array<QString, 4> &said)
{
    QStringList parts;
    if (!message.trimmed().isEmpty()) {
        parts.append(message.trimmed());
    }
    for (const QString &part : said) {
        if (const QString end = tail(part); !end.isEmpty() && !parts.value(0).contains(end)) {
            parts.append(end);
        }
    }
    return cut(parts.join(u'\n'), longestMessage);
}

QString stringOf(const simdjson::dom::object &object, std::string_view key)
{
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? cleanMessage({text.data(), static_cast<qsizetype>(text.size())})
                                                      : QString();
}

std::optional<ResultText> readJson(const QByteArray &dump, bool isFailure)
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(simdjson::padded_string(dump.constData(), static_cast<std::size_t>(dump.size()))).get(object) !=
        simdjson::SUCCESS) {
        return std::nullopt;
    }
    ResultText result;
    result.isCensored = object["censored"].error() == simdjson::SUCCESS;
    if (std::int64_t code = 0; object["rc"].get(code) == simdjson::SUCCESS && code >= std::numeric_limits<int>::min() &&
                               code <= std::numeric_limits<int>::max()) {
        result.exitCode = static_cast<int>(code);
    }
    const QString message = stringOf(object, "msg");
    if (!result.isCensored) {
        result.message = isFailure ? joined(message, {stringOf(object, "stderr"), stringOf(object, "module_stderr"),
                                                      stringOf(object, "stdout"), stringOf(object, "module_stdout")})
                                   : message;
    }
    return result;
}

/// The value of "key: value" on the top level, with the lines below it that are further in.
QString yamlValue(const QStringList &lines, QStringView key)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        const QStringView trimmed = line.trimmed();
        const qsizetype indent = line.indexOf(trimmed);
        if (!trimmed.startsWith(key) || !trimmed.sliced(key.size()).startsWith(u':')) {
            continue;
        }
        QString value = trimmed.sliced(key.size() + 1).trimmed().toString();
        const bool isLiteral = value.startsWith(u'|'); // anything else is folded
        if (isLiteral || value.startsWith(u'>')) {
            value.clear();
        }
        for (++i; i < lines.size(); ++i) {
            const QStringView next = lines.at(i);
            if (!next.trimmed().isEmpty() && next.indexOf(next.trimmed()) <= indent) {
                break;
            }
            value += (value.isEmpty() ? u""_s : isLiteral ? u"\n"_s : u" "_s) + next.trimmed();
        }
        if (value.size() >= 2 && (value.front() == u'\'' || value.front() == u'"') && value.back() == value.front()) {
            value = value.sliced(1, value.size() - 2);
        }
        return value.trimmed();
    }
    return {};
}

ResultText readYaml(const QString &dump, bool isFailure)
{
    const QStringList lines = dump.split(u'\n');
    ResultText result;
    result.isCensored = !yamlValue(lines, u"censored").isEmpty();
    bool isNumber = false;
    const int code = yamlValue(lines, u"rc").toInt(&isNumber);
    result.exitCode = isNumber ? std::optional(code) : std::nullopt;
    if (result.isCensored) {
        return result;
    }
    const QString message = yamlValue(lines, u"msg");
    result.message =
        isFailure
            ? joined(message,
                     {yamlValue(lines, u"stderr"), yamlValue(lines, u"module_stderr"), yamlValue(lines, u"stdout"), {}})
            : message;
    if (result.message.isEmpty() && isFailure) {
        result.message = cut(dump.trimmed(), longestMessage);
    }
    return result;
}

} // namespace

ResultText readResultText(const QString &dump, bool isFailure)
{
    const QString text = dump.trimmed();
    if (text.startsWith(u'{')) {
        // Nearly always it is one line; what follows then is no part of it.
        const qsizetype feed = text.indexOf(u'\n');
        if (const auto result = feed < 0 ? std::nullopt : readJson(text.first(feed).toUtf8(), isFailure)) {
            return *result;
        }
        if (const auto result = readJson(text.toUtf8(), isFailure)) {
            return *result;
        }
        // With the debug callback the program's words follow the document, raw.
        if (const qsizetype end = text.indexOf(u"\n}\n"); end > 0) {
            if (auto result = readJson(text.first(end + 2).toUtf8(), isFailure)) {
                if (isFailure && !result->isCensored) {
                    const QString whole = result->message + u'\n' + tail(text.sliced(end + 3));
                    result->message = cut(whole.trimmed(), longestMessage);
                }
                return *result;
            }
        }
        ResultText rest;
        rest.isCensored = text.contains(u"\"censored\"");
        rest.message = isFailure && !rest.isCensored ? cut(text, longestMessage) : QString();
        return rest;
    }
    return readYaml(text, isFailure);
}

} // namespace kubemori::ansible
