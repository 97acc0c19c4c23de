// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/checkout.hpp"
#include "kubespray/tag_fetch.hpp"
#include "kubespray/work_branch.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for a Kubespray checkout and what is done with it, the same for the window and the command line.
class CheckoutText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::CheckoutText)
public:
    /// "v2.27.0", "3 commits after v2.26.0", "no release".
    [[nodiscard]] static QString release(const kubespray::CheckoutState &state);
    /// "branch t_v2.27.0 · 2 changed files · 1 file unknown to git · shallow clone".
    [[nodiscard]] static QString details(const kubespray::CheckoutState &state);
    /// "deployer: ~/kubespray".
    [[nodiscard]] static QString place(const QString &host, const QString &path);
    /// "3 new tags from origin: v2.30.0, …", and what to know of moved ones.
    [[nodiscard]] static QString fetched(const kubespray::TagFetch &fetch);

    /// What the plan does, as a sentence.
    [[nodiscard]] static QString plan(const kubespray::WorkBranchPlan &plan);
    /// A reason why it cannot be done and what to do, with the files it is about (the first of many).
    [[nodiscard]] static QString block(const kubespray::WorkBranchBlock &block, const kubespray::WorkBranchPlan &plan);
    /// The commands as a person would type them, a line each.
    [[nodiscard]] static QString commands(const kubespray::WorkBranchPlan &plan, const QString &folder);

private:
    [[nodiscard]] static QString some(const QStringList &names);
};

} // namespace kubemori::ui
