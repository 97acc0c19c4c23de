// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/operation_folder.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

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

} // namespace

QString defaultOperationsRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/operations"_s;
}

Result<std::unique_ptr<OperationFolder>> OperationFolder::create(const QString &root, const QString &id)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$"_s);
    if (!plain.match(id).hasMatch()) {
        return fail(ErrorCode::InvalidInput, u"an operation's id must be a plain file name"_s, id);
    }
    const QString path = QDir::cleanPath(QDir(root).absoluteFilePath(id));
    int error = makePrivatePath(QFileInfo(path).path());
    if (error == 0) {
        error = makePrivate(path);
    }
    if (error != 0) {
        return fail(error == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::Io,
                    QString::fromStdString(std::generic_category().message(error)), path);
    }
    std::unique_ptr<OperationFolder> folder(new OperationFolder(path));
    if (!folder->m_lock.tryLock()) {
        return fail(ErrorCode::Locked, u"cannot take the lock file"_s, path);
    }
    return folder;
}

OperationFolder::OperationFolder(QString path)
    : m_path(std::move(path))
    , m_lock(m_path + u"/lock"_s)
{
    // Never stale by age: an operation may wait for a person over the weekend. Only a dead owner loses it.
    m_lock.setStaleLockTime(0);
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
