// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/condition_json.hpp"

#include "advice/issue_format.hpp"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const inventory::Value &value)
{
    return QJsonDocument::fromJson('[' + value.toJson() + ']').array().at(0);
}

QString wordOf(Test::Kind kind)
{
    for (const format::TestWord &test : format::tests()) {
        if (test.kind == kind) {
            return test.word;
        }
    }
    return {};
}

const format::Subject *subjectOf(Condition::Kind kind)
{
    const auto &all = format::subjects();
    const auto found = std::ranges::find(all, kind, &format::Subject::kind);
    return found == all.cend() ? nullptr : &*found;
}

QJsonValue subjectValue(const Condition &condition)
{
    switch (condition.kind) {
    case Condition::Kind::Settings:
    case Condition::Kind::Group:
    case Condition::Kind::Options:
        return condition.pattern.pattern();
    case Condition::Kind::Checkout:
        return condition.paths.size() == 1 ? QJsonValue(condition.paths.constFirst())
                                           : QJsonValue(QJsonArray::fromStringList(condition.paths));
    case Condition::Kind::Cluster: {
        QJsonObject query{{u"get"_s, condition.cluster.kind}, {u"jsonpath"_s, condition.cluster.jsonPath}};
        if (!condition.cluster.nameSpace.isEmpty()) {
            query.insert(u"namespace"_s, condition.cluster.nameSpace);
        }
        if (!condition.cluster.selector.isEmpty()) {
            query.insert(u"selector"_s, condition.cluster.selector);
        }
        return query;
    }
    case Condition::Kind::Node:
        return condition.node.script;
    default:
        return condition.name;
    }
}

void addExtras(const Condition &condition, QJsonObject &json)
{
    if (condition.before) {
        json.insert(u"side"_s, u"before"_s);
    }
    if (condition.kind == Condition::Kind::HostVariable) {
        json.insert(u"of"_s, condition.group);
    }
    if (condition.kind == Condition::Kind::Node) {
        json.insert(u"on"_s, toString(condition.node.scope));
    }
}

void addVersions(const Test &test, QJsonObject &json)
{
    if (test.olderThan) {
        json.insert(u"older-than"_s, QString(u'v' + test.olderThan->toString()));
    }
    if (test.newerThan) {
        json.insert(u"newer-than"_s, QString(u'v' + test.newerThan->toString()));
    }
}

void addTest(const Test &test, QJsonObject &json)
{
    addVersions(test, json);
    QJsonArray values;
    for (const inventory::Value &value : test.values) {
        values.append(toJson(value));
    }
    switch (test.kind) {
    case Test::Kind::OlderThan:
    case Test::Kind::NewerThan:
        break;
    case Test::Kind::Is:
    case Test::Kind::Contains:
        json.insert(wordOf(test.kind), values.at(0));
        break;
    case Test::Kind::In:
    case Test::Kind::NotIn:
        json.insert(wordOf(test.kind), values);
        break;
    case Test::Kind::Matches:
    case Test::Kind::Lacks:
        json.insert(wordOf(test.kind), test.pattern.pattern());
        break;
    case Test::Kind::FewerThan:
        json.insert(wordOf(test.kind), test.number);
        break;
    default:
        json.insert(wordOf(test.kind), test.wanted);
        break;
    }
}

QString jointOf(Condition::Kind kind)
{
    return kind == Condition::Kind::All ? u"all"_s : kind == Condition::Kind::Any ? u"any"_s : u"not"_s;
}

QString shown(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString();
    }
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

void addLines(const Condition &condition, int depth, QStringList &lines)
{
    const QString indent(depth * 2, u' ');
    const format::Subject *subject = subjectOf(condition.kind);
    if (subject == nullptr) {
        lines.append(indent + jointOf(condition.kind) + u':');
        for (const Condition &part : condition.parts) {
            addLines(part, depth + 1, lines);
        }
        return;
    }
    QJsonObject json = toJson(condition);
    QStringList words{subject->word + u' ' + shown(json.take(subject->word))};
    for (auto word = json.constBegin(); word != json.constEnd(); ++word) {
        words.append(word.key() + u' ' + shown(word.value()));
    }
    lines.append(indent + words.join(", "_L1));
}

} // namespace

QJsonObject toJson(const Condition &condition)
{
    const format::Subject *subject = subjectOf(condition.kind);
    if (subject == nullptr) {
        QJsonArray parts;
        for (const Condition &part : condition.parts) {
            parts.append(toJson(part));
        }
        return {{jointOf(condition.kind), condition.kind == Condition::Kind::Not ? parts.at(0) : QJsonValue(parts)}};
    }
    QJsonObject json{{subject->word, subjectValue(condition)}};
    addExtras(condition, json);
    if (!subject->tests.isEmpty()) {
        addTest(condition.test, json);
    }
    return json;
}

QString toText(const Condition &condition)
{
    QStringList lines;
    addLines(condition, 0, lines);
    return lines.join(u'\n');
}

} // namespace kubemori::advice
