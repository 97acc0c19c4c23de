// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/inventory_reader.hpp"

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <utility>

namespace kubemori::test {

using Texts = std::initializer_list<std::pair<const char *, QByteArray>>;

/// Files in the folder /inv.
inline inventory::MemoryFiles filesOf(Texts texts)
{
    inventory::MemoryFiles files;
    for (const auto &[name, text] : texts) {
        files.add(QStringLiteral("/inv/") + QString::fromUtf8(name), text);
    }
    return files;
}

/// The inventory of the first file, among the others.
inline inventory::LoadedInventory load(Texts texts, const inventory::Limits &limits = {})
{
    return inventory::readInventory(QStringLiteral("/inv/") + QString::fromUtf8(texts.begin()->first), filesOf(texts),
                                    {}, limits);
}

/// "file:line:column: detail" of every problem.
inline QStringList said(const inventory::Problems &problems)
{
    QStringList lines;
    for (const inventory::Problem &problem : problems) {
        lines.append(problem.toString());
    }
    return lines;
}

inline QString json(const inventory::Variables &variables)
{
    return QString::fromUtf8(variables.toJson());
}

} // namespace kubemori::test
