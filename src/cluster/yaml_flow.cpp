// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/yaml_flow.hpp"

namespace kubemori::cluster {

namespace {

/// A node as it is, in one line.
QByteArray flowOf(const YAML::Node &node)
{
    YAML::Emitter emitter;
    emitter.SetSeqFormat(YAML::Flow);
    emitter.SetMapFormat(YAML::Flow);
    emitter.SetStringFormat(node.IsScalar() && node.Tag() == "!" ? YAML::DoubleQuoted : YAML::Auto);
    if (node.IsScalar()) {
        emitter << node.Scalar();
    } else {
        emitter << node;
    }
    QByteArray text(emitter.c_str());
    text.replace('\n', ' '); // long collections are broken into lines
    return text;
}

qsizetype quotedLength(QByteArrayView line, qsizetype from)
{
    const char quote = line.at(from);
    for (qsizetype i = from + 1; i < line.size(); ++i) {
        if (quote == '"' && line.at(i) == '\\') {
            ++i;
        } else if (line.at(i) == quote) {
            if (quote == '\'' && i + 1 < line.size() && line.at(i + 1) == quote) {
                ++i;
                continue;
            }
            return i + 1 - from;
        }
    }
    return line.size() - from;
}

} // namespace

QByteArray flowWith(const YAML::Node &mapping, const YamlChange &change)
{
    const QString name = change.path.constFirst();
    QByteArrayList parts;
    bool isFound = false;
    for (const auto &entry : mapping) {
        const QByteArray key = flowOf(entry.first);
        const bool isIt = entry.first.IsScalar() && QString::fromStdString(entry.first.Scalar()) == name;
        isFound = isFound || isIt;
        if (!isIt) {
            parts.append(key + ": " + flowOf(entry.second));
        } else if (change.path.size() > 1) {
            parts.append(key + ": " +
                         flowWith(entry.second.IsMap() ? entry.second : YAML::Node(YAML::NodeType::Map),
                                  {.path = change.path.sliced(1), .value = change.value}));
        } else if (change.value) {
            parts.append(key + ": " + yamlFlow(*change.value));
        }
    }
    if (!isFound && change.value) {
        const bool isLast = change.path.size() == 1;
        parts.append(yamlScalar(name) + ": " +
                     (isLast ? yamlFlow(*change.value)
                             : flowWith(YAML::Node(YAML::NodeType::Map),
                                        {.path = change.path.sliced(1), .value = change.value})));
    }
    return parts.isEmpty() ? QByteArray("{}") : QByteArray("{ " + parts.join(", ") + " }");
}

qsizetype flowLength(QByteArrayView line, qsizetype column)
{
    if (column >= line.size()) {
        return 0;
    }
    const char first = line.at(column);
    if (first == '"' || first == '\'') {
        return quotedLength(line, column);
    }
    const bool isCollection = first == '{' || first == '[';
    int depth = 0;
    qsizetype i = column;
    for (; i < line.size(); ++i) {
        const char c = line.at(i);
        const bool isSpaced = i > column && line.at(i - 1) == ' ';
        if (c == '\n' || c == '\r' || (c == '#' && isSpaced)) {
            break;
        }
        if (isCollection && (c == '"' || c == '\'')) {
            i += quotedLength(line, i) - 1;
        } else if (isCollection && (c == '{' || c == '[')) {
            ++depth;
        } else if (isCollection && (c == '}' || c == ']') && --depth == 0) {
            return i + 1 - column;
        } else if (!isCollection && c == ':' &&
                   (i + 1 >= line.size() || line.at(i + 1) == ' ' || line.at(i + 1) == '\n' ||
                    line.at(i + 1) == '\r')) {
            break;
        }
    }
    while (i > column && line.at(i - 1) == ' ') {
        --i;
    }
    return i - column;
}

} // namespace kubemori::cluster
