// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/yaml_inventory.hpp"

#include "inventory/host_pattern.hpp"
#include "inventory/python_text.hpp"
#include "inventory/variables.hpp"

#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

/// A text where a mapping is expected stands for a mapping of that text to nothing.
bool isMapping(const YamlNode &node)
{
    return node.isMap() || node.isNull();
}

QString keyName(const YamlNode &key)
{
    return key.scalar.isText() ? *key.scalar.text() : QString::fromUtf8(key.scalar.toJson());
}

} // namespace

YamlInventory::YamlInventory(QString file, InventoryBuilder &builder, Problems &warnings)
    : m_file(std::move(file))
    , m_builder(builder)
    , m_warnings(warnings)
{
}

std::unexpected<Problem> YamlInventory::refused(const YamlNode &node, const QString &detail) const
{
    return std::unexpected(Problem{.severity = Problem::Severity::Error,
                                   .file = m_file,
                                   .line = node.line,
                                   .column = node.column,
                                   .detail = detail});
}

YamlInventory::Outcome YamlInventory::checked(const YamlNode &node, const Checked<> &outcome) const
{
    return outcome ? Outcome() : refused(node, outcome.error());
}

void YamlInventory::warn(const YamlNode &node, const QString &detail)
{
    m_warnings.append({.severity = Problem::Severity::Warning,
                       .file = m_file,
                       .line = node.line,
                       .column = node.column,
                       .detail = detail});
}

YamlInventory::Outcome YamlInventory::read(const YamlNode &document)
{
    if (!document.isTruthy()) {
        return refused(document, u"the file is empty"_s);
    }
    if (!document.isMap()) {
        return refused(document, u"a mapping of groups is expected"_s);
    }
    for (const auto &[name, data] : document.entries) {
        if (auto read = readGroup(*name, *data); !read) {
            return read;
        }
    }
    return {};
}

YamlInventory::Outcome YamlInventory::readGroup(const YamlNode &name, const YamlNode &data)
{
    if (!isMapping(data)) {
        warn(name, u"%1 is no group and is left out: a mapping is expected"_s.arg(shortened(keyName(name))));
        return {};
    }
    if (!name.scalar.isText()) {
        return refused(name, u"the name of a group must be a text: quote it"_s);
    }
    const QString group = *name.scalar.text();
    if (auto added = checked(name, m_builder.addGroup(group)); !added) {
        return added;
    }
    if (auto good = checkSections(data); !good) {
        return good;
    }
    for (const auto &[key, section] : data.entries) {
        if (auto read = readSection(group, *key, *section); !read) {
            return read;
        }
    }
    return {};
}

YamlInventory::Outcome YamlInventory::checkSections(const YamlNode &data) const
{
    for (const QString &name : {u"vars"_s, u"children"_s, u"hosts"_s}) {
        const YamlNode *section = data.find(name);
        if (section != nullptr && !isMapping(*section) && !section->scalar.isText()) {
            return refused(*section, u"a mapping is expected as \"%1\""_s.arg(name));
        }
    }
    return {};
}

YamlInventory::Outcome YamlInventory::readSection(const QString &group, const YamlNode &key, const YamlNode &data)
{
    const QString name = keyName(key);
    const bool known = key.scalar.isText() && (name == "vars"_L1 || name == "children"_L1 || name == "hosts"_L1);
    if (data.isNull()) {
        return {};
    }
    if (!known) {
        warn(key, u"%1 is left out: a group has \"vars\", \"children\" and \"hosts\" only"_s.arg(shortened(name)));
        return {};
    }
    if (name == "vars"_L1) {
        return readVariables(group, data);
    }
    return name == "children"_L1 ? readChildren(group, data) : readHosts(group, data);
}

YamlInventory::Outcome YamlInventory::readVariables(const QString &group, const YamlNode &data)
{
    if (data.scalar.isText()) {
        return checked(data, m_builder.setVariable(group, *data.scalar.text(), Value()));
    }
    for (const auto &[name, value] : data.entries) {
        if (auto set = checked(*name, m_builder.setVariable(group, keyName(*name), value->toValue())); !set) {
            return set;
        }
    }
    return {};
}

YamlInventory::Outcome YamlInventory::readChildren(const QString &group, const YamlNode &data)
{
    const auto readChild = [&](const YamlNode &name, const YamlNode &child) -> Outcome {
        if (auto read = readGroup(name, child); !read) {
            return read;
        }
        return checked(name, m_builder.addChild(group, keyName(name)));
    };
    if (data.scalar.isText()) {
        return readChild(data, YamlNode());
    }
    for (const auto &[name, child] : data.entries) {
        if (auto read = readChild(*name, *child); !read) {
            return read;
        }
    }
    return {};
}

YamlInventory::Outcome YamlInventory::readHosts(const QString &group, const YamlNode &data)
{
    if (data.scalar.isText()) {
        return readHost(group, data, nullptr);
    }
    for (const auto &[pattern, variables] : data.entries) {
        if (auto read = readHost(group, *pattern, variables.get()); !read) {
            return read;
        }
    }
    return {};
}

YamlInventory::Outcome YamlInventory::readHost(const QString &group, const YamlNode &pattern, const YamlNode *variables)
{
    if (!pattern.scalar.isText()) {
        return refused(pattern, u"the name of a host must be a text: quote it"_s);
    }
    const auto hosts = expandHostPattern(*pattern.scalar.text(), m_builder.mostHosts());
    if (!hosts) {
        return refused(pattern, hosts.error());
    }
    const bool any = variables != nullptr && variables->isTruthy();
    if (any && !variables->isMap()) {
        return refused(*variables, u"a mapping of variables is expected"_s);
    }
    std::vector<Variables::Entry> values;
    if (any) {
        for (const auto &[name, value] : variables->entries) {
            values.emplace_back(keyName(*name), value->toValue());
        }
    }
    for (const QString &host : hosts->names) {
        if (auto added = checked(pattern, m_builder.addHost(host, group, hosts->port)); !added) {
            return added;
        }
        for (const auto &[name, value] : values) {
            if (auto set = checked(pattern, m_builder.setVariable(host, name, value)); !set) {
                return set;
            }
        }
    }
    return {};
}

} // namespace kubemori::inventory
