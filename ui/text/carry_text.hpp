// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"
#include "group_vars/metallb_migration.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for settings that are carried to another release, the same for the window and the command line.
class CarryText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::CarryText)
public:
    /// "kept", "new default", …
    [[nodiscard]] static QString decision(group_vars::CarriedSetting::Decision decision);
    /// What was done and why, as sentences.
    [[nodiscard]] static QString explanation(const group_vars::CarriedSetting &setting);
    /// "to decide", "decided".
    [[nodiscard]] static QString conflictState(const group_vars::CarryConflict &conflict);
    /// What has to be decided, and why that cannot be left to a program.
    [[nodiscard]] static QString question(const group_vars::CarryConflict &conflict);
    /// What is wrong with a typed text.
    [[nodiscard]] static QString problem(group_vars::ResolutionProblem problem);
    /// "12 settings kept, 3 to decide, 2 files of yours come along".
    [[nodiscard]] static QString summary(const group_vars::CarryOverResult &result);
    [[nodiscard]] static QString outcome(group_vars::CarriedFile::Outcome outcome);
    /// What a person has to look at when MetalLB's settings get their new form.
    [[nodiscard]] static QString metallbNote(group_vars::MetallbMigration::Note note);

private:
    /// What a rule says, in the language of the program; empty for an unknown id.
    [[nodiscard]] static QString rule(const QString &id);
};

} // namespace kubemori::ui
