// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/yaml_value.hpp"

#include <yaml-cpp/yaml.h>

#include <QByteArrayList>

namespace kubemori::cluster {

/// The text of clusters.yaml as lines, edited at the places that yaml-cpp's marks tell: what is not touched stays byte
/// for byte, comments and unknown keys included. Knows the list `clusters` and mappings, but nothing of profiles. Every
/// change reads the text again; after an error the object is not to be used further.
class ClusterListText
{
public:
    /// InvalidInput when it is no YAML, or when the list is written in a way that cannot be edited line by line (in
    /// brackets, as an alias).
    [[nodiscard]] static Result<ClusterListText> read(const QByteArray &text, const QString &file);

    [[nodiscard]] QByteArray text() const { return m_lines.join(); }
    [[nodiscard]] qsizetype count() const { return m_entries.size(); }
    /// -1 when no entry has this id.
    [[nodiscard]] qsizetype indexOf(const QString &id) const;
    [[nodiscard]] bool isWritten(qsizetype index, const YamlPath &path) const;

    [[nodiscard]] Result<> append(const YamlValue &entry);
    /// A copy of the entry, comments and unknown keys included, is put behind it.
    [[nodiscard]] Result<> copy(qsizetype index);
    /// Takes the comment lines that stand directly above along.
    [[nodiscard]] Result<> remove(qsizetype index);
    [[nodiscard]] Result<> change(qsizetype index, const YamlChange &change);

private:
    /// Lines [first, end); blank and comment lines behind it that are not indented belong to what follows.
    struct Range
    {
        qsizetype first = 0;
        qsizetype end = 0;
    };
    struct Entry
    {
        Range lines;
        YAML::Node node;
    };

    [[nodiscard]] Result<> readAgain();
    [[nodiscard]] Result<> findEntries(const YAML::Node &list, qsizetype end);
    [[nodiscard]] std::unexpected<Error> failure(const QString &detail, const YAML::Mark &mark = {}) const;
    /// The end of what begins in the range, without the blank and comment lines behind it that are indented by at most
    /// `indent`.
    [[nodiscard]] qsizetype trimmedEnd(Range range, qsizetype indent) const;
    void openList();
    void insert(qsizetype line, QByteArray text);
    void replace(Range range, const QByteArray &text);
    void changeMapping(const YAML::Node &mapping, Range range, const YamlPath &path,
                       const std::optional<YamlValue> &value);
    void removeKey(const YAML::Node &mapping, Range range, const YAML::Node &key);
    void replaceValue(const YAML::Node &key, const YAML::Node &old, Range range, const QByteArray &flow);

    QString m_file;
    QByteArrayList m_lines; ///< each with its line end
    QByteArray m_lineEnd = "\n";
    YAML::Node m_root;
    QList<Entry> m_entries;
    qsizetype m_dash = 2; ///< the column of the dashes
};

} // namespace kubemori::cluster
