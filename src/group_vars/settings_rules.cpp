// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/settings_rules.hpp"

#include "inventory/variables.hpp"
#include "inventory/yaml_document.hpp"

#include <QFile>
#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using inventory::Value;
using inventory::Variables;

namespace {

using Kind = SettingsRule::Kind;

constexpr std::array kinds{std::pair{Kind::Renamed, "renamed"_L1}, std::pair{Kind::Gone, "gone"_L1},
                           std::pair{Kind::DefaultChanged, "default-changed"_L1}, std::pair{Kind::Format, "format"_L1},
                           std::pair{Kind::Pinned, "pinned"_L1}};

QString textOf(const Variables &map, const QString &name)
{
    const Value *value = map.find(name);
    return value ? value->scalarText().value_or(QString()) : QString();
}

QMap<QString, QString> mapOf(const Variables &map, const QString &name)
{
    QMap<QString, QString> result;
    const Value *value = map.find(name);
    if (value && value->map()) {
        for (const auto &[key, text] : *value->map()) {
            result.insert(key, text.scalarText().value_or(QString()));
        }
    }
    return result;
}

std::optional<Value> valueOf(const Variables &map, const QString &name)
{
    const Value *value = map.find(name);
    return value ? std::optional(*value) : std::nullopt;
}

QRegularExpression wholeName(const QString &pattern)
{
    return QRegularExpression(u"\\A(?:"_s + pattern + u")\\z"_s);
}

/// What is wrong with a rule; empty: nothing.
QString faultOf(const SettingsRule &rule, const Variables &map)
{
    if (rule.id.isEmpty() || !rule.key.isValid() || rule.setting.isEmpty()) {
        return u"id and key are needed"_s;
    }
    if (!Version::parse(textOf(map, u"since"_s))) {
        return u"since is no release"_s;
    }
    if (rule.texts.value(u"en"_s).isEmpty() || rule.texts.value(u"ja"_s).isEmpty() || rule.source.isEmpty()) {
        return u"text in en and ja, and source are needed"_s;
    }
    if (rule.kind == Kind::Renamed && rule.replacedBy.isEmpty()) {
        return u"replaced_by is needed"_s;
    }
    if (rule.kind == Kind::DefaultChanged && !rule.before) {
        return u"before is needed"_s;
    }
    const bool hasPattern = rule.pattern.isValid() && !rule.pattern.pattern().isEmpty();
    return rule.kind == Kind::Format && !hasPattern ? u"pattern is needed"_s : QString();
}

Result<SettingsRule> ruleOf(const Value &value)
{
    const Variables *map = value.map();
    if (!map) {
        return fail(ErrorCode::InvalidInput, u"a rule is a mapping"_s);
    }
    SettingsRule rule;
    rule.id = textOf(*map, u"id"_s);
    const QString kind = textOf(*map, u"kind"_s);
    const auto found = std::ranges::find(kinds, kind, [](const auto &known) { return QString(known.second); });
    if (found == kinds.end()) {
        return fail(ErrorCode::InvalidInput, u"the kind %1 is not known"_s.arg(kind), rule.id);
    }
    rule.kind = found->first;
    rule.setting = textOf(*map, u"key"_s);
    rule.key = wholeName(rule.setting);
    rule.since = Version::parse(textOf(*map, u"since"_s)).value_or(Version());
    rule.replacedBy = textOf(*map, u"replaced_by"_s);
    rule.values = mapOf(*map, u"values"_s);
    const Value *asks = map->find(u"asks"_s);
    rule.asks = asks && asks->isTruthy();
    rule.before = valueOf(*map, u"before"_s);
    rule.after = valueOf(*map, u"after"_s);
    rule.beforeFrom = textOf(*map, u"before_from"_s);
    rule.when = mapOf(*map, u"when"_s);
    rule.pattern = QRegularExpression(textOf(*map, u"pattern"_s));
    rule.replacement = textOf(*map, u"replacement"_s);
    rule.texts = mapOf(*map, u"text"_s);
    rule.source = textOf(*map, u"source"_s);
    const QString fault = faultOf(rule, *map);
    return fault.isEmpty() ? Result<SettingsRule>(rule) : fail(ErrorCode::InvalidInput, fault, rule.id);
}

} // namespace

bool SettingsRule::applies(const SettingsSet &settings) const
{
    for (const auto &[name, wanted] : when.asKeyValueRange()) {
        const Value *value = settings.effective(name);
        const bool any = wanted == "*"_L1;
        if (!value || (!any && value->scalarText() != wanted)) {
            return false;
        }
    }
    return true;
}

QString SettingsRule::text(const QString &language) const
{
    return texts.value(language, texts.value(u"en"_s));
}

Result<SettingsRules> parseSettingsRules(const QByteArray &yaml)
{
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(yaml, u"settings-rules.yaml"_s, {}, warnings);
    if (!document) {
        return std::unexpected(document.error().toError());
    }
    if (hasErrors(warnings) || !warnings.isEmpty()) {
        return std::unexpected(warnings.first().toError());
    }
    const inventory::YamlNode *list = (*document)->isMap() ? (*document)->find(u"rules"_s) : nullptr;
    if (!list || list->kind != inventory::YamlNode::Kind::List) {
        return fail(ErrorCode::InvalidInput, u"a list of rules is expected"_s);
    }
    SettingsRules rules;
    for (const inventory::YamlPointer &item : list->items) {
        const auto rule = ruleOf(item->toValue());
        if (!rule) {
            return std::unexpected(rule.error().on(u"line %1"_s.arg(item->line)));
        }
        rules.append(*rule);
    }
    return rules;
}

namespace {

Result<SettingsRules> readBuiltIn()
{
    QFile file(u":/kubemori/settings-rules.yaml"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Internal, file.errorString(), file.fileName());
    }
    return parseSettingsRules(file.readAll());
}

} // namespace

const Result<SettingsRules> &builtInSettingsRules()
{
    static const Result<SettingsRules> rules = readBuiltIn();
    return rules;
}

QString toString(SettingsRule::Kind kind)
{
    const auto found = std::ranges::find(kinds, kind, [](const auto &known) { return known.first; });
    return found == kinds.end() ? QString() : QString(found->second);
}

} // namespace kubemori::group_vars
