// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/git.hpp"
#include "kubespray/git_status.hpp"

namespace kubemori::kubespray {

/// A Kubespray checkout as it stands. Which release it is, only the tag says: galaxy.yml and README keep the number of
/// another release at several tags.
struct CheckoutState
{
    QString tag;           ///< the release tag at exactly this commit ("v2.27.0"); empty: none is there
    QStringList otherTags; ///< further tags at this commit
    QString nearestTag;    ///< without `tag`: the release this commit was made from; empty: none is known
    int commitsSince = 0;  ///< since nearestTag
    /// Those commits touch inventories and .gitignore and nothing else: what is run is nearestTag as it was released.
    bool isReleaseAsIs = false;
    QString commit; ///< full id; empty: a repository without a commit
    QString branch; ///< empty: HEAD is detached
    QList<ChangedFile> changed;
    QStringList untracked;   ///< .gitignore of Kubespray hides inventory/* from this list
    bool isShallow = false;  ///< history is cut: nearestTag may be missing though there is one
    bool isWorktree = false; ///< a linked one (`git worktree add`)

    /// The release that this is, or was made from; empty: none is known.
    [[nodiscard]] const QString &baseRelease() const { return tag.isEmpty() ? nearestTag : tag; }
    [[nodiscard]] bool isDirty() const { return !changed.isEmpty(); }
    bool operator==(const CheckoutState &) const = default;
};

/// The Kubespray checkout in a folder, on this machine or on the one that ansible is run on. Blocks; thread-safe.
class Checkout
{
public:
    Checkout(std::shared_ptr<command::Runner> runner, QString folder);

    /// Reads only, in about six short calls of git. Errors: those of Git::read(); InvalidInput for a bare repository,
    /// a folder inside of a repository (its tags would be those of something else), and a repository that holds no
    /// Kubespray.
    [[nodiscard]] Result<CheckoutState> state(std::stop_token stop) const;

private:
    [[nodiscard]] Result<> readPlace(CheckoutState &state, const std::stop_token &stop) const;
    [[nodiscard]] Result<> readStatus(CheckoutState &state, const std::stop_token &stop) const;
    [[nodiscard]] Result<> checkContent(const std::stop_token &stop) const;
    [[nodiscard]] Result<> readTags(CheckoutState &state, const std::stop_token &stop) const;
    [[nodiscard]] Result<> readNearest(CheckoutState &state, const std::stop_token &stop) const;
    [[nodiscard]] bool isAsReleased(const QString &tag, const std::stop_token &stop) const;

    Git m_git;
};

} // namespace kubemori::kubespray
