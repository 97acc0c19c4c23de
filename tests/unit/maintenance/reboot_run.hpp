// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_cluster.hpp"
#include "unit/operation/memory_file.hpp"

#include "operation/journal_reader.hpp"
#include "operation/operation.hpp"

#include <QTemporaryDir>

#include <latch>

namespace kubemori::test {

/// A rolling reboot (or a power cycle) of a simulated cluster, from the plan to the result, with what can be asked
/// about it afterwards.
class RebootRun
{
public:
    RebootRun();

    void run();
    /// Another process takes it up again with what the disk holds, and with fresh steps; it dies after `appends`
    /// records, or not at all.
    void goOn(operation::RunMode mode, int appends = -1);
    /// To be called from hooks while it runs.
    void cancel() { m_operation->cancel(); }
    void skip(const QString &node) { m_operation->controls().skip(node); }

    [[nodiscard]] operation::StepState state(const QString &step) const;
    [[nodiscard]] operation::NodeResult node(const QString &name) const;
    [[nodiscard]] bool observed(const QString &text) const;
    [[nodiscard]] Result<operation::JournalContents> replay() const { return operation::readJournal(disk->bytes()); }

    FakeClock clock;
    std::shared_ptr<SimCluster> world = std::make_shared<SimCluster>(clock);
    cluster::Profile profile;
    QStringList wanted;
    bool powerCycle = false; ///< the whole cluster off and on instead
    QStringList storage;     ///< then: the nodes with storage
    /// What an earlier run, which was cut off, left in the journal.
    std::function<void(operation::Recorder &)> begunBefore;
    std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    std::function<operation::Answer(const operation::Question &)> onQuestion;
    std::function<void(const operation::StepChanged &)> onStepChanged;

    operation::Plan plan;
    QList<operation::Question> questions;
    QList<operation::Blockers> boards; ///< every state of the blocker board
    QStringList observations;
    QMap<QString, operation::StepState> states;
    operation::Finished finished;

private:
    void take(const operation::Event &event);
    void execute(operation::RunMode mode);

    QTemporaryDir m_temp;
    Redactor m_redactor;
    std::unique_ptr<std::latch> m_begun; ///< m_operation is set
    std::unique_ptr<operation::Operation> m_operation;
};

} // namespace kubemori::test
