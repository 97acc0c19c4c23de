// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/template_value.hpp"

#include "base/version.hpp"

#include <QRegularExpression>

#include <array>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// A variable that names itself in the end would never come to an end.
constexpr int mostDepth = 12;

using Match = QRegularExpressionMatch;

bool holds(const Version &left, const QString &operation, const Version &right)
{
    if (operation == ">="_L1 || operation == "ge"_L1) {
        return left >= right;
    }
    if (operation == "<="_L1 || operation == "le"_L1) {
        return left <= right;
    }
    if (operation == ">"_L1 || operation == "gt"_L1) {
        return left > right;
    }
    if (operation == "<"_L1 || operation == "lt"_L1) {
        return left < right;
    }
    return left == right;
}

/// "1.31.4" → "1.31"
std::optional<QString> minorLine(const QString &version)
{
    const auto parsed = Version::parse(version);
    return parsed ? std::optional(u"%1.%2"_s.arg(parsed->major).arg(parsed->minor)) : std::nullopt;
}

class Evaluation
{
public:
    explicit Evaluation(const VariableLookup &lookup)
        : m_lookup(lookup)
    {
    }

    std::optional<QString> text(const QString &value, int depth) const
    {
        if (!isTemplate(value)) {
            return value;
        }
        // What is added for other processors.
        static const QRegularExpression otherProcessor(
            uR"(\{%-?\s*if image_arch != 'amd64'\s*-?%\}.*?\{%-?\s*endif\s*-?%\})"_s);
        static const QRegularExpression expressionForm(uR"(\{\{-?\s*(.*?)\s*-?\}\})"_s,
                                                       QRegularExpression::DotMatchesEverythingOption);
        const QString source = QString(value).remove(otherProcessor);
        if (depth > mostDepth || source.contains("{%"_L1) || source.contains("{#"_L1)) {
            return std::nullopt;
        }
        QString result;
        qsizetype at = 0;
        for (const Match &match : expressionForm.globalMatch(source)) {
            const auto piece = expression(match.captured(1), depth + 1);
            if (!piece) {
                return std::nullopt;
            }
            result += QStringView(source).sliced(at, match.capturedStart() - at);
            result += *piece;
            at = match.capturedEnd();
        }
        result += QStringView(source).sliced(at);
        return result.contains("{{"_L1) ? std::nullopt : std::optional(result.trimmed());
    }

private:
    struct Shape
    {
        QRegularExpression form;
        std::optional<QString> (Evaluation::*value)(const Match &, int) const;
    };

    std::optional<QString> expression(const QString &source, int depth) const
    {
        static const std::array shapes{
            Shape{QRegularExpression(uR"(\A([A-Za-z_]\w*)\z)"_s), &Evaluation::byName},
            Shape{QRegularExpression(uR"(\A'([^'{}\\]*)'\z)"_s), &Evaluation::byLiteral},
            Shape{QRegularExpression(uR"(\A(\w+)\[(\w+|'[^']*')\](?:\s*\|\s*default\('([^']*)'\))?\z)"_s),
                  &Evaluation::byKey},
            Shape{QRegularExpression(uR"(\A\((\w+)(?:\['(\w+)'\]|\.(\w+))\s*\|\s*dict2items\)\[(0|-1)\]\.key\z)"_s),
                  &Evaluation::byPlace},
            Shape{
                QRegularExpression(
                    uR"(\A\((\w+)\['(\w+)'\]\.keys\(\)\s*\|\s*select\('version',\s*(\w+|'[^']*'),\s*'([<>=]+)'\)\)\[0\]\z)"_s),
                &Evaluation::byBound},
            Shape{
                QRegularExpression(
                    uR"(\A(\w+)\s*\|\s*regex_replace\('\^v?\(\[0-9\]\)\+\\?\.\(\[0-9\]\+\)\\?\.\[0-9\]\+\$?',\s*'(v?)\\1\\?\.\\2'\)\z)"_s),
                &Evaluation::byMinorLine},
            Shape{
                QRegularExpression(
                    uR"(\A(\w+)\s*\|\s*regex_replace\('\^v?\(\?P<major>\\d\+\)\\?\.\(\?P<minor>\\d\+\)\\?\.\(\?P<patch>\\d\+\)\$',\s*'(v?)\\g<major>\.\\g<minor>'\)\z)"_s),
                &Evaluation::byMinorLine},
            Shape{QRegularExpression(uR"(\A\((\w+)\s*\|\s*split\('\.'\)\)\[:-1\]()\s*\|\s*join\('\.'\)\z)"_s),
                  &Evaluation::byMinorLine},
            Shape{QRegularExpression(uR"(\A\(\((\w+)\s*\|\s*split\('\.'\)\)\[1\]\s*\|\s*int\)\s*\+\s*1\z)"_s),
                  &Evaluation::byNextMinor},
            Shape{
                QRegularExpression(
                    uR"(\A'([^']*)' if \(?(\w+) is version\('([^']*)',\s*'([<>=]+|[gl][et])'\)\)? else '([^']*)'\z)"_s),
                &Evaluation::byChoice},
        };
        for (const Shape &shape : shapes) {
            if (const Match match = shape.form.match(source); match.hasMatch()) {
                return (this->*shape.value)(match, depth);
            }
        }
        return std::nullopt;
    }

