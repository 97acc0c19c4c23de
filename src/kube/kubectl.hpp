// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/cluster_access.hpp"
#include "kube/cluster_change.hpp"
#include "kube/drain.hpp"
#include "kube/node_feed.hpp"
#include "kube/pod_needs.hpp"

#include <functional>
#include <memory>

namespace kubemori::kube {

class KubectlHosts;
template<class Item> struct Page;

/// Hears of every program a Kubectl runs, on the thread of the call. Any member may be empty.
struct CallObserver
{
    std::function<void(const command::Command &, const QString &location)> started;
    /// Lines of cordon, uncordon and drain. The JSON of queries is not told.
    std::function<void(command::Stream, QByteArrayView line)> output;
    std::function<void(const Result<command::Exit> &)> finished;
};

/// What an API server says at /readyz.
struct ServerReadiness
{
    bool ready = false;
    QString detail; ///< why not: the checks that failed, or that it does not answer

    bool operator==(const ServerReadiness &) const = default;
};

/// kubectl as an authenticated transport to the API server, over one or several control-plane hosts. A call goes to the
/// host that worked last; when it or the API server behind it does not answer, the next one is tried and remembered. A
/// light handle: copies share the hosts and what is known of them. Thread-safe. Errors name the object and carry the
/// codes of kubectlError() and of the Runner; every call takes at most the command timeout per host and is cancelled
/// within 200 ms.
class Kubectl
{
public:
    /// `hosts` must not be empty.
    explicit Kubectl(QList<cluster::ControlPlaneHost> hosts, Milliseconds commandTimeout = std::chrono::seconds{60});
    ~Kubectl();
    Kubectl(const Kubectl &);
    Kubectl(Kubectl &&) noexcept;
    Kubectl &operator=(const Kubectl &);
    Kubectl &operator=(Kubectl &&) noexcept;

    /// The same Kubectl, telling this observer.
    [[nodiscard]] Kubectl observed(CallObserver observer) const;

    /// The host that the next call tries first, as the profile names it (empty: this machine), and as
    /// Runner::location().
    [[nodiscard]] QString host() const;
    [[nodiscard]] QString location() const;
    /// Hosts known by one of these names or addresses are used only when there is no other; watches on them move over
    /// at once.
    void avoid(const QStringList &aliases);
    void allow(const QStringList &aliases);

    using PageSink = std::function<void(NodesListed)>;
    /// All nodes, by one list without pages that is read while it arrives: the fastest way to have them all.
    [[nodiscard]] Result<QList<Node>> allNodes(std::stop_token stop) const;
    /// Lists all nodes, page by page, for who has use of the first ones; returns the list's resource version. When the
    /// list expires under way it starts anew: the sink then gets a page with `first` again.
    [[nodiscard]] Result<QString> listNodes(const PageSink &sink, std::stop_token stop) const;
    [[nodiscard]] Result<Node> getNode(const QString &name, std::stop_token stop) const;

    /// Idempotent. Success means that kubectl said so: read the node back.
    [[nodiscard]] Result<Cordoned> cordon(const QString &node, std::stop_token stop) const;
    [[nodiscard]] Result<> uncordon(const QString &node, std::stop_token stop) const;
    /// `changes` as kubectl takes them: "key=value", refused (AlreadyExists) where the key is there, or "key-".
    [[nodiscard]] Result<> annotateNode(const QString &node, const QStringList &changes, std::stop_token stop) const;
    [[nodiscard]] DrainOutcome drain(const QString &node, const DrainRequest &request, const DrainSink &sink,
                                     std::stop_token stop) const;

    /// Refused when the object is not as the change expects it. Success means that kubectl said so: read it back. An
    /// error may mean that it was done all the same (a lost answer, a second host): read it back too.
    [[nodiscard]] Result<> apply(const ClusterChange &change, std::stop_token stop) const;

    /// Any other call, for at most `timeout`. Tried on another host only when this one cannot be reached. An error may
    /// mean that it was done all the same.
    [[nodiscard]] Result<> call(const QStringList &arguments, Milliseconds timeout, std::stop_token stop) const;

    /// All pods bound to the node, finished ones included.
    [[nodiscard]] Result<QList<Pod>> podsOnNode(const QString &node, std::stop_token stop) const;
    /// All pods of all namespaces that this selector ("app in (a,b)") selects.
    [[nodiscard]] Result<QList<Pod>> podsWith(const QString &labelSelector, std::stop_token stop) const;
    /// All pods of all namespaces, bound or not, finished ones included.
    [[nodiscard]] Result<QList<Pod>> allPods(std::stop_token stop) const;
    /// Of all namespaces; policy/v1, on old clusters v1beta1.
    [[nodiscard]] Result<QList<PodDisruptionBudget>> podDisruptionBudgets(std::stop_token stop) const;

