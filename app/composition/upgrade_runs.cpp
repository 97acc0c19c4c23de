// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upgrade_runs.hpp"

#include "app/composition/awaited_run.hpp"
#include "app/composition/run_source.hpp"

#include "base/shell_quote.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

cluster::Profile profileOfHop(cluster::Profile profile, const upgrade::HopRecord &hop)
{
    if (!hop.venv.isEmpty()) {
        profile.kubespray.venv = hop.venv;
    }
    if (!hop.inventoryFile.isEmpty()) {
        profile.kubespray.inventory = hop.inventoryFile;
    }
    return profile;
}

UpgradeRuns::UpgradeRuns(cluster::Profile profile, const World &world)
    : m_profile(std::move(profile))
    , m_world(world)
{
}

Result<QString> UpgradeRuns::commandText(const upgrade::HopRecord &hop, const ansible::RunRequest &request) const
{
    const QString inventory = request.inventory.isEmpty() ? hop.inventoryFile : request.inventory;
    return ansible::commandLine(request, inventory).transform([](const QStringList &words) {
        return shellJoin(words);
    });
}

Result<ansible::RunRecord> UpgradeRuns::run(const upgrade::HopRecord &hop, const ansible::RunRequest &request,
                                            const upgrade::RunListener &listener, std::stop_token stop)
{
    const RealRunSource source(profileOfHop(m_profile, hop), m_world);
    const auto planned = source.plan(request, stop);
    if (!planned) {
        return std::unexpected(planned.error());
    }
    return AwaitedRun(listener, m_world.clock())
        .wait([&](ansible::RunSink sink) { return source.begin(*planned, std::move(sink)); }, stop);
}

Result<ansible::RunRecord> UpgradeRuns::takeUp(const upgrade::HopRecord &hop, const QString &id,
                                               const upgrade::RunListener &listener, std::stop_token stop)
{
    const RealRunSource source(profileOfHop(m_profile, hop), m_world);
    const auto runs = source.list(stop);
    if (!runs) {
        return std::unexpected(runs.error());
    }
    const auto found = std::ranges::find(*runs, id, &ansible::RunRecord::id);
    if (found == runs->end()) {
        return fail(ErrorCode::NotFound, u"nothing is kept of this run"_s, id);
    }
    return AwaitedRun(listener, m_world.clock())
        .wait([&](ansible::RunSink sink) { return source.attach(*found, std::move(sink)); }, stop);
}

} // namespace kubemori::composition
