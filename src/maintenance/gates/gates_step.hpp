// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/gates/gate_set.hpp"
#include "maintenance/reboot_step.hpp"

#include <QMap>
#include <QSet>

namespace kubemori::maintenance {

/// Waits until its gates are open, and asks a person when its time is up. What a person accepts in words counts for
/// this step of this node only; a finding that was not among what was accepted keeps it shut.
class GatesStep final : public RebootStep
{
public:
    GatesStep(RebootShared shared, GateSet gates);

    /// Done already when the node's part was begun before, by an earlier run of the operation.
    [[nodiscard]] Result<operation::Check> check(operation::StepContext &context) override;
    [[nodiscard]] Result<> run(operation::StepContext &context) override;
    [[nodiscard]] operation::Question question(const Error &error, operation::StepContext &context) override;
    void accept(const operation::Answer &answer, operation::StepContext &context) override;

private:
    /// Looks at these gates and remembers what they say. False: waiting will not help one of them.
    [[nodiscard]] bool look(const std::vector<Gate *> &gates, operation::StepContext &context);
    /// Lets the gates do what is to be done before the node goes. Whether anything was done.
    [[nodiscard]] bool prepare(operation::StepContext &context);
    void remember(const Gate &gate, QList<operation::GateResult> results);
    /// Findings that keep the step waiting.
    [[nodiscard]] QList<operation::GateResult> shut() const;
    [[nodiscard]] std::vector<Gate *> all() const;
    [[nodiscard]] std::vector<Gate *> notOpen() const;
    [[nodiscard]] bool isOpen(const Gate &gate) const;
    [[nodiscard]] bool isAccepted(const operation::GateResult &result) const;
    void report(operation::StepContext &context) const;

    GateSet m_gates;
    QMap<QString, QList<operation::GateResult>> m_results; ///< by gate
    QSet<QString> m_accepted;
};

} // namespace kubemori::maintenance
