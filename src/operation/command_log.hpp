// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redactor.hpp"
#include "operation/event.hpp"
#include "operation/transcript.hpp"

namespace kubemori::operation {

/// Where the commands of one operation are told of: as events and in its transcript, redacted. It is made before the
/// runners that tell it, and connected by the operation for as long as that runs; before and after, it forgets what it
/// is told. Used on the operation's thread only, one command after the other.
class CommandLog
{
public:
    /// All borrowed until disconnect(); `transcript` may be null.
    void connect(EventSink sink, Transcript *transcript, const Redactor &redactor, const Clock &clock);
    void disconnect();
    /// The step on whose behalf the next commands run.
    void setStep(const QString &step) { m_step = step; }

    void started(const command::Command &command, const QString &location);
    void output(command::Stream stream, QByteArrayView line);
    void finished(const Result<command::Exit> &exit);
    /// A line of the transcript that is no command.
    void note(const QString &text);

private:
    void reportLostTranscript();

    EventSink m_sink;
    Transcript *m_transcript = nullptr;
    const Redactor *m_redactor = nullptr;
    const Clock *m_clock = nullptr;
    QString m_step;
    SteadyTime m_startedAt;
    bool m_lossReported = false;
};

} // namespace kubemori::operation
