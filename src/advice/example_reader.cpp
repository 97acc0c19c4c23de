// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/example_reader.hpp"

#include "inventory/inventory_reader.hpp"
#include "inventory/variables.hpp"

#include <algorithm>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using inventory::YamlNode;
using inventory::YamlPointer;

namespace {

class ExampleReader
{
public:
    ExampleReader(const YamlNode &node, const KnownIssue &issue, FaultReader &reader)
        : m_node(node)
        , m_issue(issue)
        , m_reader(reader)
    {
    }

    IssueExample read()
    {
        IssueExample example;
        example.line = m_node.line;
        const bool hasLog = m_node.isMap() && m_node.find(u"log"_s) != nullptr;
        if (!m_reader.checkKeys(m_node, hasLog ? format::logExampleKeys() : format::pictureExampleKeys())) {
            return example;
        }
        example.name = m_reader.text(m_node, "name"_L1, true);
        readExpected(example);
        if (hasLog) {
            readLog(example);
        } else {
            readPicture(example.picture);
        }
        return example;
    }

private:
    void readExpected(IssueExample &example)
    {
        const YamlNode *node = m_node.find(u"expect"_s);
        const inventory::Value value = node == nullptr ? inventory::Value() : node->toValue();
        if (const bool *truth = value.boolean()) {
            example.expected = *truth ? Truth::Yes : Truth::No;
        } else if (value.text() != nullptr && *value.text() == "unknown"_L1) {
            example.expected = Truth::Unknown;
        } else {
            m_reader.refuse(m_node, u"“expect” has to be true, false or unknown"_s);
        }
    }

    void readLog(IssueExample &example)
    {
        if (m_issue.clues.isEmpty()) {
            m_reader.refuse(m_node, u"an example with a log, but the issue has no “log”"_s);
        }
        if (example.expected == Truth::Unknown) {
            m_reader.refuse(m_node, u"a log tells of an issue or does not: “expect” has to be true or false"_s);
        }
        example.log = m_reader.text(m_node, "log"_L1, true).toUtf8();
        const YamlNode *from = m_node.find(u"from"_s);
        if (from == nullptr) {
            return;
        }
        const QString word = m_reader.text(*from, u"from"_s);
        for (const format::SourceWord &source : format::sources()) {
            if (word == source.word && source.source != LogSource::Any) {
                example.from = source.source;
                return;
            }
        }
        m_reader.refuse(*from, u"unknown program “%1”"_s.arg(word));
    }

    void readPicture(Picture &picture)
    {
        if (!m_issue.isChecked()) {
            m_reader.refuse(m_node, u"the issue is known from logs only, but the example has none"_s);
        }
        readHop(picture);
        readLayers(picture);
        readCheckout(picture);
        readInventory(picture);
        if (const YamlNode *files = m_node.find(u"inventory-files"_s)) {
            picture.inventoryFiles = files->kind == YamlNode::Kind::List && files->items.empty()
                                         ? QStringList()
                                         : m_reader.texts(*files, u"inventory-files"_s);
        }
        if (const YamlNode *options = m_node.find(u"options"_s)) {
            picture.options = plainText(*options, u"options"_s);
        }
        const Questions questions =
            m_issue.when ? questionsOf({m_issue}, picture.current, picture.target) : Questions();
        readCluster(questions, picture);
        readNodes(questions, picture);
    }

    void readHop(Picture &picture)
    {
        const YamlNode *target = m_node.find(u"target"_s);
        if (target == nullptr) {
            if (m_issue.target || m_issue.current || m_issue.crosses || m_node.find(u"current"_s) != nullptr) {
                m_reader.refuse(m_node, u"“target” is missing"_s);
            }
            return; // about every release
        }
        picture.target = m_reader.version(*target, u"target"_s).value_or(Version());
        picture.current = picture.target;
        if (const YamlNode *current = m_node.find(u"current"_s)) {
            picture.current = m_reader.version(*current, u"current"_s).value_or(Version());
        }
        if (picture.target < picture.current) {
            m_reader.refuse(m_node, u"the example's hop leads back"_s);
        }
    }

    SettingFacts facts(QLatin1StringView key)
    {
        SettingFacts result;
        const YamlNode *map = m_node.find(key);
        if (map == nullptr) {
            return result;
        }
        if (!map->isMap()) {
            m_reader.refuse(*map, u"“%1” has to be a mapping"_s.arg(key));
        }
        for (const auto &[name, value] : map->entries) {
            result.insert(name->scalar.scalarText().value_or(QString()), {.value = value->toValue(), .origin = key});
        }
        return result;
    }

    [[nodiscard]] bool hasAny(const format::Words &keys) const
    {
        return std::ranges::any_of(keys, [this](QLatin1StringView key) { return m_node.find(key) != nullptr; });
    }

