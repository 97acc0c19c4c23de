// SPDX-License-Identifier: GPL-3.0-or-later
#include "upgrade/names.hpp"
#include "upgrade/upgrade_json.hpp"

#include <QJsonArray>

#include <optional>

namespace kubemori::upgrade {

using namespace Qt::StringLiterals;
using group_vars::Resolution;

namespace {

/// Takes fields of an object and remembers the first that is not of its kind.
class FieldReader
{
public:
    explicit FieldReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    void take(QLatin1StringView name, QString &value)
    {
        take(name, QJsonValue::String, [&](const QJsonValue &json) { value = json.toString(); });
    }
    void take(QLatin1StringView name, bool &value)
    {
        take(name, QJsonValue::Bool, [&](const QJsonValue &json) { value = json.toBool(); });
    }
    void take(QLatin1StringView name, int &value)
    {
        take(name, QJsonValue::Double, [&](const QJsonValue &json) { value = json.toInt(value); });
    }
    void take(QLatin1StringView name, QStringList &value)
    {
        take(name, QJsonValue::Array, [&](const QJsonValue &json) {
            value.clear();
            for (const QJsonValue &entry : json.toArray()) {
                complainUnless(entry.isString(), name);
                value.append(entry.toString());
            }
        });
    }
    template<class Enum> void takeName(QLatin1StringView name, Enum &value)
    {
        take(name, QJsonValue::String, [&](const QJsonValue &json) {
            const auto known = operation::fromName<Enum>(json.toString());
            complainUnless(known.has_value(), name);
            value = known.value_or(value);
        });
    }
    template<class Read> void take(QLatin1StringView name, QJsonValue::Type type, Read &&read)
    {
        const QJsonValue json = m_json.value(name);
        if (json.isUndefined()) {
            return;
        }
        complainUnless(json.type() == type, name);
        if (json.type() == type) {
            read(json);
        }
    }
    void complainUnless(bool isRight, QLatin1StringView name)
    {
        if (!isRight && m_wrong.isEmpty()) {
            m_wrong = name;
        }
    }
    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    QJsonObject m_json;
    QString m_wrong;
};

QJsonValue resolutionJson(const Resolution &resolution)
{
    if (resolution.choice == Resolution::Choice::Text) {
        return QJsonObject{{u"text"_s, resolution.text}};
    }
    return operation::nameOf(resolution.choice);
}

std::optional<Resolution> resolutionFrom(const QJsonValue &json)
{
    if (json.isObject() && json.toObject().value("text"_L1).isString()) {
        return Resolution{.choice = Resolution::Choice::Text, .text = json.toObject().value("text"_L1).toString()};
    }
    const auto choice = operation::fromName<Resolution::Choice>(json.toString());
    if (!choice || *choice == Resolution::Choice::Text) {
        return std::nullopt;
    }
    return Resolution{.choice = *choice, .text = {}};
}

QJsonObject toJson(const Strategy &strategy)
{
    QJsonObject variables;
    for (const ansible::ExtraVariable &variable : strategy.extraVariables) {
        variables.insert(variable.name, variable.value);
    }
    return {{u"kind"_s, operation::nameOf(strategy.kind)},
            {u"nodes"_s, QJsonArray::fromStringList(strategy.nodes)},
            {u"tags"_s, QJsonArray::fromStringList(strategy.tags)},
            {u"skipTags"_s, QJsonArray::fromStringList(strategy.skipTags)},
            {u"extraVariables"_s, variables},
            {u"kubeVersion"_s, strategy.kubeVersion},
            {u"serial"_s, strategy.serial},
            {u"alwaysCordon"_s, strategy.alwaysCordon},
            {u"confirmsEachNode"_s, strategy.confirmsEachNode}};
}

Result<Strategy> strategyFrom(const QJsonObject &json, Strategy strategy)
{
    FieldReader reader(json);
    reader.takeName("kind"_L1, strategy.kind);
    reader.take("nodes"_L1, strategy.nodes);
    reader.take("tags"_L1, strategy.tags);
    reader.take("skipTags"_L1, strategy.skipTags);
    reader.take("kubeVersion"_L1, strategy.kubeVersion);
    reader.take("serial"_L1, strategy.serial);
    reader.take("alwaysCordon"_L1, strategy.alwaysCordon);
    reader.take("confirmsEachNode"_L1, strategy.confirmsEachNode);
    reader.take("extraVariables"_L1, QJsonValue::Object, [&](const QJsonValue &value) {
        const QJsonObject variables = value.toObject();
        strategy.extraVariables.clear();
        for (auto entry = variables.begin(); entry != variables.end(); ++entry) {
            strategy.extraVariables.append({.name = entry.key(), .value = entry.value()});
        }
    });
    reader.complainUnless(strategy.serial >= 1, "serial"_L1);
    if (!reader.wrong().isEmpty()) {
        return fail(ErrorCode::InvalidData, u"not a value for this field"_s, u"strategy."_s + reader.wrong());
    }
    return strategy;
}

} // namespace

QJsonObject toJson(const HopChoices &choices)
{
    QJsonObject settings;
    for (auto entry = choices.resolutions.begin(); entry != choices.resolutions.end(); ++entry) {
        settings.insert(entry.key(), resolutionJson(entry.value()));
    }
    return {{u"snapshot"_s, choices.wantsSnapshot},
            {u"backup"_s, choices.wantsBackup},
            {u"fetch"_s, choices.fetches},
            {u"openWork"_s, operation::nameOf(choices.openWork)},
            {u"python"_s, choices.python},
            {u"venv"_s, choices.venv},
            {u"wheels"_s, choices.wheels},
            {u"inventory"_s, operation::nameOf(choices.inventoryForm)},
            {u"settings"_s, settings},
            {u"askBecomePassword"_s, choices.asksBecomePassword},
            {u"askVaultPassword"_s, choices.asksVaultPassword},
            {u"strategy"_s, toJson(choices.strategy)}};
}

Result<HopChoices> choicesFromJson(const QJsonObject &json, const HopChoices &defaults)
{
    HopChoices choices = defaults;
    FieldReader reader(json);
    reader.take("snapshot"_L1, choices.wantsSnapshot);
    reader.take("backup"_L1, choices.wantsBackup);
    reader.take("fetch"_L1, choices.fetches);
    reader.takeName("openWork"_L1, choices.openWork);
    reader.take("python"_L1, choices.python);
    reader.take("venv"_L1, choices.venv);
    reader.take("wheels"_L1, choices.wheels);
    reader.takeName("inventory"_L1, choices.inventoryForm);
    reader.take("askBecomePassword"_L1, choices.asksBecomePassword);
    reader.take("askVaultPassword"_L1, choices.asksVaultPassword);
    QString wrongSetting;
    reader.take("settings"_L1, QJsonValue::Object, [&](const QJsonValue &value) {
        const QJsonObject settings = value.toObject();
        for (auto entry = settings.begin(); entry != settings.end(); ++entry) {
            const auto resolution = resolutionFrom(entry.value());
            wrongSetting = resolution ? wrongSetting : entry.key();
            choices.resolutions.insert(entry.key(), resolution.value_or(Resolution{}));
        }
    });
    if (!wrongSetting.isEmpty()) {
        return fail(ErrorCode::InvalidData, u"mine, new or {text: …} is expected"_s, wrongSetting);
    }
    if (!reader.wrong().isEmpty()) {
        return fail(ErrorCode::InvalidData, u"not a value for this field"_s, reader.wrong());
    }
    const QJsonValue strategy = json.value("strategy"_L1);
    if (!strategy.isUndefined() && !strategy.isObject()) {
        return fail(ErrorCode::InvalidData, u"not a value for this field"_s, u"strategy"_s);
    }
    const auto read = strategyFrom(strategy.toObject(), defaults.strategy);
    if (!read) {
        return std::unexpected(read.error());
    }
    choices.strategy = *read;
    return choices;
}

} // namespace kubemori::upgrade
