// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/condition_reader.hpp"

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using inventory::YamlNode;
using inventory::YamlPointer;

namespace {

constexpr int mostHosts = 100'000;

const format::TestWord *testCalled(const QString &word)
{
    const auto &all = format::tests();
    const auto found = std::ranges::find_if(all, [&](const format::TestWord &test) { return test.word == word; });
    return found == all.cend() ? nullptr : &*found;
}

class ConditionReader
{
public:
    ConditionReader(const YamlNode &node, FaultReader &reader)
        : m_node(node)
        , m_reader(reader)
    {
    }

    Condition read()
    {
        Condition condition;
        condition.line = m_node.line;
        if (!m_node.isMap()) {
            m_reader.refuse(m_node, u"a condition is a mapping"_s);
            return condition;
        }
        for (const QLatin1StringView joint : format::joints()) {
            if (const YamlNode *parts = m_node.find(joint)) {
                readJoint(joint, *parts, condition);
                return condition;
            }
        }
        const format::Subject *subject = findSubject();
        if (subject == nullptr) {
            return condition;
        }
        condition.kind = subject->kind;
        if (checkWords(*subject)) {
            readSubject(*m_node.find(subject->word), *subject, condition);
            readTest(*subject, condition);
        }
        return condition;
    }

private:
    void readJoint(QLatin1StringView joint, const YamlNode &parts, Condition &condition)
    {
        using enum Condition::Kind;
        condition.kind = joint == "all"_L1 ? All : joint == "any"_L1 ? Any : Not;
        if (!m_reader.checkKeys(m_node, {joint})) {
            return;
        }
        if (condition.kind == Not) {
            condition.parts.push_back(readCondition(parts, m_reader));
            return;
        }
        for (const YamlPointer &part : m_reader.items(parts, joint)) {
            condition.parts.push_back(readCondition(*part, m_reader));
        }
    }

    const format::Subject *findSubject()
    {
        const format::Subject *found = nullptr;
        for (const format::Subject &subject : format::subjects()) {
            if (m_node.find(subject.word) == nullptr) {
                continue;
            }
            if (found != nullptr) {
                m_reader.refuse(m_node,
                                u"a condition has one subject, not “%1” and “%2”"_s.arg(found->word, subject.word));
                return nullptr;
            }
            found = &subject;
        }
        if (found == nullptr) {
            m_reader.refuse(m_node, u"a condition without a subject"_s);
        }
        return found;
    }

    bool checkWords(const format::Subject &subject)
    {
        for (const auto &[key, value] : m_node.entries) {
            const QString word = FaultReader::keyOf(*key);
            if (word == subject.word || subject.extras.contains(word) || subject.tests.contains(word)) {
                continue;
            }
            m_reader.refuse(*key, testCalled(word) != nullptr
                                      ? u"“%1” cannot be asked of “%2”"_s.arg(word, subject.word)
                                      : u"unknown key “%1”"_s.arg(word));
            return false;
        }
        return true;
    }

    void readSubject(const YamlNode &node, const format::Subject &subject, Condition &condition)
    {
        const QString word = subject.word;
        switch (subject.kind) {
        case Condition::Kind::Setting:
            condition.name = m_reader.text(node, word);
            readSide(condition);
            break;
        case Condition::Kind::InventoryFile:
            condition.name = path(node, word);
            break;
        case Condition::Kind::Settings:
        case Condition::Kind::Group:
        case Condition::Kind::Options:
            condition.pattern = m_reader.pattern(node, word);
            break;
        case Condition::Kind::Checkout:
            if (node.kind != YamlNode::Kind::List) {
                condition.paths = {path(node, word)};
                break;
            }
            for (const YamlPointer &item : m_reader.items(node, word)) {
                condition.paths.append(path(*item, word));
            }
            break;
        case Condition::Kind::HostVariable:
            condition.name = m_reader.text(node, word);
            condition.group = m_node.find(u"of"_s) == nullptr ? u"all"_s : m_reader.text(m_node, "of"_L1, true);
            break;
        case Condition::Kind::Cluster:
            readCluster(node, condition.cluster);
            break;
        case Condition::Kind::Node:
            condition.node.script = m_reader.text(node, word);
            readScope(condition.node);
            break;
        case Condition::Kind::All:
        case Condition::Kind::Any:
        case Condition::Kind::Not:
            break;
        }
    }

    QString path(const YamlNode &node, const QString &word)
    {
        return m_reader.inFolder(node, m_reader.text(node, word));
    }

    void readSide(Condition &condition)
    {
        if (const YamlNode *side = m_node.find(u"side"_s)) {
            condition.before = true;
            if (m_reader.text(*side, u"side"_s) != "before"_L1) {
                m_reader.refuse(*side, u"“side” can only be before"_s);
            }
        }
    }

