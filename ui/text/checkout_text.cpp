// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/checkout_text.hpp"

#include "base/shell_quote.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using kubespray::WorkBranchBlock;
using kubespray::WorkBranchPlan;

QString CheckoutText::release(const kubespray::CheckoutState &state)
{
    if (!state.tag.isEmpty()) {
        return state.tag;
    }
    return state.nearestTag.isEmpty() ? tr("no release")
                                      : tr("%n commit(s) after %1", nullptr, state.commitsSince).arg(state.nearestTag);
}

QString CheckoutText::details(const kubespray::CheckoutState &state)
{
    QStringList parts;
    parts << (state.branch.isEmpty() ? tr("on no branch") : tr("branch %1").arg(state.branch));
    if (state.isDirty()) {
        parts << tr("%n changed file(s)", nullptr, static_cast<int>(state.changed.size()));
    }
    if (!state.untracked.isEmpty()) {
        parts << tr("%n file(s) unknown to git", nullptr, static_cast<int>(state.untracked.size()));
    }
    if (state.isShallow) {
        parts << tr("shallow clone");
    }
    if (state.isWorktree) {
        parts << tr("linked worktree");
    }
    return parts.join(u"  ·  "_s);
}

QString CheckoutText::place(const QString &host, const QString &path)
{
    return host.isEmpty() ? path : QString(host + u": "_s + path);
}

QString CheckoutText::some(const QStringList &names)
{
    constexpr qsizetype most = 8;
    QString text = names.first(std::min(most, names.size())).join(u", "_s);
    if (names.size() > most) {
        text = tr("%1 and %n more", nullptr, static_cast<int>(names.size() - most)).arg(text);
    }
    return text;
}

QString CheckoutText::fetched(const kubespray::TagFetch &fetch)
{
    QString text = fetch.newTags.isEmpty()
                       ? tr("%1 has no new releases.").arg(fetch.remote)
                       : tr("%n new tag(s) from %1: %2.", nullptr, static_cast<int>(fetch.newTags.size()))
                             .arg(fetch.remote, some(fetch.newTags));
    if (!fetch.movedTags.isEmpty()) {
        text += u' ' + tr("These tags are another commit there than here and were left as they are: %1. A release does "
                          "not change; ask whoever moved them before you use them.")
                           .arg(some(fetch.movedTags));
    }
    return text;
}

QString CheckoutText::plan(const WorkBranchPlan &plan)
{
    switch (plan.kind) {
    case WorkBranchPlan::Kind::Create:
        return tr("Makes the branch %1 at %2 and checks it out.").arg(plan.branch, plan.request.tag);
    case WorkBranchPlan::Kind::SwitchTo:
        return tr("The branch %1 is there, with %n commit(s) since %2. It is checked out.", nullptr, plan.commitsSince)
            .arg(plan.branch, plan.request.tag);
    case WorkBranchPlan::Kind::AlreadyThere:
        return tr("The branch %1 is checked out already, with %n commit(s) since %2.", nullptr, plan.commitsSince)
            .arg(plan.branch, plan.request.tag);
    }
    std::unreachable();
}

QString CheckoutText::block(const WorkBranchBlock &block, const WorkBranchPlan &plan)
{
    using Kind = WorkBranchBlock::Kind;
    switch (block.kind) {
    case Kind::UncommittedWork:
        return tr("Changes that are in no commit: %1. Say below what becomes of them.").arg(some(block.what));
    case Kind::NoBranch:
        return tr("%1 is checked out without a branch, so no branch would keep the commit. Stash the changes instead.")
            .arg(some(block.what));
    case Kind::Conflicts:
        return tr("Files with conflicts of an unfinished merge: %1. Resolve and commit them first.")
            .arg(some(block.what));
    case Kind::Unfinished:
        return tr("A merge, rebase or cherry-pick is half done (%1). Finish or abort it first.").arg(some(block.what));
    case Kind::InTheWay:
        return tr("Files that git does not keep would be overwritten: %1. Move them elsewhere, or commit them on their "
                  "own branch (git add -f).")
            .arg(some(block.what));
    case Kind::ElsewhereOut:
        return tr("The branch %1 is checked out in another worktree: %2. Work there, or free it.")
            .arg(plan.branch, some(block.what));
    case Kind::OfOtherRelease:
        return tr("A branch %1 exists, but it does not contain %2. Rename it or delete it first.")
            .arg(plan.branch, plan.request.tag);
    }
    std::unreachable();
}

QString CheckoutText::commands(const WorkBranchPlan &plan, const QString &folder)
{
    QStringList lines;
    for (const QStringList &arguments : plan.commands) {
        lines << shellJoin(QStringList{u"git"_s, u"-C"_s, folder} + arguments);
    }
    return lines.join(u'\n');
}

} // namespace kubemori::ui
