// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

#include "upgrade/ansible_runs.hpp"

namespace kubemori::composition {

/// The profile as runs of a hop need it: with the environment and the inventory that the hop made.
[[nodiscard]] cluster::Profile profileOfHop(cluster::Profile profile, const upgrade::HopRecord &hop);

/// Runs of ansible for an upgrade, kept and followed as those of the window are. Passwords are asked for through the
/// world's credentials, once, whoever else follows the run.
class UpgradeRuns final : public upgrade::AnsibleRuns
{
public:
    /// `world` must outlive this.
    UpgradeRuns(cluster::Profile profile, const World &world);

    [[nodiscard]] Result<QString> commandText(const upgrade::HopRecord &hop,
                                              const ansible::RunRequest &request) const override;
    [[nodiscard]] Result<ansible::RunRecord> run(const upgrade::HopRecord &hop, const ansible::RunRequest &request,
                                                 const upgrade::RunListener &listener, std::stop_token stop) override;
    [[nodiscard]] Result<ansible::RunRecord> takeUp(const upgrade::HopRecord &hop, const QString &id,
                                                    const upgrade::RunListener &listener,
                                                    std::stop_token stop) override;

private:
    cluster::Profile m_profile;
    const World &m_world;
};

} // namespace kubemori::composition
