// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/rule_check.hpp"

#include <algorithm>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

using Test = SettingCondition::Test;

enum class Truth { No, Yes, Unknown };

bool isWordOf(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(words,
                               [&](QLatin1StringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

bool matches(const SettingCondition &condition, const QString &text)
{
    switch (condition.test) {
    case Test::IsTrue:
        return isWordOf(text, {"true"_L1, "yes"_L1, "on"_L1, "y"_L1, "1"_L1});
    case Test::IsFalse:
        return isWordOf(text, {"false"_L1, "no"_L1, "off"_L1, "n"_L1, "0"_L1});
    case Test::IsOneOf:
        return condition.values.contains(text);
    case Test::IsNoneOf:
        return !condition.values.contains(text);
    case Test::IsDefined:
        return true;
    case Test::IsUndefined:
        break;
    }
    return false;
}

Truth truthOf(const SettingCondition &condition, const InventorySettings &settings)
{
    const InventorySettings::Values *values = settings.find(condition.key);
    if (values == nullptr && settings.isIncomplete()) {
        return Truth::Unknown;
    }
    if (values == nullptr) {
        if (condition.absence) {
            return matches(condition, *condition.absence) ? Truth::Yes : Truth::No;
        }
        return condition.test == Test::IsUndefined || condition.test == Test::IsNoneOf ? Truth::Yes : Truth::No;
    }
    if (condition.test == Test::IsDefined || condition.test == Test::IsUndefined) {
        return condition.test == Test::IsDefined ? Truth::Yes : Truth::No;
    }
    // Groups may differ: one that matches is enough to look at it.
    if (std::ranges::any_of(values->texts, [&](const QString &text) { return matches(condition, text); })) {
        return Truth::Yes;
    }
    return values->isOpaque ? Truth::Unknown : Truth::No;
}

} // namespace

std::optional<Applies> appliesTo(const HopRule &rule, const InventorySettings *settings)
{
    if (rule.when.isEmpty()) {
        return Applies::Yes;
    }
    if (settings == nullptr) {
        return Applies::DependsOn;
    }
    Applies applies = Applies::Yes;
    for (const SettingCondition &condition : rule.when) {
        const Truth truth = truthOf(condition, *settings);
        if (truth == Truth::No) {
            return std::nullopt;
        }
        if (truth == Truth::Unknown) {
            applies = Applies::DependsOn;
        }
    }
    return applies;
}

QString conditionText(const HopRule &rule)
{
    QStringList parts;
    for (const SettingCondition &condition : rule.when) {
        parts.append(condition.toString());
    }
    return parts.join(", "_L1);
}

Advisory toAdvisory(const HopRule &rule, Applies applies)
{
    Advisory advisory;
    advisory.id = rule.id;
    advisory.severity = rule.severity;
    advisory.kind = AdvisoryKind::Rule;
    advisory.applies = applies;
    advisory.condition = conditionText(rule);
    advisory.rule = rule;
    return advisory;
}

} // namespace kubemori::kubespray
