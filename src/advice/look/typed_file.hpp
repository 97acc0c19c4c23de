// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "inventory/value.hpp"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>

namespace kubemori::advice {

/// A variable at the top of a file.
struct TypedVariable
{
    inventory::Value value; ///< a template is the text that it is written as
    int line = 0;           ///< from 1
};

/// What a file of variables sets, by name.
using TypedFile = QHash<QString, TypedVariable>;

/// Reads files of variables as Ansible does. Files of two releases with the same bytes are read once. For one thread.
class TypedFiles
{
public:
    /// InvalidData for a file that is encrypted as a whole, is no YAML or holds something else than variables.
    [[nodiscard]] Result<std::shared_ptr<const TypedFile>> read(const QByteArray &text, const QString &path);

private:
    QHash<QByteArray, std::shared_ptr<const TypedFile>> m_read; ///< by the text
};

} // namespace kubemori::advice
