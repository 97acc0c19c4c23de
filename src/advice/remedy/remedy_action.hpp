// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/remedy/text_patch.hpp"
#include "base/result.hpp"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace kubemori::advice {

/// What one step of a planned remedy does, with all captures put in. It is kept in the plan's step, so that the step
/// can be made anew from what is on disk.
struct RemedyAction
{
    /// The names are in plans on disk: never change one.
    enum class Kind { NodeCommand, DeployerCommand, Kubectl, Patch, Unpatch, Setting };

    Kind kind = Kind::Kubectl;
    QString title = {};

    QString node = {};    ///< NodeCommand
    QString address = {}; ///< NodeCommand: the internal one, as the API server said; may be empty
    bool isControlPlane = false;

    QString check = {}; ///< commands: scripts
    QString run = {};
    QString verify = {};
    QString undo = {};
    QStringList checkArguments = {}; ///< Kubectl
    QStringList runArguments = {};
    QStringList verifyArguments = {};
    QStringList undoArguments = {};

    QString file = {}; ///< Patch, Unpatch, Setting: on the deployer
    TextPatch patch = {};
    QString key = {};   ///< Setting
    QString entry = {}; ///< Setting: its lines in the file

    [[nodiscard]] QJsonObject toJson() const;
    /// InvalidData when it is none.
    [[nodiscard]] static Result<RemedyAction> fromJson(const QJsonObject &json);
    bool operator==(const RemedyAction &) const = default;
};

} // namespace kubemori::advice
