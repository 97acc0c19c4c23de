// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "command/runner.hpp"

#include <QFile>

#include <memory>

namespace kubemori::operation {

/// The log file of an operation: every command with all it printed, for people to read later. Mode 0600, never cut, not
/// flushed per line (the journal is what a resume needs). What it is given must be redacted already. Not thread-safe.
class Transcript
{
public:
    /// AlreadyExists or Io. `clock` is borrowed.
    [[nodiscard]] static Result<std::unique_ptr<Transcript>> create(const QString &path, const Clock &clock);
    /// Goes on behind what is there.
    [[nodiscard]] static Result<std::unique_ptr<Transcript>> reopen(const QString &path, const Clock &clock);

    void started(const QString &step, const QString &command, const QString &location);
    void output(command::Stream stream, const QByteArray &line);
    void finished(const Result<command::Exit> &exit);
    void note(const QString &step, const QString &text);

    /// Whether all that was given so far was taken by the system.
    [[nodiscard]] bool isComplete() const { return m_complete; }

private:
    Transcript(const QString &path, const Clock &clock);
    [[nodiscard]] static Result<std::unique_ptr<Transcript>> open(const QString &path, const Clock &clock,
                                                                  QIODevice::OpenMode mode);
    void write(const QByteArray &line);

    QFile m_file;
    const Clock *m_clock;
    bool m_complete = true;
};

} // namespace kubemori::operation
