// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_list_text.hpp"

#include "cluster/yaml_flow.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::cluster {

using namespace Qt::StringLiterals;

namespace {

const auto listKey = u"clusters"_s;

QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList lines;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype feed = text.indexOf('\n', from);
        const qsizetype to = feed < 0 ? text.size() : feed + 1;
        lines.append(text.sliced(from, to - from));
        from = to;
    }
    return lines;
}

qsizetype indentOf(const QByteArray &line)
{
    const auto first = std::ranges::find_if(line, [](char c) { return c != ' '; });
    return first - line.begin();
}

bool isBlank(const QByteArray &line)
{
    return line.trimmed().isEmpty();
}

bool isComment(const QByteArray &line)
{
    return line.trimmed().startsWith('#');
}

/// The dash of a list's element in this column.
bool isDash(const QByteArray &line, qsizetype column)
{
    const char behind = column + 1 < line.size() ? line.at(column + 1) : '\n';
    return indentOf(line) == column && column < line.size() && line.at(column) == '-' &&
           (behind == ' ' || behind == '\n' || behind == '\r');
}

/// The pairs of a mapping in the order in which their keys stand in the text.
struct Pair
{
    YAML::Node key;
    YAML::Node value;
};

QList<Pair> pairsOf(const YAML::Node &mapping)
{
    QList<Pair> pairs;
    for (const auto &entry : mapping) {
        pairs.append({entry.first, entry.second});
    }
    std::ranges::sort(pairs, {}, [](const Pair &pair) { return pair.key.Mark().pos; });
    return pairs;
}

bool isNamed(const Pair &pair, const QString &name)
{
    return pair.key.IsScalar() && QString::fromStdString(pair.key.Scalar()) == name;
}

bool isBlockMap(const YAML::Node &node)
{
    return node.IsMap() && node.Style() != YAML::EmitterStyle::Flow && node.size() > 0;
}

/// Of nested keys, the value they make: {a, b} and 1 is { b: 1 } under a.
YamlValue nested(const YamlPath &path, const YamlValue &value)
{
    return path.size() == 1 ? value : YamlValue::ofMap({{path.at(1), nested(path.sliced(1), value)}});
}

} // namespace

Result<ClusterListText> ClusterListText::read(const QByteArray &text, const QString &file)
{
    ClusterListText list;
    list.m_file = file;
    list.m_lines = linesOf(text);
    list.m_lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    if (auto read = list.readAgain(); !read) {
        return std::unexpected(read.error());
    }
    return list;
}

std::unexpected<Error> ClusterListText::failure(const QString &detail, const YAML::Mark &mark) const
{
    const QString place = mark.is_null() ? m_file : u"%1:%2:%3"_s.arg(m_file).arg(mark.line + 1).arg(mark.column + 1);
    return fail(ErrorCode::InvalidInput, detail, place);
}

Result<> ClusterListText::readAgain()
{
    m_lines = linesOf(m_lines.join());
    m_entries.clear();
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(text().toStdString());
        if (documents.size() > 1) {
            return failure(u"one YAML document is expected"_s, documents[1].Mark());
        }
        m_root = documents.empty() ? YAML::Node() : documents.front();
    } catch (const YAML::Exception &fault) {
        return failure(QString::fromStdString(fault.msg), fault.mark);
    }
    if (m_root.IsNull()) {
        return {};
    }
    if (!m_root.IsMap() || m_root.Style() == YAML::EmitterStyle::Flow) {
        return failure(u"lines of \"key: value\" are expected"_s, m_root.Mark());
    }
    const QList<Pair> pairs = pairsOf(m_root);
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        if (isNamed(pairs.at(i), listKey) && !pairs.at(i).value.IsNull()) {
            const qsizetype end = i + 1 < pairs.size() ? pairs.at(i + 1).key.Mark().line : m_lines.size();
            return findEntries(pairs.at(i).value, end);
        }
    }
    return {};
}

