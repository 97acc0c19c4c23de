// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/work_branch.hpp"

#include "base/version.hpp"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

/// A checkout of files may take its time on a slow disk; nothing here asks a network.
constexpr Milliseconds longestChange = std::chrono::minutes{5};

/// The refs that stand while something is half done.
constexpr std::array unfinishedRefs{"MERGE_HEAD"_L1, "REBASE_HEAD"_L1, "CHERRY_PICK_HEAD"_L1, "REVERT_HEAD"_L1};

QStringList pathsOf(const QList<ChangedFile> &files, bool onlyUnmerged)
{
    QStringList paths;
    for (const ChangedFile &file : files) {
        if (!onlyUnmerged || file.unmerged) {
            paths.append(file.path);
        }
    }
    return paths;
}

void judgeOpenWork(WorkBranchPlan &plan)
{
    using Kind = WorkBranchBlock::Kind;
    if (const QStringList conflicts = pathsOf(plan.before.changed, true); !conflicts.isEmpty()) {
        plan.blocks.append({Kind::Conflicts, conflicts});
        return; // neither a commit nor a stash could be made of it
    }
    if (!plan.before.isDirty()) {
        return;
    }
    if (plan.request.openWork == OpenWork::Refuse) {
        plan.blocks.append({Kind::UncommittedWork, pathsOf(plan.before.changed, false)});
    } else if (plan.request.openWork == OpenWork::Commit && plan.before.branch.isEmpty()) {
        plan.blocks.append({Kind::NoBranch, {plan.before.tag.isEmpty() ? plan.before.commit : plan.before.tag}});
    }
}

QString beforeMoving(const WorkBranchPlan &plan)
{
    return u"Work in progress before %1"_s.arg(plan.branch);
}

/// What puts the changes away, if there are any.
void putOpenWorkAway(WorkBranchPlan &plan)
{
    if (!plan.before.isDirty()) {
        return;
    }
    if (plan.request.openWork == OpenWork::Commit) {
        const QString message = plan.request.message.trimmed();
        // Only what git knows: among the rest may be keys and passwords.
        plan.commands.append({u"commit"_s, u"--all"_s, u"-m"_s, message.isEmpty() ? beforeMoving(plan) : message});
    } else {
        plan.stash = beforeMoving(plan);
        plan.commands.append({u"stash"_s, u"push"_s, u"-m"_s, plan.stash});
    }
}

void writeCommands(WorkBranchPlan &plan)
{
    if (plan.isBlocked() || plan.kind == WorkBranchPlan::Kind::AlreadyThere) {
        return;
    }
    putOpenWorkAway(plan);
    if (plan.kind == WorkBranchPlan::Kind::Create) {
        // The tag by its full name: a branch may be called the same.
        plan.commands.append(
            {u"checkout"_s, u"--no-track"_s, u"-b"_s, plan.branch, u"refs/tags/"_s + plan.request.tag});
    } else {
        plan.commands.append({u"checkout"_s, plan.branch, u"--"_s});
    }
}

QSet<QByteArray> namesIn(const QByteArray &zeroEnded)
{
    const QList<QByteArray> names = zeroEnded.split('\0');
    return {names.cbegin(), names.cend()};
}

/// The folder of the worktree in which a branch is checked out, as `git worktree list --porcelain` tells.
QString worktreeOf(const QByteArray &list, const QString &branch)
{
    QString folder;
    for (const QByteArray &line : list.split('\n')) {
        if (line.startsWith("worktree ")) {
            folder = QString::fromUtf8(line.sliced(9));
        } else if (line == "branch refs/heads/" + branch.toUtf8()) {
            return folder;
        }
    }
    return {};
}

} // namespace

QString workBranchName(const QString &tag)
{
    return u"t_"_s + tag;
}

WorkBranches::WorkBranches(std::shared_ptr<command::Runner> runner, QString folder)
    : m_checkout(runner, folder)
    , m_git(std::move(runner), std::move(folder))
{
}

Result<WorkBranchPlan> WorkBranches::plan(const WorkBranchRequest &request, std::stop_token stop) const
{
    if (!request.tag.startsWith(u'v') || !Version::parse(request.tag)) {
        return fail(ErrorCode::InvalidInput, u"“%1” is not the tag of a release"_s.arg(request.tag), m_git.where());
    }
    WorkBranchPlan plan;
    plan.request = request;
    plan.branch = workBranchName(request.tag);
    const auto tagCommit = commitOf(u"refs/tags/"_s + request.tag, stop);
    if (!tagCommit) {
        return std::unexpected(tagCommit.error());
    }
    if (tagCommit->isEmpty()) {
        return fail(ErrorCode::NotFound, u"there is no tag %1 here"_s.arg(request.tag), m_git.where());
    }
    auto before = m_checkout.state(stop);
    if (!before) {
        return std::unexpected(before.error());
    }
    plan.before = std::move(*before);
    const Result<> looked = lookAtBranch(plan, *tagCommit, stop).and_then([&] -> Result<> {
        if (plan.kind == WorkBranchPlan::Kind::AlreadyThere) {
            return {};
        }
        judgeOpenWork(plan);
        return findUnfinished(plan, stop).and_then([&] { return findFilesInTheWay(plan, stop); });
    });
    if (!looked) {
        return std::unexpected(looked.error());
    }
    writeCommands(plan);
    return plan;
}

