// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/yaml_document.hpp"

#include "inventory/yaml_builder.hpp"

#include <simdjson.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <QStringDecoder>

#include <optional>
#include <sstream>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

bool isJson(const QByteArray &text)
{
    const QByteArray start = text.left(256).trimmed();
    if (!start.startsWith('{') && !start.startsWith('[')) {
        return false;
    }
    simdjson::dom::parser parser;
    return parser.parse(simdjson::padded_string(text.constData(), static_cast<std::size_t>(text.size()))).error() ==
           simdjson::SUCCESS;
}

/// Characters that YAML does not allow: PyYAML refuses them, yaml-cpp does not.
bool isForbidden(char32_t c)
{
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    return control || (c >= 0x7f && c < 0xa0 && c != 0x85) || c == 0xfffe || c == 0xffff;
}

std::optional<YamlFinding> findForbidden(const QByteArray &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    YamlFinding place{.detail = {}, .line = 1, .column = 1};
    const QString decoded = decoder(text);
    const bool broken = decoder.hasError();
    for (const QChar c : decoded) {
        if (broken && c == QChar(QChar::ReplacementCharacter)) {
            place.detail = u"the text is not UTF-8"_s;
            return place;
        }
        if (isForbidden(c.unicode())) {
            place.detail = u"the control character U+%1 is not allowed"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
            return place;
        }
        place.column = c == u'\n' ? 1 : place.column + 1;
        place.line += c == u'\n' ? 1 : 0;
    }
    return std::nullopt;
}

Problem problemAt(const QString &file, const YamlFinding &finding, Problem::Severity severity)
{
    return {
        .severity = severity, .file = file, .line = finding.line, .column = finding.column, .detail = finding.detail};
}

} // namespace

std::expected<YamlPointer, Problem> readYamlDocument(const QByteArray &text, const QString &file, const Limits &limits,
                                                     Problems &warnings)
{
    const auto refused = [&file](const YamlFinding &finding) {
        return std::unexpected(problemAt(file, finding, Problem::Severity::Error));
    };
    if (const auto forbidden = findForbidden(text)) {
        return refused(*forbidden);
    }
    YamlBuilder builder(limits, isJson(text));
    try {
        // yaml-cpp does not notice a quotation that is still open when the last line ends; a comment behind it helps.
        std::istringstream stream((text.endsWith('\n') ? QByteArray(text + '#') : text).toStdString());
        YAML::Parser parser(stream);
        bool more = parser.HandleNextDocument(builder);
        if (more && builder.root() && !builder.fault() && parser) {
            YamlBuilder second(limits, false);
            if (parser.HandleNextDocument(second)) {
                return refused({.detail = u"one YAML document is expected, not several"_s, .line = 0, .column = 0});
            }
        }
    } catch (const YAML::Exception &fault) {
        const bool known = !fault.mark.is_null();
        return refused({.detail = QString::fromStdString(fault.msg),
                        .line = known ? fault.mark.line + 1 : 0,
                        .column = known ? fault.mark.column + 1 : 0});
    }
    if (builder.fault()) {
        return refused(*builder.fault());
    }
    for (const YamlFinding &repeated : builder.repeatedKeys()) {
        warnings.append(problemAt(file, repeated, Problem::Severity::Warning));
    }
    return builder.root() ? builder.root() : std::make_shared<const YamlNode>();
}

} // namespace kubemori::inventory
