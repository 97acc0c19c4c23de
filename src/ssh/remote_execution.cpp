// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/remote_execution.hpp"

#include "ssh/remote_script.hpp"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <libssh/libssh.h>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;
using command::Become;
using command::Command;
using command::Exit;
using command::OutputSink;
using command::Stream;

namespace {

constexpr qsizetype chunk = qsizetype{64} * 1024;
/// A quiet server is asked for a sign of life, and given up when none comes: together below 15 s.
constexpr std::chrono::seconds quietBeforeProbe{4};
constexpr std::chrono::seconds longestProbe{8};
/// After the exit code: a grandchild that keeps the output open is waited for this long.
constexpr Milliseconds quietAfterExit{300};
/// A stop is to be felt within 200 ms, even when the server is silent.
constexpr Milliseconds firstSignOfStop{150};
constexpr std::chrono::seconds firstSignOfDeadline{2};
constexpr std::chrono::seconds killReserve{4};

SteadyTime now()
{
    return std::chrono::steady_clock::now();
}

QByteArray makeNonce()
{
    std::array<quint32, 3> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray text = "kubemori-";
    for (const quint32 word : words) {
        text += QByteArray::number(word, 36);
    }
    return text;
}

QByteArray inputOf(const Command &command)
{
    if (!command.terminal) {
        return command.input;
    }
    // On a terminal the end of input is a character, and it ends only a line.
    return command.input + (command.input.isEmpty() || command.input.endsWith('\n') ? "\x04"_ba : "\x04\x04"_ba);
}

} // namespace

RemoteExecution::RemoteExecution(Command command, std::unique_ptr<SshSession> session,
                                 std::shared_ptr<command::CredentialCache> credentials, command::Asking asking)
    : m_command(std::move(command))
    , m_session(std::move(session))
    , m_credentials(std::move(credentials))
    , m_asking(asking)
    , m_nonce(makeNonce())
    , m_gate(m_nonce, m_command.terminal)
    , m_buffer(static_cast<std::size_t>(chunk))
    , m_input(inputOf(m_command))
    , m_started(now())
    , m_lastData(m_started)
    , m_lastReceived(m_started)
{
}

RemoteExecution::~RemoteExecution()
{
    if (m_channel != nullptr) {
        ::ssh_channel_free(m_channel);
    }
}

Result<Exit> RemoteExecution::run(const OutputSink &sink, const Limits &limits)
{
    m_received = m_session->received();
    Result<> done = open(limits);
    if (done) {
        done = loop(sink, limits);
    }
    if (done) {
        return conclude(sink, limits);
    }
    if (m_isRequested && !m_isLost && !m_isKiller) {
        const bool isStop = done.error().code == ErrorCode::Cancelled;
        const Milliseconds longest = m_command.killGrace + killReserve;
        m_isUnfinished =
            !kill(Limits({}, longest), isStop ? firstSignOfStop : Milliseconds{firstSignOfDeadline}, longest);
    }
    return std::unexpected(done.error().on(m_session->userAtHost));
}

Result<> RemoteExecution::open(const Limits &limits)
{
    Command remote = m_command;
    if (m_command.become) {
        m_become.emplace(m_command, m_session->userAtHost, m_credentials, m_asking);
        remote.argv = m_become->argv();
        remote.environment.clear();
    }
    const auto line = startLine(remote, m_nonce);
    if (!line) {
        return std::unexpected(line.error());
    }
    m_channel = ::ssh_channel_new(m_session->raw());
    auto answer =
        m_session->repeat([this] { return ::ssh_channel_open_session(m_channel); }, SSH_AGAIN, limits, m_openSilence);
    if (!answer || *answer != SSH_OK) {
        return std::unexpected(answer ? m_session->error(ErrorCode::Disconnected).during(u"opening a channel"_s)
                                      : answer.error());
    }
    if (m_command.terminal) {
        if (auto terminal = requestTerminal(limits); !terminal) {
            return terminal;
        }
    }
    m_isRequested = true;
    answer = m_session->repeat([&] { return ::ssh_channel_request_exec(m_channel, line->constData()); }, SSH_AGAIN,
                               limits, m_openSilence);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (*answer != SSH_OK) {
        return m_session->isConnected() ? Result<>(std::unexpected(m_session->error(ErrorCode::StartFailed)))
                                        : Result<>(std::unexpected(lost(u"while starting the command"_s)));
    }
    return {};
}

Result<> RemoteExecution::requestTerminal(const Limits &limits)
{
    // RFC 4254 section 8: no echo (53), no output processing (70), end.
    static constexpr std::array<unsigned char, 11> modes{53, 0, 0, 0, 0, 70, 0, 0, 0, 0, 0};
    const auto answer = m_session->repeat(
        [this] {
            return ::ssh_channel_request_pty_size_modes(m_channel, "xterm", 200, 50, modes.data(), modes.size());
        },
        SSH_AGAIN, limits, m_openSilence);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return *answer == SSH_OK
               ? Result<>()
               : std::unexpected(m_session->error(ErrorCode::StartFailed).during(u"asking for a terminal"_s));
}

