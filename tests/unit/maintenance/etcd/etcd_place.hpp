// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "maintenance/etcd/etcd_care.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_runner.hpp"

#include <memory>

namespace kubemori::test {

[[nodiscard]] inline ScriptedAnswer saying(const QByteArray &output, int code = 0)
{
    return {.output = output, .errors = {}, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}};
}

[[nodiscard]] inline ScriptedAnswer complaining(const QByteArray &errors)
{
    return {.output = {}, .errors = errors, .exit = {.code = 1, .signal = 0, .duration = {}}, .error = {}};
}

[[nodiscard]] inline ScriptedAnswer failing(ErrorCode code)
{
    return {.output = {},
            .errors = {},
            .exit = {},
            .error = Error{.code = code, .detail = {}, .subject = {}, .context = {}}};
}

/// Two control planes over ssh and this machine, all scripted: a Kubespray cluster with an etcd of three members on the
/// host, the third of them on a host that is no control plane of the profile. All is well.
class EtcdPlace final : public command::RunnerFactory
{
public:
    EtcdPlace();
    std::shared_ptr<command::Runner> local() override { return here; }
    std::shared_ptr<command::Runner> ssh(const command::SshTarget &target) override;
    [[nodiscard]] maintenance::EtcdCare care();
    /// All commands of the control planes, in a row.
    [[nodiscard]] QStringList asked() const { return cp1->commands() + cp2->commands(); }
    /// A snapshot's file as etcd makes it: a database with its checksum behind.
    [[nodiscard]] static QByteArray snapshotFile(qsizetype databaseBytes = 8192);
    /// The host has this snapshot, as soon as it is saved.
    void serveSnapshot(const QByteArray &there, const QByteArray &sent);

    cluster::Profile profile;
    FakeClock clock;
    std::shared_ptr<ScriptedRunner> here = std::make_shared<ScriptedRunner>(QStringLiteral("local"));
    std::shared_ptr<ScriptedRunner> cp1 = std::make_shared<ScriptedRunner>(QStringLiteral("ops@10.0.0.11"));
    std::shared_ptr<ScriptedRunner> cp2 = std::make_shared<ScriptedRunner>(QStringLiteral("ops@10.0.0.12"));
    std::shared_ptr<ScriptedRunner> node3 = std::make_shared<ScriptedRunner>(QStringLiteral("ops@10.0.0.13"));
};

/// What the script that finds etcd on a host says.
inline const QByteArray hostOfKubespray =
    "node=cp1\netcdctl=/usr/local/bin/etcdctl\netcdutl=/usr/local/bin/etcdutl\nkind=service\nmember=etcd1\n"
    "quota=4294967296\ninitial=etcd1=https://10.0.0.11:2380,etcd2=https://10.0.0.12:2380,etcd3=https://10.0.0.13:2380\n"
    "ca=/etc/ssl/etcd/ssl/ca.pem\ncert=/etc/ssl/etcd/ssl/admin-cp1.pem\nkey=/etc/ssl/etcd/ssl/admin-cp1-key.pem\n"
    "data=107374182400 53687091200 /var/lib/etcd\nkeep=107374182400 53687091200 /var/lib/kubemori\nend=1\n";

} // namespace kubemori::test
