// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_cluster.hpp"
#include "unit/operation/memory_file.hpp"

#include "operation/journal_reader.hpp"
#include "operation/operation.hpp"

#include <QTemporaryDir>

#include <latch>

namespace kubemori::test {

/// A rolling reboot of a simulated cluster, from the plan to the result, with what can be asked about it afterwards.
class RebootRun
{
public:
    RebootRun();

    void run();
    /// To be called from hooks while it runs.
    void cancel() { m_operation->cancel(); }

    [[nodiscard]] operation::StepState state(const QString &step) const;
    [[nodiscard]] operation::NodeResult node(const QString &name) const;
    [[nodiscard]] bool observed(const QString &text) const;
    [[nodiscard]] Result<operation::JournalContents> replay() const { return operation::readJournal(disk->bytes()); }

    FakeClock clock;
    std::shared_ptr<SimCluster> world = std::make_shared<SimCluster>(clock);
    cluster::Profile profile;
    QStringList wanted;
    operation::Facts facts; ///< of an earlier run
    std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    std::function<operation::Answer(const operation::Question &)> onQuestion;

    operation::Plan plan;
    QList<operation::Question> questions;
    QStringList observations;
    QMap<QString, operation::StepState> states;
    operation::Finished finished;

private:
    void take(const operation::Event &event);

    QTemporaryDir m_temp;
    Redactor m_redactor;
    std::latch m_begun{1}; ///< m_operation is set
    std::unique_ptr<operation::Operation> m_operation;
};

} // namespace kubemori::test
