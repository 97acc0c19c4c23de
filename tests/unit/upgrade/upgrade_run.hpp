// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_kubespray.hpp"
#include "unit/operation/memory_file.hpp"

#include "inventory/kubespray_inventory.hpp"
#include "operation/journal_reader.hpp"
#include "operation/operation.hpp"
#include "upgrade/upgrade.hpp"

#include <QTemporaryDir>

#include <latch>

namespace kubemori::test {

/// The run of a hop on a simulated cluster of two control planes and three workers (node3 is cordoned by a person),
/// from the plan to the result.
class UpgradeRun
{
public:
    UpgradeRun();

    /// Makes the plan by the choices in `hop`.
    [[nodiscard]] Result<operation::Plan> makePlan();
    void run();
    /// Another process takes it up again with what the disk holds; it dies after `appends` records, or not at all.
    void goOn(operation::RunMode mode, int appends = -1);

    [[nodiscard]] operation::NodeResult node(const QString &name) const;
    [[nodiscard]] bool observed(const QString &text) const;
    [[nodiscard]] Result<operation::JournalContents> replay() const { return operation::readJournal(disk->bytes()); }
    /// "node2 v1.31.4 cordoned" of each node.
    [[nodiscard]] QStringList world() const;

    FakeClock clock;
    std::shared_ptr<SimCluster> cluster = std::make_shared<SimCluster>(clock);
    std::shared_ptr<SimKubespray> kubespray = std::make_shared<SimKubespray>(*cluster);
    cluster::Profile profile;
    upgrade::HopRecord hop;
    inventory::KubesprayInventory inventory;
    std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
    std::function<operation::Answer(const operation::Question &)> onQuestion;
    std::function<void(const operation::StepChanged &)> onStepChanged;

    operation::Plan plan;
    QList<operation::Question> questions;
    QStringList observations;
    QMap<QString, operation::StepState> states;
    operation::Finished finished;

    void cancel() { m_operation->cancel(); }

private:
    void take(const operation::Event &event);
    void execute(operation::RunMode mode);

    QTemporaryDir m_temp;
    Redactor m_redactor;
    std::unique_ptr<std::latch> m_begun;
    std::unique_ptr<operation::Operation> m_operation;
};

} // namespace kubemori::test
