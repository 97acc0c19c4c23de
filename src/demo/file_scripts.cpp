// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/file_scripts.hpp"

#include "command/file_transfer.hpp"

#include <QDir>

#include <utility>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

// What the scripts end with.
constexpr int nothingThere = 41;
constexpr int isFolder = 42;
constexpr int isNoFolder = 44;
constexpr int incomplete = 45;

/// As find's -printf '%y %m %s %T@ %f\0' writes one.
QByteArray record(const Call &call, bool folder, qsizetype size, const QString &name)
{
    const qint64 ms =
        call.cluster().look([](const ClusterModel &model) { return model.now(); }).time_since_epoch().count();
    const QString time = u"%1.%2"_s.arg(ms / 1000).arg(ms % 1000, 3, 10, QChar(u'0'));
    const QString text = u"%1 %2 %3 %4 %5"_s.arg(folder ? u"d"_s : u"f"_s, folder ? u"755"_s : u"644"_s,
                                                 QString::number(size), time, name);
    return text.toUtf8() + '\0';
}

int missing(const Call &call, const QString &path)
{
    call.errLine(u"ls: cannot access '%1': No such file or directory"_s.arg(path));
    return nothingThere;
}

int read(const Call &call, const SimFiles &files, const QString &path)
{
    const auto bytes = files.read(path);
    if (!bytes) {
        return files.isFolder(path) ? isFolder : missing(call, path);
    }
    call.out(QByteArrayView(*bytes).first(std::min<qsizetype>(bytes->size(), call.argv().value(5).toLongLong())));
    return 0;
}

int write(const Call &call, SimFiles &files, const QString &path)
{
    if (files.isFolder(path)) {
        return isFolder;
    }
    if (!files.isFolder(path.section(u'/', 0, -2))) {
        call.errLine(u"sh: cannot create %1: Directory nonexistent"_s.arg(path));
        return 2;
    }
    if (call.command().input.size() != call.argv().value(6).toLongLong()) {
        return incomplete;
    }
    files.write(path, call.command().input);
    return 0;
}

int list(const Call &call, const SimFiles &files, const QString &path)
{
    if (!files.isFolder(path)) {
        return files.isFile(path) ? isNoFolder : missing(call, path);
    }
    for (const SimFiles::Entry &entry : files.list(path)) {
        call.out(record(call, entry.isFolder, entry.size, entry.name));
    }
    return 0;
}

int stat(const Call &call, const SimFiles &files, const QString &path)
{
    if (!files.exists(path)) {
        return missing(call, path);
    }
    const bool folder = files.isFolder(path);
    call.out(record(call, folder, folder ? 0 : files.read(path)->size(), u"-"_s));
    return 0;
}

int makeFolder(SimFiles &files, const QString &path)
{
    if (files.isFile(path)) {
        return isNoFolder;
    }
    files.makeFolder(path);
    return 0;
}

int serve(const Call &call, SimFiles &files, const QString &path)
{
    const QString script = call.argv().at(2);
    if (script.contains("head -c"_L1)) {
        return read(call, files, path);
    }
    if (script.contains("cat > "_L1)) {
        return write(call, files, path);
    }
    if (script.contains("-mindepth 1"_L1)) {
        return list(call, files, path);
    }
    return script.contains("mkdir -p"_L1) ? makeFolder(files, path) : stat(call, files, path);
}

} // namespace

std::optional<int> runFileScript(Call &call, const std::function<void(const std::function<void(SimFiles &)> &)> &with)
{
    const auto paths = command::FileTransfer::pathsOf(call.command());
    if (!paths) {
        return std::nullopt;
    }
    int code = 0;
    with([&](SimFiles &files) { code = serve(call, files, QDir::cleanPath(paths->constFirst())); });
    return code;
}

} // namespace kubemori::demo
