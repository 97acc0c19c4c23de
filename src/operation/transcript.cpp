// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/transcript.hpp"

namespace kubemori::operation {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Transcript>> Transcript::create(const QString &path, const Clock &clock)
{
    return open(path, clock, QIODevice::WriteOnly | QIODevice::NewOnly);
}

Result<std::unique_ptr<Transcript>> Transcript::reopen(const QString &path, const Clock &clock)
{
    return open(path, clock, QIODevice::WriteOnly | QIODevice::Append);
}

Result<std::unique_ptr<Transcript>> Transcript::open(const QString &path, const Clock &clock, QIODevice::OpenMode mode)
{
    std::unique_ptr<Transcript> transcript(new Transcript(path, clock));
    QFile &file = transcript->m_file;
    if (!file.open(mode | QIODevice::Unbuffered, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return fail(file.exists() ? ErrorCode::AlreadyExists : ErrorCode::Io, file.errorString(), path);
    }
    return transcript;
}

Transcript::Transcript(const QString &path, const Clock &clock)
    : m_file(path)
    , m_clock(&clock)
{
}

void Transcript::started(const QString &step, const QString &command, const QString &location)
{
    note(step, location + u"$ "_s + command);
}

void Transcript::output(command::Stream stream, const QByteArray &line)
{
    write((stream == command::Stream::Error ? "  ! " : "  | ") + line);
}

void Transcript::finished(const Result<command::Exit> &exit)
{
    if (!exit) {
        write("  = " + toLogLine(exit.error()).toUtf8());
    } else if (exit->signal != 0) {
        write("  = signal " + QByteArray::number(exit->signal));
    } else {
        write("  = exit " + QByteArray::number(exit->code) + " after " +
              QByteArray::number(qint64{exit->duration.count()}) + " ms");
    }
}

void Transcript::note(const QString &step, const QString &text)
{
    write((m_clock->utcNow().toUTC().toString(Qt::ISODateWithMs) + u" ["_s + step + u"] "_s + text).toUtf8());
}

void Transcript::write(const QByteArray &line)
{
    const QByteArray bytes = line + '\n';
    m_complete = m_file.write(bytes) == bytes.size() && m_complete;
}

} // namespace kubemori::operation
