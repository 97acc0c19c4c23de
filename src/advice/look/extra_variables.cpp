// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/extra_variables.hpp"

#include "inventory/shell_words.hpp"

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView origin("-e");

/// The values of all -e, without the option.
QStringList valuesIn(const QStringList &words)
{
    QStringList values;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == "-e"_L1 || word == "--extra-vars"_L1) {
            values.append(words.value(++i));
        } else if (word.startsWith("--extra-vars="_L1)) {
            values.append(word.section(u'=', 1));
        } else if (word.startsWith("-e"_L1)) {
            values.append(word.sliced(2));
        }
    }
    return values;
}

Result<> addTyped(const QString &text, OwnSettings &own)
{
    const auto variables = TypedFiles().read(text.toUtf8(), origin);
    if (!variables) {
        return fail(ErrorCode::InvalidInput, variables.error().detail, origin);
    }
    for (const auto &[name, variable] : (*variables)->asKeyValueRange()) {
        own.commandLine.insert(name, {.value = variable.value, .origin = origin});
    }
    return {};
}

/// "key=value key2='two words'"
Result<> addPairs(const QString &text, OwnSettings &own)
{
    const auto words = inventory::splitShellWords(text);
    if (!words) {
        return fail(ErrorCode::InvalidInput, words.error(), origin);
    }
    for (const QString &word : *words) {
        const qsizetype sign = word.indexOf(u'=');
        if (sign > 0) {
            own.commandLine.insert(word.first(sign),
                                   {.value = inventory::Value(word.sliced(sign + 1)), .origin = origin});
        }
    }
    return {};
}

} // namespace

Result<> addExtraVariables(const QString &options, OwnSettings &own)
{
    const auto words = inventory::splitShellWords(options);
    if (!words) {
        own.isIncomplete = true;
        return fail(ErrorCode::InvalidInput, words.error(), options);
    }
    for (const QString &value : valuesIn(*words)) {
        Result<> added;
        if (value.startsWith(u'@')) {
            own.isIncomplete = true;
        } else if (value.startsWith(u'{') || value.startsWith(u'[')) {
            added = addTyped(value, own);
        } else {
            added = addPairs(value, own);
        }
        if (!added) {
            own.isIncomplete = true;
            return added;
        }
    }
    return {};
}

} // namespace kubemori::advice
