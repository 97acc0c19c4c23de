// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "group_vars/carry_over.hpp"
#include "inventory/conversion.hpp"
#include "operation/plan.hpp"
#include "upgrade/environment/python_program.hpp"
#include "upgrade/stage_work.hpp"
#include "upgrade/stages/inventory_changes.hpp"
#include "upgrade/upgrade.hpp"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace kubemori::ui {

/// What the wizard does with the upgrades of one cluster. No call blocks; callbacks and sinks come on a worker thread
/// and are carried to the GUI thread by GuiMailbox. The calls are done one after the other. Every call that gets an
/// upgrade keeps it on disk as it is then. Destroying the source stops what is under way and waits for its thread.
class UpgradeSource
{
public:
    using OutputSink = std::function<void(QByteArray)>;
    template<class T> using Done = std::function<void(Result<T>)>;

    virtual ~UpgradeSource() = default;

    /// Those of this cluster, the latest first.
    virtual void list(Done<QList<upgrade::Upgrade>> done) = 0;
    /// Those of other clusters, whose decisions may be taken over.
    virtual void listOthers(Done<QList<upgrade::Upgrade>> done) = 0;
    /// Plans the hops and keeps the new upgrade. `like`: the id of one whose decisions are taken over where the hops
    /// are the same; empty: none. From equal to the release that is checked out or not: a half-done upgrade is begun as
    /// if it were whole, and goes on where the nodes stand.
    virtual void create(const QString &from, const QString &to, const QString &like, Done<upgrade::Upgrade> done) = 0;
    /// Keeps it; `done` gets it as it is kept.
    virtual void save(const upgrade::Upgrade &upgrade, Done<upgrade::Upgrade> done) = 0;
    /// Forgets it. What it made (branch, environment, snapshots on nodes) stays.
    virtual void remove(const QString &id, Done<QString> done) = 0;
    /// Writes it to a file on this machine that a colleague can import; `done` gets the path.
    virtual void exportTo(const upgrade::Upgrade &upgrade, const QString &path, Done<QString> done) = 0;
    virtual void importFrom(const QString &path, Done<upgrade::Upgrade> done) = 0;

    /// What the release says of itself (Markdown), from the repository's releases; Unreachable when offline.
    virtual void releaseNotes(const QString &tag, Done<QString> done) = 0;
    /// The commands that runStage() would run now.
    virtual void planStage(const upgrade::Upgrade &upgrade, upgrade::Stage stage,
                           Done<QList<upgrade::PlannedCommand>> done) = 0;
    /// Does a stage of the current hop, and keeps what it found.
    virtual void runStage(const upgrade::Upgrade &upgrade, upgrade::Stage stage, OutputSink sink,
                          Done<upgrade::Upgrade> done) = 0;
    /// Runs the command that mends a finding; `done` gets what it printed.
    virtual void runFix(const upgrade::Fix &fix, OutputSink sink, Done<QString> done) = 0;

    /// Pythons of the deployer, those that fit the current hop first.
    virtual void findPythons(const upgrade::Upgrade &upgrade, Done<QList<upgrade::PythonProgram>> done) = 0;
    /// The inventory of the current hop in its new form, with its proofs.
    virtual void convertInventory(const upgrade::Upgrade &upgrade, Done<inventory::Conversion> done) = 0;
    /// The settings of the current hop, with its resolutions. Reads only.
    virtual void carryOver(const upgrade::Upgrade &upgrade, Done<group_vars::CarryOverResult> done) = 0;
    /// What the current hop makes of the inventory's files, to be compared. Reads only.
    virtual void inventoryChanges(const upgrade::Upgrade &upgrade, Done<upgrade::InventoryChanges> done) = 0;
    /// Puts a person's text in the place of a file of the inventory and commits it: upgrade::editInventoryFile().
    /// `done` gets the path.
    virtual void editInventoryFile(const upgrade::Upgrade &upgrade, const upgrade::InventoryEdit &edit,
                                   Done<QString> done) = 0;
    /// The operation of Run, to be read before it is started by ClusterSession::start(). Before that the upgrade has to
    /// be kept with the plan's operation as that of its hop.
    virtual void planRun(const upgrade::Upgrade &upgrade, Done<operation::Plan> done) = 0;
    /// The report (Markdown) of all that was done so far.
    virtual void report(const upgrade::Upgrade &upgrade, Done<QString> done) = 0;

    /// Ends what is under way and what waits, each with Cancelled. Returns at once.
    virtual void cancel() = 0;
};

} // namespace kubemori::ui
