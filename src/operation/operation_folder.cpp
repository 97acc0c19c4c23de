// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation_folder.hpp"

#include "base/plain_name.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

#include <cerrno>
#include <system_error>
#include <utility>

#include <sys/stat.h>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

namespace {

int makePrivate(const QString &path)
{
    return ::mkdir(QFile::encodeName(path).constData(), 0700) == 0 ? 0 : errno;
}

/// Like mkdir -p with mode 0700 for whatever is missing: the operations say much about a cluster.
int makePrivatePath(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        return 0;
    }
    const QString parent = QFileInfo(path).path();
    if (parent != path) {
        if (const int error = makePrivatePath(parent); error != 0) {
            return error;
        }
    }
    const int error = makePrivate(path);
    return error == EEXIST ? 0 : error;
}

std::unexpected<Error> failErrno(int error, const QString &path)
{
    return fail(error == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::Io,
                QString::fromStdString(std::generic_category().message(error)), path);
}

QString lockPath(const QString &folder)
{
    return folder + u"/lock"_s;
}

/// Beside the operations, under a name that no operation can have.
Result<std::unique_ptr<FileLock>> lockCluster(const QString &root, const QString &cluster, const LockOwner &owner)
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(cluster));
    return FileLock::take(QDir(root).absoluteFilePath(u".cluster-"_s + name + u".lock"_s), owner);
}

} // namespace

QString defaultOperationsRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/operations"_s;
}

QString OperationFolder::reportPath(const QString &folder, const QString &suffix)
{
    return folder + u"/report."_s + suffix;
}

Result<QString> OperationFolder::pathOf(const QString &root, const QString &id)
{
    if (!isPlainName(id)) {
        return fail(ErrorCode::InvalidInput, u"an operation's id must be a plain file name"_s, id);
    }
    return QDir::cleanPath(QDir(root).absoluteFilePath(id));
}

Result<std::unique_ptr<OperationFolder>> OperationFolder::create(const QString &root, const QString &cluster,
                                                                 const LockOwner &owner)
{
    const auto path = pathOf(root, owner.operation);
    if (!path) {
        return std::unexpected(path.error());
    }
    if (const int error = makePrivatePath(QFileInfo(*path).path()); error != 0) {
        return failErrno(error, *path);
    }
    // The locks first: a folder of an operation that was refused would look like one that was cut off, and whoever is
    // refused is told of the owner, not of an id that happens to be the same.
    auto clusterLock = lockCluster(root, cluster, owner);
    if (!clusterLock) {
        return std::unexpected(clusterLock.error());
    }
    if (const int error = makePrivate(*path); error != 0) {
        return failErrno(error, *path);
    }
    auto folder = lock(*path, std::move(*clusterLock), owner);
    if (!folder) {
        QDir(*path).removeRecursively();
    }
    return folder;
}

Result<std::unique_ptr<OperationFolder>> OperationFolder::open(const QString &root, const QString &cluster,
                                                               const LockOwner &owner)
{
    const auto path = pathOf(root, owner.operation);
    if (!path) {
        return std::unexpected(path.error());
    }
    if (!QFileInfo(*path).isDir()) {
        return fail(ErrorCode::NotFound, u"there is no such operation"_s, *path);
    }
    auto clusterLock = lockCluster(root, cluster, owner);
    if (!clusterLock) {
        return std::unexpected(clusterLock.error());
    }
    return lock(*path, std::move(*clusterLock), owner);
}

Result<std::unique_ptr<OperationFolder>>
OperationFolder::lock(const QString &path, std::unique_ptr<FileLock> clusterLock, const LockOwner &owner)
{
    auto taken = FileLock::take(lockPath(path), owner);
    if (!taken) {
        return std::unexpected(taken.error());
    }
    return std::unique_ptr<OperationFolder>(new OperationFolder(path, std::move(clusterLock), std::move(*taken)));
}

OperationFolder::OperationFolder(QString path, std::unique_ptr<FileLock> clusterLock, std::unique_ptr<FileLock> lock)
    : m_path(std::move(path))
    , m_clusterLock(std::move(clusterLock))
    , m_lock(std::move(lock))
{
}

void OperationFolder::withdraw()
{
    QDir(m_path).removeRecursively();
}

std::optional<LockOwner> OperationFolder::ownerOf(const QString &folder)
{
    return FileLock::ownerOf(lockPath(folder));
}

QString OperationFolder::journalPath() const
{
    return journalPath(m_path);
}

QString OperationFolder::planPath() const
{
    return m_path + u"/plan.json"_s;
}

QString OperationFolder::transcriptPath() const
{
    return m_path + u"/commands.log"_s;
}

QString OperationFolder::journalPath(const QString &folder)
{
    return folder + u"/journal.jsonl"_s;
}

} // namespace kubemori::operation
