// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/ini_reader.hpp"

#include "inventory/host_pattern.hpp"
#include "inventory/python_literal.hpp"
#include "inventory/python_text.hpp"
#include "inventory/shell_words.hpp"

#include <QRegularExpression>

#include <utility>
#include <vector>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

/// What bytes that are no UTF-8 are read as. A comment may be in any encoding.
constexpr QChar undecodable(QChar::ReplacementCharacter);

Checked<> checkDecoded(const QString &text)
{
    return text.contains(undecodable) ? Checked<>(std::unexpected(u"the line is not UTF-8"_s)) : Checked<>();
}

} // namespace

IniReader::IniReader(QString file, InventoryBuilder &builder)
    : m_file(std::move(file))
    , m_builder(builder)
    , m_group(u"ungrouped"_s)
{
}

std::expected<void, Problem> IniReader::read(const QByteArray &text)
{
    const auto refused = [this](const QString &detail) {
        return std::unexpected(
            Problem{.severity = Problem::Severity::Error, .file = m_file, .line = m_line, .detail = detail});
    };
    if (text.contains('\0')) {
        return refused(u"this is not a text file"_s);
    }
    if (text.startsWith("\xef\xbb\xbf")) {
        m_line = 1;
        return refused(u"the file begins with a byte order mark, which Ansible takes for part of the first line"_s);
    }
    for (const QString &line : pythonLines(QString::fromUtf8(text))) {
        ++m_line;
        if (auto read = readLine(pythonStrip(line).toString()); !read) {
            return refused(read.error());
        }
    }
    if (auto checked = checkPending(); !checked) {
        return refused(checked.error());
    }
    return {};
}

Checked<> IniReader::readLine(const QString &line)
{
    if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';')) {
        return {};
    }
    const auto header = readHeader(line);
    if (!header || *header) {
        return header ? Checked<>() : std::unexpected(header.error());
    }
    switch (m_section) {
    case Section::Hosts:
        return readHost(line);
    case Section::Vars:
        return readVariable(line);
    case Section::Children:
        break;
    }
    return readChild(line);
}

Checked<bool> IniReader::readHeader(const QString &line)
{
    static const QRegularExpression header(uR"(\A\[([^:\]\s]+)(?::(\w+))?\]\s*(?:#.*)?\z)"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    const auto match = header.match(line);
    if (!match.hasMatch()) {
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            return std::unexpected(u"%1 is no section: a name without spaces is expected, and behind it nothing, "
                                   ":vars or :children"_s.arg(shortened(line)));
        }
        return false;
    }
    const QString group = match.captured(1);
    const QString kind = match.captured(2);
    if (auto decoded = checkDecoded(group); !decoded) {
        return std::unexpected(decoded.error());
    }
    if (!kind.isEmpty() && kind != "hosts"_L1 && kind != "vars"_L1 && kind != "children"_L1) {
        return std::unexpected(
            u"the section [%1:%2] is of an unknown kind: hosts, vars or children is expected"_s.arg(group, kind));
    }
    const Section section = kind == "vars"_L1       ? Section::Vars
                            : kind == "children"_L1 ? Section::Children
                                                    : Section::Hosts;
    const auto opened = openSection(group, section);
    return opened ? Checked<bool>(true) : std::unexpected(opened.error());
}

Checked<> IniReader::openSection(const QString &group, Section section)
{
    m_group = group;
    m_section = section;
    if (!m_builder.hasGroup(group)) {
        if (section == Section::Vars && !m_pending.contains(group)) {
            m_pending.insert(group, {.line = m_line, .section = section, .parents = {}});
            m_pendingOrder.append(group);
        }
        if (auto added = m_builder.addGroup(group); !added) {
            return added;
        }
    }
    if (section == Section::Vars || !m_pending.contains(group)) {
        return {};
    }
    if (m_pending.value(group).section == Section::Children) {
        return addPendingChildren(group);
    }
    m_pending.remove(group);
    return {};
}

