// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fake_clock.hpp"
#include "support/scripted_runner.hpp"
#include "upgrade/upgrade_site.hpp"

#include <QTemporaryDir>

#include <map>
#include <memory>

namespace kubemori::test {

/// Hosts whose programs answer by rules; this machine's are real.
class ScriptedHosts final : public command::RunnerFactory
{
public:
    [[nodiscard]] std::shared_ptr<command::Runner> local() override;
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override;
    [[nodiscard]] std::shared_ptr<ScriptedRunner> at(const QString &host);

private:
    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<ScriptedRunner>> m_hosts;
};

/// A cluster of cp1 (10.0.0.11), node1 (10.0.0.12) and node2 (10.0.0.13) with which nothing is wrong, as kubectl,
/// etcdctl and the nodes' own programs tell of it, and a checkout with an inventory on this machine.
class ScriptedSite
{
public:
    ScriptedSite();

    [[nodiscard]] upgrade::UpgradeSite site() const;
    /// Kubernetes v1.30.4 to v1.31.4 by Kubespray v2.27.0.
    [[nodiscard]] upgrade::HopRecord hop() const;

    FakeClock clock;
    ScriptedHosts hosts;
    std::shared_ptr<ScriptedRunner> cp1 = hosts.at(QStringLiteral("10.0.0.11"));
    std::shared_ptr<ScriptedRunner> node1 = hosts.at(QStringLiteral("10.0.0.12"));
    std::shared_ptr<ScriptedRunner> node2 = hosts.at(QStringLiteral("10.0.0.13"));
    QTemporaryDir checkout;

    /// What kubectl answers for a path from now on.
    void answer(const QString &path, const QByteArray &json) const;
    /// It fails with these words.
    void refuse(const QString &path, const QByteArray &words) const;

private:
    cluster::Profile m_profile;
    std::shared_ptr<cluster::ClusterAccess> m_access;
    std::shared_ptr<kube::Kubectl> m_kubectl;
    std::shared_ptr<maintenance::ClusterActions> m_actions;
};

[[nodiscard]] QByteArray nodeJson(const QByteArray &name, const QByteArray &ip, const QByteArray &version,
                                  bool controlPlane = false, bool cordoned = false);
[[nodiscard]] QByteArray nodeListJson(const QByteArrayList &nodes);
/// `state` is the reason why it waits; empty: it runs and is ready.
[[nodiscard]] QByteArray podJson(const QByteArray &place, const QByteArray &name, const QByteArray &node,
                                 const QByteArray &image, const QByteArray &state = {});
[[nodiscard]] QByteArray podListJson(const QByteArrayList &pods);
/// The pods of the cluster, whose control plane is of this version.
[[nodiscard]] QByteArrayList systemPods(const QByteArray &version);

} // namespace kubemori::test
