// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace kubemori::demo {

/// The words of `ansible-playbook`, `ansible` and `ansible-inventory`, as far as the demo looks at them.
struct PlaybookWords
{
    QString plain; ///< the playbook, or the pattern
    QString inventory;
    QString limit;
    QString module;
    QString moduleArguments;
    QStringList tags;
    QStringList skipTags;
    QJsonObject variables; ///< of all -e together, the last one counts; those of files are not read
    bool checksSyntax = false;
    bool listsHosts = false;
    bool becomes = false;

    [[nodiscard]] static PlaybookWords of(const QStringList &arguments);

    /// As ansible's filter `bool` reads it: also "yes" and "True", as text is all that key=value can give.
    [[nodiscard]] bool isTrue(const QString &variable) const;
    /// Empty: not given.
    [[nodiscard]] QString text(const QString &variable) const;
};

} // namespace kubemori::demo
