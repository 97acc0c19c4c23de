// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kube/etcd_status.hpp"
#include "kube/node.hpp"
#include "kube/pod.hpp"
#include "kube/storage.hpp"
#include "kube/workload.hpp"
#include "kubespray/inventory_settings.hpp"
#include "upgrade/health/deprecated_api.hpp"
#include "upgrade/health/host_look.hpp"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace kubemori::upgrade::health {

/// A container of a component that an upgrade concerns.
struct ComponentPod
{
    QString component; ///< as componentOf() names it
    QString tag;       ///< of its image; empty: by digest only
    QString pod;       ///< "namespace/name"
    QString node;      ///< empty while it is not scheduled

    bool operator==(const ComponentPod &) const = default;
};

/// All pods, looked at once for two purposes.
struct PodLook
{
    QList<kube::PodHealth> pods;
    QList<ComponentPod> components;
};

/// For what nobody has looked at: never taken for something that is well.
[[nodiscard]] inline std::unexpected<Error> notLookedAt()
{
    return fail(ErrorCode::Internal, QStringLiteral("not looked at"));
}

/// All that the checks judge, each with the reason why it could not be seen.
struct ClusterPicture
{
    QDateTime now; ///< UTC
    Result<QList<kube::Node>> nodes = notLookedAt();
    Result<PodLook> pods = notLookedAt();
    Result<QList<kube::PodDisruptionBudget>> budgets = notLookedAt();
    Result<QList<kube::EtcdMember>> etcd = notLookedAt();
    Result<std::optional<QList<kube::CephCluster>>> ceph = notLookedAt();
    Result<QList<DeprecatedApi>> deprecated = notLookedAt();
    Result<kubespray::InventorySettings> settings = notLookedAt();
    QList<HostLook> hosts; ///< of all nodes
};

/// A setting's value where every file that sets it agrees and it is written out; none also where a template, a vault
/// or a file that cannot be read may say otherwise.
struct SettingValue
{
    enum class State { Set, Unset, Unclear };

    State state = State::Unclear;
    QString text;

    [[nodiscard]] bool is(QLatin1StringView value) const { return state == State::Set && text == value; }
};
[[nodiscard]] SettingValue settingOf(const ClusterPicture &picture, const QString &key);
/// Whether it is switched on (true) or off (false), as YAML 1.1 writes it; none: Unset or Unclear.
[[nodiscard]] std::optional<bool> switchOf(const SettingValue &value);

} // namespace kubemori::upgrade::health
