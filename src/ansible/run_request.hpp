// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::ansible {

/// `-e name=value`, given as JSON so that numbers and booleans arrive as such: with `-e x=true` ansible makes a string.
struct ExtraVariable
{
    QString name;
    QJsonValue value;

    bool operator==(const ExtraVariable &) const = default;
};

/// What is to be run with ansible: a playbook, a module on some hosts (`ansible PATTERN -m MODULE`), or what shows the
/// inventory's groups and hosts as ansible reads them (`ansible-inventory --graph`; variables may be secrets, and are
/// not shown).
struct RunRequest
{
    enum class Kind { Playbook, Module, Inventory };

    Kind kind = Kind::Playbook;
    QString playbook;  ///< in the checkout
    QString pattern;   ///< Module: which hosts
    QString module;    ///< Module: "command", "ping"
    QString arguments; ///< Module: of it

    QString inventory; ///< empty: the profile's
    QString limit;
    QStringList tags;
    QStringList skipTags;
    QList<ExtraVariable> extraVariables;
    QString startAtTask;
    bool become = true;
    bool asksBecomePassword = false; ///< -K: sudo on the nodes wants one
    bool asksSshPassword = false;    ///< -k
    bool asksVaultPassword = false;  ///< --ask-vault-pass
    bool isCheck = false;            ///< --check: changes nothing, as far as modules can tell
    bool showsDiff = false;
    int verbosity = 0; ///< 0 to 4
    int forks = 0;     ///< 0: what ansible.cfg says

    bool operator==(const RunRequest &) const = default;
};

/// The program's arguments, with the program (without a folder) first. InvalidInput, with the field as subject, for
/// what is empty, or begins with '-' where that would be taken for an option.
[[nodiscard]] Result<QStringList> commandLine(const RunRequest &request, const QString &inventory);

} // namespace kubemori::ansible
