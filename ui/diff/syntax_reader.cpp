// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/syntax_reader.hpp"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

#include <algorithm>
#include <optional>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using KSyntaxHighlighting::Theme;

namespace {

/// Rules of languages are regular expressions; a line of a packed file could hold them up for long.
constexpr qsizetype longestLine = 2000;

std::optional<SyntaxStyle> styleOf(const KSyntaxHighlighting::Format &format)
{
    switch (format.textStyle()) {
    case Theme::Keyword:
    case Theme::ControlFlow:
    case Theme::BuiltIn:
    case Theme::Preprocessor:
    case Theme::Import:
        return SyntaxStyle::Keyword;
    case Theme::Function:
    case Theme::Attribute:
    case Theme::Extension:
    case Theme::DataType:
    case Theme::Variable:
        return SyntaxStyle::Key;
    case Theme::Char:
    case Theme::SpecialChar:
    case Theme::String:
    case Theme::VerbatimString:
    case Theme::SpecialString:
        return SyntaxStyle::String;
    case Theme::DecVal:
    case Theme::BaseN:
    case Theme::Float:
    case Theme::Constant:
        return SyntaxStyle::Number;
    case Theme::Comment:
    case Theme::Documentation:
    case Theme::Annotation:
    case Theme::CommentVar:
        return SyntaxStyle::Comment;
    case Theme::RegionMarker:
    case Theme::Information:
        return SyntaxStyle::Heading;
    case Theme::Error:
    case Theme::Alert:
    case Theme::Warning:
    case Theme::Others:
    case Theme::Operator:
    case Theme::Normal:
        break;
    }
    return std::nullopt;
}

KSyntaxHighlighting::Definition definitionOf(const KSyntaxHighlighting::Repository &repository, const QString &path)
{
    QString name = path.section(u'/', -1);
    for (const QLatin1StringView ending : {".j2"_L1, ".jinja"_L1, ".jinja2"_L1, ".sample"_L1, ".example"_L1}) {
        if (name.endsWith(ending)) {
            name.chop(ending.size());
        }
    }
    auto definition = repository.definitionForFileName(name);
    if (definition.isValid()) {
        return definition;
    }
    // Kubespray's own: unit files, environment files, inventories and settings without an ending.
    if (name.endsWith(".cfg"_L1) || name.endsWith(".conf"_L1) || name.endsWith(".env"_L1) ||
        name.startsWith("hosts"_L1)) {
        return repository.definitionForName(u"INI Files"_s);
    }
    return definition;
}

} // namespace

SyntaxReader::SyntaxReader(const KSyntaxHighlighting::Repository &repository, const QString &path)
{
    const KSyntaxHighlighting::Definition definition = definitionOf(repository, path);
    m_hasLanguage = definition.isValid();
    m_hasJinja =
        path.endsWith(".j2"_L1) || path.contains(".jinja"_L1) || path.endsWith(".yml"_L1) || path.endsWith(".yaml"_L1);
    if (m_hasLanguage) {
        setDefinition(definition);
        setTheme(repository.defaultTheme());
    }
}

SyntaxLine SyntaxReader::read(QStringView line)
{
    m_spans.clear();
    const QStringView looked = line.first(std::min(longestLine, line.size()));
    if (m_hasLanguage) {
        m_state = highlightLine(looked, m_state);
    }
    if (m_hasJinja) {
        m_jinja.read(looked, m_spans);
    }
    return std::exchange(m_spans, {});
}

void SyntaxReader::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (const auto style = styleOf(format); style && length > 0) {
        // Rules come in small pieces; each run of its own costs time when it is painted.
        if (!m_spans.empty() && m_spans.back().style == *style &&
            m_spans.back().start + m_spans.back().length == offset) {
            m_spans.back().length += length;
            return;
        }
        m_spans.push_back({.start = offset, .length = length, .style = *style});
    }
}

} // namespace kubemori::ui
