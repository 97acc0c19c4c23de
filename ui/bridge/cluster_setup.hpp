// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/profile_store.hpp"
#include "command/prompter.hpp"
#include "kube/kubeconfig.hpp"
#include "links/link_check.hpp"

#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace kubemori::ui {

/// A cluster as something on disk describes it, to be looked at and completed by a person.
struct ClusterProposal
{
    QString title; ///< "prod: inventory/prod/inventory.ini"
    cluster::Profile profile;
    QString virtualAddress; ///< in front of the API servers; empty: none is known
    int nodes = 0;
    bool isSample = false; ///< came with Kubespray; most likely not what is wanted
    QStringList notes;     ///< what could not be taken from it; technical English

    bool operator==(const ClusterProposal &) const = default;
};

/// A check of links under way. Destroying it stops the check and waits for its threads (within 200 ms).
class RunningCheck
{
public:
    virtual ~RunningCheck() = default;
};

/// What the window needs to add and change clusters: their file, what may be found on this machine, and the check of a
/// profile's links. No call blocks; callbacks and sinks come on worker threads and are carried to the GUI thread by
/// GuiMailbox. The calls of one object are done one after the other.
class ClusterSetup
{
public:
    using Loaded = std::function<void(Result<cluster::LoadedProfiles>)>;

    virtual ~ClusterSetup() = default;

    /// The file of clusters.
    [[nodiscard]] virtual QString file() const = 0;
    /// What stands where a profile names no timeout.
    [[nodiscard]] virtual cluster::Timeouts timeouts() const = 0;
    virtual void load(Loaded done) = 0;
    /// As cluster::ProfileStore::change().
    virtual void change(const std::optional<QByteArray> &seen, const QList<cluster::ProfileEdit> &edits,
                        Loaded done) = 0;
    /// Another list of clusters, to be imported.
    virtual void read(const QString &path, Loaded done) = 0;
    /// Writes an exported list; a file that is there is replaced.
    virtual void write(const QString &path, const QByteArray &bytes, std::function<void(Result<>)> done) = 0;

    virtual void findContexts(const QString &kubeconfig,
                              std::function<void(Result<QList<kube::KubeContext>>)> done) = 0;
    /// The inventories of a Kubespray checkout, on this machine or on another host; `prompter` must outlive the setup.
    virtual void findInventories(const cluster::KubesprayAccess &checkout, command::Prompter &prompter,
                                 std::function<void(Result<QList<ClusterProposal>>)> done) = 0;
    /// `prompter` must outlive the check; `sink` gets no call after `done` or the check's end.
    [[nodiscard]] virtual std::unique_ptr<RunningCheck> check(const cluster::Profile &profile,
                                                              command::Prompter &prompter, links::LinkSink sink,
                                                              std::function<void()> done) = 0;
};

} // namespace kubemori::ui
