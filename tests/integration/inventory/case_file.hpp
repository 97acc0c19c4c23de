// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace kubemori::test {

/// An inventory of a case file (its format is in cases.txt).
struct InventoryCase
{
    struct File
    {
        QString path;
        QByteArray text;
    };
    QString name;
    bool folder = false; ///< the inventory is the folder of all files, not the first file
    QList<File> files;

    /// Writes the files below `root`/name and returns the path of the inventory.
    [[nodiscard]] QString write(const QString &root) const;
};

[[nodiscard]] QList<InventoryCase> readCases(const QString &path);

/// Inventories that no text file can show: other encodings, binary, sizes.
[[nodiscard]] QList<InventoryCase> madeCases();

} // namespace kubemori::test
