// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/yaml_builder.hpp"

#include "inventory/python_text.hpp"
#include "inventory/yaml_scalar.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

YamlNode nodeAt(const YAML::Mark &mark, YamlNode::Kind kind)
{
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
}

/// Two keys are one to Python when type and value are the same; True and False are 1 and 0.
QString identity(const YamlNode &key)
{
    if (const bool *flag = key.scalar.boolean()) {
        return *flag ? u"integer 1"_s : u"integer 0"_s;
    }
    return key.scalar.typeName() + u' ' + QString::fromUtf8(key.scalar.toJson());
}

} // namespace

YamlBuilder::YamlBuilder(const Limits &limits, bool json)
    : m_limits(limits)
    , m_json(json)
{
}

void YamlBuilder::fail(const YAML::Mark &mark, const QString &detail)
{
    if (!m_fault) {
        m_fault = YamlFinding{.detail = detail, .line = mark.line + 1, .column = mark.column + 1};
    }
}

void YamlBuilder::fail(const YamlNode &node, const QString &detail)
{
    if (!m_fault) {
        m_fault = YamlFinding{.detail = detail, .line = node.line, .column = node.column};
    }
}

bool YamlBuilder::expectsKey() const
{
    return !m_open.empty() && m_open.back().kind == YamlNode::Kind::Map && m_open.back().parts.size() % 2 == 0;
}

bool YamlBuilder::isUnsafe(const std::string &tag) const
{
    return tag == "!unsafe" || (!m_open.empty() && m_open.back().unsafe);
}

void YamlBuilder::OnDocumentStart(const YAML::Mark & /*mark*/) {}

void YamlBuilder::OnDocumentEnd() {}

void YamlBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    add(std::make_shared<const YamlNode>(nodeAt(mark, YamlNode::Kind::Scalar)), anchor);
}

void YamlBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const YamlPointer target = m_anchors.value(anchor);
    if (!target) {
        fail(mark, u"an alias stands inside of what it names"_s);
        return;
    }
    m_aliased += target->size;
    if (m_aliased > m_limits.yamlAliasedNodes) {
        fail(mark, u"aliases stand for more than %1 values"_s.arg(m_limits.yamlAliasedNodes));
        return;
    }
    add(target, 0);
}

void YamlBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                           const std::string &value)
{
    const QString text = QString::fromStdString(value);
    const bool plain = tag == "?";
    YamlNode node = nodeAt(mark, YamlNode::Kind::Scalar);
    node.merge = plain && expectsKey() && text == "<<"_L1;
    Checked<Value> read = Value(text);
    if (plain && !node.merge) {
        read = m_json ? resolveJsonScalar(text) : resolveYamlScalar(text);
    } else if (!plain && tag != "!") {
        read = constructYamlScalar(QString::fromStdString(tag), text);
    }
    if (!read) {
        fail(mark, read.error());
        return;
    }
    const bool unsafe = isUnsafe(tag) && !expectsKey() && read->isText();
    node.scalar = unsafe ? Value(Unsafe{*read->text()}) : *read;
    add(std::make_shared<const YamlNode>(std::move(node)), anchor);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value /*style*/)
{
    open(YamlNode::Kind::List, mark, tag, anchor);
}

void YamlBuilder::OnSequenceEnd()
{
    close();
}

void YamlBuilder::OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value /*style*/)
{
    open(YamlNode::Kind::Map, mark, tag, anchor);
}

void YamlBuilder::OnMapEnd()
{
    close();
}

