// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/host_files.hpp"

#include <utility>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;
using command::FileEntry;

HostFiles::HostFiles(command::FileTransfer transfer)
    : m_transfer(std::move(transfer))
{
}

FileSource::Kind HostFiles::kind(const QString &path, std::stop_token stop) const
{
    const auto entry = m_transfer.stat(path, stop);
    if (!entry) {
        return Kind::Missing;
    }
    switch (entry->type) {
    case FileEntry::Type::Folder:
        return Kind::Directory;
    case FileEntry::Type::File:
        return (entry->mode & 0111) != 0 ? Kind::ExecutableFile : Kind::File;
    case FileEntry::Type::Link:
        // A name with a slash behind it is what the link leads to, and is there only if that is a folder.
        return m_transfer.stat(path + u"/."_s, std::move(stop)) ? Kind::Directory : Kind::File;
    case FileEntry::Type::Other:
        break;
    }
    return Kind::Missing;
}

Result<QByteArray> HostFiles::read(const QString &path, qint64 longest, std::stop_token stop) const
{
    auto read = m_transfer.read(path, std::move(stop), longest);
    if (!read && read.error().code == ErrorCode::InvalidData) {
        return fail(ErrorCode::InvalidInput, read.error().detail, read.error().subject);
    }
    return read;
}

Result<QStringList> HostFiles::list(const QString &path, std::stop_token stop) const
{
    return m_transfer.list(path, std::move(stop)).transform([](const QList<FileEntry> &entries) {
        QStringList names;
        for (const FileEntry &entry : entries) {
            if (entry.isNameWhole) {
                names.append(entry.name);
            }
        }
        return names;
    });
}

} // namespace kubemori::inventory
