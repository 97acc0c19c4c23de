// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/look/look_at_site.hpp"
#include "support/git_sandbox.hpp"
#include "support/scripted_runner.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace kubemori::test {

/// Hosts that answer by rules; what a test does not script of a node's commands is run by this machine's shell.
class LookHosts final : public command::RunnerFactory
{
public:
    [[nodiscard]] std::shared_ptr<command::Runner> local() override;
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override;
    [[nodiscard]] std::shared_ptr<ScriptedRunner> at(const QString &host);

private:
    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<ScriptedRunner>> m_hosts;
};

/// A checkout "ks" with two releases of its own, v2.40.0 (checked out) and v2.41.0, an inventory in it, and a cluster
/// of cp1, node1 and node2.
class LookFixture
{
public:
    LookFixture();

    [[nodiscard]] Result<advice::SiteView> look(const advice::Questions &questions = {},
                                                const advice::SiteScope *scope = nullptr,
                                                std::stop_token stop = {}) const;
    /// From v2.40.0 to v2.41.0 with the inventory.
    [[nodiscard]] advice::SiteScope hop() const;
    void write(const QString &file, const QByteArray &content) const { git.write(u"ks/" + file, content); }

    GitSandbox git;
    LookHosts hosts;
    std::shared_ptr<ScriptedRunner> kubectl = std::make_shared<ScriptedRunner>(QStringLiteral("ops@cp1"));

private:
    std::unique_ptr<cluster::ClusterAccess> m_access;
    std::unique_ptr<kube::Kubectl> m_kubectl;
};

} // namespace kubemori::test