void YamlBuilder::open(YamlNode::Kind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
{
    const std::string plain = kind == YamlNode::Kind::List ? "tag:yaml.org,2002:seq" : "tag:yaml.org,2002:map";
    if (tag != "?" && tag != "!" && tag != "!unsafe" && tag != plain) {
        fail(mark, u"the tag %1 is not known here"_s.arg(shortened(QString::fromStdString(tag))));
    }
    if (static_cast<int>(m_open.size()) >= m_limits.yamlDepth) {
        fail(mark, u"more than %1 lists and mappings inside each other"_s.arg(m_limits.yamlDepth));
    }
    if (!m_fault) {
        m_open.push_back({.kind = kind, .mark = mark, .anchor = anchor, .unsafe = isUnsafe(tag), .parts = {}});
    }
}

void YamlBuilder::close()
{
    if (m_fault || m_open.empty()) {
        return;
    }
    Open closed = std::move(m_open.back());
    m_open.pop_back();
    YamlNode node = nodeAt(closed.mark, closed.kind);
    if (closed.kind == YamlNode::Kind::List) {
        node.items = std::move(closed.parts);
        for (const YamlPointer &item : node.items) {
            node.size += item->size;
        }
    } else {
        auto entries = entriesOf(closed.parts);
        if (!entries) {
            return;
        }
        node.entries = *std::move(entries);
        for (const auto &[key, value] : node.entries) {
            node.size += key->size + value->size;
        }
    }
    add(std::make_shared<const YamlNode>(std::move(node)), closed.anchor);
}

void YamlBuilder::add(YamlPointer node, YAML::anchor_t anchor)
{
    if (m_fault) {
        return;
    }
    if (++m_nodes > m_limits.yamlNodes) {
        fail(*node, u"more than %1 values"_s.arg(m_limits.yamlNodes));
        return;
    }
    if (anchor != 0) {
        m_anchors.insert(anchor, node);
    }
    if (m_open.empty()) {
        m_root = std::move(node);
    } else {
        m_open.back().parts.push_back(std::move(node));
    }
}

/// What a mapping's "<<" stands for goes first, so that its own keys win.
std::optional<YamlBuilder::Entries> YamlBuilder::entriesOf(const std::vector<YamlPointer> &parts)
{
    Entries merged;
    Entries own;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        const YamlPointer &key = parts[i];
        if (key->merge) {
            if (!mergeInto(merged, *parts[i + 1])) {
                return std::nullopt;
            }
            continue;
        }
        if (key->kind != YamlNode::Kind::Scalar || key->scalar.isEncrypted()) {
            fail(*key, u"a list or mapping cannot be a key (a value that begins with {{ must be quoted)"_s);
            return std::nullopt;
        }
        own.emplace_back(key, parts[i + 1]);
    }
    return withoutRepeated(merged, own);
}

bool YamlBuilder::mergeInto(Entries &merged, const YamlNode &value)
{
    if (value.isMap()) {
        merged.insert(merged.end(), value.entries.begin(), value.entries.end());
        return true;
    }
    const bool good = value.kind == YamlNode::Kind::List && std::ranges::all_of(value.items, &YamlNode::isMap);
    if (!good) {
        fail(value, u"a mapping or a list of mappings is expected behind <<"_s);
        return false;
    }
    for (const YamlPointer &item : value.items | std::views::reverse) { // the first of them wins
        merged.insert(merged.end(), item->entries.begin(), item->entries.end());
    }
    return true;
}

YamlBuilder::Entries YamlBuilder::withoutRepeated(const Entries &merged, const Entries &own)
{
    Entries unique;
    QHash<QString, std::size_t> places;
    const auto set = [&](const std::pair<YamlPointer, YamlPointer> &entry) {
        const QString name = identity(*entry.first);
        if (const auto found = places.constFind(name); found != places.constEnd()) {
            unique[*found].second = entry.second;
            return true;
        }
        places.insert(name, unique.size());
        unique.push_back(entry);
        return false;
    };
    std::ranges::for_each(merged, set);
    const std::size_t fromMerges = unique.size();
    for (const auto &entry : own) {
        const auto before = places.constFind(identity(*entry.first));
        const bool ownTwice = before != places.constEnd() && *before >= fromMerges;
        if (set(entry) && ownTwice) {
            m_repeatedKeys.append({.detail = u"the key is given twice; the last one counts"_s,
                                   .line = entry.first->line,
                                   .column = entry.first->column});
        }
    }
    return unique;
}

} // namespace kubemori::inventory
