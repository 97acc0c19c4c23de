// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/yaml_document.hpp"
#include "kubespray/hop_rule.hpp"
#include "kubespray/release_tags.hpp"

#include <QFile>
#include <QSet>

#include <array>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;
using inventory::YamlNode;
using inventory::YamlPointer;

namespace {

const QString builtInFile = u":/kubemori/hop-rules.yaml"_s;

using Fault = std::unexpected<Error>;

class RuleReader
{
public:
    explicit RuleReader(QString file)
        : m_file(std::move(file))
    {
    }

    Result<QList<HopRule>> readAll(const YamlNode &document)
    {
        const YamlNode *list = document.find(u"rules"_s);
        if (list == nullptr || list->kind != YamlNode::Kind::List) {
            return refuse(document, u"there is no list “rules”"_s);
        }
        QList<HopRule> rules;
        QSet<QString> ids;
        for (const YamlPointer &item : list->items) {
            auto rule = read(*item);
            if (!rule) {
                return std::unexpected(rule.error());
            }
            if (ids.contains(rule->id)) {
                return refuse(*item, u"there are two rules “%1”"_s.arg(rule->id));
            }
            ids.insert(rule->id);
            rules.append(*std::move(rule));
        }
        return rules;
    }

private:
    [[nodiscard]] Fault refuse(const YamlNode &node, const QString &why) const
    {
        return fail(ErrorCode::InvalidInput, why, u"%1:%2"_s.arg(m_file).arg(node.line));
    }

    Result<HopRule> read(const YamlNode &node) const
    {
        HopRule rule;
        Result<> done =
            checkKeys(node, {u"id"_s, u"kind"_s, u"severity"_s, u"tags"_s, u"since"_s, u"before"_s, u"component"_s,
                             u"minimum"_s, u"when"_s, u"title"_s, u"why"_s, u"remedy"_s, u"source"_s});
        done = done.and_then([&] { return readText(node, u"id"_s, rule.id); })
                   .and_then([&] { return readText(node, u"source"_s, rule.source); })
                   .and_then([&] { return readKind(node, rule.kind); })
                   .and_then([&] { return readSeverity(node, rule.severity); })
                   .and_then([&] { return readScope(node, rule); })
                   .and_then([&] { return readConditions(node, rule.when); })
                   .and_then([&] { return readLocal(node, u"title"_s, true, rule.title); })
                   .and_then([&] { return readLocal(node, u"why"_s, true, rule.why); })
                   .and_then([&] { return readLocal(node, u"remedy"_s, false, rule.remedy); });
        return done.transform([&] { return std::move(rule); });
    }

    Result<> checkKeys(const YamlNode &node, const QStringList &known) const
    {
        if (!node.isMap()) {
            return refuse(node, u"a mapping is expected"_s);
        }
        for (const auto &[key, value] : node.entries) {
            const QString name = key->scalar.scalarText().value_or(QString());
            if (!known.contains(name)) {
                return refuse(*key, u"unknown key “%1”"_s.arg(name));
            }
        }
        return {};
    }

    static QString textOf(const YamlNode *node)
    {
        return node == nullptr || node->kind != YamlNode::Kind::Scalar
                   ? QString()
                   : node->scalar.scalarText().value_or(QString()).trimmed();
    }

    Result<> readText(const YamlNode &node, const QString &key, QString &text) const
    {
        text = textOf(node.find(key));
        return text.isEmpty() ? refuse(node, u"“%1” is missing"_s.arg(key)) : Result<>();
    }

    Result<> readKind(const YamlNode &node, HopRule::Kind &kind) const
    {
        using Kind = HopRule::Kind;
        const std::array names{std::pair("avoid"_L1, Kind::Avoid), std::pair("note"_L1, Kind::Note),
                               std::pair("cross"_L1, Kind::Cross), std::pair("pass"_L1, Kind::Pass),
                               std::pair("running"_L1, Kind::Running)};
        const QString word = textOf(node.find(u"kind"_s));
        for (const auto &[name, value] : names) {
            if (word == name) {
                kind = value;
                return {};
            }
        }
        return refuse(node, u"unknown kind “%1”"_s.arg(word));
    }

    Result<> readSeverity(const YamlNode &node, Severity &severity) const
    {
        const QString word = textOf(node.find(u"severity"_s));
        for (const Severity value : {Severity::Block, Severity::Warn, Severity::Info}) {
            if (word == toString(value)) {
                severity = value;
                return {};
            }
        }
        return refuse(node, u"unknown severity “%1”"_s.arg(word));
    }

