// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/inventory_folder.hpp"

#include <utility>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;
using command::FileEntry;

namespace {

constexpr int mostLevels = 8;
constexpr qsizetype mostFiles = 2000;
constexpr qint64 longestFile = qint64{1} << 20;

/// Reads a folder with all below it.
class FolderReader
{
public:
    FolderReader(const command::FileTransfer &transfer, QString root, std::stop_token stop)
        : m_transfer(transfer)
        , m_root(std::move(root))
        , m_stop(std::move(stop))
    {
    }

    [[nodiscard]] Result<FolderFiles> read()
    {
        return readBelow({}, 0).transform([this] { return m_files; });
    }

private:
    Result<> readBelow(const QString &prefix, int level)
    {
        if (level > mostLevels) {
            return fail(ErrorCode::InvalidData, u"folders are nested too deeply for an inventory"_s, m_root);
        }
        const auto entries = m_transfer.list(m_root + u'/' + prefix, m_stop);
        if (!entries) {
            return std::unexpected(entries.error());
        }
        for (const FileEntry &entry : *entries) {
            if (const Result<> done = take(prefix, entry, level); !done) {
                return done;
            }
        }
        return {};
    }

    Result<> take(const QString &prefix, const FileEntry &entry, int level)
    {
        const QString path = prefix + entry.name;
        if (!entry.isNameWhole) {
            return fail(ErrorCode::InvalidData, u"the name of a file is not UTF-8: "_s + path, m_root);
        }
        if (entry.type == FileEntry::Type::Folder) {
            return entry.name == ".git"_L1 ? Result<>() : readBelow(path + u'/', level + 1);
        }
        if (entry.type == FileEntry::Type::Other || entry.size > longestFile) {
            return {};
        }
        if (m_files.size() >= mostFiles) {
            return fail(ErrorCode::InvalidData, u"there are too many files for an inventory"_s, m_root);
        }
        auto bytes = m_transfer.read(m_root + u'/' + path, m_stop);
        const bool isLink = entry.type == FileEntry::Type::Link;
        if (!bytes && isLink &&
            (bytes.error().code == ErrorCode::NotFound || bytes.error().code == ErrorCode::InvalidInput)) {
            return {}; // it leads to a folder, or nowhere
        }
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        m_files.insert(path, std::move(*bytes));
        return {};
    }

    const command::FileTransfer &m_transfer;
    QString m_root;
    std::stop_token m_stop;
    FolderFiles m_files;
};

} // namespace

Result<FolderFiles> readRevisionFolder(const kubespray::RevisionFiles &files, const QString &revision,
                                       const QString &folder, std::stop_token stop)
{
    const auto commit = files.commitOf(revision, stop);
    if (!commit) {
        return std::unexpected(commit.error());
    }
    const auto listed = files.list(*commit, {folder}, stop);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    QStringList paths;
    for (const kubespray::RevisionFile &file : *listed) {
        paths.append(file.path);
    }
    if (paths.isEmpty()) {
        return fail(ErrorCode::NotFound, u"%1 has no %2"_s.arg(revision, folder), files.git().where());
    }
    return files.read(*commit, paths, std::move(stop)).transform([&folder](const QMap<QString, QByteArray> &contents) {
        FolderFiles inside;
        for (const auto &[path, bytes] : contents.asKeyValueRange()) {
            inside.insert(path.sliced(folder.size() + 1), bytes);
        }
        return inside;
    });
}

Result<FolderFiles> readSample(const kubespray::RevisionFiles &files, const QString &tag, std::stop_token stop)
{
    return readRevisionFolder(files, tag, u"inventory/sample"_s, std::move(stop));
}

Result<FolderFiles> readFolder(const command::FileTransfer &transfer, const QString &folder, std::stop_token stop)
{
    return FolderReader(transfer, folder, std::move(stop)).read();
}

} // namespace kubemori::group_vars
