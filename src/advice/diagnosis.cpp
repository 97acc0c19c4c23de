// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/diagnosis.hpp"

#include "advice/log/cause_finder.hpp"
#include "advice/log/clue_search.hpp"
#include "advice/log/line_origin.hpp"
#include "advice/log/log_outline.hpp"
#include "logs/file_error.hpp"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <cerrno>

namespace kubemori::advice {

namespace {

constexpr qsizetype mostSampled = 400;
constexpr qsizetype sampleSize = 1024;
constexpr qint64 mostInMemory = qint64{512} << 20;

/// Which programs a log has lines of, by a look at some places of it.
LogSources sampledSources(QByteArrayView log)
{
    LogSources found;
    const qsizetype step = std::max<qsizetype>(1, log.size() / mostSampled);
    for (qsizetype at = 0; at < log.size(); at += step) {
        const qsizetype begin = at == 0 ? 0 : log.indexOf('\n', at) + 1;
        if (at > 0 && begin == 0) {
            break;
        }
        QByteArrayView line = log.sliced(begin, std::min(sampleSize, log.size() - begin));
        if (const qsizetype end = line.indexOf('\n'); end >= 0) {
            line = line.first(end);
        }
        found |= originOf(line).sources.value_or(LogSources());
        at = std::max(at, begin);
    }
    return found;
}

/// Nothing of it is ansible's when the caller says that another program wrote it.
LogOutline outlineOf(QByteArrayView log, std::optional<LogSource> from, QDate written, const std::stop_token &stop)
{
    if (!from || *from == LogSource::Ansible || *from == LogSource::Any) {
        return readOutline(log, written, stop);
    }
    LogOutline outline;
    outline.segments.push_back({.offset = 0, .line = 1, .owner = LogSegment::Owner::Outside});
    outline.lines = std::ranges::count(log, '\n') + (log.isEmpty() || log.endsWith('\n') ? 0 : 1);
    return outline;
}

Diagnosis explainBytes(QByteArrayView log, const QList<KnownIssue> &issues, std::optional<LogSource> from,
                       QDate written, const std::stop_token &stop)
{
    const std::optional<LogSource> source = from == LogSource::Any ? std::nullopt : from;
    const ClueSearch search(issues);
    ClueHunt hunt(search, log, stop);
    const LogOutline outline = outlineOf(log, source, written, stop);
    CauseFinder finder(log, outline, search, source, stop);
    finder.tryAll(hunt.finish());

    Diagnosis diagnosis;
    diagnosis.causes = finder.causes(issues);
    for (const OutlinedFailure &failure : outline.failures) {
        diagnosis.failures.append(failure.told);
    }
    diagnosis.recap = outline.recap;
    diagnosis.lines = outline.lines;
    diagnosis.sources = source ? LogSources(*source) : finder.sources() | sampledSources(log);
    diagnosis.sources.setFlag(LogSource::Ansible, outline.hasAnsible || diagnosis.sources & LogSource::Ansible);
    return diagnosis;
}

} // namespace

QList<FailedTask> Diagnosis::harmful() const
{
    QList<FailedTask> result;
    for (const FailedTask &failure : failures) {
        if (failure.status == ansible::HostStatus::Failed || failure.status == ansible::HostStatus::Unreachable) {
            result.append(failure);
        }
    }
    return result;
}

Result<Diagnosis> explainFile(const QString &path, const QList<KnownIssue> &issues, std::stop_token stop)
{
    QFile file(path);
    if (QFileInfo(path).isDir()) {
        return logs::fileError(EISDIR, path);
    }
    errno = 0;
    if (!file.open(QIODevice::ReadOnly)) {
        return logs::fileError(errno, path);
    }
    const QDate written = QFileInfo(path).lastModified().date();
    // A mapping of a file that is cut meanwhile (logrotate) ends the program: only what is too large is mapped.
    QByteArray held;
    const qint64 size = file.size();
    const uchar *const bytes = size > mostInMemory ? file.map(0, size) : nullptr;
    QByteArrayView log(bytes, bytes ? size : 0);
    if (!bytes) {
        held = file.readAll();
        if (file.error() != QFileDevice::NoError) {
            return fail(ErrorCode::Io, file.errorString(), path);
        }
        log = held;
    }
    Diagnosis diagnosis = explainBytes(log, issues, {}, written, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, {}, path);
    }
    return diagnosis;
}

Diagnosis explain(const QByteArray &log, const QList<KnownIssue> &issues, std::optional<LogSource> from, QDate written,
                  std::stop_token stop)
{
    return explainBytes(log, issues, from, written, stop);
}

} // namespace kubemori::advice
