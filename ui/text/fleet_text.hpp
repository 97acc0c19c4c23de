// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/cluster_record.hpp"
#include "fleet/version_skew.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for what is known of clusters side by side, the same for the window and the command line.
class FleetText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::FleetText)
public:
    /// "v2.27.0", "v2.27.0, changed", "2 commits after v2.26.0", "no release".
    [[nodiscard]] static QString release(const fleet::ReleaseFacts &facts);
    /// What the checkout is besides: branch, changed and untracked files.
    [[nodiscard]] static QString checkout(const fleet::ReleaseFacts &facts);
    /// "v1.31.4", or from the oldest kubelet to the newest: "v1.30.4 – v1.31.4".
    [[nodiscard]] static QString kubernetes(const fleet::KubernetesFacts &facts);
    /// One line for each version: on how many nodes.
    [[nodiscard]] static QString kubelets(const fleet::KubernetesFacts &facts);
    [[nodiscard]] static QString skew(const fleet::SkewVerdict &verdict);
    /// What the verdict means, as a sentence.
    [[nodiscard]] static QString skewMeaning(const fleet::SkewVerdict &verdict);
    /// "312 days", "ended 3 days ago", "none found".
    [[nodiscard]] static QString certificates(const fleet::CertificateFacts &facts, const QDateTime &now);
    /// Which one it is, and what could not be looked at.
    [[nodiscard]] static QString certificateDetail(const fleet::CertificateFacts &facts);
    /// "Rolling reboot: done".
    [[nodiscard]] static QString operation(const fleet::OperationRecord &record);
    /// In a word or two, for a cell.
    [[nodiscard]] static QString outcome(operation::Outcome outcome);
    /// "v2.27.0 runs on Lab", "v2.27.0: trouble on Lab", "v2.27.0 not yet settled on Lab".
    [[nodiscard]] static QString hint(const fleet::PromotionHint &hint);
    /// The same as a sentence, with since when and what happened.
    [[nodiscard]] static QString hintSentence(const fleet::PromotionHint &hint);
    /// In place of a value: "needs a password", "host key not known", or what happened.
    [[nodiscard]] static QString unknown(const Error &error);
    /// Why a value is not known, and what to do.
    [[nodiscard]] static QString whyUnknown(const Error &error);
    /// Nobody has looked so far.
    [[nodiscard]] static QString notLookedAt();
    /// A value from an earlier look with its age: "v1.31.4 (seen 3 h ago)".
    [[nodiscard]] static QString seen(const QString &value, const QDateTime &then, const QDateTime &now);
    /// "12 min ago", "now".
    [[nodiscard]] static QString ago(const QDateTime &then, const QDateTime &now);
    /// A look is under way.
    [[nodiscard]] static QString looking();
    /// A day, the same in every language: "2026-11-03".
    [[nodiscard]] static QString day(const QDateTime &time);
};

} // namespace kubemori::ui
