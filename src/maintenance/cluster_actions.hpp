// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube/budget_spec.hpp"
#include "kube/cluster_change.hpp"
#include "kube/drain.hpp"
#include "kube/node.hpp"
#include "kube/pod.hpp"
#include "maintenance/blockers/watched_drain.hpp"
#include "maintenance/gates/cluster_health.hpp"
#include "monitor/boot_id.hpp"
#include "operation/plan.hpp"
#include "operation/question.hpp"

#include <QList>

#include <optional>
#include <stop_token>

namespace kubemori::maintenance {

/// A node as it can be reached while the API server is away.
struct NodeRef
{
    QString name;
    QString internalIp;
    QString hostname;

    bool operator==(const NodeRef &) const = default;
};

/// One look at a node from this machine.
struct Reachability
{
    std::optional<bool> echo; ///< none: this machine can send no echo
    bool ssh = false;         ///< the ssh port greeted

    bool operator==(const Reachability &) const = default;
};

/// How an action is shown in a plan.
struct ActionText
{
    QString command;
    QString location;
};

/// What maintenance needs of the world, so that a feature can be tried on a world made of values. Every call has a
/// finite timeout of its own and is cancelled within 200 ms; errors name their subject. Used by one thread.
class ClusterActions
{
public:
    ClusterActions() = default;
    virtual ~ClusterActions() = default;
    ClusterActions(const ClusterActions &) = delete;
    ClusterActions &operator=(const ClusterActions &) = delete;

    [[nodiscard]] virtual Result<kube::Node> node(const QString &name, std::stop_token stop) = 0;
    /// Success means that kubectl said so: read the node back.
    [[nodiscard]] virtual Result<kube::Cordoned> cordon(const QString &node, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<> uncordon(const QString &node, std::stop_token stop) = 0;
    /// `changes` as `kubectl annotate` takes them: "key=value", which is refused where the key is there, or "key-".
    [[nodiscard]] virtual Result<> annotate(const QString &node, const QStringList &changes, std::stop_token stop) = 0;
    /// Codes as kube::DrainOutcome says. The listener is called on this thread.
    [[nodiscard]] virtual kube::DrainOutcome drain(const QString &node, const kube::DrainRequest &request,
                                                   const DrainListener &listener, std::stop_token stop) = 0;
    /// All pods bound to the node, also those that a drain leaves alone.
    [[nodiscard]] virtual Result<QList<kube::Pod>> podsOnNode(const QString &node, std::stop_token stop) = 0;
    /// The budgets that refuse the eviction of pods of this node at this moment.
    [[nodiscard]] virtual Result<QList<operation::BlockingBudget>> blockingBudgets(const QString &node,
                                                                                   std::stop_token stop) = 0;

    /// What is in the way of a drain of this node; DrainView::now is left to the caller.
    [[nodiscard]] virtual Result<DrainView> drainView(const QString &node, std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<kube::BudgetSpec> budgetSpec(const QString &nameSpace, const QString &name,
                                                              std::stop_token stop) = 0;
    /// How many replicas a workload ("deployment", "statefulset") is to have.
    [[nodiscard]] virtual Result<int> replicas(const QString &nameSpace, const QString &kind, const QString &name,
                                               std::stop_token stop) = 0;
    /// Refused when the object is not as the change expects it. Neither success nor an error proves anything: read it
    /// back.
    [[nodiscard]] virtual Result<> apply(const kube::ClusterChange &change, std::stop_token stop) = 0;

    /// Runs `shutdown -r now` there as root. The exit is a value; Disconnected and TimedOut say that the command was
    /// sent and that its end was not heard of.
    [[nodiscard]] virtual Result<command::Exit> shutdown(const NodeRef &node, std::stop_token stop) = 0;
    /// The same for `shutdown -P now`: the machine stays off.
    [[nodiscard]] virtual Result<command::Exit> powerOff(const NodeRef &node, std::stop_token stop) = 0;
    /// Runs the profile's command that switches the machine on; InvalidInput without one.
    [[nodiscard]] virtual Result<> powerOn(const NodeRef &node, std::stop_token stop) = 0;
    /// Over a fresh connection; InvalidData for anything but one well-formed id.
    [[nodiscard]] virtual Result<monitor::BootId> bootId(const NodeRef &node, std::stop_token stop) = 0;
    [[nodiscard]] virtual Reachability probe(const NodeRef &node, std::stop_token stop) = 0;

    /// The control-plane host that kubectl runs on at the moment, as the profile names it; empty: this machine.
    [[nodiscard]] virtual QString kubectlHost() const = 0;
    /// kubectl is to be run elsewhere, as long as there is another host.
    virtual void avoidHost(const NodeRef &node) = 0;
    virtual void allowHost(const NodeRef &node) = 0;

    /// What gates look at; lives as long as this.
    [[nodiscard]] virtual ClusterHealth &health() = 0;

    /// The exact command of an action, or for a wait what is looked at.
    [[nodiscard]] virtual ActionText describe(operation::StepKind kind, const NodeRef &node) const = 0;
    [[nodiscard]] virtual ActionText describeAnnotate(const QString &node, const QStringList &changes) const = 0;
    [[nodiscard]] virtual ActionText describe(const kube::ClusterChange &change) const = 0;
};

} // namespace kubemori::maintenance
