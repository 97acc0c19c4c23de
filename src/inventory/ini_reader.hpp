// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/checked.hpp"
#include "inventory/inventory_builder.hpp"
#include "inventory/problem.hpp"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <expected>

namespace kubemori::inventory {

/// Reads one file in the INI dialect of Ansible's `ini` inventory plugin (plugins/inventory/ini.py): [group],
/// [group:vars], [group:children], ranges, name:port, words quoted as in a shell, Python literals as values, comments
/// with # and ;.
class IniReader
{
public:
    IniReader(QString file, InventoryBuilder &builder);

    /// What was read before an error stays in the builder, as with Ansible.
    [[nodiscard]] std::expected<void, Problem> read(const QByteArray &text);

private:
    enum class Section { Hosts, Children, Vars };
    /// A group that was named before it was declared.
    struct Pending
    {
        int line = 0;
        Section section = Section::Hosts;
        QStringList parents;
    };

    [[nodiscard]] Checked<> readLine(const QString &line);
    [[nodiscard]] Checked<bool> readHeader(const QString &line);
    [[nodiscard]] Checked<> openSection(const QString &group, Section section);
    [[nodiscard]] Checked<> addPendingChildren(const QString &group);
    [[nodiscard]] Checked<> readHost(const QString &line);
    [[nodiscard]] Checked<> readVariable(const QString &line);
    [[nodiscard]] Checked<> readChild(const QString &line);
    [[nodiscard]] Checked<> checkPending();

    QString m_file;
    InventoryBuilder &m_builder;
    int m_line = 0;
    QString m_group;
    Section m_section = Section::Hosts;
    QHash<QString, Pending> m_pending;
    QStringList m_pendingOrder;
};

} // namespace kubemori::inventory
