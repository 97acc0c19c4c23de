// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/upgrade_source.hpp"

#include <QHash>

#include <optional>
#include <utility>

namespace kubemori::test {

/// Upgrades that are what the test says. Answers at once; a stage that is held is answered by the test, and what is to
/// be kept meanwhile comes after it.
class FakeUpgrades final : public ui::UpgradeSource
{
public:
    void list(Done<QList<upgrade::Upgrade>> done) override;
    void listOthers(Done<QList<upgrade::Upgrade>> done) override { done(others); }
    void create(const QString &from, const QString &to, const QString &like, Done<upgrade::Upgrade> done) override;
    void save(const upgrade::Upgrade &upgrade, Done<upgrade::Upgrade> done) override;
    void remove(const QString &id, Done<QString> done) override;
    void exportTo(const upgrade::Upgrade &upgrade, const QString &path, Done<QString> done) override;
    void importFrom(const QString &path, Done<upgrade::Upgrade> done) override;
    void releaseNotes(const QString &tag, Done<QString> done) override;
    void planStage(const upgrade::Upgrade &upgrade, upgrade::Stage stage,
                   Done<QList<upgrade::PlannedCommand>> done) override;
    void runStage(const upgrade::Upgrade &upgrade, upgrade::Stage stage, OutputSink sink,
                  Done<upgrade::Upgrade> done) override;
    void runFix(const upgrade::Fix &fix, OutputSink sink, Done<QString> done) override;
    void findPythons(const upgrade::Upgrade &upgrade, Done<QList<upgrade::PythonProgram>> done) override;
    void convertInventory(const upgrade::Upgrade &upgrade, Done<inventory::Conversion> done) override;
    void carryOver(const upgrade::Upgrade &upgrade, Done<group_vars::CarryOverResult> done) override;
    void inventoryChanges(const upgrade::Upgrade &upgrade, Done<upgrade::InventoryChanges> done) override;
    void editInventoryFile(const upgrade::Upgrade &upgrade, const upgrade::InventoryEdit &edit,
                           Done<QString> done) override;
    void planRun(const upgrade::Upgrade &upgrade, Done<operation::Plan> done) override;
    void report(const upgrade::Upgrade &upgrade, Done<QString> done) override;
    void cancel() override;

    /// As it is on disk.
    [[nodiscard]] const upgrade::Upgrade &kept(const QString &id) const;
    [[nodiscard]] const upgrade::Upgrade &latest() const { return upgrades.constFirst(); }
    /// Answers the stage that was held.
    void goOn();

    QList<upgrade::Upgrade> upgrades;
    QList<upgrade::Upgrade> others;
    std::optional<Error> listError;
    int saves = 0;
    int cancels = 0;
    QHash<upgrade::Stage, QList<upgrade::Finding>> findings; ///< what a stage finds; else something good
    QHash<upgrade::Stage, Error> errors;                     ///< why it cannot be done
    QList<upgrade::Stage> ran;
    bool holds = false;         ///< stages wait for goOn()
    bool refuses = false;       ///< stages are cancelled before they begin
    bool holdsSettings = false; ///< they are not read to the end
    QList<upgrade::Fix> fixes;
    Result<QString> notes = QString();
    QList<upgrade::PythonProgram> pythons;
    inventory::Conversion conversion;
    group_vars::CarryOverResult carried; ///< what is resolved follows from the choices
    upgrade::InventoryChanges changes;   ///< edits take part in it
    QList<upgrade::InventoryEdit> edits;
    std::optional<Error> editError;
    std::optional<Error> planError;
    QList<upgrade::Strategy> planned; ///< calls of planRun()
    QStringList exported;             ///< paths
    std::optional<upgrade::Upgrade> toImport;

private:
    void keep(const upgrade::Upgrade &upgrade);
    void finish(const upgrade::Upgrade &upgrade, upgrade::Stage stage, const Done<upgrade::Upgrade> &done);

    void release(bool cancelled);

    std::function<void(bool)> m_held; ///< true: was cancelled
    QList<std::function<void()>> m_waiting;
    int m_operations = 0;
};

/// An upgrade of three nodes in two hops that was just begun.
[[nodiscard]] upgrade::Upgrade makeUpgrade(const QString &id = QStringLiteral("20261128-120000-000-upgrade-lab"));
/// All stages before this one are passed.
[[nodiscard]] upgrade::Upgrade makeUpgradeAt(upgrade::Stage stage, int hop = 0);
/// Everything that a careful cluster answers.
void makeGood(FakeUpgrades &source);

} // namespace kubemori::test
