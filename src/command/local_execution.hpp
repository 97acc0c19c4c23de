// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/stop_event.hpp"
#include "command/become.hpp"
#include "command/child_process.hpp"
#include "command/runner.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace kubemori::command {

/// One run of one local program, on the calling thread: a poll loop over its output, its input, its end, the stop and
/// the deadline. Used once.
class LocalExecution
{
public:
    LocalExecution(const Command &command, const OutputSink &sink, std::stop_token stop,
                   std::shared_ptr<CredentialCache> credentials, Asking asking);

    [[nodiscard]] Result<Exit> run();

private:
    /// How far the program is on its way out.
    enum class Ending { No, Asked, Forced };

    [[nodiscard]] Result<ChildProcess> start();
    [[nodiscard]] bool isOver();
    void checkLimits();
    void end(Error why);
    void escalate();
    void signal(int number);
    void wait();
    [[nodiscard]] Milliseconds nextWait() const;
    void readFrom(UniqueFd &fd, Stream stream);
    void handOn(Stream stream, QByteArrayView bytes);
    void answerSudo();
    void writeInput();
    [[nodiscard]] Result<Exit> result();

    const Command &m_command;
    const OutputSink &m_sink;
    std::stop_token m_stop;
    std::shared_ptr<CredentialCache> m_credentials;
    Asking m_asking;
    StopEvent m_stopEvent;
    SystemClock m_clock;
    SteadyTime m_started;
    Milliseconds m_pausedFor{0}; ///< while a person was asked
    std::optional<Become> m_become;
    std::optional<ChildProcess> m_child;
    Secret m_password; ///< still to be written, before the input
    qsizetype m_passwordWritten = 0;
    QByteArray m_input;
    qsizetype m_inputWritten = 0;
    std::vector<char> m_buffer;
    std::optional<Exit> m_exit;
    SteadyTime m_exited;
    std::optional<SteadyTime> m_silentSince;
    Ending m_ending = Ending::No;
    SteadyTime m_endingSince;
    std::optional<Error> m_error;
};

} // namespace kubemori::command