Result<> RemoteExecution::loop(const OutputSink &sink, const Limits &limits)
{
    while (true) {
        pump(sink);
        if (isOver()) {
            return {};
        }
        if (!m_session->isConnected()) {
            return std::unexpected(lost(u"the connection ended"_s));
        }
        if (auto alive = watchPeer(); !alive) {
            return alive;
        }
        if (auto served = serveSudo(limits); !served) {
            return served;
        }
        writeInput();
        if (auto waited = m_session->wait(limits, nextLook()); !waited) {
            return waited;
        }
    }
}

void RemoteExecution::pump(const OutputSink &sink)
{
    // Both streams in turn, as they share one window; not for ever, as a stop must be seen in a flood too.
    for (int i = 0; i < 8; ++i) {
        const bool hadOutput = readStream(Stream::Output, sink);
        const bool hadErrors = readStream(Stream::Error, sink);
        if (!hadOutput && !hadErrors) {
            return;
        }
    }
}

bool RemoteExecution::readStream(Stream stream, const OutputSink &sink)
{
    bool &ended = stream == Stream::Output ? m_outputEnded : m_errorsEnded;
    if (ended) {
        return false;
    }
    const int got = ::ssh_channel_read_nonblocking(m_channel, m_buffer.data(), static_cast<uint32_t>(m_buffer.size()),
                                                   stream == Stream::Error ? 1 : 0);
    ended = got == SSH_EOF;
    if (got <= 0) {
        return false; // nothing yet, or an error that isConnected() tells of
    }
    QByteArray bytes = m_gate.feed(stream, QByteArrayView(m_buffer.data(), got));
    if (m_become && !bytes.isEmpty()) {
        bytes = m_become->filter(stream, bytes);
    }
    handOn(stream, bytes, sink);
    m_lastData = now();
    return true;
}

void RemoteExecution::handOn(Stream stream, QByteArrayView bytes, const OutputSink &sink)
{
    if (!bytes.isEmpty() && sink) {
        sink(stream, bytes);
    }
}

Result<> RemoteExecution::watchPeer()
{
    if (const quint64 received = m_session->received(); received != m_received) {
        m_received = received;
        m_lastReceived = now();
        m_probed.reset();
    } else if (!m_probed && now() - m_lastReceived >= quietBeforeProbe) {
        m_session->sendProbe();
        m_probed = now();
    } else if (m_probed && now() - *m_probed >= longestProbe) {
        return std::unexpected(lost(u"no sign of life for %1 s"_s.arg((quietBeforeProbe + longestProbe).count())));
    }
    return {};
}

SteadyTime RemoteExecution::nextLook() const
{
    if (m_exit) {
        return now() + Milliseconds{20};
    }
    return m_probed ? *m_probed + longestProbe : m_lastReceived + quietBeforeProbe;
}

Result<> RemoteExecution::serveSudo(const Limits &limits)
{
    if (!m_become || !m_become->isAsked() || m_exit) {
        return {};
    }
    const SteadyTime asked = now();
    auto password = m_become->answer(limits.stop);
    limits.forgive(asked);
    if (!password) {
        return std::unexpected(password.error());
    }
    m_password = std::move(*password);
    m_passwordWritten = 0;
    return {};
}

void RemoteExecution::writeInput()
{
    if (m_isInputClosed || m_exit || m_gate.state() != StartGate::State::Running) {
        return;
    }
    const bool isPassword = m_passwordWritten < m_password.bytes().size();
    if (!isPassword && m_become && !m_become->mayFeedInput()) {
        return;
    }
    const QByteArray &bytes = isPassword ? m_password.bytes() : m_input;
    qsizetype &written = isPassword ? m_passwordWritten : m_inputWritten;
    const qsizetype window = ::ssh_channel_window_size(m_channel);
    const qsizetype size = std::min({bytes.size() - written, window, chunk / 2});
    if (size > 0) {
        const int put = ::ssh_channel_write(m_channel, bytes.constData() + written, static_cast<uint32_t>(size));
        written += std::max(put, 0);
    }
    if (!isPassword && m_inputWritten == m_input.size()) {
        m_isInputClosed = true;
        if (!m_command.terminal) {
            ::ssh_channel_send_eof(m_channel);
        }
    }
}