    void readLayers(Picture &picture)
    {
        const SettingFacts own = facts("settings"_L1);
        if (hasAny({"settings"_L1, "defaults"_L1, "sample"_L1})) {
            picture.after = SettingLayers{.roles = facts("defaults"_L1), .sample = facts("sample"_L1), .own = own};
        }
        if (hasAny({"before"_L1, "before-sample"_L1})) {
            picture.before =
                SettingLayers{.roles = facts("before"_L1), .sample = facts("before-sample"_L1), .own = own};
            if (!picture.isHop()) {
                m_reader.refuse(m_node, u"“before” needs “current”: an earlier release that the hop starts from"_s);
            }
        }
    }

    void readCheckout(Picture &picture)
    {
        const YamlNode *files = m_node.find(u"checkout"_s);
        if (files == nullptr) {
            return;
        }
        if (!files->isMap()) {
            m_reader.refuse(*files, u"“checkout” has to be a mapping of paths to texts"_s);
            return;
        }
        picture.checkout.emplace();
        for (const QString &path : questionsOf({m_issue}, picture.current, picture.target).checkoutPaths) {
            picture.checkout->insert(path, std::nullopt);
        }
        for (const auto &[path, text] : files->entries) {
            const QString name = path->scalar.scalarText().value_or(QString());
            if (m_issue.isAbout(picture.current, picture.target) && !picture.checkout->contains(name)) {
                m_reader.refuse(*path, u"no condition asks for “%1”"_s.arg(name));
            }
            picture.checkout->insert(name, plainText(*text, u"checkout"_s));
        }
    }

    void readInventory(Picture &picture)
    {
        const YamlNode *node = m_node.find(u"inventory"_s);
        if (node == nullptr) {
            return;
        }
        inventory::MemoryFiles files;
        files.add(u"inventory.ini"_s, plainText(*node, u"inventory"_s).toUtf8());
        const auto loaded = inventory::readInventory(u"inventory.ini"_s, files, {});
        if (loaded.isRefused()) {
            const Error error = loaded.error();
            m_reader.refuse(*node, u"“inventory” is none: %1 (%2)"_s.arg(error.detail, error.subject));
            return;
        }
        picture.inventory = std::make_shared<const inventory::Inventory>(loaded.inventory);
    }

    void readCluster(const Questions &questions, Picture &picture)
    {
        const YamlNode *list = m_node.find(u"cluster"_s);
        if (list == nullptr) {
            return;
        }
        const auto &answers = m_reader.items(*list, u"cluster"_s);
        if (!checkCount(*list, answers.size(), questions.cluster.size(), picture)) {
            return;
        }
        for (std::size_t at = 0; at < answers.size() && std::cmp_less(at, questions.cluster.size()); ++at) {
            if (!answers[at]->isNull()) {
                picture.cluster.append({.query = questions.cluster.at(static_cast<qsizetype>(at)),
                                        .answer = plainText(*answers[at], u"cluster"_s)});
            }
        }
    }

    void readNodes(const Questions &questions, Picture &picture)
    {
        const YamlNode *map = m_node.find(u"node"_s);
        if (map == nullptr) {
            return;
        }
        if (!map->isMap()) {
            m_reader.refuse(*map, u"“node” has to be a mapping of nodes to lists of answers"_s);
            return;
        }
        for (const NodeQuery &query : questions.nodes) {
            picture.nodes.append({.query = query, .answers = {}});
        }
        for (const auto &[name, list] : map->entries) {
            const auto &answers = m_reader.items(*list, u"node"_s);
            if (!checkCount(*list, answers.size(), questions.nodes.size(), picture)) {
                return;
            }
            for (std::size_t at = 0; at < answers.size() && std::cmp_less(at, questions.nodes.size()); ++at) {
                if (!answers[at]->isNull()) {
                    picture.nodes[static_cast<qsizetype>(at)].answers.insert(
                        name->scalar.scalarText().value_or(QString()), plainText(*answers[at], u"node"_s));
                }
            }
        }
    }

    /// More answers than questions are a mistake, unless the issue is not about the example's hop and asks nothing.
    bool checkCount(const YamlNode &node, std::size_t answers, qsizetype questions, const Picture &picture)
    {
        if (std::cmp_less_equal(answers, questions) || !m_issue.isAbout(picture.current, picture.target)) {
            return true;
        }
        m_reader.refuse(
            node, u"%1 answers, but the conditions ask %2 questions (the same one counts once)"_s.arg(answers).arg(
                      questions));
        return false;
    }

    /// A scalar that may be empty.
    QString plainText(const YamlNode &node, const QString &what)
    {
        if (node.kind == YamlNode::Kind::Scalar && node.scalar.isText()) {
            return *node.scalar.text();
        }
        m_reader.refuse(node, u"“%1” has to be a text"_s.arg(what));
        return {};
    }

    const YamlNode &m_node;
    const KnownIssue &m_issue;
    FaultReader &m_reader;
};

} // namespace

IssueExample readExample(const YamlNode &node, const KnownIssue &issue, FaultReader &reader)
{
    return ExampleReader(node, issue, reader).read();
}

} // namespace kubemori::advice
