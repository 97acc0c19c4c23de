// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"
#include "kubespray/checkout.hpp"

#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace kubemori::kubespray {

/// What becomes of changes that are in no commit before the files of another release take their place.
enum class OpenWork {
    Refuse, ///< nothing is done while there are any
    Commit, ///< into the branch that is checked out now
    Stash,  ///< set aside by `git stash`; the plan names it
};

struct WorkBranchRequest
{
    QString tag; ///< the release to begin from
    OpenWork openWork = OpenWork::Refuse;
    QString message; ///< of the commit; empty: a sentence is made

    bool operator==(const WorkBranchRequest &) const = default;
};

/// A reason why the branch cannot be had as things are.
struct WorkBranchBlock
{
    enum class Kind {
        UncommittedWork, ///< `what`: the changed files; the request says Refuse
        NoBranch,        ///< the changes are to be committed, but HEAD is on no branch that would keep them
        Conflicts,       ///< files of an unfinished merge; `what` names them
        Unfinished,      ///< a merge, rebase, cherry-pick or revert is under way; `what` names its ref
        InTheWay,        ///< files that git does not know (ignored ones too) and would overwrite; `what` names them
        ElsewhereOut,    ///< the branch is checked out in another worktree; `what` names the folder
        OfOtherRelease,  ///< a branch of that name exists, but does not contain the tag
    };
    Kind kind = Kind::UncommittedWork;
    QStringList what;

    bool operator==(const WorkBranchBlock &) const = default;
};

/// How the checkout gets onto the branch on which a cluster is moved to a release: "t_v2.27.0". To be read by a person
/// before anything is done.
struct WorkBranchPlan
{
    enum class Kind {
        Create,      ///< from the tag
        SwitchTo,    ///< it exists, with `commitsSince` commits on top of the tag
        AlreadyThere ///< it is checked out
    };
    Kind kind = Kind::Create;
    WorkBranchRequest request;
    QString branch;
    int commitsSince = 0;
    CheckoutState before;
    QString stash;               ///< under which words the changes are set aside; empty: they are not
    QList<QStringList> commands; ///< arguments of git, in this order; none: there is nothing to do, or `blocks`
    QList<WorkBranchBlock> blocks;

    [[nodiscard]] bool isBlocked() const { return !blocks.isEmpty(); }
    bool operator==(const WorkBranchPlan &) const = default;
};

/// The name of that branch.
[[nodiscard]] QString workBranchName(const QString &tag);

/// Plans and makes work branches in one checkout. What is in no commit is never lost: it is committed, stashed, or
/// nothing is done; files unknown to git that the release would overwrite stop the plan. Blocks; thread-safe.
class WorkBranches
{
public:
    WorkBranches(std::shared_ptr<command::Runner> runner, QString folder);

    /// Reads only. NotFound without that tag; otherwise the errors of Checkout::state().
    [[nodiscard]] Result<WorkBranchPlan> plan(const WorkBranchRequest &request, std::stop_token stop) const;

    /// Runs the plan's commands, whose output goes to `sink`, and proves by looking that the branch is checked out.
    /// Locked when the checkout is not as planned any more; InvalidInput for a plan that is blocked; after a command
    /// that failed the error says which one, and the checkout is as the earlier ones left it.
    [[nodiscard]] Result<CheckoutState> carryOut(const WorkBranchPlan &plan, const command::OutputSink &sink,
                                                 std::stop_token stop) const;

private:
    [[nodiscard]] Result<QString> commitOf(const QString &reference, const std::stop_token &stop) const;
    [[nodiscard]] Result<> findUnfinished(WorkBranchPlan &plan, const std::stop_token &stop) const;
    [[nodiscard]] Result<> lookAtBranch(WorkBranchPlan &plan, const QString &tagCommit,
                                        const std::stop_token &stop) const;
    [[nodiscard]] Result<> findFilesInTheWay(WorkBranchPlan &plan, const std::stop_token &stop) const;

    Checkout m_checkout;
    Git m_git;
};

} // namespace kubemori::kubespray
