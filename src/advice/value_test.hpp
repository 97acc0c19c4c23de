// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "advice/verdict.hpp"
#include "inventory/value.hpp"

#include <QMap>
#include <QString>

namespace kubemori::advice {

/// What came of testing one value or one line.
struct Tested
{
    Truth truth = Truth::No;
    QString why;                     ///< with Unknown: "is a template"
    QMap<QString, QString> captures; ///< with Yes: of the pattern
};

/// Tests a value that is there: Is, In, NotIn, Matches, Contains, OlderThan, NewerThan. Templates of Jinja and
/// encrypted values are Unknown.
[[nodiscard]] Tested testValue(const Test &test, const inventory::Value &value);
/// Tests a text by the pattern of Matches, and its group "version" by the versions beside it.
[[nodiscard]] Tested testText(const Test &test, const QString &text);

/// Why a value cannot be told ("is a template"); empty: it can. Looks into lists and mappings.
[[nodiscard]] QString opacity(const inventory::Value &value);

/// A value as it is shown in a sighting; not what is encrypted or, by its name, a secret. nullptr: not set.
[[nodiscard]] QString shownValue(const QString &key, const inventory::Value *value);

/// One line for a sighting: whitespace at its ends gone, shortened.
[[nodiscard]] QString evidenceLine(const QString &text);

} // namespace kubemori::advice