/// The group was declared: it becomes a child of those that were waiting for it, and so do they, upwards.
Checked<> IniReader::addPendingChildren(const QString &declared)
{
    std::vector<QString> open{declared};
    while (!open.empty()) {
        const QString group = open.back();
        open.pop_back();
        const Pending pending = m_pending.take(group);
        for (const QString &parent : pending.parents) {
            if (auto added = m_builder.addChild(parent, group); !added) {
                return added;
            }
            const auto above = m_pending.constFind(parent);
            if (above != m_pending.constEnd() && above->section == Section::Children) {
                open.push_back(parent);
            }
        }
    }
    return {};
}

Checked<> IniReader::readHost(const QString &line)
{
    const auto words = splitShellWords(line);
    if (!words) {
        return std::unexpected(words.error());
    }
    for (const QString &word : *words) {
        if (auto decoded = checkDecoded(word); !decoded) {
            return decoded;
        }
    }
    const QString pattern = words->value(0);
    const auto hosts = expandHostPattern(pattern, m_builder.mostHosts());
    if (!hosts) {
        return std::unexpected(hosts.error());
    }
    if (pythonStrip(pattern).endsWith(u':') && !hosts->port) {
        return std::unexpected(u"the host %1 must not end in ':'"_s.arg(shortened(pattern)));
    }
    for (const QString &name : hosts->names) {
        if (pythonStrip(name) == u"---") {
            return std::unexpected(u"--- is no host: this looks like YAML"_s);
        }
    }
    std::vector<std::pair<QString, Value>> variables;
    for (qsizetype i = 1; i < words->size(); ++i) {
        const QString &word = words->at(i);
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 0) {
            return std::unexpected(u"name=value is expected, not %1"_s.arg(shortened(word)));
        }
        const auto value = readPythonLiteral(word.sliced(equals + 1));
        if (!value) {
            return std::unexpected(word.left(equals) + u": "_s + value.error());
        }
        variables.emplace_back(word.left(equals), *value);
    }
    for (const QString &name : hosts->names) {
        if (auto added = m_builder.addHost(name, m_group, hosts->port); !added) {
            return added;
        }
        for (const auto &[key, value] : variables) {
            if (auto set = m_builder.setVariable(name, key, value); !set) {
                return set;
            }
        }
    }
    return {};
}

Checked<> IniReader::readVariable(const QString &line)
{
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 0) {
        return std::unexpected(u"name=value is expected in [%1:vars]"_s.arg(m_group));
    }
    if (auto decoded = checkDecoded(line); !decoded) {
        return decoded;
    }
    const QString name = pythonStrip(QStringView(line).left(equals)).toString();
    const auto value = readPythonLiteral(pythonStrip(QStringView(line).sliced(equals + 1)).toString());
    if (!value) {
        return std::unexpected(name + u": "_s + value.error());
    }
    return m_builder.setVariable(m_group, name, *value);
}

Checked<> IniReader::readChild(const QString &line)
{
    static const QRegularExpression name(uR"(\A([^:\]\s]+)\s*(?:#.*)?\z)"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    const auto match = name.match(line);
    if (!match.hasMatch()) {
        return std::unexpected(
            u"the name of a group is expected in [%1:children], not %2"_s.arg(m_group, shortened(line)));
    }
    const QString child = match.captured(1);
    if (auto decoded = checkDecoded(child); !decoded) {
        return decoded;
    }
    if (m_builder.hasGroup(child)) {
        return m_builder.addChild(m_group, child);
    }
    if (!m_pending.contains(child)) {
        m_pending.insert(child, {.line = m_line, .section = Section::Children, .parents = {}});
        m_pendingOrder.append(child);
    }
    m_pending[child].parents.append(m_group);
    return {};
}

Checked<> IniReader::checkPending()
{
    for (const QString &group : std::as_const(m_pendingOrder)) {
        const auto pending = m_pending.constFind(group);
        if (pending == m_pending.constEnd()) {
            continue;
        }
        m_line = pending->line;
        if (pending->section == Section::Vars) {
            return std::unexpected(u"[%1:vars] is of a group that is declared nowhere"_s.arg(group));
        }
        return std::unexpected(
            u"[%1:children] names the group %2, which is declared nowhere"_s.arg(pending->parents.constLast(), group));
    }
    return {};
}

} // namespace kubemori::inventory