Result<> ClusterListText::findEntries(const YAML::Node &list, qsizetype end)
{
    if (!list.IsSequence()) {
        return failure(u"a list is expected"_s, list.Mark());
    }
    if (list.size() == 0) {
        return {};
    }
    if (list.Style() == YAML::EmitterStyle::Flow) {
        return failure(
            u"the list is written in brackets; only one with a dash before each cluster can be edited here"_s,
            list.Mark());
    }
    m_dash = list.Mark().column;
    QList<qsizetype> starts;
    for (qsizetype line = list.Mark().line; line < end; ++line) {
        if (isDash(m_lines.at(line), m_dash)) {
            starts.append(line);
        }
    }
    if (starts.size() != static_cast<qsizetype>(list.size())) {
        return failure(u"the list is written in a way that cannot be edited here"_s, list.Mark());
    }
    for (qsizetype i = 0; i < starts.size(); ++i) {
        const Range whole{.first = starts.at(i), .end = i + 1 < starts.size() ? starts.at(i + 1) : end};
        m_entries.append({.lines = {.first = whole.first, .end = trimmedEnd(whole, m_dash)},
                          .node = list[static_cast<std::size_t>(i)]});
    }
    return {};
}

qsizetype ClusterListText::trimmedEnd(Range range, qsizetype indent) const
{
    qsizetype end = range.end;
    // Also "..." and "---" end a document.
    const auto isOutside = [&](const QByteArray &line) {
        return isBlank(line) || (isComment(line) && indentOf(line) <= indent) || line.startsWith("...") ||
               line.startsWith("---");
    };
    while (end > range.first + 1 && isOutside(m_lines.at(end - 1))) {
        --end;
    }
    return end;
}

qsizetype ClusterListText::indexOf(const QString &id) const
{
    const auto found = std::ranges::find_if(m_entries, [&id](const Entry &entry) {
        return entry.node.IsMap() && entry.node["id"].IsDefined() && entry.node["id"].IsScalar() &&
               QString::fromStdString(entry.node["id"].Scalar()) == id;
    });
    return found == m_entries.end() ? -1 : found - m_entries.begin();
}

bool ClusterListText::isWritten(qsizetype index, const YamlPath &path) const
{
    YAML::Node node = m_entries.at(index).node;
    for (const QString &key : path) {
        if (!node.IsMap()) {
            return false;
        }
        const YAML::Node inner = std::as_const(node)[key.toStdString()];
        if (!inner.IsDefined() || inner.IsNull()) {
            return false;
        }
        node.reset(inner);
    }
    return true;
}

void ClusterListText::insert(qsizetype line, QByteArray text)
{
    if (line > 0 && !m_lines.at(line - 1).endsWith('\n')) {
        m_lines[line - 1] += m_lineEnd;
    }
    if (m_lineEnd != "\n") {
        text.replace("\r\n", "\n").replace("\n", m_lineEnd);
    }
    m_lines.insert(line, text);
}

void ClusterListText::replace(Range range, const QByteArray &text)
{
    m_lines.remove(range.first, range.end - range.first);
    if (!text.isEmpty()) {
        insert(range.first, text);
    }
}

/// Makes sure that there is a key `clusters` behind which elements can follow.
void ClusterListText::openList()
{
    if (m_root.IsNull()) {
        // Comments alone, or nothing.
        insert(m_lines.size(), "version: 1\nclusters:\n");
        return;
    }
    const QList<Pair> pairs = pairsOf(m_root);
    const auto found = std::ranges::find_if(pairs, [](const Pair &pair) { return isNamed(pair, listKey); });
    if (found == pairs.end()) {
        insert(trimmedEnd({.first = 0, .end = m_lines.size()}, 0), "clusters:\n");
        return;
    }
    const qsizetype line = found->key.Mark().line;
    if (found->value.IsSequence() && found->value.Mark().line == line) {
        // "clusters: []"
        QByteArray &text = m_lines[line];
        const qsizetype open = found->value.Mark().column;
        const qsizetype close = text.indexOf(']', open);
        text.remove(open, close < 0 ? 0 : close - open + 1);
        if (open > 0 && text.at(open - 1) == ' ') {
            text.remove(open - 1, 1);
        }
    }
}

Result<> ClusterListText::append(const YamlValue &entry)
{
    qsizetype line = m_entries.isEmpty() ? 0 : m_entries.constLast().lines.end;
    if (m_entries.isEmpty()) {
        openList();
        m_dash = 2;
        if (auto read = readAgain(); !read) {
            return read;
        }
        for (const Pair &pair : pairsOf(m_root)) {
            line = isNamed(pair, listKey) ? pair.key.Mark().line + 1 : line;
        }
    }
    QByteArray text;
    for (const auto &[key, value] : entry.map) {
        text += yamlBlock(key, value, m_dash + 2);
    }
    text.replace(m_dash, 2, "- ");
    insert(line, text);
    return readAgain();
}

