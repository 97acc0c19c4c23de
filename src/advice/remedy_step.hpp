// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "base/deadline.hpp"
#include "inventory/value.hpp"
#include "kubespray/hop_rule.hpp"

#include <QString>
#include <QStringList>

namespace kubemori::advice {

/// One step of what helps, as the file says it. Texts may hold captures: "{node}", "{name}".
struct RemedyStep
{
    enum class Kind {
        Setting, ///< an edit of the inventory
        Patch,   ///< an edit of the checkout
        Command, ///< scripts on nodes or the deployer
        Kubectl, ///< arguments for kubectl
    };

    Kind kind = Kind::Command;
    kubespray::LocalText title; ///< Command, Kubectl

    QString file;           ///< Setting: below the inventory's folder; Patch: in the checkout
    QString key;            ///< Setting
    inventory::Value value; ///< Setting
    QString find;           ///< Patch
    QString replace;        ///< Patch

    NodeScope scope = NodeScope::Here; ///< Command
    QString check;                     ///< Command: scripts for `sh`, all but `run` may be empty
    QString run;
    QString verify;
    QString undo;
    QStringList checkArguments; ///< Kubectl
    QStringList runArguments;
    QStringList verifyArguments;
    QStringList undoArguments;
    int timeoutSeconds = 60;
};

} // namespace kubemori::advice
