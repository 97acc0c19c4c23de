// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_follower.hpp"

#include "app/cli/cli_text.hpp"
#include "app/cli/output.hpp"

#include <cstdio>
#include <utility>

namespace kubemori::cli {

using namespace Qt::StringLiterals;

RunFollower::RunFollower(TerminalPrompter &prompter, bool json)
    : m_prompter(prompter)
    , m_json(json)
{
}

ansible::RunSink RunFollower::sink()
{
    return {.output =
                [this](const QByteArray &bytes, qint64) {
                    std::FILE *const out = m_json ? stderr : stdout;
                    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), out);
                    std::fflush(out);
                },
            .events =
                [this](const QList<ansible::RunEvent> &events) {
                    const std::scoped_lock lock(m_mutex);
                    for (const ansible::RunEvent &event : events) {
                        m_tree.apply(event);
                    }
                },
            .changed =
                [this](ansible::RunRecord record) {
                    const std::scoped_lock lock(m_mutex);
                    m_record = std::move(record);
                    m_hasStarted = true;
                    m_changed.notify_all();
                },
            .prompt =
                [this](ansible::RunPrompt prompt) {
                    const std::scoped_lock lock(m_mutex);
                    m_prompt = std::move(prompt);
                    m_changed.notify_all();
                },
            .connection =
                [](const std::optional<Error> &error) {
                    if (error) {
                        sayError(*error);
                    } else {
                        say(CliText::tr("The connection is there again."));
                    }
                },
            .failed =
                [this](Error error) {
                    const std::scoped_lock lock(m_mutex);
                    m_error = std::move(error);
                    m_changed.notify_all();
                }};
}

bool RunFollower::follow(const Begin &begin, bool onlyStart, std::stop_token stop)
{
    m_run = begin(sink());
    while (true) {
        std::unique_lock lock(m_mutex);
        const auto isAsked = [this] {
            return m_prompt.kind != ansible::RunPrompt::Kind::None && !m_prompt.isSecret &&
                   m_prompt.number != m_answered;
        };
        const bool came = m_changed.wait(lock, stop, [&] {
            return m_error || m_record.status.isOver() || isAsked() || (onlyStart && m_hasStarted);
        });
        if (!came) {
            return false;
        }
        if (m_error || m_record.status.isOver() || onlyStart) {
            lock.unlock();
            const bool ended = onlyStart || m_run->waitUntilDone(stop);
            m_run.reset();
            return ended;
        }
        const ansible::RunPrompt prompt = m_prompt;
        m_answered = prompt.number;
        lock.unlock();
        answer(prompt, stop);
    }
}

void RunFollower::answer(const ansible::RunPrompt &prompt, const std::stop_token &stop)
{
    // The question itself is on the screen already, as ansible wrote it.
    const QString words = prompt.kind == ansible::RunPrompt::Kind::Pause
                              ? CliText::tr("Press Enter to go on, or type “abort”: ")
                              : CliText::tr("The run waits for input: ");
    const auto typed = m_prompter.askLine(words, stop);
    if (!typed) {
        say(CliText::tr("Nobody is here to answer; the run waits. Answer with: kubemori runs follow %1")
                .arg(m_record.id));
        return;
    }
    if (prompt.kind == ansible::RunPrompt::Kind::Pause && *typed == "abort"_L1) {
        m_run->abortPause();
    } else {
        m_run->send(*typed);
    }
}

} // namespace kubemori::cli