    Result<> readRange(const YamlNode &node, const QString &key, TagRange &range) const
    {
        const auto parsed = TagRange::parse(textOf(node.find(key)));
        if (!parsed) {
            return refuse(node, u"“%1”: %2"_s.arg(key, parsed.error().detail));
        }
        range = *parsed;
        return {};
    }

    Result<> readVersion(const YamlNode &node, const QString &key, std::optional<Version> &version) const
    {
        version = Version::parse(textOf(node.find(key)));
        return version ? Result<>() : refuse(node, u"“%1” is no version"_s.arg(key));
    }

    Result<> readScope(const YamlNode &node, HopRule &rule) const
    {
        if (rule.kind == HopRule::Kind::Cross) {
            return readVersion(node, u"since"_s, rule.since);
        }
        Result<> done = readRange(node, u"tags"_s, rule.tags);
        if (done && rule.kind == HopRule::Kind::Pass) {
            done = readRange(node, u"before"_s, rule.before);
        }
        if (done && rule.kind == HopRule::Kind::Running) {
            done = readText(node, u"component"_s, rule.component).and_then([&] {
                return readVersion(node, u"minimum"_s, rule.minimum);
            });
        }
        return done;
    }

    Result<> readConditions(const YamlNode &node, QList<SettingCondition> &conditions) const
    {
        const YamlNode *list = node.find(u"when"_s);
        if (list == nullptr) {
            return {};
        }
        for (const YamlPointer &item : list->items) {
            auto condition = readCondition(*item);
            if (!condition) {
                return std::unexpected(condition.error());
            }
            conditions.append(*std::move(condition));
        }
        return conditions.isEmpty() ? refuse(node, u"“when” is an empty list"_s) : Result<>();
    }

    Result<SettingCondition> readCondition(const YamlNode &node) const
    {
        using Test = SettingCondition::Test;
        SettingCondition condition;
        const auto done =
            checkKeys(node, {u"key"_s, u"is"_s, u"in"_s, u"not-in"_s, u"set"_s, u"absent-means"_s}).and_then([&] {
                return readText(node, u"key"_s, condition.key);
            });
        if (!done) {
            return std::unexpected(done.error());
        }
        const YamlNode *is = node.find(u"is"_s);
        const YamlNode *set = node.find(u"set"_s);
        const YamlNode *in = node.find(u"in"_s);
        const YamlNode *notIn = node.find(u"not-in"_s);
        const auto tests = {is, set, in, notIn};
        if (std::ranges::count(tests, nullptr) != 3) {
            return refuse(node, u"exactly one of is, in, not-in and set is expected"_s);
        }
        if (is != nullptr) {
            condition.test = is->isTruthy() ? Test::IsTrue : Test::IsFalse;
        } else if (set != nullptr) {
            condition.test = set->isTruthy() ? Test::IsDefined : Test::IsUndefined;
        } else {
            condition.test = in != nullptr ? Test::IsOneOf : Test::IsNoneOf;
            for (const YamlPointer &item : (in != nullptr ? in : notIn)->items) {
                condition.values.append(textOf(item.get()));
            }
        }
        if (const YamlNode *absence = node.find(u"absent-means"_s)) {
            condition.absence = textOf(absence);
        }
        return condition;
    }

    Result<> readLocal(const YamlNode &node, const QString &key, bool isNeeded, LocalText &text) const
    {
        const YamlNode *found = node.find(key);
        if (found == nullptr) {
            return isNeeded ? refuse(node, u"“%1” is missing"_s.arg(key)) : Result<>();
        }
        return checkKeys(*found, {u"en"_s, u"ja"_s})
            .and_then([&] { return readText(*found, u"en"_s, text.en); })
            .and_then([&] { return readText(*found, u"ja"_s, text.ja); });
    }

    QString m_file;
};

QList<HopRule> readBuiltIn()
{
    QFile file(builtInFile);
    const auto rules = file.open(QIODevice::ReadOnly) ? readHopRules(file.readAll(), file.fileName())
                                                      : fail(ErrorCode::Internal, file.errorString(), builtInFile);
    if (!rules) { // a fault of this program, which its tests find
        qCritical("%s", qPrintable(toLogLine(rules.error())));
    }
    return rules.value_or(QList<HopRule>());
}

} // namespace

Result<QList<HopRule>> readHopRules(const QByteArray &yaml, const QString &file)
{
    inventory::Problems warnings;
    const auto document = inventory::readYamlDocument(yaml, file, {}, warnings);
    if (!document) {
        return std::unexpected(document.error().toError());
    }
    return RuleReader(file).readAll(**document);
}

const QList<HopRule> &builtInHopRules()
{
    static const QList<HopRule> rules = readBuiltIn();
    return rules;
}

} // namespace kubemori::kubespray
