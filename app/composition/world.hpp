// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/outside.hpp"
#include "app/composition/prompt_claims.hpp"

#include "base/clock.hpp"
#include "base/redactor.hpp"
#include "cluster/cluster_access.hpp"
#include "command/credential_cache.hpp"
#include "command/prompter.hpp"
#include "command/runner_factory.hpp"
#include "kube/kubectl.hpp"
#include "operation/event.hpp"

#include <functional>
#include <memory>
#include <utility>

namespace kubemori::command {
class RedactingRunnerFactory;
}

namespace kubemori::composition {

/// Hears of the events of every operation, on its thread and before whoever started it. Must not block for long.
using OperationObserver = std::function<void(const cluster::Profile &, const operation::Event &)>;

/// The outside world as one cluster's work sees it, the real one or the demo's: a clock, ssh connections, the network,
/// the credentials and the redactor that knows them. What runners say is free of secrets. One per session (window) or
/// per call (command line). Must outlive all that was made from it.
class World
{
public:
    explicit World(std::shared_ptr<command::Prompter> prompter, Surroundings surroundings = {});
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    /// Before the first operation is started. None by default.
    void observe(OperationObserver observer) { m_observer = std::move(observer); }
    [[nodiscard]] const OperationObserver &observer() const { return m_observer; }

    [[nodiscard]] Clock &clock() const { return *m_outside.clock; }
    [[nodiscard]] const std::shared_ptr<Redactor> &redactor() const { return m_redactor; }
    [[nodiscard]] const std::shared_ptr<command::CredentialCache> &credentials() const { return m_credentials; }
    [[nodiscard]] const std::shared_ptr<PromptClaims> &promptClaims() const { return m_promptClaims; }
    /// How long runs of ansible are kept.
    [[nodiscard]] const ansible::RunRetention &retention() const { return m_retention; }
    [[nodiscard]] command::RunnerFactory &runners() const;
    [[nodiscard]] const std::shared_ptr<monitor::Network> &network() const { return m_outside.network; }
    /// A runner whose every command makes a connection of its own: to ask a host whether it is back.
    [[nodiscard]] std::shared_ptr<command::Runner> freshRunner(const command::SshTarget &target) const;
    /// A runner that asks nobody for anything: for looks in the background.
    [[nodiscard]] std::shared_ptr<command::Runner> quietRunner(const command::SshTarget &target) const;

    [[nodiscard]] cluster::ClusterAccess access(const cluster::Profile &profile) const;
    [[nodiscard]] kube::Kubectl kubectl(const cluster::Profile &profile) const;

private:
    std::shared_ptr<Redactor> m_redactor;
    std::shared_ptr<command::CredentialCache> m_credentials;
    Outside m_outside;
    std::unique_ptr<command::RedactingRunnerFactory> m_runners;
    OperationObserver m_observer;
    ansible::RunRetention m_retention;
    std::shared_ptr<PromptClaims> m_promptClaims = std::make_shared<PromptClaims>();
};

} // namespace kubemori::composition
