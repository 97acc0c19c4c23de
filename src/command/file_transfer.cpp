// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/file_transfer.hpp"

#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::command {

using namespace Qt::StringLiterals;

namespace {

/// Exit codes by which the scripts say what stands at a path. Programs they run end with 1, 2 or from 126 on.
enum ScriptExit { NothingThere = 41, IsFolder = 42, IsNoFile = 43, IsNoFolder = 44, Incomplete = 45 };

// In all scripts $1 is the path. Where nothing can be seen, ls says why: not there, or not to be looked at.
constexpr auto readScript = R"sh(p=$1 n=$2
if [ -d "$p" ]; then exit 42; fi
if [ ! -e "$p" ]; then ls -d -- "$p" >/dev/null || exit 41; exit 41; fi
if [ ! -f "$p" ]; then exit 43; fi
exec head -c "$n" -- "$p")sh";

// The length is checked before the move: a connection that is lost half-way looks like the end of the input. With -C
// the shell makes the file or fails, so that nothing that was put there beforehand is written to.
constexpr auto writeScript = R"sh(p=$1 t=$2 n=$3 m=$4
if [ -d "$p" ]; then exit 42; fi
if [ -L "$p" ] || { [ -e "$p" ] && [ ! -f "$p" ]; }; then exit 43; fi
trap 'rm -f -- "$t"' EXIT
trap 'exit 130' HUP INT TERM
umask 077
set -C
cat > "$t" || exit
set +C
if [ "$(wc -c < "$t")" -ne "$n" ]; then exit 45; fi
if [ -e "$p" ]; then chown --reference="$p" -- "$t" 2>/dev/null || :; fi
chmod "$m" -- "$t" || exit
sync -- "$t" 2>/dev/null || :
mv -f -T -- "$t" "$p")sh";

constexpr auto listScript = R"sh(p=$1
if [ ! -e "$p" ]; then ls -d -- "$p" >/dev/null || exit 41; exit 41; fi
if [ ! -d "$p" ]; then exit 44; fi
exec find "$p/" -mindepth 1 -maxdepth 1 -printf '%y %m %s %T@ %f\0')sh";

constexpr auto statScript = R"sh(p=$1
if [ ! -e "$p" ] && [ ! -L "$p" ]; then ls -d -- "$p" >/dev/null || exit 41; exit 41; fi
exec find "$p" -maxdepth 0 -printf '%y %m %s %T@ -\0')sh";

constexpr auto folderScript = R"sh(p=$1 m=$2
if [ -d "$p" ]; then exit 0; fi
if [ -e "$p" ] || [ -L "$p" ]; then exit 44; fi
exec mkdir -p -m "$m" -- "$p")sh";

FileEntry::Type typeOf(char letter)
{
    switch (letter) {
    case 'f':
        return FileEntry::Type::File;
    case 'd':
        return FileEntry::Type::Folder;
    case 'l':
        return FileEntry::Type::Link;
    default:
        return FileEntry::Type::Other;
    }
}

/// "f 644 12 1767225600.1234567890 name"; the name may hold spaces and line feeds.
std::optional<FileEntry> entryOf(const QByteArray &record)
{
    const QList<QByteArray> words = record.split(' ');
    if (words.size() < 5 || words.at(0).size() != 1) {
        return std::nullopt;
    }
    bool hasMode = false;
    bool hasSize = false;
    bool hasTime = false;
    FileEntry entry;
    entry.type = typeOf(words.at(0).front());
    entry.mode = words.at(1).toInt(&hasMode, 8);
    entry.size = words.at(2).toLongLong(&hasSize);
    const double seconds = words.at(3).toDouble(&hasTime);
    entry.modified = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000.0), QTimeZone::utc());
    const QByteArray name =
        record.sliced(words.at(0).size() + words.at(1).size() + words.at(2).size() + words.at(3).size() + 4);
    entry.name = QString::fromUtf8(name);
    entry.isNameWhole = entry.name.toUtf8() == name;
    return hasMode && hasSize && hasTime ? std::optional{entry} : std::nullopt;
}

Result<QList<FileEntry>> entriesOf(const QByteArray &records)
{
    QList<FileEntry> entries;
    for (const QByteArray &record : records.split('\0')) {
        if (record.isEmpty()) {
            continue;
        }
        const auto entry = entryOf(record);
        if (!entry) {
            return fail(ErrorCode::InvalidData, u"find answered: "_s + QString::fromUtf8(record.left(200)));
        }
        entries.append(*entry);
    }
    return entries;
}

QString lastPart(const QString &path)
{
    const QString trimmed = path.size() > 1 && path.endsWith(u'/') ? path.chopped(1) : path;
    return trimmed.sliced(trimmed.lastIndexOf(u'/') + 1);
}

/// A name beside the path that nobody else has.
QString temporaryName(const QString &path)
{
    const quint64 number = QRandomGenerator::system()->generate64();
    return path.left(path.lastIndexOf(u'/') + 1) + u".kubemori-"_s + QString::number(number, 16);
}

ErrorCode codeOf(int exit, const QString &said)
{
    if (said.contains("Permission denied"_L1) || said.contains("Operation not permitted"_L1) ||
        said.contains("Read-only file system"_L1)) {
        return ErrorCode::PermissionDenied;
    }
    switch (exit) {
    case NothingThere:
        return ErrorCode::NotFound;
    case IsFolder:
    case IsNoFile:
    case IsNoFolder:
        return ErrorCode::InvalidInput;
    case Incomplete:
        return ErrorCode::Disconnected;
    default:
        break;
    }
    if (said.contains("Not a directory"_L1)) {
        return ErrorCode::InvalidInput;
    }
    return said.contains("No such file or directory"_L1) || said.contains("Directory nonexistent"_L1)
               ? ErrorCode::NotFound
               : ErrorCode::ExitedNonZero;
}

