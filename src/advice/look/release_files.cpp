// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/release_files.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::advice {

using namespace Qt::StringLiterals;
using kubespray::ChangedFile;
using kubespray::RevisionFile;

ReleaseFiles::ReleaseFiles(std::shared_ptr<command::Runner> runner, const QString &checkout, const QString &tag,
                           std::optional<WorkingTree> tree)
    : m_revisions(kubespray::Git(runner, checkout))
    , m_transfer(std::move(runner))
    , m_checkout(checkout)
    , m_tag(tag)
    , m_tree(std::move(tree))
{
    if (!m_tree) {
        return;
    }
    for (const ChangedFile &file : std::as_const(m_tree->changed)) {
        const bool isGone = file.worktree == 'D' || (file.index == 'D' && file.worktree == '.');
        (isGone ? m_gone : m_changed).insert(file.path);
        if (file.index == 'R' || file.worktree == 'R') {
            m_gone.insert(file.oldPath);
        }
    }
}

bool ReleaseFiles::isUntracked(const QString &path) const
{
    return m_tree && std::ranges::any_of(m_tree->untracked, [&path](const QString &untracked) {
               return untracked.endsWith(u'/') ? path.startsWith(untracked) : path == untracked;
           });
}

Result<QByteArray> ReleaseFiles::readWorking(const QString &path, const std::stop_token &stop) const
{
    return m_transfer.read(m_checkout + u'/' + path, stop);
}

Result<QList<RevisionFile>> ReleaseFiles::list(const QStringList &folders, const std::stop_token &stop) const
{
    auto files = m_revisions.list(revision(), folders, stop);
    if (!files || (m_changed.isEmpty() && m_gone.isEmpty())) {
        return files;
    }
    files->removeIf([this](const RevisionFile &file) { return m_gone.contains(file.path); });
    QSet<QString> added = m_changed;
    for (RevisionFile &file : *files) {
        if (added.remove(file.path)) {
            file.objectId = workingId + file.path;
        }
    }
    for (const QString &path : std::as_const(added)) {
        if (std::ranges::any_of(folders, [&](const QString &folder) { return path.startsWith(folder + u'/'); })) {
            files->append({.path = path, .mode = u"100644"_s, .objectId = workingId + path, .size = 0});
        }
    }
    std::ranges::sort(*files, {}, &RevisionFile::path);
    return files;
}

Result<QMap<QString, QByteArray>> ReleaseFiles::read(const QStringList &paths, const std::stop_token &stop) const
{
    QStringList ofRevision;
    QStringList ofTree;
    for (const QString &path : paths) {
        if (m_changed.contains(path) || isUntracked(path)) {
            ofTree.append(path);
        } else if (!m_gone.contains(path)) {
            ofRevision.append(path);
        }
    }
    auto contents = m_revisions.read(revision(), ofRevision, stop);
    if (!contents) {
        return contents;
    }
    for (const QString &path : std::as_const(ofTree)) {
        auto bytes = readWorking(path, stop);
        if (bytes) {
            contents->insert(path, *std::move(bytes));
        } else if (bytes.error().code != ErrorCode::NotFound && bytes.error().code != ErrorCode::InvalidInput) {
            return std::unexpected(bytes.error());
        }
    }
    return contents;
}

} // namespace kubemori::advice
