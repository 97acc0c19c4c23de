// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/world.hpp"

namespace kubemori::composition {

/// A world's runners that ask nobody for anything, for looks in the background: what would need a password ends with
/// Declined. Thread-safe.
class QuietRunners final : public command::RunnerFactory
{
public:
    /// `world` must outlive this.
    explicit QuietRunners(const World &world)
        : m_world(world)
    {
    }

    /// Programs on this machine are run as its user, who is not asked for that.
    [[nodiscard]] std::shared_ptr<command::Runner> local() override { return m_world.runners().local(); }
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override
    {
        return m_world.quietRunner(target);
    }

private:
    const World &m_world;
};

} // namespace kubemori::composition
