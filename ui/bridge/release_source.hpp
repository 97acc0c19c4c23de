// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kubespray/checkout.hpp"
#include "kubespray/tag_fetch.hpp"
#include "kubespray/work_branch.hpp"

#include <QByteArray>
#include <QString>

#include <functional>

namespace kubemori::ui {

/// Where a cluster's Kubespray checkout lies.
struct CheckoutPlace
{
    QString host;      ///< as the profile names it; empty: this machine
    QString path;      ///< as the profile names it; empty: none is configured
    QString inventory; ///< the same

    bool operator==(const CheckoutPlace &) const = default;
};

/// What the releases page does with one cluster's Kubespray checkout. No call blocks; callbacks and sinks come on
/// a worker thread and are carried to the GUI thread by GuiMailbox. The calls are done one after the other.
/// Destroying the source stops what is under way and waits for its thread.
class ReleaseSource
{
public:
    using OutputSink = std::function<void(QByteArray)>;
    template<class T> using Done = std::function<void(Result<T>)>;

    virtual ~ReleaseSource() = default;
    [[nodiscard]] virtual CheckoutPlace place() const = 0;
    virtual void look(Done<kubespray::CheckoutState> done) = 0;
    /// git's own words go to `sink` as they come.
    virtual void fetch(OutputSink sink, Done<kubespray::TagFetch> done) = 0;
    virtual void planWorkBranch(const kubespray::WorkBranchRequest &request, Done<kubespray::WorkBranchPlan> done) = 0;
    virtual void makeWorkBranch(const kubespray::WorkBranchPlan &plan, OutputSink sink,
                                Done<kubespray::CheckoutState> done) = 0;
    /// Ends what is under way and what waits, each with Cancelled. Returns at once.
    virtual void cancel() = 0;
};

} // namespace kubemori::ui
