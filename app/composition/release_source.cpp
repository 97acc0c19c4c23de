// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/release_source.hpp"

#include "base/linked_stop.hpp"
#include "group_vars/carry_over_input.hpp"
#include "group_vars/carry_over_writer.hpp"
#include "group_vars/inventory_folder.hpp"
#include "inventory/host_files.hpp"
#include "kubespray/hop_planner.hpp"
#include "kubespray/release_catalogue.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

command::OutputSink outputOf(const ui::ReleaseSource::OutputSink &sink)
{
    return [sink](command::Stream, QByteArrayView bytes) { sink(bytes.toByteArray()); };
}

/// What the cluster's inventory sets, if it can be read: without it the rules say under which conditions they hold.
std::optional<kubespray::InventorySettings> settingsOf(const cluster::Deployer &deployer, const std::stop_token &stop)
{
    if (deployer.inventory.isEmpty()) {
        return std::nullopt;
    }
    const inventory::HostFiles files{command::FileTransfer(deployer.runner)};
    auto read = kubespray::readInventorySettings(deployer.inventory, files, stop);
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

/// The folder of the inventory, as it is to be used on the deployer.
QString folderOf(const cluster::Deployer &deployer)
{
    return ui::CheckoutPlace{.host = {}, .path = {}, .inventory = deployer.inventory}.inventoryFolder();
}

/// What the cluster's inventory says; nothing where it cannot be read, which is no reason not to compare.
QHash<QString, ui::OwnSetting> ownSettings(const cluster::Deployer &deployer, const std::stop_token &stop)
{
    QHash<QString, ui::OwnSetting> own;
    if (deployer.inventory.isEmpty()) {
        return own;
    }
    const auto folder = group_vars::readFolder(command::FileTransfer(deployer.runner), folderOf(deployer), stop);
    const auto settings = group_vars::SettingsSet::read(folder.value_or(group_vars::FolderFiles()));
    for (const group_vars::SettingsFile &file : settings.files()) {
        for (const group_vars::SettingEntry &entry : file.document.entries()) {
            ui::OwnSetting &setting = own[entry.key];
            // An active one counts, wherever it stands; among comments the first.
            if (setting.state == group_vars::SettingState::Absent || entry.state == group_vars::SettingState::Active) {
                setting = {.state = entry.state, .value = entry.value, .file = file.path};
            }
        }
    }
    return own;
}

} // namespace

RealReleaseSource::RealReleaseSource(cluster::ClusterAccess access)
    : m_access(std::move(access))
{
}

ui::CheckoutPlace RealReleaseSource::place() const
{
    const cluster::KubesprayAccess &kubespray = m_access.profile().kubespray;
    return {.host = kubespray.host, .path = kubespray.path, .inventory = kubespray.inventory};
}

template<class T>
void RealReleaseSource::post(Done<T> done,
                             std::function<Result<T>(const cluster::Deployer &, const std::stop_token &)> work)
{
    m_tasks.post([this, done = std::move(done), work = std::move(work),
                  unwanted = m_unwanted.get_token()](const std::stop_token &stop) {
        const LinkedStop either(stop, unwanted);
        const cluster::Deployer deployer = m_access.deployer();
        if (either.token().stop_requested()) {
            done(fail(ErrorCode::Cancelled));
        } else if (deployer.checkout.isEmpty()) {
            done(fail(ErrorCode::NotFound, u"no Kubespray checkout is configured"_s, m_access.profile().name));
        } else {
            done(work(deployer, either.token()));
        }
    });
}

void RealReleaseSource::look(Done<kubespray::CheckoutState> done)
{
    post<kubespray::CheckoutState>(std::move(done),
                                   [this](const cluster::Deployer &deployer, const std::stop_token &stop) {
                                       m_carriedRoute.clear(); // the inventory may have changed
                                       return kubespray::Checkout(deployer.runner, deployer.checkout).state(stop);
                                   });
}

void RealReleaseSource::listReleases(Done<ui::ReleaseList> done)
{
    post<ui::ReleaseList>(
        done, [this, done](const cluster::Deployer &deployer, const std::stop_token &stop) -> Result<ui::ReleaseList> {
            const kubespray::Git git(deployer.runner, deployer.checkout);
            const auto tags = kubespray::releaseTags(git, stop);
            if (!tags) {
                return std::unexpected(tags.error());
            }
            done(ui::ReleaseList{.releases = kubespray::onlyTags(*tags), .isComplete = false});
            m_releases.clear();
            auto all = kubespray::ReleaseCatalogue(kubespray::RevisionFiles(git)).releases(*tags, stop);
            if (!all) {
                return std::unexpected(all.error());
            }
            m_releases = *all;
            return ui::ReleaseList{.releases = std::move(*all), .isComplete = true};
        });
}

Result<QList<kubespray::Release>> RealReleaseSource::releases(const cluster::Deployer &deployer,
                                                              const std::stop_token &stop)
{
    if (m_releases.isEmpty()) {
        const kubespray::Git git(deployer.runner, deployer.checkout);
        auto read = kubespray::ReleaseCatalogue(kubespray::RevisionFiles(git)).releases(stop);
        if (!read) {
            return read;
        }
        m_releases = std::move(*read);
    }
    return m_releases;
}

void RealReleaseSource::planHops(const QString &from, const QString &to, Done<kubespray::HopPlan> done)
{
    post<kubespray::HopPlan>(std::move(done), [this, from, to](const cluster::Deployer &deployer,
                                                               const std::stop_token &stop) {
        return releases(deployer, stop).and_then([&](const QList<kubespray::Release> &known) {
            return kubespray::planHops(known, kubespray::builtInHopRules(),
                                       {.from = from, .to = to, .settings = settingsOf(deployer, stop), .history = {}});
        });
    });
}

