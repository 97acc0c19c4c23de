// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "operation/plan.hpp"

#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace kubemori::operation {

/// How long the steps of past operations took. Waiting for a person does not count.
class DurationHistory
{
public:
    /// How many operations it was learnt from.
    [[nodiscard]] int runs() const { return m_runs; }
    /// The median of this kind of step: of the node's own ones when there are three, else of all nodes'. None when it
    /// was never seen to succeed.
    [[nodiscard]] std::optional<Milliseconds> median(StepKind kind, const QString &node) const;

    /// Learns from a journal's bytes: steps that succeeded at once, without an error, a question or a break of the
    /// program. Nothing is learnt from a journal of another cluster or kind of operation; one that is damaged is used
    /// up to the damage.
    void learn(const QByteArray &journal, const QString &cluster, const QString &kind);

private:
    QMap<StepKind, QMap<QString, std::vector<Milliseconds>>> m_samples; ///< by node
    int m_runs = 0;
};

/// The history in the journals of an operations root (empty: the default one), the newest twenty of this cluster and
/// kind. What cannot be read is left out: an estimate is not worth an error. Reads only; blocks for the disk.
[[nodiscard]] DurationHistory readDurationHistory(const QString &root, const QString &cluster, const QString &kind);

} // namespace kubemori::operation