Result<QString> WorkBranches::commitOf(const QString &reference, const std::stop_token &stop) const
{
    const auto answer =
        m_git.read({u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, QString(reference + u"^{commit}"_s)}, stop);
    if (!answer && answer.error().code == ErrorCode::ExitedNonZero) {
        return QString(); // quiet: there is none
    }
    return answer.transform([](const QByteArray &id) { return QString::fromLatin1(id).trimmed(); });
}

Result<> WorkBranches::findUnfinished(WorkBranchPlan &plan, const std::stop_token &stop) const
{
    for (const QLatin1StringView name : unfinishedRefs) {
        const auto commit = commitOf(name, stop);
        if (!commit) {
            return std::unexpected(commit.error());
        }
        if (!commit->isEmpty()) {
            plan.blocks.append({WorkBranchBlock::Kind::Unfinished, {name}});
        }
    }
    return {};
}

Result<> WorkBranches::lookAtBranch(WorkBranchPlan &plan, const QString &tagCommit, const std::stop_token &stop) const
{
    using Kind = WorkBranchPlan::Kind;
    const auto tip = commitOf(u"refs/heads/"_s + plan.branch, stop);
    if (!tip || tip->isEmpty()) {
        plan.kind = Kind::Create;
        return tip.transform([](const QString &) { /* there is none */ });
    }
    plan.kind = plan.before.branch == plan.branch ? Kind::AlreadyThere : Kind::SwitchTo;
    const auto base = m_git.read({u"merge-base"_s, tagCommit, *tip}, stop);
    if (!base && base.error().code != ErrorCode::ExitedNonZero) {
        return std::unexpected(base.error());
    }
    if (!base || QString::fromLatin1(*base).trimmed() != tagCommit) {
        plan.blocks.append({WorkBranchBlock::Kind::OfOtherRelease, {}});
        return {};
    }
    const auto count = m_git.read({u"rev-list"_s, u"--count"_s, QString(tagCommit + u".."_s + *tip)}, stop);
    if (!count) {
        return std::unexpected(count.error());
    }
    plan.commitsSince = count->trimmed().toInt();
    if (plan.kind == Kind::SwitchTo) {
        const auto worktrees = m_git.read({u"worktree"_s, u"list"_s, u"--porcelain"_s}, stop);
        if (!worktrees) {
            return std::unexpected(worktrees.error());
        }
        if (const QString folder = worktreeOf(*worktrees, plan.branch); !folder.isEmpty()) {
            plan.blocks.append({WorkBranchBlock::Kind::ElsewhereOut, {folder}});
        }
    }
    return {};
}

/// Git refuses to overwrite files that it does not know, but not those that .gitignore names: and Kubespray's names
/// inventory/*, where the settings of the cluster are.
Result<> WorkBranches::findFilesInTheWay(WorkBranchPlan &plan, const std::stop_token &stop) const
{
    const QString target =
        plan.kind == WorkBranchPlan::Kind::Create ? u"refs/tags/"_s + plan.request.tag : u"refs/heads/"_s + plan.branch;
    const auto coming = m_git.read({u"ls-tree"_s, u"-r"_s, u"-z"_s, u"--name-only"_s, target}, stop);
    if (!coming) {
        return std::unexpected(coming.error());
    }
    const auto unknown = m_git.read({u"ls-files"_s, u"--others"_s, u"-z"_s}, stop);
    if (!unknown) {
        return std::unexpected(unknown.error());
    }
    QStringList inTheWay;
    const QSet<QByteArray> names = namesIn(*coming);
    for (const QByteArray &name : unknown->split('\0')) {
        if (!name.isEmpty() && names.contains(name)) {
            inTheWay.append(QString::fromUtf8(name));
        }
    }
    if (!inTheWay.isEmpty()) {
        plan.blocks.append({WorkBranchBlock::Kind::InTheWay, inTheWay});
    }
    return {};
}

Result<CheckoutState> WorkBranches::carryOut(const WorkBranchPlan &plan, const command::OutputSink &sink,
                                             std::stop_token stop) const
{
    if (plan.isBlocked()) {
        return fail(ErrorCode::InvalidInput, u"something is in the way of %1"_s.arg(plan.branch), m_git.where());
    }
    const auto now = this->plan(plan.request, stop);
    if (!now) {
        return std::unexpected(now.error());
    }
    if (*now != plan) {
        return fail(ErrorCode::Locked, u"the checkout has changed since this was planned; nothing was done"_s,
                    m_git.where());
    }
    for (const QStringList &command : plan.commands) {
        if (const auto done = m_git.change(command, longestChange, sink, stop); !done) {
            return std::unexpected(done.error().during(u"git "_s + command.join(u' ')));
        }
    }
    auto after = m_checkout.state(stop);
    if (after && after->branch != plan.branch) {
        return fail(ErrorCode::NotProved, u"the branch that is checked out is “%1”"_s.arg(after->branch),
                    m_git.where());
    }
    return after;
}

} // namespace kubemori::kubespray
