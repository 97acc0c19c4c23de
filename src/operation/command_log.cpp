// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation/command_log.hpp"

#include <utility>

namespace kubemori::operation {

using namespace Qt::StringLiterals;

void CommandLog::connect(EventSink sink, Transcript *transcript, const Redactor &redactor, const Clock &clock)
{
    m_sink = std::move(sink);
    m_transcript = transcript;
    m_redactor = &redactor;
    m_clock = &clock;
}

void CommandLog::disconnect()
{
    m_sink = {};
    m_transcript = nullptr;
}

void CommandLog::started(const command::Command &command, const QString &location)
{
    if (!m_sink) {
        return;
    }
    m_startedAt = m_clock->steadyNow();
    const QString text = m_redactor->redact(command::displayText(command));
    if (m_transcript != nullptr) {
        m_transcript->started(m_step, text, location);
    }
    m_sink(CommandStarted{.step = m_step, .command = text, .location = location});
    reportLostTranscript();
}

void CommandLog::output(command::Stream stream, QByteArrayView line)
{
    if (!m_sink) {
        return;
    }
    const QByteArray text = m_redactor->redact(line.toByteArray());
    if (m_transcript != nullptr) {
        m_transcript->output(stream, text);
    }
    m_sink(CommandOutput{.step = m_step, .line = text, .error = stream == command::Stream::Error});
}

void CommandLog::finished(const Result<command::Exit> &exit)
{
    if (!m_sink) {
        return;
    }
    CommandFinished event{.step = m_step, .code = 0, .signal = 0, .duration = {}, .error = {}};
    if (exit) {
        event.code = exit->code;
        event.signal = exit->signal;
        event.duration = exit->duration;
    } else {
        event.error = exit.error();
        event.error->detail = m_redactor->redact(event.error->detail);
        event.duration = std::chrono::duration_cast<Milliseconds>(m_clock->steadyNow() - m_startedAt);
    }
    if (m_transcript != nullptr) {
        m_transcript->finished(exit ? exit : Result<command::Exit>(std::unexpected(*event.error)));
    }
    m_sink(event);
}

void CommandLog::note(const QString &text)
{
    if (m_transcript != nullptr) {
        m_transcript->note(m_step, m_redactor->redact(text));
    }
}

void CommandLog::reportLostTranscript()
{
    if (m_transcript == nullptr || m_transcript->isComplete() || std::exchange(m_lossReported, true)) {
        return;
    }
    m_sink(Observed{.step = m_step,
                    .node = {},
                    .what = u"the log file of the operation cannot be written"_s,
                    .at = m_clock->utcNow()});
}

} // namespace kubemori::operation
