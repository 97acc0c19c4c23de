// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/local_inventory.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace kubemori::group_vars {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestMerged = qint64{1} << 20;
constexpr qsizetype mostFiles = 20'000;
constexpr int mostLevels = 16;
constexpr int permissionBits = 07777;
constexpr int newFileMode = 0644;
constexpr int newFolderMode = 0755;

std::unexpected<Error> ioError(const QString &path)
{
    const ErrorCode code = errno == ENOENT   ? ErrorCode::NotFound
                           : errno == EACCES ? ErrorCode::PermissionDenied
                                             : ErrorCode::Io;
    return fail(code, qt_error_string(errno), path);
}

int modeOf(const QString &path, int otherwise)
{
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode) & permissionBits
                                                                     : otherwise;
}

Result<QByteArray> readBytes(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly)) {
        return ioError(path);
    }
    const QByteArray bytes = file.readAll();
    return file.error() == QFileDevice::NoError ? Result<QByteArray>(bytes)
                                                : fail(ErrorCode::Io, file.errorString(), path);
}

class Reader
{
public:
    Reader(LocalInventory &inventory, const std::stop_token &stop)
        : m_inventory(inventory)
        , m_stop(stop)
    {
    }

    Result<> read(const QString &prefix, int level)
    {
        const QDir folder(m_inventory.folder + u'/' + prefix);
        const QFileInfoList entries =
            folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
        if (!folder.isReadable()) {
            return fail(ErrorCode::PermissionDenied, {}, folder.path());
        }
        if (level > mostLevels || m_count + entries.size() > mostFiles) {
            return fail(ErrorCode::InvalidInput, u"this is too much for an inventory"_s, m_inventory.folder);
        }
        for (const QFileInfo &entry : entries) {
            if (m_stop.stop_requested()) {
                return fail(ErrorCode::Cancelled);
            }
            if (const auto taken = take(entry, prefix + entry.fileName(), level); !taken) {
                return taken;
            }
        }
        return {};
    }

private:
    Result<> take(const QFileInfo &entry, const QString &path, int level)
    {
        ++m_count;
        if (entry.isSymLink() && !entry.isFile()) {
            m_inventory.links.insert(path, entry.symLinkTarget());
            return {};
        }
        if (entry.isDir()) {
            return entry.fileName() == ".git"_L1 ? Result<>() : read(path + u'/', level + 1);
        }
        if (!entry.isFile()) {
            return {}; // a socket or the like
        }
        if (entry.size() > longestMerged) {
            m_inventory.copied.append(path);
            return {};
        }
        auto bytes = readBytes(entry.filePath());
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        m_inventory.files.insert(path, *bytes);
        return {};
    }

    LocalInventory &m_inventory;
    const std::stop_token &m_stop;
    qsizetype m_count = 0;
};

class Writer
{
public:
    Writer(const LocalInventory &mine, QString root)
        : m_mine(mine)
        , m_root(std::move(root))
    {
    }

    Result<> write(const QString &path, const QByteArray &bytes, int mode)
    {
        if (const auto made = makeFolder(path.section(u'/', 0, -2)); !made) {
            return made;
        }
        const QByteArray name = QFile::encodeName(m_root + u'/' + path);
        QFile file;
        const int fd = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0 || !file.open(fd, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
            return ioError(path);
        }
        const bool good =
            file.write(bytes) == bytes.size() && ::fchmod(fd, static_cast<mode_t>(mode)) == 0 && ::fsync(fd) == 0;
        return good ? Result<>() : Result<>(ioError(path));
    }

    Result<> copy(const QString &path)
    {
        if (const auto made = makeFolder(path.section(u'/', 0, -2)); !made) {
            return made;
        }
        return QFile::copy(m_mine.folder + u'/' + path, m_root + u'/' + path) ? Result<>() : Result<>(ioError(path));
    }

    Result<> link(const QString &path, const QString &to)
    {
        if (const auto made = makeFolder(path.section(u'/', 0, -2)); !made) {
            return made;
        }
        return QFile::link(to, m_root + u'/' + path) ? Result<>() : Result<>(ioError(path));
    }

