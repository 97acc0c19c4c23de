// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/playbook_words.hpp"

#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <optional>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

/// Short options that take a value, by the long ones.
const QHash<QChar, QString> &valuesByLetter()
{
    static const QHash<QChar, QString> letters{
        {u'i', u"inventory"_s},   {u'l', u"limit"_s},   {u't', u"tags"_s},        {u'e', u"extra-vars"_s},
        {u'f', u"forks"_s},       {u'u', u"user"_s},    {u'm', u"module-name"_s}, {u'a', u"args"_s},
        {u'M', u"module-path"_s}, {u'T', u"timeout"_s}, {u'c', u"connection"_s}};
    return letters;
}

const QSet<QString> &valuesByName()
{
    static const QSet<QString> names{u"inventory"_s,
                                     u"limit"_s,
                                     u"tags"_s,
                                     u"skip-tags"_s,
                                     u"extra-vars"_s,
                                     u"forks"_s,
                                     u"user"_s,
                                     u"module-name"_s,
                                     u"args"_s,
                                     u"start-at-task"_s,
                                     u"private-key"_s,
                                     u"become-user"_s,
                                     u"module-path"_s,
                                     u"become-method"_s,
                                     u"timeout"_s,
                                     u"connection"_s,
                                     u"ssh-extra-args"_s,
                                     u"vault-id"_s,
                                     u"vault-password-file"_s};
    return names;
}

void addVariables(QJsonObject &variables, const QString &text)
{
    if (text.startsWith(u'{')) {
        const QJsonObject more = QJsonDocument::fromJson(text.toUtf8()).object();
        for (auto each = more.begin(); each != more.end(); ++each) {
            variables.insert(each.key(), each.value());
        }
        return;
    }
    for (const QString &pair : text.split(u' ', Qt::SkipEmptyParts)) {
        if (const qsizetype at = pair.indexOf(u'='); at > 0) {
            variables.insert(pair.first(at), pair.sliced(at + 1));
        }
    }
}

void take(PlaybookWords &words, const QString &option, const QString &value)
{
    if (option == "inventory"_L1) {
        words.inventory = value;
    } else if (option == "limit"_L1) {
        words.limit = value;
    } else if (option == "tags"_L1) {
        words.tags += value.split(u',', Qt::SkipEmptyParts);
    } else if (option == "skip-tags"_L1) {
        words.skipTags += value.split(u',', Qt::SkipEmptyParts);
    } else if (option == "extra-vars"_L1) {
        addVariables(words.variables, value);
    } else if (option == "module-name"_L1) {
        words.module = value;
    } else if (option == "args"_L1) {
        words.moduleArguments = value;
    } else if (option == "syntax-check"_L1) {
        words.checksSyntax = true;
    } else if (option == "list-hosts"_L1) {
        words.listsHosts = true;
    } else if (option == "become"_L1) {
        words.becomes = true;
    }
}

} // namespace

PlaybookWords PlaybookWords::of(const QStringList &arguments)
{
    PlaybookWords words;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (word.startsWith("--"_L1)) {
            const QString option = word.sliced(2).section(u'=', 0, 0);
            const bool takesNext = valuesByName().contains(option) && !word.contains(u'=');
            take(words, option, takesNext ? arguments.value(++i) : word.section(u'=', 1));
        } else if (word.size() > 1 && word.startsWith(u'-')) {
            const QString option = valuesByLetter().value(word.at(1));
            if (option.isEmpty()) { // -b, -K, -vvv
                words.becomes = words.becomes || word.contains(u'b');
                continue;
            }
            take(words, option, word.size() > 2 ? word.sliced(2) : arguments.value(++i));
        } else {
            words.plain = word;
        }
    }
    return words;
}

bool PlaybookWords::isTrue(const QString &variable) const
{
    const QJsonValue value = variables.value(variable);
    static const QSet<QString> yes{u"true"_s, u"yes"_s, u"on"_s, u"1"_s, u"y"_s, u"t"_s};
    return value.isString() ? yes.contains(value.toString().toLower()) : value.toBool();
}

QString PlaybookWords::text(const QString &variable) const
{
    return variables.value(variable).toVariant().toString();
}

} // namespace kubemori::demo
