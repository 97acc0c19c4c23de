// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/comparison.hpp"

#include "diff/patch_search.hpp"
#include "diff/raw_diff.hpp"

#include <QDir>

#include <utility>

namespace kubemori::diff {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds longTime = std::chrono::minutes{2};

/// As a program there takes it: ssh begins in the home folder.
QString plainPath(const QString &path, const command::Runner &runner)
{
    if (path != "~"_L1 && !path.startsWith("~/"_L1)) {
        return path;
    }
    const QString home = runner.location() == "local"_L1 ? QDir::homePath() : u"."_s;
    return home + path.sliced(1);
}

} // namespace

Comparison::Comparison(std::shared_ptr<command::Runner> runner, const QString &repository)
    : m_runner(std::move(runner))
    , m_repository(repository)
    , m_git(m_runner, repository, longTime)
{
}

Result<std::shared_ptr<const Comparison>> Comparison::begin(const std::shared_ptr<command::Runner> &runner,
                                                            const QString &repository, const DiffSource &from,
                                                            const DiffSource &to, const std::stop_token &stop)
{
    const QString place = plainPath(repository, *runner);
    const auto comparison = std::shared_ptr<Comparison>(new Comparison(runner, place));
    const bool hasFolder = from.kind != DiffSource::Kind::Revision || to.kind != DiffSource::Kind::Revision;
    const bool needsRepository = from.kind != DiffSource::Kind::Folder || to.kind != DiffSource::Kind::Folder;
    if (needsRepository && repository.isEmpty()) {
        return fail(ErrorCode::InvalidInput, u"no repository is given"_s, from.toString());
    }
    if (hasFolder) {
        // With git's own words where there is no repository.
        if (needsRepository) {
            if (const auto isThere = comparison->m_git.read({u"rev-parse"_s, u"--git-dir"_s}, stop); !isThere) {
                return std::unexpected(isThere.error());
            }
        }
        auto store = SnapshotStore::make(runner, needsRepository ? place : QString(), stop);
        if (!store) {
            return std::unexpected(store.error());
        }
        comparison->m_store = std::move(*store);
    }
    if (const auto resolved = comparison->resolve(from, to, stop); !resolved) {
        return std::unexpected(resolved.error());
    }
    return comparison;
}

Result<> Comparison::resolve(const DiffSource &from, const DiffSource &to, const std::stop_token &stop)
{
    if (from.kind == DiffSource::Kind::Revision && to.kind == DiffSource::Kind::Revision) {
        // Both in one call; which of them is not there, the slower way below finds out.
        const auto trees =
            m_git.read({u"rev-parse"_s, from.name + u"^{tree}"_s, to.name + u"^{tree}"_s, u"--"_s}, stop);
        const QStringList lines = trees ? QString::fromLatin1(*trees).split(u'\n') : QStringList();
        if (lines.size() >= 3 && lines.at(2) == "--"_L1) {
            m_old = lines.at(0);
            m_new = lines.at(1);
            return {};
        }
    }
    // The working tree first: a folder empties the index it is read through.
    const bool isSecondFirst = to.kind == DiffSource::Kind::WorkingTree;
    const DiffSource &first = isSecondFirst ? to : from;
    const DiffSource &second = isSecondFirst ? from : to;
    const auto one = treeOf(first, stop);
    if (!one) {
        return std::unexpected(one.error());
    }
    const auto other = first == second ? one : treeOf(second, stop);
    if (!other) {
        return std::unexpected(other.error());
    }
    m_old = isSecondFirst ? *other : *one;
    m_new = isSecondFirst ? *one : *other;
    return {};
}

Result<QString> Comparison::treeOf(const DiffSource &source, const std::stop_token &stop) const
{
    if (source.kind == DiffSource::Kind::WorkingTree) {
        return m_store->workingTree(stop);
    }
    if (source.kind == DiffSource::Kind::Folder) {
        return m_store->folder(plainPath(source.name, *m_runner), stop);
    }
    const auto commit = m_git.read({u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, source.name + u"^{tree}"_s}, stop);
    if (!commit) {
        Error error = commit.error();
        if (error.code == ErrorCode::ExitedNonZero) {
            error.code = ErrorCode::NotFound;
            error.detail = u"no tag, branch or commit of this name in "_s + error.subject;
            error.subject = source.name;
        }
        return std::unexpected(error);
    }
    return QString::fromLatin1(commit->trimmed());
}

Result<FileList> Comparison::files(const DiffOptions &options, const std::stop_token &stop) const
{
    const auto output = git().read(rawDiffArguments(m_old, m_new, options), stop);
    if (!output) {
        return std::unexpected(output.error());
    }
    return readRawDiff(*output);
}

Result<QByteArray> Comparison::content(const FileVersion &version, const std::stop_token &stop) const
{
    if (!version.exists()) {
        return QByteArray();
    }
    if (version.isSubmodule()) {
        return QByteArray("Subproject commit " + version.id.toLatin1() + '\n');
    }
    return git().read({u"cat-file"_s, u"blob"_s, version.id}, stop);
}

Result<FileDiff> Comparison::file(const FileChange &change, const DiffOptions &options,
                                  const std::stop_token &stop) const
{
    const auto oldBytes = content(change.old, stop);
    const auto newBytes = change.isContentSame() ? oldBytes : content(change.now, stop);
    for (const auto *bytes : {&oldBytes, &newBytes}) {
        if (*bytes) {
            continue;
        }
        if (bytes->error().code == ErrorCode::InvalidData) { // longer than anything that is read
            FileDiff tooLarge;
            tooLarge.change = change;
            tooLarge.kind = FileDiff::Kind::TooLarge;
            return tooLarge;
        }
        return std::unexpected(bytes->error().on(change.path()));
    }
    return makeFileDiff(change, *oldBytes, *newBytes, options, stop);
}

Result<QSet<QString>> Comparison::filesWith(const QString &text, const FileList &list, const DiffOptions &options,
                                            const std::stop_token &stop) const
{
    const auto patch = git().read(patchArguments(m_old, m_new, options), stop);
    if (!patch) {
        return std::unexpected(patch.error());
    }
    return searchPatch(*patch, text, list, stop);
}

QString Comparison::pathInside(const QString &path) const
{
    const QString whole = QDir::cleanPath(plainPath(path, *m_runner));
    const QString root = QDir::cleanPath(m_repository) + u'/';
    return whole.startsWith(root) ? whole.sliced(root.size()) : whole;
}

Result<bool> Comparison::holds(const QString &path, const std::stop_token &stop) const
{
    if (path.startsWith(u'/') || path.startsWith(u'~') || path.startsWith(".."_L1)) {
        return false;
    }
    for (const QString &tree : {m_old, m_new}) {
        const auto names =
            git().read({u"ls-tree"_s, u"-z"_s, u"--name-only"_s, u"--full-tree"_s, tree, u"--"_s, path}, stop);
        if (!names) {
            return std::unexpected(names.error());
        }
        if (!names->isEmpty()) {
            return true;
        }
    }
    return false;
}

} // namespace kubemori::diff
