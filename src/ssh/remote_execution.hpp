// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/become.hpp"
#include "command/runner.hpp"
#include "ssh/ssh_session.hpp"
#include "ssh/start_gate.hpp"

#include <memory>
#include <optional>
#include <vector>

struct ssh_channel_struct;

namespace kubemori::ssh {

/// One run of one command on one session, in a poll loop on the calling thread: output, input, sudo, end, stop,
/// deadline and the peer's silence. Owns its session while it runs.
class RemoteExecution
{
public:
    RemoteExecution(command::Command command, std::unique_ptr<SshSession> session,
                    std::shared_ptr<command::CredentialCache> credentials,
                    command::Asking asking = command::Asking::Allowed);
    ~RemoteExecution();
    RemoteExecution(const RemoteExecution &) = delete;
    RemoteExecution &operator=(const RemoteExecution &) = delete;

    /// Errors: those of Runner::run(). A session on which no command could be started is Disconnected with hasStarted()
    /// false: the caller may try another.
    [[nodiscard]] Result<command::Exit> run(const command::OutputSink &sink, const Limits &limits);
    /// The server was told to run the command: it must not be tried again.
    [[nodiscard]] bool hasStarted() const { return m_isRequested; }
    /// Something may still run there because the server did not answer in time; finishKill() goes on with it.
    [[nodiscard]] bool isUnfinished() const { return m_isUnfinished; }
    /// Tries to end what still runs. Blocks up to `longest`.
    void finishKill(const Limits &limits, Milliseconds longest);
    /// The session, if it can serve again; else null.
    [[nodiscard]] std::unique_ptr<SshSession> takeSession();

private:
    [[nodiscard]] Result<> open(const Limits &limits);
    [[nodiscard]] Result<> requestTerminal(const Limits &limits);
    [[nodiscard]] Result<> loop(const command::OutputSink &sink, const Limits &limits);
    void pump(const command::OutputSink &sink);
    [[nodiscard]] bool readStream(command::Stream stream, const command::OutputSink &sink);
    void handOn(command::Stream stream, QByteArrayView bytes, const command::OutputSink &sink);
    [[nodiscard]] Result<> watchPeer();
    [[nodiscard]] SteadyTime nextLook() const;
    [[nodiscard]] Result<> serveSudo(const Limits &limits);
    void writeInput();
    [[nodiscard]] bool isOver();
    void readExit();
    [[nodiscard]] Result<command::Exit> conclude(const command::OutputSink &sink, const Limits &limits);
    [[nodiscard]] Error lost(const QString &why);
    /// True when the group is known to be gone. `firstSign`: how long the server may keep silent.
    [[nodiscard]] bool kill(const Limits &limits, Milliseconds firstSign, Milliseconds longest);
    [[nodiscard]] bool runKill(const Limits &limits, Milliseconds firstSign, Milliseconds longest);

    command::Command m_command;
    std::unique_ptr<SshSession> m_session;
    std::shared_ptr<command::CredentialCache> m_credentials;
    std::optional<command::Become> m_become;
    command::Asking m_asking;
    QByteArray m_nonce;
    StartGate m_gate;
    ssh_channel_struct *m_channel = nullptr;
    bool m_isRequested = false;
    bool m_isReusable = false;
    bool m_isUnfinished = false;
    std::vector<char> m_buffer;
    QByteArray m_input; ///< what is to be written, the terminal's end of input included
    qsizetype m_inputWritten = 0;
    bool m_isInputClosed = false;
    Secret m_password;
    qsizetype m_passwordWritten = 0;
    bool m_outputEnded = false;
    bool m_errorsEnded = false;
    std::optional<command::Exit> m_exit;
    bool m_isLost = false;
    bool m_isKiller = false; ///< it ends another execution; it is not ended itself
    Milliseconds m_openSilence{std::chrono::seconds{10}};
    SteadyTime m_started;
    SteadyTime m_exited;
    SteadyTime m_lastData;
    SteadyTime m_lastReceived;
    quint64 m_received = 0;
    std::optional<SteadyTime> m_probed;
    std::optional<quint64> m_receivedAfterExit; ///< set when the server was asked for a sign of life after the exit
};

} // namespace kubemori::ssh