    void readCluster(const YamlNode &node, ClusterQuery &query)
    {
        if (!m_reader.checkKeys(node, format::queryKeys())) {
            return;
        }
        query.kind = m_reader.text(node, "get"_L1, true);
        query.nameSpace = m_reader.text(node, "namespace"_L1, false);
        query.selector = m_reader.text(node, "selector"_L1, false);
        query.jsonPath = m_reader.text(node, "jsonpath"_L1, true);
        for (const QString &word : {query.kind, query.nameSpace, query.selector}) {
            if (word.startsWith(u'-')) { // it would be an option of kubectl
                m_reader.refuse(node, u"“%1” begins with “-”"_s.arg(word));
            }
        }
    }

    void readScope(NodeQuery &query)
    {
        const YamlNode *on = FaultReader::find(m_node, "on"_L1);
        if (on == nullptr) {
            return;
        }
        const QString word = m_reader.text(*on, u"on"_s);
        for (const NodeScope scope : {NodeScope::All, NodeScope::ControlPlane, NodeScope::Etcd}) {
            if (word == toString(scope)) {
                query.scope = scope;
                return;
            }
        }
        m_reader.refuse(*on, u"“on” can be all, control-plane or etcd"_s);
    }

    void readTest(const format::Subject &subject, Condition &condition)
    {
        Test &test = condition.test;
        QStringList words;
        for (const format::TestWord &word : format::tests()) {
            const YamlNode *node = m_node.find(word.word);
            if (node == nullptr) {
                continue;
            }
            words.append(word.word);
            if (words.size() == 1) { // versions beside “matches” come after it in the list
                test.kind = word.kind;
            }
            readTestValue(*node, word, subject, test);
        }
        if (words.isEmpty() && !subject.tests.isEmpty()) {
            m_reader.refuse(m_node, u"nothing is asked of “%1”"_s.arg(subject.word));
        }
        checkTogether(words, subject, test);
        if (condition.before && test.kind == Test::Kind::Changes) {
            m_reader.refuse(m_node, u"“changes” compares both sides: it cannot be asked of one"_s);
        }
    }

    void checkTogether(QStringList words, const format::Subject &subject, const Test &test)
    {
        const bool hasVersion = test.olderThan || test.newerThan;
        const bool isAnswer = subject.kind == Condition::Kind::Cluster || subject.kind == Condition::Kind::Node;
        words.removeAll("older-than"_L1);
        words.removeAll("newer-than"_L1);
        if (words.size() > 1 || (hasVersion && !words.isEmpty() && words != QStringList{u"matches"_s})) {
            m_reader.refuse(m_node, u"a condition has one test; join several by “all”"_s);
        } else if (hasVersion && isAnswer && words.isEmpty()) {
            m_reader.refuse(m_node, u"“older-than” and “newer-than” need “matches” with a group “version” here"_s);
        } else if (hasVersion && !words.isEmpty() && !test.pattern.namedCaptureGroups().contains(u"version"_s)) {
            m_reader.refuse(m_node, u"the pattern has no group “version” to compare"_s);
        }
    }

    void readTestValue(const YamlNode &node, const format::TestWord &word, const format::Subject &subject, Test &test)
    {
        switch (word.kind) {
        case Test::Kind::Is:
            test.values = {node.toValue()};
            break;
        case Test::Kind::In:
        case Test::Kind::NotIn:
            for (const YamlPointer &item : m_reader.items(node, word.word)) {
                test.values.append(item->toValue());
            }
            break;
        case Test::Kind::Contains:
            test.values = {inventory::Value(m_reader.text(node, word.word))};
            break;
        case Test::Kind::Matches:
        case Test::Kind::Lacks:
            test.pattern = m_reader.pattern(node, word.word,
                                            subject.kind == Condition::Kind::Checkout
                                                ? QRegularExpression::MultilineOption // of a file as a whole
                                                : QRegularExpression::NoPatternOption);
            break;
        case Test::Kind::OlderThan:
            test.olderThan = m_reader.version(node, word.word);
            break;
        case Test::Kind::NewerThan:
            test.newerThan = m_reader.version(node, word.word);
            break;
        case Test::Kind::FewerThan:
            test.number = m_reader.number(node, word.word, 1, mostHosts);
            break;
        default:
            test.wanted = m_reader.boolean(node, word.word);
            break;
        }
    }

    const YamlNode &m_node;
    FaultReader &m_reader;
};

} // namespace

Condition readCondition(const YamlNode &node, FaultReader &reader)
{
    return ConditionReader(node, reader).read();
}

} // namespace kubemori::advice
