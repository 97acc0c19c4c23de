// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/checkout.hpp"

#include "base/version.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

bool isRelease(const QString &tag)
{
    return tag.startsWith(u'v') && Version::parse(tag).has_value();
}

/// "v2.27.0-5-g<commit>"; nothing for another form.
bool readDescription(const QString &text, CheckoutState &state)
{
    const qsizetype commit = text.lastIndexOf("-g"_L1);
    const qsizetype count = commit <= 0 ? -1 : text.lastIndexOf(u'-', commit - 1);
    bool isNumber = false;
    const int commits = count <= 0 ? 0 : QStringView(text).sliced(count + 1, commit - count - 1).toInt(&isNumber);
    if (!isNumber) {
        return false;
    }
    state.nearestTag = text.first(count);
    state.commitsSince = commits;
    return true;
}

} // namespace

Checkout::Checkout(std::shared_ptr<command::Runner> runner, QString folder)
    : m_git(std::move(runner), std::move(folder))
{
}

Result<CheckoutState> Checkout::state(std::stop_token stop) const
{
    CheckoutState state;
    Result<> done = readPlace(state, stop).and_then([&] { return readStatus(state, stop); });
    if (!done || state.commit.isEmpty()) {
        return done.transform([&] { return state; });
    }
    done = checkContent(stop).and_then([&] { return readTags(state, stop); });
    if (done && state.tag.isEmpty()) {
        done = readNearest(state, stop);
    }
    return done.transform([&] { return state; });
}

Result<> Checkout::readPlace(CheckoutState &state, const std::stop_token &stop) const
{
    const auto answer = m_git.read({u"rev-parse"_s, u"--is-bare-repository"_s, u"--is-shallow-repository"_s,
                                    u"--absolute-git-dir"_s, u"--show-prefix"_s},
                                   stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    const QStringList lines = QString::fromUtf8(*answer).split(u'\n');
    if (lines.size() < 4) {
        return fail(ErrorCode::InvalidData, u"git rev-parse answered: "_s + QString::fromUtf8(answer->left(200)),
                    m_git.where());
    }
    if (lines.at(0) == "true"_L1) {
        return fail(ErrorCode::InvalidInput, u"it is a bare repository, without files to work with"_s, m_git.where());
    }
    const QString prefix = lines.at(lines.size() - 2); // the last line feed ends the last line
    if (!prefix.isEmpty()) {
        return fail(ErrorCode::InvalidInput,
                    u"it is the folder %1 of a repository, and no checkout of its own"_s.arg(prefix), m_git.where());
    }
    state.isShallow = lines.at(1) == "true"_L1;
    const QStringList folders = lines.at(2).split(u'/'); // …/.git/worktrees/NAME
    state.isWorktree = folders.size() > 2 && folders.at(folders.size() - 2) == "worktrees"_L1;
    return {};
}

Result<> Checkout::readStatus(CheckoutState &state, const std::stop_token &stop) const
{
    const auto answer = m_git.read({u"status"_s, u"--porcelain=v2"_s, u"--branch"_s, u"-z"_s,
                                    u"--untracked-files=normal"_s, u"--ignore-submodules=all"_s},
                                   stop);
    auto status = answer.and_then(parseStatus);
    if (!status) {
        return std::unexpected(status.error().on(m_git.where()));
    }
    state.commit = status->commit;
    state.branch = status->branch;
    state.changed = std::move(status->changed);
    state.untracked = std::move(status->untracked);
    return {};
}

Result<> Checkout::checkContent(const std::stop_token &stop) const
{
    // They are at these places at every release; playbooks beside cluster.yml have changed their names.
    const auto answer = m_git.read(
        {u"ls-tree"_s, u"-z"_s, u"--name-only"_s, u"HEAD"_s, u"cluster.yml"_s, u"inventory"_s, u"roles"_s}, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (answer->count('\0') < 3) {
        return fail(ErrorCode::InvalidInput, u"it holds no cluster.yml, roles and inventory: this is not Kubespray"_s,
                    m_git.where());
    }
    return {};
}

Result<> Checkout::readTags(CheckoutState &state, const std::stop_token &stop) const
{
    const auto answer =
        m_git.read({u"for-each-ref"_s, u"--points-at=HEAD"_s, u"--format=%(refname:strip=2)"_s, u"refs/tags"_s}, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    QStringList tags = QString::fromUtf8(*answer).split(u'\n', Qt::SkipEmptyParts);
    // Should a commit have two release tags, it is the later release.
    const auto older = [](const QString &a, const QString &b) { return *Version::parse(a) < *Version::parse(b); };
    const auto others = std::ranges::stable_partition(tags, isRelease);
    const auto newest = std::max_element(tags.begin(), others.begin(), older);
    if (newest != others.begin()) {
        state.tag = *newest;
        tags.erase(newest);
    }
    state.otherTags = std::move(tags);
    return {};
}

Result<> Checkout::readNearest(CheckoutState &state, const std::stop_token &stop) const
{
    const auto answer =
        m_git.read({u"describe"_s, u"--tags"_s, u"--long"_s, u"--match"_s, u"v[0-9]*"_s, u"HEAD"_s}, stop);
    // Without any tag git describe fails, in several wordings; that is an answer, and not an error.
    if (!answer && answer.error().code != ErrorCode::ExitedNonZero) {
        return std::unexpected(answer.error());
    }
    if (answer) {
        state.isReleaseAsIs =
            readDescription(QString::fromUtf8(*answer).trimmed(), state) && isAsReleased(state.nearestTag, stop);
    }
    return {};
}

/// Admins commit their inventory on top of a release, which they have to take out of .gitignore for that. Where git
/// does not tell, it is not known to be so.
bool Checkout::isAsReleased(const QString &tag, const std::stop_token &stop) const
{
    const auto others =
        m_git.read({u"diff"_s, u"--name-only"_s, u"--no-renames"_s, u"--no-ext-diff"_s, QString(u"refs/tags/"_s + tag),
                    u"HEAD"_s, u"--"_s, u"."_s, u":(exclude)inventory"_s, u":(exclude).gitignore"_s},
                   stop);
    return others && others->isEmpty();
}

} // namespace kubemori::kubespray