void RealReleaseSource::compareSettings(const QString &from, const QString &to, Done<ui::SettingsComparison> done)
{
    post<ui::SettingsComparison>(
        std::move(done),
        [from, to](const cluster::Deployer &deployer, const std::stop_token &stop) -> Result<ui::SettingsComparison> {
            const kubespray::RevisionFiles files{kubespray::Git(deployer.runner, deployer.checkout)};
            const auto before = group_vars::readSample(files, from, stop);
            const auto after = group_vars::readSample(files, to, stop);
            if (!before || !after) {
                return std::unexpected(before ? after.error() : before.error());
            }
            return ui::SettingsComparison{.from = from,
                                          .to = to,
                                          .diff = group_vars::settingsDiff(group_vars::SettingsSet::read(*before),
                                                                           group_vars::SettingsSet::read(*after)),
                                          .own = ownSettings(deployer, stop)};
        });
}

void RealReleaseSource::findUses(const QString &key, const QString &tag, Done<QList<group_vars::SettingUse>> done)
{
    post<QList<group_vars::SettingUse>>(std::move(done), [key, tag](const cluster::Deployer &deployer,
                                                                    const std::stop_token &stop) {
        return group_vars::SettingReaders(deployer.runner, deployer.checkout)
            .usesOf({key}, tag, stop)
            .transform([&key](const QHash<QString, QList<group_vars::SettingUse>> &uses) { return uses.value(key); });
    });
}

Result<group_vars::CarryOverInput> RealReleaseSource::carryOverInput(const cluster::Deployer &deployer,
                                                                     const ui::CarryOverRequest &request,
                                                                     const std::stop_token &stop)
{
    if (deployer.inventory.isEmpty()) {
        return fail(ErrorCode::NotFound, u"no inventory is configured"_s, m_access.profile().name);
    }
    const QString route = request.from + u' ' + request.to;
    if (m_carriedRoute != route) {
        auto input = group_vars::readCarryOverInput({.runner = deployer.runner,
                                                     .checkout = deployer.checkout,
                                                     .folder = folderOf(deployer),
                                                     .from = request.from,
                                                     .to = request.to},
                                                    stop);
        if (!input) {
            return input;
        }
        m_carried = std::move(*input);
        m_carriedRoute = route;
    }
    m_carried.resolutions = request.resolutions;
    return m_carried;
}

void RealReleaseSource::carryOver(const ui::CarryOverRequest &request, Done<group_vars::CarryOverResult> done)
{
    post<group_vars::CarryOverResult>(
        std::move(done), [this, request](const cluster::Deployer &deployer, const std::stop_token &stop) {
            return carryOverInput(deployer, request, stop).transform(group_vars::carryOver);
        });
}

void RealReleaseSource::findMetallb(const ui::CarryOverRequest &request, Done<group_vars::MetallbMigration> done)
{
    post<group_vars::MetallbMigration>(
        std::move(done), [this, request](const cluster::Deployer &deployer, const std::stop_token &stop) {
            return carryOverInput(deployer, request, stop).transform([](const group_vars::CarryOverInput &input) {
                return group_vars::migrateMetallb(input.mine, input.to);
            });
        });
}

void RealReleaseSource::writeCarryOver(const ui::CarryOverRequest &request, const QString &folder, Done<QString> done)
{
    post<QString>(
        std::move(done),
        [this, request, folder](const cluster::Deployer &deployer, const std::stop_token &stop) -> Result<QString> {
            const auto input = carryOverInput(deployer, request, stop);
            if (!input) {
                return std::unexpected(input.error());
            }
            const QString out = folder.startsWith(u'/') ? folder : QString(deployer.checkout + u'/' + folder);
            return group_vars::CarryOverWriter(deployer.runner)
                .write(folderOf(deployer), input->mine, group_vars::carryOver(*input), out, stop)
                .transform([&out] { return out; });
        });
}

void RealReleaseSource::fetch(OutputSink sink, Done<kubespray::TagFetch> done)
{
    post<kubespray::TagFetch>(std::move(done), [url = m_access.profile().kubespray.repoUrl, sink = std::move(sink)](
                                                   const cluster::Deployer &deployer, const std::stop_token &stop) {
        return kubespray::TagFetcher(deployer.runner, deployer.checkout, url).fetch(outputOf(sink), stop);
    });
}

void RealReleaseSource::planWorkBranch(const kubespray::WorkBranchRequest &request,
                                       Done<kubespray::WorkBranchPlan> done)
{
    post<kubespray::WorkBranchPlan>(
        std::move(done), [request](const cluster::Deployer &deployer, const std::stop_token &stop) {
            return kubespray::WorkBranches(deployer.runner, deployer.checkout).plan(request, stop);
        });
}

void RealReleaseSource::makeWorkBranch(const kubespray::WorkBranchPlan &plan, OutputSink sink,
                                       Done<kubespray::CheckoutState> done)
{
    post<kubespray::CheckoutState>(std::move(done), [plan, sink = std::move(sink)](const cluster::Deployer &deployer,
                                                                                   const std::stop_token &stop) {
        return kubespray::WorkBranches(deployer.runner, deployer.checkout).carryOut(plan, outputOf(sink), stop);
    });
}

ui::DiffBackend &RealReleaseSource::differences()
{
    if (!m_differences) {
        const cluster::Deployer deployer = m_access.deployer();
        m_differences = std::make_unique<RealDiffBackend>(deployer.runner, deployer.checkout);
    }
    return *m_differences;
}

void RealReleaseSource::cancel()
{
    m_unwanted.request_stop();
    m_unwanted = {};
}

} // namespace kubemori::composition