    /// What a forecast needs of all namespaces: pods that are not finished, nodes, Deployments and StatefulSets,
    /// volumes that not every node can mount.
    [[nodiscard]] Result<QList<ScheduledPod>> scheduledPods(std::stop_token stop) const;
    [[nodiscard]] Result<QList<NodeRoom>> nodeRooms(std::stop_token stop) const;
    [[nodiscard]] Result<QList<Workload>> workloads(std::stop_token stop) const;
    [[nodiscard]] Result<QList<BoundVolume>> boundVolumes(std::stop_token stop) const;
    /// Reads all pages of a list; `path` ends where "limit=" can follow; `read` returns the continue token.
    [[nodiscard]] Result<> eachPage(const QString &path, const std::stop_token &stop,
                                    const std::function<Result<QString>(QByteArray &)> &read) const;
    /// Asks one API server whether it is ready, from the host in use; `address` empty: the one of the kubeconfig. An
    /// error means that it could not be asked.
    [[nodiscard]] Result<ServerReadiness> readyz(const QString &address, int port, const std::stop_token &stop) const;

    /// `kubectl get --raw PATH`, its answer with room for NodeParser::padding behind it.
    [[nodiscard]] Result<QByteArray> getRaw(const QString &path, std::stop_token stop) const;
    /// What `kubectl get KIND -o jsonpath=…` prints, of all namespaces when `nameSpace` is empty; empty too when the
    /// server knows no such kind or has no such object. InvalidInput for what is no kind or namespace.
    [[nodiscard]] Result<QString> getText(const QString &kind, const QString &nameSpace, const QString &selector,
                                          const QString &jsonPath, std::stop_token stop) const;
    /// `kubectl get --raw PATH` as a long stream. Another host is tried only as long as nothing was received. The end
    /// of the stream is success; when the host is to be avoided from now on the stream ends with Disconnected. No
    /// deadline of its own unless `timeout` is given.
    [[nodiscard]] Result<> streamRaw(const QString &path, Milliseconds timeout,
                                     const std::function<void(QByteArrayView)> &sink, std::stop_token stop) const;

    /// The exact commands as they would be run now, to be shown in a plan.
    [[nodiscard]] command::Command cordonCommand(const QString &node) const;
    [[nodiscard]] command::Command uncordonCommand(const QString &node) const;
    [[nodiscard]] command::Command annotateNodeCommand(const QString &node, const QStringList &changes) const;
    [[nodiscard]] command::Command drainCommand(const QString &node, const DrainRequest &request) const;
    [[nodiscard]] command::Command changeCommand(const ClusterChange &change) const;
    [[nodiscard]] command::Command callCommand(const QStringList &arguments, Milliseconds timeout) const;
    [[nodiscard]] command::Command getNodeCommand(const QString &node) const;

private:
    [[nodiscard]] command::Command makeCommand(qsizetype host, const QStringList &arguments,
                                               Milliseconds timeout) const;
    [[nodiscard]] qsizetype firstHost() const;
    /// Runs on one host and keeps the output; a failed kubectl is an error.
    [[nodiscard]] Result<QByteArray> query(qsizetype host, const QStringList &arguments,
                                           const std::stop_token &stop) const;
    /// The arguments that get a list, which is large, in the way that costs least there.
    [[nodiscard]] QStringList listArguments(qsizetype host, const QString &path) const;
    /// Whether the kubectl there refused a flag of listArguments(), which then leaves it out.
    [[nodiscard]] bool isTooOld(qsizetype host, const Error &error) const;
    [[nodiscard]] Result<> stream(const std::function<QStringList(qsizetype)> &arguments, Milliseconds timeout,
                                  const std::function<void(QByteArrayView)> &sink, const std::stop_token &stop) const;
    /// A page of a list, which is large.
    [[nodiscard]] Result<QByteArray> getPage(const QString &path, const std::stop_token &stop) const;
    /// `path` as for eachPage().
    [[nodiscard]] Result<QList<Pod>> listPods(const QString &path, const std::stop_token &stop) const;
    template<class Item>
    [[nodiscard]] Result<QList<Item>> listAll(const QString &path, const std::stop_token &stop,
                                              const std::function<Result<Page<Item>>(QByteArray &)> &parse) const;
    /// A verb with its arguments, which concerns `node`. Returns what kubectl printed on its last line.
    [[nodiscard]] Result<QByteArray> change(const QStringList &arguments, const QString &node,
                                            const std::stop_token &stop) const;
    [[nodiscard]] Result<command::Exit> run(qsizetype host, const command::Command &command,
                                            const command::OutputSink &sink, const std::stop_token &stop) const;
    /// As run(), with lines told to the observer and the end of standard error kept; a failed kubectl is an error.
    [[nodiscard]] Result<> runLines(qsizetype host, const command::Command &command,
                                    const std::function<void(QByteArrayView)> &sink, const std::stop_token &stop) const;

    std::shared_ptr<KubectlHosts> m_hosts;
    Milliseconds m_timeout;
    CallObserver m_observer;
};

} // namespace kubemori::kube