    std::optional<QString> variable(const QString &name, int depth) const
    {
        if (name == "image_arch"_L1) { // which is computed from facts of the node
            return u"amd64"_s;
        }
        const OutlineEntry *entry = m_lookup(name);
        const bool isText = entry != nullptr && entry->kind == OutlineEntry::Kind::Scalar && !entry->text.isEmpty();
        return isText ? text(entry->text, depth + 1) : std::nullopt;
    }

    /// A name, or a text in quotes.
    std::optional<QString> operand(const QString &word, int depth) const
    {
        return word.startsWith(u'\'') ? std::optional(word.sliced(1, word.size() - 2)) : variable(word, depth);
    }

    const OutlineEntry *map(const QString &name, const QString &below = {}) const
    {
        const OutlineEntry *entry = m_lookup(name);
        if (entry != nullptr && !below.isEmpty()) {
            entry = entry->child(below);
        }
        return entry != nullptr && entry->kind == OutlineEntry::Kind::Map && !entry->children.empty() ? entry : nullptr;
    }

    std::optional<QString> byName(const Match &match, int depth) const { return variable(match.captured(1), depth); }

    std::optional<QString> byLiteral(const Match &match, int /*depth*/) const { return match.captured(1); }

    std::optional<QString> byKey(const Match &match, int depth) const
    {
        const OutlineEntry *entries = map(match.captured(1));
        const auto key = operand(match.captured(2), depth);
        if (entries == nullptr || !key) {
            return std::nullopt;
        }
        const OutlineEntry *entry = entries->child(*key);
        if (entry == nullptr) {
            return match.hasCaptured(3) ? std::optional(match.captured(3)) : std::nullopt;
        }
        return entry->kind == OutlineEntry::Kind::Scalar ? text(entry->text, depth + 1) : std::nullopt;
    }

    std::optional<QString> byPlace(const Match &match, int /*depth*/) const
    {
        const QString below = match.captured(2).isEmpty() ? match.captured(3) : match.captured(2);
        const OutlineEntry *entries = map(match.captured(1), below);
        if (entries == nullptr) {
            return std::nullopt;
        }
        return match.captured(4) == "0"_L1 ? entries->children.front().key : entries->children.back().key;
    }

    std::optional<QString> byBound(const Match &match, int depth) const
    {
        const OutlineEntry *entries = map(match.captured(1), match.captured(2));
        const auto bound =
            operand(match.captured(3), depth).and_then([](const QString &word) { return Version::parse(word); });
        if (entries == nullptr || !bound) {
            return std::nullopt;
        }
        for (const OutlineEntry &entry : entries->children) {
            const auto version = Version::parse(entry.key);
            if (!version) {
                return std::nullopt; // Ansible would compare it somehow
            }
            if (holds(*version, match.captured(4), *bound)) {
                return entry.key;
            }
        }
        return std::nullopt;
    }

    std::optional<QString> byMinorLine(const Match &match, int depth) const
    {
        const QString prefix = match.captured(2);
        return variable(match.captured(1), depth).and_then(minorLine).transform([&](const QString &line) {
            return QString(prefix + line);
        });
    }

    std::optional<QString> byNextMinor(const Match &match, int depth) const
    {
        return variable(match.captured(1), depth)
            .and_then([](const QString &word) { return Version::parse(word); })
            .transform([](const Version &version) { return QString::number(version.minor + 1); });
    }

    std::optional<QString> byChoice(const Match &match, int depth) const
    {
        const auto left =
            variable(match.captured(2), depth).and_then([](const QString &word) { return Version::parse(word); });
        const auto right = Version::parse(match.captured(3));
        if (!left || !right) {
            return std::nullopt;
        }
        return holds(*left, match.captured(4), *right) ? match.captured(1) : match.captured(5);
    }

    const VariableLookup &m_lookup;
};

} // namespace

bool isTemplate(const QString &text)
{
    return text.contains("{{"_L1) || text.contains("{%"_L1) || text.contains("{#"_L1);
}

std::optional<QString> templateValue(const QString &text, const VariableLookup &lookup)
{
    return Evaluation(lookup).text(text, 0);
}

} // namespace kubemori::kubespray
