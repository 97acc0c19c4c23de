// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/hop_rule.hpp"

#include <QList>
#include <QString>
#include <QStringList>

namespace kubemori::upgrade {

/// How much a finding matters. Unknown (it could not be looked at) is never taken for Good.
enum class Severity { Good, Info, Warn, Unknown, Block };

/// A command that mends what a finding names; shown word by word before a person has it run.
struct Fix
{
    enum class Place { Node, ControlPlane, Deployer };

    Place place = Place::ControlPlane;
    QString node;        ///< Node: which one
    QStringList command; ///< empty: there is no command for it
    bool become = false; ///< as root

    [[nodiscard]] bool isEmpty() const { return command.isEmpty(); }
    bool operator==(const Fix &) const = default;
};

/// What a check says of one thing it looked at. The words for people (title, what to do) belong to `check` and are made
/// in ui/text; those of known issues are data and stand here.
struct Finding
{
    QString check; ///< stable id: "nodes-ready", "disk-space"
    Severity severity = Severity::Unknown;
    QString subject;  ///< of what it is said: a node, "namespace/pod", a file; may be empty
    QString evidence; ///< what was seen; technical, untranslated, one line or a few
    Fix fix;
    QString link;                  ///< where to read on; mostly empty
    kubespray::LocalText title{};  ///< set for known issues, whose words are data
    kubespray::LocalText remedy{}; ///< the same
    QString silenced{};            ///< known issues: why a person said that it is no matter here; empty: nobody did

    bool operator==(const Finding &) const = default;
};

/// The gravest severity of all; Good when there are none.
[[nodiscard]] Severity gravest(const QList<Finding> &findings);

/// Stable name for files, JSON and tests: "block".
[[nodiscard]] QString toString(Severity severity);
[[nodiscard]] QString toString(Fix::Place place);

} // namespace kubemori::upgrade
