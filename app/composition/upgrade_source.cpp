// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upgrade_source.hpp"

#include "base/linked_stop.hpp"
#include "ui/text/upgrade_report.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;
using upgrade::Upgrade;

RealUpgradeSource::RealUpgradeSource(cluster::Profile profile, const World &world, kube::Kubectl kubectl)
    : m_work(std::move(profile), world, std::move(kubectl))
{
}

template<class T> void RealUpgradeSource::post(Done<T> done, std::function<Result<T>(const std::stop_token &)> work)
{
    m_tasks.post([done = std::move(done), work = std::move(work),
                  unwanted = m_unwanted.get_token()](const std::stop_token &stop) {
        const LinkedStop either(stop, unwanted);
        if (either.token().stop_requested()) {
            done(fail(ErrorCode::Cancelled));
        } else {
            done(work(either.token()));
        }
    });
}

void RealUpgradeSource::list(Done<QList<Upgrade>> done)
{
    post<QList<Upgrade>>(std::move(done), [this](const std::stop_token &) -> Result<QList<Upgrade>> {
        return m_work.store().list(m_work.profile().id);
    });
}

void RealUpgradeSource::listOthers(Done<QList<Upgrade>> done)
{
    post<QList<Upgrade>>(std::move(done), [this](const std::stop_token &) -> Result<QList<Upgrade>> {
        QList<Upgrade> others = m_work.store().list();
        others.removeIf([this](const Upgrade &other) { return other.cluster == m_work.profile().id; });
        return others;
    });
}

void RealUpgradeSource::create(const QString &from, const QString &to, const QString &like, Done<Upgrade> done)
{
    post<Upgrade>(std::move(done), [this, from, to, like](const std::stop_token &stop) {
        return m_work.make(from, to, like, stop).and_then([this](Upgrade upgrade) {
            return m_work.save(std::move(upgrade));
        });
    });
}

void RealUpgradeSource::save(const Upgrade &upgrade, Done<Upgrade> done)
{
    // What a person did is kept also when other work is broken off, and when the window closes.
    m_tasks.post([this, upgrade, done = std::move(done)](const std::stop_token &) { done(m_work.save(upgrade)); });
}

void RealUpgradeSource::remove(const QString &id, Done<QString> done)
{
    post<QString>(std::move(done), [this, id](const std::stop_token &) {
        return m_work.store().remove(id).transform([&id] { return id; });
    });
}

void RealUpgradeSource::exportTo(const Upgrade &upgrade, const QString &path, Done<QString> done)
{
    post<QString>(std::move(done), [upgrade, path](const std::stop_token &) {
        return upgrade::UpgradeStore::write(upgrade, path).transform([&path] { return path; });
    });
}

void RealUpgradeSource::importFrom(const QString &path, Done<Upgrade> done)
{
    post<Upgrade>(std::move(done), [this, path](const std::stop_token &) -> Result<Upgrade> {
        auto upgrade = upgrade::UpgradeStore::read(path);
        if (upgrade && upgrade->cluster != m_work.profile().id) {
            return fail(ErrorCode::InvalidInput, u"it is an upgrade of another cluster"_s, upgrade->cluster);
        }
        return upgrade.and_then([this](const Upgrade &read) { return m_work.save(read); });
    });
}

void RealUpgradeSource::releaseNotes(const QString &tag, Done<QString> done)
{
    if (m_work.profile().simulated) {
        done(fail(ErrorCode::Unreachable, u"the demo asks no network"_s, tag));
        return;
    }
    if (!m_notes) {
        m_notes = std::make_unique<ReleaseNotes>(m_work.profile().kubespray.repoUrl);
    }
    m_notes->ask(tag, std::move(done));
}

void RealUpgradeSource::planStage(const Upgrade &upgrade, upgrade::Stage stage,
                                  Done<QList<upgrade::PlannedCommand>> done)
{
    post<QList<upgrade::PlannedCommand>>(std::move(done), [this, upgrade, stage](const std::stop_token &stop) {
        return m_work.planStage(upgrade, stage, stop);
    });
}

void RealUpgradeSource::runStage(const Upgrade &upgrade, upgrade::Stage stage, OutputSink sink, Done<Upgrade> done)
{
    post<Upgrade>(std::move(done), [this, upgrade, stage, sink = std::move(sink)](const std::stop_token &stop) {
        return m_work.runStage(upgrade, stage, sink, stop);
    });
}

void RealUpgradeSource::runFix(const upgrade::Fix &fix, OutputSink sink, Done<QString> done)
{
    post<QString>(std::move(done), [this, fix, sink = std::move(sink)](const std::stop_token &stop) {
        return m_work.runFix(fix, sink, stop);
    });
}

void RealUpgradeSource::findPythons(const Upgrade &upgrade, Done<QList<upgrade::PythonProgram>> done)
{
    post<QList<upgrade::PythonProgram>>(
        std::move(done), [this, upgrade](const std::stop_token &stop) { return m_work.findPythons(upgrade, stop); });
}

void RealUpgradeSource::convertInventory(const Upgrade &upgrade, Done<inventory::Conversion> done)
{
    post<inventory::Conversion>(std::move(done), [this, upgrade](const std::stop_token &stop) {
        return m_work.convertInventory(upgrade, stop);
    });
}

void RealUpgradeSource::carryOver(const Upgrade &upgrade, Done<group_vars::CarryOverResult> done)
{
    post<group_vars::CarryOverResult>(
        std::move(done), [this, upgrade](const std::stop_token &stop) { return m_work.carryOver(upgrade, stop); });
}

void RealUpgradeSource::inventoryChanges(const Upgrade &upgrade, Done<upgrade::InventoryChanges> done)
{
    post<upgrade::InventoryChanges>(std::move(done), [this, upgrade](const std::stop_token &stop) {
        return m_work.inventoryChanges(upgrade, stop);
    });
}

void RealUpgradeSource::editInventoryFile(const Upgrade &upgrade, const upgrade::InventoryEdit &edit,
                                          Done<QString> done)
{
    post<QString>(std::move(done), [this, upgrade, edit](const std::stop_token &stop) {
        return m_work.editInventoryFile(upgrade, edit, stop).transform([&edit] { return edit.path; });
    });
}

void RealUpgradeSource::planRun(const Upgrade &upgrade, Done<operation::Plan> done)
{
    post<operation::Plan>(std::move(done),
                          [this, upgrade](const std::stop_token &stop) { return m_work.planRun(upgrade, stop); });
}

void RealUpgradeSource::report(const Upgrade &upgrade, Done<QString> done)
{
    post<QString>(std::move(done), [upgrade](const std::stop_token &) -> Result<QString> {
        return ui::UpgradeReport::markdown(upgrade);
    });
}

void RealUpgradeSource::cancel()
{
    m_unwanted.request_stop();
    m_unwanted = {};
}

} // namespace kubemori::composition
