// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/revision_files.hpp"

#include "kubespray/object_batch.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace kubemori::kubespray {

using namespace Qt::StringLiterals;

namespace {

bool isFullId(const QString &revision)
{
    static const QRegularExpression form(uR"(\A(?:[0-9a-f]{40}|[0-9a-f]{64})\z)"_s);
    return form.matchView(revision).hasMatch();
}

/// A name that git gives to tags and branches, or a commit id. '-' in front would be an option; ':' and "@{" search the
/// history or the log of references, ".." is two revisions.
bool isName(const QString &revision)
{
    static const QRegularExpression form(uR"(\A[^-\s\x00-\x20\x7f:?*\[\\^~][^\s\x00-\x20\x7f:?*\[\\]*\z)"_s);
    return form.matchView(revision).hasMatch() && !revision.contains(".."_L1) && !revision.contains("@{"_L1);
}

/// "MODE TYPE ID    SIZE\tPATH"
std::optional<RevisionFile> readEntry(const QByteArray &record)
{
    const qsizetype tab = record.indexOf('\t');
    if (tab < 0) {
        return std::nullopt;
    }
    const QStringList words = QString::fromLatin1(record.first(tab)).split(u' ', Qt::SkipEmptyParts);
    if (words.size() != 4 || !isFullId(words.at(2))) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 size = words.at(3) == "-"_L1 ? 0 : words.at(3).toLongLong(&isNumber);
    if (!isNumber && words.at(3) != "-"_L1) {
        return std::nullopt;
    }
    return RevisionFile{
        .path = QString::fromUtf8(record.sliced(tab + 1)), .mode = words.at(0), .objectId = words.at(2), .size = size};
}

/// From the top down: git takes "./" and "../" for the folder it works in, and gives up altogether when that leads out.
bool isPath(const QString &path)
{
    const QStringList names = path.split(u'/');
    return !path.contains(u'\n') && !path.contains(QChar(0)) && std::ranges::none_of(names, [](const QString &name) {
        return name.isEmpty() || name == "."_L1 || name == ".."_L1;
    });
}

} // namespace

RevisionFiles::RevisionFiles(Git git)
    : m_git(std::move(git))
{
}

Result<QString> RevisionFiles::commitOf(const QString &revision, const std::stop_token &stop) const
{
    if (!isName(revision)) {
        return fail(ErrorCode::InvalidInput, u"“%1” is no tag, branch or commit"_s.arg(revision), m_git.where());
    }
    const auto answer =
        m_git.read({u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, QString(revision + u"^{commit}"_s)}, stop);
    if (!answer && answer.error().code == ErrorCode::ExitedNonZero) {
        return fail(ErrorCode::NotFound, u"there is no tag, branch or commit “%1”"_s.arg(revision), m_git.where());
    }
    if (!answer) {
        return std::unexpected(answer.error());
    }
    QString commit = QString::fromLatin1(answer->trimmed());
    if (!isFullId(commit)) {
        return fail(ErrorCode::InvalidData, u"git rev-parse answered: "_s + commit.left(200), m_git.where());
    }
    return commit;
}

Result<QString> RevisionFiles::resolved(const QString &revision, const std::stop_token &stop) const
{
    return isFullId(revision) ? Result<QString>(revision) : commitOf(revision, stop);
}

Result<QList<RevisionFile>> RevisionFiles::list(const QString &revision, const QStringList &folders,
                                                const std::stop_token &stop) const
{
    if (!std::ranges::all_of(folders, isPath)) {
        return fail(ErrorCode::InvalidInput, u"this cannot be a path"_s, m_git.where());
    }
    const auto commit = resolved(revision, stop);
    if (!commit) {
        return std::unexpected(commit.error());
    }
    // A ':' in front would be a search of git's own; none of the paths is anything but a path.
    QStringList arguments{u"--literal-pathspecs"_s, u"ls-tree"_s, u"-r"_s, u"-z"_s, u"--long"_s,
                          u"--full-tree"_s,         u"--"_s,      *commit};
    arguments += folders;
    const auto answer = m_git.read(arguments, stop);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    QList<RevisionFile> files;
    for (const QByteArray &record : answer->split('\0')) {
        if (record.isEmpty()) {
            continue;
        }
        auto file = readEntry(record);
        if (!file) {
            return fail(ErrorCode::InvalidData, u"git ls-tree answered: "_s + QString::fromUtf8(record.left(200)),
                        m_git.where());
        }
        files.append(*std::move(file));
    }
    std::ranges::sort(files, {}, &RevisionFile::path);
    return files;
}

Result<QMap<QString, QByteArray>> RevisionFiles::read(const QString &revision, const QStringList &paths,
                                                      const std::stop_token &stop) const
{
    if (!std::ranges::all_of(paths, isPath)) {
        return fail(ErrorCode::InvalidInput, u"this cannot be a path"_s, m_git.where());
    }
    QMap<QString, QByteArray> contents;
    if (paths.isEmpty()) {
        return contents;
    }
    const auto commit = resolved(revision, stop);
    if (!commit) {
        return std::unexpected(commit.error());
    }
    QByteArray input;
    for (const QString &path : paths) {
        input += commit->toLatin1() + ':' + path.toUtf8() + '\n';
    }
    const auto answer = m_git.read({u"cat-file"_s, u"--batch"_s, u"--follow-symlinks"_s}, stop, input);
    const auto batch =
        answer.and_then([&](const QByteArray &output) { return parseObjectBatch(output, paths.size()); });
    if (!batch) {
        return std::unexpected(batch.error().on(m_git.where()));
    }
    for (qsizetype i = 0; i < paths.size(); ++i) {
        if (batch->at(i)) {
            contents.insert(paths.at(i), *batch->at(i));
        }
    }
    return contents;
}

Result<QHash<QString, QByteArray>> RevisionFiles::readObjects(const QStringList &objectIds,
                                                              const std::stop_token &stop) const
{
    if (!std::ranges::all_of(objectIds, isFullId)) {
        return fail(ErrorCode::InvalidInput, u"this cannot be the id of a file"_s, m_git.where());
    }
    QHash<QString, QByteArray> contents;
    if (objectIds.isEmpty()) {
        return contents;
    }
    const QByteArray input = objectIds.join(u'\n').toLatin1() + '\n';
    const auto answer = m_git.read({u"cat-file"_s, u"--batch"_s}, stop, input);
    const auto batch =
        answer.and_then([&](const QByteArray &output) { return parseObjectBatch(output, objectIds.size()); });
    if (!batch) {
        return std::unexpected(batch.error().on(m_git.where()));
    }
    contents.reserve(objectIds.size());
    for (qsizetype i = 0; i < objectIds.size(); ++i) {
        if (batch->at(i)) {
            contents.insert(objectIds.at(i), *batch->at(i));
        }
    }
    return contents;
}

} // namespace kubemori::kubespray
