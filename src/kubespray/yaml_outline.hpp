// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <vector>

namespace kubemori::kubespray {

/// A variable of a YAML file of variables, with its place.
struct OutlineEntry
{
    enum class Kind {
        Scalar, ///< `text` is as written, without quotes and comments: "1.20" stays "1.20"
        Map,    ///< `children`, in the order of the file
        Opaque, ///< a list, a flow collection, a tagged value, an alias: `text` is its first line
    };
    QString key;
    Kind kind = Kind::Scalar;
    QString text;
    int line = 0; ///< of the key, from 1
    std::vector<OutlineEntry> children;

    /// nullptr if there is none.
    [[nodiscard]] const OutlineEntry *child(const QString &name) const;
};

/// What a file of Ansible variables sets at its top level, line by line and without types: a version must not become a
/// number. Tolerant: what is no variable is passed over, so that a file of any release can be looked at, also one that
/// a YAML reader refuses. Immutable once read.
class YamlOutline
{
public:
    [[nodiscard]] static YamlOutline read(QByteArrayView text);

    /// nullptr if the file does not set it. Of a key that is set twice the last one counts.
    [[nodiscard]] const OutlineEntry *find(const QString &key) const;
    [[nodiscard]] const std::vector<OutlineEntry> &entries() const { return m_entries; }

private:
    std::vector<OutlineEntry> m_entries;
    QHash<QString, qsizetype> m_index;
};

} // namespace kubemori::kubespray
