// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"
#include "advice/diagnosis.hpp"
#include "advice/issue_base.hpp"
#include "advice/look/evidence.hpp"
#include "base/result.hpp"
#include "operation/plan.hpp"

#include <QString>

#include <functional>

namespace kubemori::ui {

/// What the window does with the known issues of one cluster. No call blocks; callbacks come on a worker thread and are
/// carried to the GUI thread by GuiMailbox. The calls are done one after the other, issues() and explain() beside them.
/// Destroying the source stops what is under way and waits for its threads.
class AdviceSource
{
public:
    template<class T> using Done = std::function<void(Result<T>)>;
    using Said = std::function<void(QString)>;
    using Evidence = advice::Evidence;

    virtual ~AdviceSource() = default;

    /// The issues that are known, with the problems of their files.
    virtual void issues(Done<advice::IssueBase> done) = 0;
    /// Looks for them. `target` empty: no hop is meant. `said`: a line for who watches, on a worker thread.
    virtual void check(const QString &target, Said said, Done<advice::CheckReport> done) = 0;
    virtual void silence(const QString &issue, const QString &reason, Done<QString> done) = 0;
    virtual void unsilence(const QString &issue, Done<QString> done) = 0;
    /// Reads a log on this machine.
    virtual void explain(const QString &path, Done<advice::Diagnosis> done) = 0;
    /// What a node says of itself now; changes nothing.
    virtual void collectEvidence(const QString &node, Said said, Done<QList<Evidence>> done) = 0;
    /// The steps of a remedy as an operation, to be read before it is started by ClusterSession::start(); patches and
    /// edits of settings are shown as a diff in the step's command. InvalidInput when a step lacks a capture.
    virtual void planRemedy(const advice::IssueFinding &finding, Done<operation::Plan> done) = 0;

    /// Ends what is under way and what waits, each with Cancelled. Returns at once.
    virtual void cancel() = 0;
};

} // namespace kubemori::ui
