// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace kubemori::cluster {

/// A value as it is written into clusters.yaml: a text, a list of texts or a mapping whose order is kept.
struct YamlValue
{
    enum class Kind { Text, Plain, List, Map };
    using Entry = std::pair<QString, YamlValue>;

    Kind kind = Kind::Text;
    QString text; ///< Plain: a number or word of YAML, written without quotes
    QStringList list;
    QList<Entry> map;

    [[nodiscard]] static YamlValue ofText(const QString &text);
    [[nodiscard]] static YamlValue plain(const QString &word);
    [[nodiscard]] static YamlValue ofList(const QStringList &texts);
    [[nodiscard]] static YamlValue ofMap(QList<Entry> entries);

    [[nodiscard]] const YamlValue *find(const QString &key) const;
    bool operator==(const YamlValue &) const = default;
};

/// Where a value stands in an entry: {"control_plane", "user"}.
using YamlPath = QStringList;

/// One value to be set, or (without a value) to be taken away.
struct YamlChange
{
    YamlPath path;
    std::optional<YamlValue> value;
};

/// What turns one mapping into the other.
[[nodiscard]] QList<YamlChange> yamlChanges(const YamlValue &from, const YamlValue &to);

/// A scalar, quoted unless it could be taken for nothing else than this text by any YAML reader.
[[nodiscard]] QByteArray yamlScalar(const QString &text);
/// In one line: `[a, b]`, `{ a: b }`.
[[nodiscard]] QByteArray yamlFlow(const YamlValue &value);
/// `key: value` in lines that begin with `indent` spaces and end with a line feed; mappings in block style.
[[nodiscard]] QByteArray yamlBlock(const QString &key, const YamlValue &value, qsizetype indent);

} // namespace kubemori::cluster
