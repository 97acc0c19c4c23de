// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_store.hpp"

#include "ansible/record_json.hpp"
#include "base/plain_name.hpp"
#include "base/replace_file.hpp"
#include "base/unique_fd.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pieceSize = qint64{1} << 20;
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound, file.errorString(), path);
    }
    return file.readAll();
}

QJsonObject readObject(const QString &path)
{
    return QJsonDocument::fromJson(readFile(path).value_or(QByteArray())).object();
}

Result<> writeObject(const QString &path, const QJsonObject &object)
{
    QFile file(path);
    const std::optional<QByteArray> before =
        file.exists() ? std::optional(readFile(path).value_or(QByteArray())) : std::nullopt;
    return replaceFile(path, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n', before);
}

/// Whether the run's supervisor lives on this machine: it holds a lock as long as it does.
bool isAlive(const QString &folder)
{
    const UniqueFd file(::open(QFile::encodeName(folder + u"/alive"_s).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    return file.isOpen() && ::flock(file.get(), LOCK_SH | LOCK_NB) != 0;
}

/// Only a run's own folder has what its supervisor holds.
bool isCopy(const QString &folder)
{
    return !QFileInfo::exists(folder + u"/alive"_s);
}

RunRecord readRecord(const QString &folder)
{
    RunRecord record = recordOf(readObject(folder + u"/run.json"_s));
    record.status = statusOf(readObject(folder + u"/state.json"_s));
    if (!isCopy(folder)) {
        if (!record.status.isOver() && !isAlive(folder)) {
            record.status.state = RunState::Lost;
        }
        record.folder = folder;
    }
    record.outputBytes = QFileInfo(folder + u"/output"_s).size();
    record.eventBytes = QFileInfo(folder + u"/events.jsonl"_s).size();
    return record;
}

qint64 bytesOf(const RunRecord &record)
{
    return record.outputBytes + record.eventBytes;
}

/// The times at which output was read: "OFFSET MILLISECONDS" a line.
QList<std::pair<qint64, qint64>> readTimes(const QString &folder)
{
    QList<std::pair<qint64, qint64>> times;
    for (const QByteArray &line : readFile(folder + u"/times"_s).value_or(QByteArray()).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 2) {
            times.append({words.at(0).toLongLong(), words.at(1).toLongLong()});
        }
    }
    return times;
}

} // namespace

QString defaultRunsRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/kubemori/ansible"_s;
}

// -- RunCopy

struct RunCopy::Files
{
    explicit Files(const QString &folder)
        : output(folder + u"/output"_s)
        , events(folder + u"/events.jsonl"_s)
        , times(folder + u"/times"_s)
    {
    }

    QFile output;
    QFile events;
    QFile times;
};

RunCopy::RunCopy(QString folder, std::unique_ptr<Files> files)
    : m_folder(std::move(folder))
    , m_files(std::move(files))
{
}

RunCopy::~RunCopy() = default;

namespace {

Result<> openToAppend(QFile &file)
{
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !file.setPermissions(ownerOnly)) {
        return fail(ErrorCode::Io, file.errorString(), file.fileName());
    }
    file.seek(file.size());
    return {};
}

/// Until the file is closed. A lock of the open file, so that two in one program keep each other out as well.
Result<> lockAlone(const QFile &file)
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    if (::fcntl(file.handle(), F_OFD_SETLK, &lock) != 0) {
        return fail(errno == EAGAIN || errno == EACCES ? ErrorCode::Locked : ErrorCode::Io,
                    QString::fromStdString(std::generic_category().message(errno)), file.fileName());
    }
    return {};
}

/// Where whole lines end.
qint64 wholeLines(QFile &file)
{
    file.seek(0);
    qint64 end = 0;
    qint64 at = 0;
    while (!file.atEnd()) {
        const QByteArray piece = file.read(pieceSize);
        if (piece.isEmpty()) {
            break;
        }
        const qsizetype last = piece.lastIndexOf('\n');
        end = last >= 0 ? at + last + 1 : end;
        at += piece.size();
    }
    return end;
}

Result<> append(QFile &file, const QByteArray &bytes)
{
    const qint64 before = file.size();
    if (file.write(bytes) != bytes.size()) {
        const QString why = file.errorString();
        file.resize(before);
        file.seek(before);
        return fail(ErrorCode::Io, why, file.fileName());
    }
    return {};
}

} // namespace

Result<std::unique_ptr<RunCopy>> RunCopy::open(const QString &root, const RunRecord &record)
{
    if (!isPlainName(record.id)) {
        return fail(ErrorCode::InvalidInput, u"a run's id must be a plain file name"_s, record.id);
    }
    const QString folder = root + u'/' + record.id;
    if (!QDir().mkpath(folder) || ::chmod(QFile::encodeName(folder).constData(), S_IRWXU) != 0) {
        return fail(ErrorCode::Io, u"the folder cannot be made"_s, folder);
    }
    auto files = std::make_unique<Files>(folder);
    for (QFile *file : {&files->output, &files->events, &files->times}) {
        if (const auto opened = openToAppend(*file); !opened) {
            return std::unexpected(opened.error());
        }
    }
    if (const auto locked = lockAlone(files->events); !locked) {
        return std::unexpected(locked.error());
    }
    if (const auto written = writeObject(folder + u"/run.json"_s, toJson(record)); !written) {
        return std::unexpected(written.error());
    }
    const qint64 whole = wholeLines(files->events);
    files->events.resize(whole);
    files->events.seek(whole);
    std::unique_ptr<RunCopy> copy(new RunCopy(folder, std::move(files)));
    copy->m_offsets = {.output = copy->m_files->output.size(), .events = whole};
    return copy;
}

