// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/cluster_setup.hpp"

#include "app/composition/world.hpp"

#include "base/replace_file.hpp"
#include "cluster/inventory_proposal.hpp"
#include "command/local_runner.hpp"
#include "inventory/file_source.hpp"
#include "inventory/find_inventories.hpp"
#include "inventory/host_files.hpp"
#include "inventory/inventory_reader.hpp"
#include "monitor/tcp_probe.hpp"

#include <QFile>

#include <thread>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

/// The check of one profile, with a world of its own: what was typed meanwhile and is not kept in the keyring is
/// forgotten with it.
class Check final : public ui::RunningCheck
{
public:
    Check(const cluster::Profile &profile, command::Prompter &prompter, Surroundings surroundings, links::LinkSink sink,
          std::function<void()> done)
        : m_world(std::shared_ptr<command::Prompter>(&prompter, [](command::Prompter *) { /* borrowed */ }),
                  std::move(surroundings))
        , m_check(
              profile, m_world.runners(),
              [](const QString &address, int port, Milliseconds timeout, std::stop_token stop) {
                  return monitor::probeSsh(address, static_cast<quint16>(port), timeout, std::move(stop));
              },
              std::move(sink))
        , m_thread([this, done = std::move(done)](const std::stop_token &stop) {
            m_check.run(stop);
            if (!stop.stop_requested()) {
                done();
            }
        })
    {
    }

private:
    World m_world;
    links::LinkCheck m_check;
    std::jthread m_thread; ///< last: it ends before what it uses
};

/// What the inventories of a checkout suggest. One that cannot be read is listed with the reason, to be completed by
/// hand. `checkout`: as it is written on its host; `access`: as it is to stand in the profiles.
Result<QList<ui::ClusterProposal>> proposalsOf(const QString &checkout, const cluster::KubesprayAccess &access,
                                               const inventory::FileSource &files, const std::stop_token &stop)
{
    const auto found = inventory::findInventories(checkout, files, stop);
    if (!found) {
        return std::unexpected(found.error());
    }
    QList<ui::ClusterProposal> proposals;
    for (const inventory::InventoryCandidate &candidate : *found) {
        QString below = candidate.path;
        if (below.startsWith(checkout)) {
            below = below.sliced(checkout.size());
            below.remove(0, below.startsWith(u'/') ? 1 : 0);
        }
        const auto loaded = inventory::readInventory(candidate.path, files, stop);
        cluster::InventoryProposal proposal = cluster::proposeProfile(inventory::interpretKubespray(loaded.inventory),
                                                                      access.path, below, candidate.name);
        cluster::KubesprayAccess &kubespray = proposal.profile.kubespray;
        kubespray.host = access.host;
        kubespray.user = access.user;
        kubespray.port = access.port;
        kubespray.identityFile = access.identityFile;
        if (loaded.isRefused()) {
            proposal.notes.prepend(toLogLine(loaded.error()));
        }
        proposals.append({.title = below,
                          .profile = proposal.profile,
                          .virtualAddress = proposal.virtualAddress,
                          .nodes = proposal.nodes,
                          .isSample = candidate.sample,
                          .notes = proposal.notes});
    }
    return proposals;
}

} // namespace

RealClusterSetup::RealClusterSetup(const QString &configFile, SessionDefaults defaults)
    : m_defaults(std::move(defaults))
    , m_store(configFile.isEmpty() ? cluster::ProfileStore::defaultPath() : configFile, m_defaults.timeouts)
{
}

void RealClusterSetup::load(Loaded done)
{
    m_tasks.post([this, done = std::move(done)](const std::stop_token &) { done(m_store.load()); });
}

void RealClusterSetup::change(const std::optional<QByteArray> &seen, const QList<cluster::ProfileEdit> &edits,
                              Loaded done)
{
    m_tasks.post(
        [this, seen, edits, done = std::move(done)](const std::stop_token &) { done(m_store.change(seen, edits)); });
}

void RealClusterSetup::read(const QString &path, Loaded done)
{
    m_tasks.post([this, path, done = std::move(done)](const std::stop_token &) {
        done(cluster::ProfileStore(path, m_defaults.timeouts).load());
    });
}

void RealClusterSetup::write(const QString &path, const QByteArray &bytes, std::function<void(Result<>)> done)
{
    m_tasks.post([path, bytes, done = std::move(done)](const std::stop_token &) {
        // The file dialog asked whether an old one may go.
        QFile old(path);
        const bool isThere = old.exists() && old.open(QIODevice::ReadOnly);
        done(replaceFile(path, bytes, isThere ? std::optional(old.readAll()) : std::nullopt));
    });
}

void RealClusterSetup::findContexts(const QString &kubeconfig,
                                    std::function<void(Result<QList<kube::KubeContext>>)> done)
{
    m_tasks.post([this, kubeconfig, done = std::move(done)](const std::stop_token &stop) {
        command::LocalRunner runner({}, m_defaults.surroundings.environment);
        done(kube::listContexts(runner, u"kubectl"_s, kubeconfig, stop));
    });
}

void RealClusterSetup::findInventories(const cluster::KubesprayAccess &checkout, command::Prompter &prompter,
                                       std::function<void(Result<QList<ui::ClusterProposal>>)> done)
{
    m_tasks.post([this, checkout, &prompter, done = std::move(done)](const std::stop_token &stop) {
        const World world(std::shared_ptr<command::Prompter>(&prompter, [](command::Prompter *) { /* borrowed */ }),
                          m_defaults.surroundings);
        cluster::Profile profile;
        profile.kubespray = checkout;
        const cluster::Deployer deployer = world.access(profile).deployer();
        if (checkout.host.isEmpty()) {
            done(proposalsOf(deployer.checkout, checkout, inventory::LocalFiles(), stop));
        } else {
            const inventory::HostFiles files{command::FileTransfer(deployer.runner)};
            done(proposalsOf(deployer.checkout, checkout, files, stop));
        }
    });
}

std::unique_ptr<ui::RunningCheck> RealClusterSetup::check(const cluster::Profile &profile, command::Prompter &prompter,
                                                          links::LinkSink sink, std::function<void()> done)
{
    return std::make_unique<Check>(profile, prompter, m_defaults.surroundings, std::move(sink), std::move(done));
}

} // namespace kubemori::composition