void RemoteExecution::readExit()
{
    uint32_t code = 0;
    char *signal = nullptr;
    if (m_exit || ::ssh_channel_get_exit_state(m_channel, &code, &signal, nullptr) != SSH_OK) {
        return;
    }
    m_exit = signal != nullptr ? Exit{.code = 0, .signal = signalNumber(signal)}
                               : Exit{.code = static_cast<int>(code), .signal = 0};
    ::ssh_string_free_char(signal);
    m_exited = now();
    m_exit->duration = std::chrono::duration_cast<Milliseconds>(m_exited - m_started);
}

bool RemoteExecution::isOver()
{
    readExit();
    if (m_outputEnded && m_errorsEnded) {
        return m_exit || ::ssh_channel_is_closed(m_channel) != 0;
    }
    if (!m_exit || now() - std::max(m_exited, m_lastData) < quietAfterExit) {
        return false;
    }
    // Something it started keeps the output open. What the program itself wrote has come when the server answers a
    // question that was asked after its end.
    if (!m_receivedAfterExit) {
        m_receivedAfterExit = m_session->received();
        m_session->sendProbe();
        return false;
    }
    return m_session->received() != *m_receivedAfterExit;
}

Result<Exit> RemoteExecution::conclude(const OutputSink &sink, const Limits &limits)
{
    if (m_become) {
        handOn(m_command.terminal ? Stream::Output : Stream::Error, m_become->finish(), sink);
    }
    const bool isClean = m_outputEnded && m_errorsEnded;
    if (!isClean && !m_isKiller) {
        const Milliseconds longest = m_command.killGrace + killReserve;
        m_isUnfinished = !kill(Limits(limits.stop, longest), firstSignOfDeadline, longest);
    }
    m_isReusable = isClean && m_exit.has_value();
    if (!m_exit) {
        return std::unexpected(lost(u"the server ended the command without an exit code"_s));
    }
    const QString program = m_command.argv.value(0);
    switch (m_gate.state()) {
    case StartGate::State::NoSuchFolder:
        return fail(ErrorCode::NotFound, u"no such folder to work in: "_s + m_command.workingDirectory,
                    m_session->userAtHost);
    case StartGate::State::NoSuchProgram:
        return fail(ErrorCode::ProgramMissing, m_command.become ? u"sudo"_s : program, m_session->userAtHost);
    case StartGate::State::Waiting:
        return fail(ErrorCode::StartFailed,
                    u"exit code %1 before the command began: %2"_s.arg(m_exit->code)
                        .arg(QString::fromUtf8(m_gate.noise()).simplified()),
                    m_session->userAtHost);
    case StartGate::State::Running:
        break;
    }
    if (m_become) {
        if (auto verdict = m_become->verdict(*m_exit); !verdict) {
            return std::unexpected(verdict.error());
        }
    }
    return *m_exit;
}

Error RemoteExecution::lost(const QString &why)
{
    m_isLost = true;
    Error error = m_session->error(ErrorCode::Disconnected);
    error.detail = error.detail.isEmpty() ? why : QString(why + u": "_s + error.detail);
    return error;
}

bool RemoteExecution::kill(const Limits &limits, Milliseconds firstSign, Milliseconds longest)
{
    const SteadyTime begun = now();
    const quint64 before = m_session->received();
    m_session->sendProbe();
    while (m_gate.state() == StartGate::State::Waiting) { // its number is not known yet
        pump({});
        readExit();
        if (m_exit || (m_outputEnded && m_errorsEnded)) {
            return true; // it ended before it began
        }
        const SteadyTime until = begun + (m_session->received() == before ? firstSign : longest);
        if (!m_session->isConnected() || now() >= until || !m_session->wait(limits, until)) {
            return false;
        }
    }
    return m_gate.state() != StartGate::State::Running || runKill(limits, firstSign, longest);
}

bool RemoteExecution::runKill(const Limits &limits, Milliseconds firstSign, Milliseconds longest)
{
    Command script;
    script.argv = QStringList{u"sh"_s, u"-c"_s, killScript(m_gate.processGroup(), m_command.killGrace)};
    script.become = m_command.become;
    RemoteExecution killer(script, std::move(m_session), m_credentials, command::Asking::OnlyRemembered);
    killer.m_isKiller = true;
    killer.m_openSilence = firstSign;
    const auto ended = killer.run({}, Limits(limits.stop, longest));
    if (killer.m_channel != nullptr) {
        ::ssh_channel_free(std::exchange(killer.m_channel, nullptr));
    }
    m_session = std::move(killer.m_session);
    return ended.has_value();
}

void RemoteExecution::finishKill(const Limits &limits, Milliseconds longest)
{
    m_isUnfinished = !kill(limits, longest, longest);
}

std::unique_ptr<SshSession> RemoteExecution::takeSession()
{
    if (!m_isReusable || !m_session->isConnected()) {
        return nullptr;
    }
    ::ssh_channel_free(std::exchange(m_channel, nullptr));
    return std::move(m_session);
}

} // namespace kubemori::ssh
