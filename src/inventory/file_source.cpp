// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/file_source.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kubemori::inventory {

using namespace Qt::StringLiterals;

namespace {

Error tooLong(const QString &path, qint64 longest)
{
    return {.code = ErrorCode::InvalidInput,
            .detail = u"the file is longer than %1 MiB"_s.arg(longest >> 20),
            .subject = path,
            .context = {}};
}

Error missing(const QString &path)
{
    return {.code = ErrorCode::NotFound, .detail = u"there is no such file"_s, .subject = path, .context = {}};
}

} // namespace

FileSource::Kind LocalFiles::kind(const QString &path, std::stop_token /*stop*/) const
{
    const QFileInfo info(path);
    if (info.isDir()) {
        return Kind::Directory;
    }
    if (!info.exists()) {
        return Kind::Missing;
    }
    return info.isExecutable() ? Kind::ExecutableFile : Kind::File;
}

Result<QByteArray> LocalFiles::read(const QString &path, qint64 longest, std::stop_token /*stop*/) const
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return std::unexpected(missing(path));
    }
    if (!info.isFile()) { // a pipe would never end
        return fail(ErrorCode::InvalidInput, u"not a regular file"_s, path);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError
                        ? ErrorCode::PermissionDenied
                        : ErrorCode::Io,
                    file.errorString(), path);
    }
    QByteArray text = file.read(longest + 1);
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::Io, file.errorString(), path);
    }
    if (text.size() > longest) {
        return std::unexpected(tooLong(path, longest));
    }
    return text;
}

Result<QStringList> LocalFiles::list(const QString &path, std::stop_token /*stop*/) const
{
    const QFileInfo info(path);
    if (!info.isDir()) {
        return fail(ErrorCode::NotFound, u"there is no such folder"_s, path);
    }
    if (!info.isReadable()) {
        return fail(ErrorCode::PermissionDenied, u"the folder cannot be listed"_s, path);
    }
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Unsorted);
}

void MemoryFiles::add(const QString &path, const QByteArray &text, bool executable)
{
    m_files.insert(QDir::cleanPath(path), {.text = text, .executable = executable});
}

FileSource::Kind MemoryFiles::kind(const QString &path, std::stop_token stop) const
{
    if (const auto found = m_files.constFind(QDir::cleanPath(path)); found != m_files.constEnd()) {
        return found->executable ? Kind::ExecutableFile : Kind::File;
    }
    return list(path, std::move(stop)) ? Kind::Directory : Kind::Missing;
}

Result<QByteArray> MemoryFiles::read(const QString &path, qint64 longest, std::stop_token /*stop*/) const
{
    const auto found = m_files.constFind(QDir::cleanPath(path));
    if (found == m_files.constEnd()) {
        return std::unexpected(missing(path));
    }
    if (found->text.size() > longest) {
        return std::unexpected(tooLong(path, longest));
    }
    return found->text;
}

Result<QStringList> MemoryFiles::list(const QString &path, std::stop_token /*stop*/) const
{
    const QString folder = QDir::cleanPath(path);
    const QString prefix = folder == "/"_L1 ? folder : QString(folder + u'/');
    QStringList names;
    for (auto file = m_files.constBegin(); file != m_files.constEnd(); ++file) {
        if (file.key().startsWith(prefix)) {
            names.append(file.key().sliced(prefix.size()).section(u'/', 0, 0));
        }
    }
    if (names.isEmpty()) {
        return fail(ErrorCode::NotFound, u"there is no such folder"_s, path);
    }
    names.removeDuplicates();
    return names;
}

} // namespace kubemori::inventory
