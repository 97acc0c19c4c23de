// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/judges.hpp"
#include "advice/value_test.hpp"

#include "inventory/variables.hpp"

#include <algorithm>

namespace kubemori::advice::judges {

using namespace Qt::StringLiterals;
using inventory::Value;

namespace {

/// What a release makes of a setting.
struct Look
{
    bool isKnown = true;
    const Value *value = nullptr; ///< known and none: it is not set
    bool isOwn = false;
    QString origin;
    QString why; ///< not known: "x is a template"
};

Look unclear(const QString &why)
{
    return {.isKnown = false, .value = nullptr, .isOwn = false, .origin = {}, .why = why};
}

/// Follows "key.inner.key" into a layer's value.
Look lookInto(const SettingFact &fact, bool isOwn, const QString &name)
{
    const QStringList path = name.split(u'.');
    const Value *value = &fact.value;
    for (const QString &inner : path.sliced(1)) {
        if (!value->map()) {
            const QString why = opacity(*value);
            if (!why.isEmpty()) {
                return unclear(u"%1 %2"_s.arg(path.first(), why));
            }
            return {.isKnown = true, .value = nullptr, .isOwn = false, .origin = fact.origin, .why = {}};
        }
        value = value->map()->find(inner);
        if (value == nullptr) {
            return {.isKnown = true, .value = nullptr, .isOwn = false, .origin = fact.origin, .why = {}};
        }
    }
    return {.isKnown = true, .value = value, .isOwn = isOwn, .origin = fact.origin, .why = {}};
}

Look lookAt(const SettingLayers &layers, const QString &name)
{
    const QString key = name.section(u'.', 0, 0);
    const auto own = layers.own.constFind(key);
    if (own != layers.own.cend()) {
        return lookInto(*own, true, name);
    }
    if (layers.isIncomplete) {
        return unclear(u"%1 may be set in a file that could not be read"_s.arg(key));
    }
    const SettingFact *fact = layers.effective(key);
    return fact == nullptr ? Look() : lookInto(*fact, false, name);
}

Sighting sightingOf(const QString &name, const Look &look)
{
    return {.where = look.origin, .evidence = u"%1: %2"_s.arg(name, shownValue(name, look.value)), .captures = {}};
}

Verdict fromTruth(bool is, Sighting sighting)
{
    return {.truth = is ? Truth::Yes : Truth::No, .sightings = {std::move(sighting)}, .missing = {}};
}

Verdict changes(const Condition &condition, const Picture &picture)
{
    if (!picture.isHop()) {
        return condition.test.wanted ? no() : yes({});
    }
    if (!picture.before || !picture.after) {
        return unknown(u"the settings of both releases were not looked at"_s);
    }
    const Look before = lookAt(*picture.before, condition.name);
    const Look after = lookAt(*picture.after, condition.name);
    for (const Look &look : {before, after}) {
        const QString why = !look.isKnown ? look.why : look.value == nullptr ? QString() : opacity(*look.value);
        if (!why.isEmpty()) {
            return unknown(look.isKnown ? u"%1 %2"_s.arg(condition.name, why) : why);
        }
    }
    const bool isOther = (before.value == nullptr) != (after.value == nullptr) ||
                         (before.value != nullptr && *before.value != *after.value);
    return fromTruth(isOther == condition.test.wanted,
                     {.where = after.origin,
                      .evidence = u"%1: %2 → %3"_s.arg(condition.name, shownValue(condition.name, before.value),
                                                       shownValue(condition.name, after.value)),
                      .captures = {}});
}

Verdict sampleDiffers(const Condition &condition, const SettingLayers &layers)
{
    const SettingLayers sampleOnly{.roles = {}, .sample = layers.sample, .own = {}, .isIncomplete = false};
    const SettingLayers rolesOnly{.roles = layers.roles, .sample = {}, .own = {}, .isIncomplete = false};
    const Look sample = lookAt(sampleOnly, condition.name);
    const Look role = lookAt(rolesOnly, condition.name);
    if (sample.isKnown && sample.value == nullptr) {
        return fromTruth(!condition.test.wanted, sightingOf(condition.name, sample));
    }
    if (layers.isIncomplete && role.value == nullptr) {
        return unknown(u"%1 may be set in a file that could not be read"_s.arg(condition.name));
    }
    for (const Look &look : {sample, role}) {
        const QString why = !look.isKnown ? look.why : look.value == nullptr ? QString() : opacity(*look.value);
        if (!why.isEmpty()) {
            return unknown(look.isKnown ? u"%1 %2"_s.arg(condition.name, why) : why);
        }
    }
    const bool isOther = role.value == nullptr || *role.value != *sample.value;
    return fromTruth(isOther == condition.test.wanted, {.where = sample.origin,
                                                        .evidence = u"%1: %2, the role has %3"_s.arg(
                                                            condition.name, shownValue(condition.name, sample.value),
                                                            shownValue(condition.name, role.value)),
                                                        .captures = {}});
}

} // namespace

Verdict setting(const Condition &condition, const Picture &picture)
{
    const Test &test = condition.test;
    if (test.kind == Test::Kind::Changes) {
        return changes(condition, picture);
    }
    // Without a hop there is one release only.
    const auto &layers = condition.before && picture.isHop() ? picture.before : picture.after;
    if (!layers) {
        return unknown(u"the settings were not looked at"_s);
    }
    if (test.kind == Test::Kind::SampleDiffers) {
        return sampleDiffers(condition, *layers);
    }
    const Look look = lookAt(*layers, condition.name);
    if (!look.isKnown) {
        return unknown(look.why);
    }
    Sighting sighting = sightingOf(condition.name, look);
    if (test.kind == Test::Kind::Defined || test.kind == Test::Kind::Own) {
        const bool has = test.kind == Test::Kind::Own ? look.isOwn : look.value != nullptr;
        return fromTruth(has == test.wanted, std::move(sighting));
    }
    if (look.value == nullptr) {
        return fromTruth(test.kind == Test::Kind::NotIn, std::move(sighting));
    }
    Tested tested = testValue(test, *look.value);
    if (tested.truth == Truth::Unknown) {
        return unknown(u"%1 %2"_s.arg(condition.name, tested.why));
    }
    sighting.captures = std::move(tested.captures);
    return fromTruth(tested.truth == Truth::Yes, std::move(sighting));
}

Verdict settings(const Condition &condition, const Picture &picture)
{
    if (!picture.after) {
        return unknown(u"the settings were not looked at"_s);
    }
    const QRegularExpression whole(QRegularExpression::anchoredPattern(condition.pattern.pattern()));
    QList<Sighting> sightings;
    QStringList missing;
    QStringList names = picture.after->own.keys();
    names.sort();
    for (const QString &name : names) {
        if (!whole.match(name).hasMatch()) {
            continue;
        }
        const SettingFact &fact = *picture.after->own.constFind(name);
        Tested tested{.truth = Truth::Yes, .why = {}, .captures = {}};
        if (condition.test.kind != Test::Kind::Own) {
            tested = testValue(condition.test, fact.value);
        }
        if (tested.truth == Truth::Yes) {
            sightings.append({.where = fact.origin,
                              .evidence = u"%1: %2"_s.arg(name, shownValue(name, &fact.value)),
                              .captures = std::move(tested.captures)});
        } else if (tested.truth == Truth::Unknown) {
            missing.append(u"%1 %2"_s.arg(name, tested.why));
        }
    }
    if (picture.after->isIncomplete) {
        missing.append(u"a file of settings could not be read"_s);
    }
    Verdict verdict = told(std::move(sightings), std::move(missing));
    if (condition.test.kind == Test::Kind::Own && !condition.test.wanted && verdict.truth != Truth::Unknown) {
        verdict.truth = verdict.truth == Truth::Yes ? Truth::No : Truth::Yes;
    }
    return verdict;
}

} // namespace kubemori::advice::judges
