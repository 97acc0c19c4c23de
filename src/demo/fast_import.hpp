// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/tree_template.hpp"

#include <QDateTime>
#include <QHash>

namespace kubemori::demo {

/// Writes what `git fast-import` reads. The same calls give the same bytes, and those the same commit ids.
class FastImport
{
public:
    struct Signature
    {
        QString name;
        QString email;
        QDateTime when;
    };

    /// A commit that has exactly these files, on a ref ("refs/heads/master"). `parent`: a mark; 0: none. Its mark.
    int commit(const QString &ref, int parent, const Signature &who, const QString &message, const Tree &files);
    /// An annotated tag.
    void tag(const QString &name, int commit, const Signature &who, const QString &message);

    /// All of it.
    [[nodiscard]] QByteArray stream() const { return m_stream + "done\n"; }

private:
    [[nodiscard]] int blob(const QByteArray &content);
    void data(const QByteArray &bytes);

    QByteArray m_stream;
    QHash<QByteArray, int> m_blobs; ///< marks by content
    int m_marks = 0;
};

} // namespace kubemori::demo