    /// Folders get their modes last: one that may not be written would stop us.
    Result<> finish()
    {
        for (const QString &folder : m_folders) {
            const int mode = modeOf(m_mine.folder + u'/' + folder, newFolderMode);
            if (::chmod(QFile::encodeName(m_root + u'/' + folder).constData(), static_cast<mode_t>(mode)) != 0) {
                return ioError(folder);
            }
        }
        return {};
    }

private:
    Result<> makeFolder(const QString &path)
    {
        if (path.isEmpty() || m_folders.contains(path)) {
            return {};
        }
        if (!QDir(m_root).mkpath(path)) {
            return ioError(path);
        }
        for (qsizetype slash = path.indexOf(u'/'); slash >= 0; slash = path.indexOf(u'/', slash + 1)) {
            m_folders.insert(path.first(slash));
        }
        m_folders.insert(path);
        return {};
    }

    const LocalInventory &m_mine;
    QString m_root;
    QSet<QString> m_folders;
};

Result<> writeAll(const LocalInventory &mine, const CarryOverResult &result, const FolderFiles &extra,
                  const QString &root, const std::stop_token &stop)
{
    Writer writer(mine, root);
    Result<> done;
    const auto next = [&](const auto &write) {
        if (done && stop.stop_requested()) {
            done = fail(ErrorCode::Cancelled);
        }
        done = done ? write() : done;
    };
    for (const CarriedFile &file : result.files) {
        if (file.outcome != CarriedFile::Outcome::Dropped) {
            const int mode = file.mine.isEmpty() ? newFileMode : modeOf(mine.folder + u'/' + file.mine, newFileMode);
            next([&] { return writer.write(file.path, file.bytes, mode); });
        }
    }
    for (const auto &[path, bytes] : extra.asKeyValueRange()) {
        next([&] { return writer.write(path, bytes, newFileMode); });
    }
    for (const QString &path : mine.copied) {
        next([&] { return writer.copy(path); });
    }
    for (const auto &[path, to] : mine.links.asKeyValueRange()) {
        next([&] { return writer.link(path, to); });
    }
    return done ? writer.finish() : done;
}

} // namespace

Result<LocalInventory> readLocalInventory(const QString &path, const std::stop_token &stop)
{
    const QFileInfo given(path);
    if (!given.exists()) {
        return fail(ErrorCode::NotFound, {}, path);
    }
    LocalInventory inventory;
    inventory.folder = QDir::cleanPath(given.isDir() ? given.absoluteFilePath() : given.absolutePath());
    const auto read = Reader(inventory, stop).read({}, 0);
    return read ? Result<LocalInventory>(inventory) : std::unexpected(read.error());
}

Result<> checkOutput(const LocalInventory &mine, const QString &out)
{
    const QFileInfo info(out);
    const QDir folder(out);
    const bool isFree = !info.exists() && !info.isSymLink();
    if (!isFree && (!info.isDir() || info.isSymLink() ||
                    !folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))) {
        return fail(ErrorCode::AlreadyExists, {}, out);
    }
    QFileInfo above(info.absoluteFilePath());
    while (!above.exists() && !above.isRoot()) {
        above = QFileInfo(above.absolutePath());
    }
    const QString real = above.canonicalFilePath() + u'/';
    const QString mineReal = QFileInfo(mine.folder).canonicalFilePath() + u'/';
    return real.startsWith(mineReal)
               ? Result<>(fail(ErrorCode::InvalidInput, u"it lies inside of the old folder"_s, out))
               : Result<>();
}

Result<> writeInventory(const LocalInventory &mine, const CarryOverResult &result, const FolderFiles &extra,
                        const QString &out, const std::stop_token &stop)
{
    if (const auto good = checkOutput(mine, out); !good) {
        return good;
    }
    const QFileInfo info(QDir::cleanPath(out));
    if (!QDir().mkpath(info.absolutePath())) {
        return ioError(info.absolutePath());
    }
    // Under another name until it is whole; what is left of it after an error goes by itself.
    QTemporaryDir unfinished(info.absolutePath() + u"/."_s + info.fileName() + u".XXXXXX"_s);
    if (!unfinished.isValid()) {
        return fail(ErrorCode::Io, unfinished.errorString(), info.absolutePath());
    }
    if (const auto written = writeAll(mine, result, extra, unfinished.path(), stop); !written) {
        return written;
    }
    const int mode = info.exists() ? modeOf(info.filePath(), newFolderMode) : modeOf(mine.folder, newFolderMode);
    const QByteArray from = QFile::encodeName(unfinished.path());
    if (::chmod(from.constData(), static_cast<mode_t>(mode)) != 0 ||
        ::rename(from.constData(), QFile::encodeName(info.absoluteFilePath()).constData()) != 0) {
        return ioError(out); // rename takes an empty folder's place, and only an empty one's
    }
    unfinished.setAutoRemove(false);
    return {};
}

} // namespace kubemori::group_vars