Result<> ClusterListText::copy(qsizetype index)
{
    const Range range = m_entries.at(index).lines;
    insert(range.end, m_lines.mid(range.first, range.end - range.first).join());
    return readAgain();
}

Result<> ClusterListText::remove(qsizetype index)
{
    Range range = m_entries.at(index).lines;
    while (range.first > 0 && isComment(m_lines.at(range.first - 1)) &&
           indentOf(m_lines.at(range.first - 1)) == m_dash) {
        --range.first;
    }
    replace(range, {});
    return readAgain();
}

Result<> ClusterListText::change(qsizetype index, const YamlChange &change)
{
    const Entry entry = m_entries.at(index);
    if (!entry.node.IsMap()) {
        return failure(u"a mapping (key: value) is expected"_s, entry.node.Mark());
    }
    if (isBlockMap(entry.node)) {
        changeMapping(entry.node, entry.lines, change.path, change.value);
    } else {
        replace(entry.lines, QByteArray(m_dash, ' ') + "- " + flowWith(entry.node, change) + '\n');
    }
    return readAgain();
}

void ClusterListText::changeMapping(const YAML::Node &mapping, Range range, const YamlPath &path,
                                    const std::optional<YamlValue> &value)
{
    const QList<Pair> pairs = pairsOf(mapping);
    const qsizetype column = pairs.constFirst().key.Mark().column;
    qsizetype last = range.end;
    for (qsizetype i = pairs.size() - 1; i >= 0; --i) {
        const Pair &pair = pairs.at(i);
        const Range whole{.first = pair.key.Mark().line, .end = last};
        const Range lines{.first = whole.first, .end = trimmedEnd(whole, column)};
        last = whole.first;
        if (!isNamed(pair, path.constFirst())) {
            continue;
        }
        const bool isHere = pair.value.Mark().line > lines.first && pair.value.Mark().line < lines.end;
        if (path.size() > 1 && isBlockMap(pair.value) && isHere) {
            changeMapping(pair.value, {.first = lines.first + 1, .end = lines.end}, path.sliced(1), value);
        } else if (path.size() == 1 && !value) {
            removeKey(mapping, lines, pair.key);
        } else if (path.size() == 1) {
            replaceValue(pair.key, pair.value, lines, yamlFlow(*value));
        } else if (pair.value.IsMap()) {
            replaceValue(pair.key, pair.value, lines, flowWith(pair.value, {.path = path.sliced(1), .value = value}));
        } else if (value) {
            replaceValue(pair.key, pair.value, lines, yamlFlow(nested(path, *value)));
        }
        return;
    }
    if (value) {
        insert(range.end, yamlBlock(path.constFirst(), nested(path, *value), column));
    }
}

void ClusterListText::removeKey(const YAML::Node &mapping, Range range, const YAML::Node &key)
{
    const qsizetype column = key.Mark().column;
    const QByteArray head = m_lines.at(range.first).first(column);
    if (mapping.size() == 1) {
        // A mapping without keys is written in braces.
        replace(range, head + "{}\n");
        return;
    }
    replace(range, {});
    if (head.contains('-')) {
        // The first key stands behind the dash: the next one takes its place.
        for (const Pair &pair : pairsOf(mapping)) {
            if (pair.key.Mark().line >= range.end) {
                QByteArray &next = m_lines[pair.key.Mark().line - (range.end - range.first)];
                next.replace(0, column, head);
                return;
            }
        }
    }
}

void ClusterListText::replaceValue(const YAML::Node &key, const YAML::Node &old, Range range, const QByteArray &flow)
{
    const QByteArray &line = m_lines.at(range.first);
    const qsizetype colon = line.indexOf(':', key.Mark().column + flowLength(line, key.Mark().column));
    QByteArray comment;
    // Behind a value of one line a comment may stand.
    if (range.end == range.first + 1 && old.Mark().line == range.first && old.Mark().column > colon) {
        const qsizetype behind = old.Mark().column + flowLength(line, old.Mark().column);
        const QByteArray rest = line.mid(behind);
        comment = isComment(rest) && rest.startsWith(' ') ? rest.trimmed() : QByteArray();
        comment = comment.isEmpty() ? comment : rest.first(rest.indexOf('#')) + comment;
    }
    replace(range, line.first(colon + 1) + ' ' + flow + comment + '\n');
}

} // namespace kubemori::cluster
