// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/finding.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for what the stages of an upgrade find, the same for the window, the command line and reports.
class FindingText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::FindingText)
public:
    /// What was looked at, as a few words without a full stop; the id itself for one that is not known.
    [[nodiscard]] static QString title(const QString &check);
    /// What to do when it is not good; empty for one that is not known.
    [[nodiscard]] static QString remedy(const QString &check);
    /// The same of a finding, also of a known issue, which brings its own words.
    [[nodiscard]] static QString title(const upgrade::Finding &finding);
    [[nodiscard]] static QString remedy(const upgrade::Finding &finding);
    /// "Blocks", "Warning".
    [[nodiscard]] static QString severity(upgrade::Severity severity);
    /// Over all that have it: "Blocks (2)".
    [[nodiscard]] static QString group(upgrade::Severity severity, int count);
    /// Name of the icon that goes with it.
    [[nodiscard]] static QString icon(upgrade::Severity severity);
    /// Where a command runs: "node1", "the control plane".
    [[nodiscard]] static QString place(const upgrade::Fix &fix);
    /// The command as a person would type it.
    [[nodiscard]] static QString command(const upgrade::Fix &fix);
    /// All of it, to be handed to somebody.
    [[nodiscard]] static QString toText(const upgrade::Finding &finding);
};

} // namespace kubemori::ui
