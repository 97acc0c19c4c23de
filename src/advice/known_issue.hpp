// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/condition.hpp"
#include "advice/log_clue.hpp"
#include "advice/remedy_step.hpp"
#include "kubespray/hop_rule.hpp"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace kubemori::advice {

using kubespray::LocalText;
using kubespray::Severity;
using kubespray::TagRange;

/// Something that is known to go wrong, as its file says it (docs/known-issues.md). A value.
struct KnownIssue
{
    QString id;
    Severity severity = Severity::Info;
    LocalText title;
    LocalText text; ///< what happens and why
    QString source; ///< where it was seen
    std::optional<TagRange> target;
    std::optional<TagRange> current; ///< with it, it is about hops only
    std::optional<Version> crosses;  ///< with it, it is about hops only
    std::optional<Condition> when;   ///< none: it is known from logs only, or (with `target`) always so
    QList<LogClue> clues;
    LocalText remedy;
    QList<RemedyStep> steps;
    QStringList links;
    QString file; ///< where it was read: ":/kubemori/known-issues/…", a path

    /// Whether it may concern a cluster that runs `current` and is to go to `target` (the same one: it is to stay).
    [[nodiscard]] bool isAbout(const Version &current, const Version &target) const;
    /// It can be seen without a log.
    [[nodiscard]] bool isChecked() const { return when || target || current || crosses; }
};

} // namespace kubemori::advice

Q_DECLARE_METATYPE(kubemori::advice::KnownIssue)
