// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/diff_backend.hpp"

#include <QMap>

#include <optional>

namespace kubemori::test {

/// Versions that are kept in memory, compared at once. What a test may look at: the last requests.
class FakeDiffBackend final : public ui::DiffBackend
{
public:
    /// A file of both versions; none: it is not there.
    void add(const QString &path, const std::optional<QByteArray> &before, const std::optional<QByteArray> &after);
    void addRenamed(const QString &oldPath, const QString &newPath, const QByteArray &before, const QByteArray &after);

    void names(Answer<diff::RepositoryNames> answer) override;
    void list(const ListRequest &request, Answer<Listing> answer) override;
    void open(const FileRequest &request, Answer<std::shared_ptr<const diff::FileDiff>> answer) override;
    void filesWith(const ListRequest &request, const diff::FileList &files, const QString &text,
                   Answer<QSet<QString>> answer) override;

    std::optional<Error> error; ///< what list() answers
    QList<ListRequest> lists;
    QStringList opened;
    QStringList trackedInventories;

private:
    struct File
    {
        diff::FileChange change;
        QByteArray before;
        QByteArray after;
    };
    void take(File file);

    QMap<QString, File> m_files; ///< by path
};

/// A few files as a release of Kubespray might change them, in words of our own, Japanese among them.
void fillDiffExample(FakeDiffBackend &backend);

} // namespace kubemori::test