QString detailOf(int exit, const QString &said)
{
    switch (exit) {
    case IsFolder:
        return u"it is a folder"_s;
    case IsNoFile:
        return u"it is no ordinary file"_s;
    case IsNoFolder:
        return u"it is no folder"_s;
    case Incomplete:
        return u"the content did not arrive whole; the old file was left as it was"_s;
    default:
        return said.isEmpty() ? u"exit code %1"_s.arg(exit) : said;
    }
}

} // namespace

FileTransfer::FileTransfer(std::shared_ptr<Runner> runner, bool become, Milliseconds timeout)
    : m_runner(std::move(runner))
    , m_become(become)
    , m_timeout(timeout)
{
}

Result<QByteArray> FileTransfer::run(const char *script, const QString &path, const QStringList &arguments,
                                     const QByteArray &input, qsizetype limit, std::stop_token stop) const
{
    const QString where = m_runner->location() + u':' + path;
    if (path.isEmpty() || path.contains(QChar(0))) {
        return fail(ErrorCode::InvalidInput, u"this cannot be the path of a file"_s, where);
    }
    // A leading dash would be an option to some of the programs.
    const QString plain = path.startsWith(u'/') ? path : QString(u"./"_s + path);
    Command command;
    command.argv = QStringList{u"sh"_s, u"-c"_s, QString::fromLatin1(script), u"sh"_s, plain} + arguments;
    command.input = input;
    command.environment.insert(u"LC_ALL"_s, u"C"_s);
    command.become = m_become;
    command.timeout = m_timeout;
    auto captured = capture(*m_runner, command, std::move(stop), limit);
    if (!captured) {
        Error error = captured.error();
        error.subject = where;
        return std::unexpected(error);
    }
    if (!captured->exit.isSuccess()) {
        const QString said = QString::fromUtf8(captured->errors).trimmed().right(1000);
        return fail(codeOf(captured->exit.code, said), detailOf(captured->exit.code, said), where);
    }
    return std::move(captured->output);
}

Result<QByteArray> FileTransfer::read(const QString &path, std::stop_token stop, qsizetype limit) const
{
    auto content =
        run(readScript, path, {QString::number(limit + 1)}, {}, limit + (qsizetype{1} << 16), std::move(stop));
    if (content && content->size() > limit) {
        return fail(ErrorCode::InvalidData, u"it is longer than %1 bytes"_s.arg(limit),
                    m_runner->location() + u':' + path);
    }
    return content;
}

Result<> FileTransfer::write(const QString &path, const QByteArray &content, int mode, std::stop_token stop) const
{
    const QString plain = path.startsWith(u'/') ? path : QString(u"./"_s + path);
    constexpr qsizetype longestAnswer = qsizetype{1} << 16;
    return run(writeScript, path,
               {temporaryName(plain), QString::number(content.size()), QString::number(mode & 07777, 8)}, content,
               longestAnswer, std::move(stop))
        .transform([](const QByteArray &) { /* it says nothing */ });
}

Result<QList<FileEntry>> FileTransfer::list(const QString &folder, std::stop_token stop) const
{
    constexpr qsizetype longestAnswer = qsizetype{16} << 20;
    return run(listScript, folder, {}, {}, longestAnswer, std::move(stop))
        .and_then(entriesOf)
        .transform([](QList<FileEntry> entries) {
            std::ranges::sort(entries, {}, &FileEntry::name);
            return entries;
        });
}

Result<FileEntry> FileTransfer::stat(const QString &path, std::stop_token stop) const
{
    constexpr qsizetype longestAnswer = qsizetype{1} << 16;
    const auto entries = run(statScript, path, {}, {}, longestAnswer, std::move(stop)).and_then(entriesOf);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    if (entries->size() != 1) {
        return fail(ErrorCode::InvalidData, u"find answered nothing"_s, m_runner->location() + u':' + path);
    }
    FileEntry entry = entries->constFirst();
    entry.name = lastPart(path);
    return entry;
}

Result<bool> FileTransfer::exists(const QString &path, std::stop_token stop) const
{
    const auto entry = stat(path, std::move(stop));
    if (!entry && entry.error().code != ErrorCode::NotFound) {
        return std::unexpected(entry.error());
    }
    return entry.has_value();
}

Result<> FileTransfer::makeFolder(const QString &path, int mode, std::stop_token stop) const
{
    constexpr qsizetype longestAnswer = qsizetype{1} << 16;
    return run(folderScript, path, {QString::number(mode & 07777, 8)}, {}, longestAnswer, std::move(stop))
        .transform([](const QByteArray &) { /* it says nothing */ });
}

std::optional<QStringList> FileTransfer::pathsOf(const Command &command)
{
    const QStringList &words = command.argv;
    const QString script = words.value(2);
    const bool isWrite = script == QLatin1StringView(writeScript);
    const bool isOurs =
        isWrite || std::ranges::contains(std::array{readScript, listScript, statScript, folderScript}, script,
                                         [](const char *each) { return QString(QLatin1StringView(each)); });
    const qsizetype least = isWrite ? 6 : 5; // the path, and the name beside it
    if (!isOurs || words.size() < least || words.at(0) != "sh"_L1 || words.at(1) != "-c"_L1) {
        return std::nullopt;
    }
    return words.sliced(4, isWrite ? 2 : 1);
}

} // namespace kubemori::command
