// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/value_test.hpp"

#include "inventory/variables.hpp"
#include "inventory/yaml_scalar.hpp"

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using inventory::Value;

namespace {

constexpr qsizetype longestEvidence = 300;

Tested no()
{
    return {};
}

Tested yes(QMap<QString, QString> captures = {})
{
    return {.truth = Truth::Yes, .why = {}, .captures = std::move(captures)};
}

Tested unknown(const QString &why)
{
    return {.truth = Truth::Unknown, .why = why, .captures = {}};
}

Tested given(bool is)
{
    return is ? yes() : no();
}

bool isTemplate(const QString &text)
{
    return text.contains("{{"_L1) || text.contains("{%"_L1);
}

/// The same, or a text that YAML reads as the boolean or number that is asked for: `-e x=true` makes texts.
bool isSame(const Value &value, const Value &wanted)
{
    if (value == wanted) {
        return true;
    }
    const bool isScalar = wanted.boolean() != nullptr || wanted.integer() != nullptr || wanted.number() != nullptr;
    if (!isScalar || !value.isText()) {
        return false;
    }
    const auto read = inventory::resolveYamlScalar(value.text()->trimmed());
    return read && *read == wanted;
}

Tested compare(const Test &test, const QString &text)
{
    const auto version = Version::parse(text.trimmed());
    if (!version) {
        return unknown(u"“%1” is no version"_s.arg(evidenceLine(text)));
    }
    return given((!test.olderThan || *version < *test.olderThan) && (!test.newerThan || *version > *test.newerThan));
}

QMap<QString, QString> capturesOf(const QRegularExpressionMatch &match)
{
    QMap<QString, QString> captures;
    for (const QString &name : match.regularExpression().namedCaptureGroups()) {
        if (!name.isEmpty() && !match.captured(name).isEmpty()) {
            captures.insert(name, match.captured(name));
        }
    }
    return captures;
}

/// A scalar as text; lists and mappings as JSON.
QString textOf(const Value &value)
{
    return value.scalarText().value_or(QString::fromUtf8(value.toJson()));
}

/// One of the items that is so is enough; one that cannot be told leaves it open.
template<class Ask> Tested anyOf(const Value::List &items, const Ask &ask)
{
    Tested result = no();
    for (const Value &item : items) {
        Tested tested = ask(item);
        if (tested.truth == Truth::Yes) {
            return tested;
        }
        if (tested.truth == Truth::Unknown) {
            result = std::move(tested);
        }
    }
    return result;
}

Tested matchesValue(const Test &test, const Value &value)
{
    const auto ask = [&test](const Value &item) {
        const QString why = opacity(item);
        return why.isEmpty() ? testText(test, textOf(item)) : unknown(why);
    };
    return value.list() != nullptr ? anyOf(*value.list(), ask) : ask(value);
}

Tested contains(const Value &value, const QString &wanted)
{
    if (const Value::List *list = value.list()) {
        return anyOf(*list, [&wanted](const Value &item) {
            const QString why = opacity(item);
            return why.isEmpty() ? given(item.scalarText() == wanted) : unknown(why);
        });
    }
    if (const inventory::Variables *map = value.map()) {
        return given(map->contains(wanted));
    }
    const QString why = opacity(value);
    return why.isEmpty() ? given(value.scalarText().value_or(QString()).contains(wanted)) : unknown(why);
}

/// Values of these are not shown.
bool isSecret(const QString &key)
{
    static const QRegularExpression words(u"pass(word|wd|phrase)?|secret|token|credential|private_key|_key$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(key).hasMatch();
}

} // namespace

Tested testText(const Test &test, const QString &text)
{
    const auto match = test.pattern.match(text);
    if (!match.hasMatch()) {
        return no();
    }
    if (test.olderThan || test.newerThan) {
        Tested compared = compare(test, match.captured(u"version"_s));
        if (compared.truth != Truth::Yes) {
            return compared;
        }
    }
    return yes(capturesOf(match));
}

Tested testValue(const Test &test, const Value &value)
{
    if (test.kind == Test::Kind::Matches) {
        return matchesValue(test, value);
    }
    if (test.kind == Test::Kind::Contains) {
        return contains(value,
                        test.values.constFirst().text() == nullptr ? QString() : *test.values.constFirst().text());
    }
    if (const QString why = opacity(value); !why.isEmpty()) {
        return unknown(why);
    }
    const auto isIt = [&value](const Value &wanted) { return isSame(value, wanted); };
    switch (test.kind) {
    case Test::Kind::Is:
    case Test::Kind::In:
        return given(std::ranges::any_of(test.values, isIt));
    case Test::Kind::NotIn:
        return given(std::ranges::none_of(test.values, isIt));
    case Test::Kind::OlderThan:
    case Test::Kind::NewerThan:
        return compare(test, textOf(value));
    default:
        return unknown(u"cannot be tested so"_s); // the reader refuses it
    }
}

QString opacity(const Value &value)
{
    if (value.isEncrypted()) {
        return u"is encrypted"_s;
    }
    if (const QString *text = value.text()) {
        return isTemplate(*text) ? u"is a template"_s : QString();
    }
    if (const Value::List *list = value.list()) {
        for (const Value &item : *list) {
            if (const QString why = opacity(item); !why.isEmpty()) {
                return why;
            }
        }
    }
    if (const inventory::Variables *map = value.map()) {
        for (const auto &[name, item] : *map) {
            if (const QString why = opacity(item); !why.isEmpty()) {
                return why;
            }
        }
    }
    return {};
}

QString shownValue(const QString &key, const Value *value)
{
    if (value == nullptr) {
        return u"not set"_s;
    }
    if (value->isEncrypted() || (isSecret(key) && value->boolean() == nullptr)) {
        return u"(hidden)"_s;
    }
    return evidenceLine(value->scalarText().value_or(QString::fromUtf8(value->toJson())));
}

QString evidenceLine(const QString &text)
{
    QString line = text.trimmed();
    line.replace(u'\n', u' ');
    if (line.size() > longestEvidence) {
        line.truncate(longestEvidence - 1);
        line += u'…';
    }
    return line;
}

} // namespace kubemori::advice