Result<> RunCopy::take(const RunFrame &frame)
{
    if (frame.kind == RunFrame::Kind::State) {
        return writeObject(m_folder + u"/state.json"_s, QJsonDocument::fromJson(frame.bytes).object());
    }
    if (frame.kind == RunFrame::Kind::Heartbeat) {
        return {};
    }
    const bool isOutput = frame.kind == RunFrame::Kind::Output;
    qint64 &offset = isOutput ? m_offsets.output : m_offsets.events;
    if (frame.offset > offset) {
        return fail(ErrorCode::InvalidData, u"%1 bytes are missing"_s.arg(frame.offset - offset), m_folder);
    }
    const QByteArray fresh = frame.bytes.sliced(std::min<qsizetype>(offset - frame.offset, frame.bytes.size()));
    if (fresh.isEmpty()) {
        return {};
    }
    if (isOutput) {
        const QByteArray time = QByteArray::number(offset) + ' ' + QByteArray::number(frame.timeMs) + '\n';
        if (const auto written = append(m_files->times, time); !written) {
            return written;
        }
    }
    const auto written = append(isOutput ? m_files->output : m_files->events, fresh);
    if (written) {
        offset += fresh.size();
    }
    return written;
}

// -- RunStore

RunStore::RunStore(QString root)
    : m_root(std::move(root))
{
}

QList<RunRecord> RunStore::records() const
{
    QList<RunRecord> records;
    const QStringList names = QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QString &name : names) {
        if (!isPlainName(name)) {
            continue;
        }
        RunRecord record = readRecord(m_root + u'/' + name);
        if (record.id == name) {
            records.append(std::move(record));
        }
    }
    std::ranges::stable_sort(records, std::ranges::greater(), &RunRecord::started);
    return records;
}

Result<QString> RunStore::folderOf(const QString &id) const
{
    const QString folder = m_root + u'/' + id;
    if (!isPlainName(id) || !QFileInfo::exists(folder + u"/run.json"_s)) {
        return fail(ErrorCode::NotFound, u"there is no such run"_s, id);
    }
    return folder;
}

Result<RunRecord> RunStore::record(const QString &id) const
{
    return folderOf(id).transform(readRecord);
}

Result<> RunStore::readOutput(const QString &id, const std::function<void(const RunFrame &)> &sink,
                              std::stop_token stop) const
{
    const auto folder = folderOf(id);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    QFile file(*folder + u"/output"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), file.fileName());
    }
    const auto times = readTimes(*folder);
    qint64 offset = 0;
    auto time = times.cbegin();
    while (!stop.stop_requested()) {
        while (time != times.cend() && std::next(time) != times.cend() && std::next(time)->first <= offset) {
            ++time;
        }
        const bool hasNext = time != times.cend() && std::next(time) != times.cend();
        const qint64 until = hasNext ? std::next(time)->first : offset + pieceSize;
        const QByteArray bytes = file.read(std::clamp<qint64>(until - offset, 1, pieceSize));
        if (bytes.isEmpty()) {
            return {};
        }
        sink({.kind = RunFrame::Kind::Output,
              .offset = offset,
              .timeMs = time != times.cend() ? time->second : 0,
              .bytes = bytes});
        offset += bytes.size();
    }
    return fail(ErrorCode::Cancelled, {}, id);
}

Result<QList<RunEvent>> RunStore::readEvents(const QString &id, std::stop_token stop) const
{
    const auto folder = folderOf(id);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    QFile file(*folder + u"/events.jsonl"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, file.errorString(), file.fileName());
    }
    QList<RunEvent> events;
    while (!file.atEnd()) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled, {}, id);
        }
        if (auto event = readEvent(file.readLine())) {
            events.append(std::move(*event));
        }
    }
    return events;
}

Result<> RunStore::remove(const QString &id) const
{
    const auto folder = folderOf(id);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const RunRecord record = readRecord(*folder);
    if (!record.status.isOver() && isAlive(*folder)) {
        return fail(ErrorCode::Locked, u"the run goes on"_s, id);
    }
    if (!QDir(*folder).removeRecursively()) {
        return fail(ErrorCode::Io, u"not all of it could be removed"_s, *folder);
    }
    return {};
}

QStringList RunStore::prune(const RunRetention &retention, const QDateTime &now) const
{
    const QDateTime oldest = now.addDays(-retention.days);
    QStringList gone;
    qint64 kept = 0;
    for (const RunRecord &record : records()) { // the latest first
        if (!record.status.isOver()) {
            continue;
        }
        kept += bytesOf(record);
        const QDateTime end = record.status.ended.isValid() ? record.status.ended : record.started;
        if ((end.isValid() && end < oldest) || kept > retention.mostBytes) {
            if (remove(record.id)) {
                gone.append(record.id);
                kept -= bytesOf(record);
            }
        }
    }
    return gone;
}

} // namespace kubemori::ansible
