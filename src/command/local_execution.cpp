// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_execution.hpp"

#include "base/harden_process.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <poll.h>
#include <utility>

namespace kubemori::command {

using namespace Qt::StringLiterals;

namespace {

/// After the program's end: pipes that a grandchild holds open are read until nothing came for this long.
constexpr Milliseconds quiet{100};
constexpr Milliseconds longestDrain{2000};
/// After SIGKILL: a process that still does not go hangs in the kernel, and nothing can be done about it.
constexpr Milliseconds longestDeath{2000};
/// A stop is looked at this often even when the system had no descriptor left for waking us.
constexpr Milliseconds slice{100};
constexpr qsizetype chunk = qsizetype{64} * 1024;

QString localTarget()
{
    return qEnvironmentVariable("USER", u"root"_s) + u"@localhost"_s;
}

Command underSudo(const Command &command, const Become &become)
{
    Command wrapped = command;
    wrapped.argv = become.argv();
    wrapped.environment.clear();
    return wrapped;
}

} // namespace

LocalExecution::LocalExecution(const Command &command, const OutputSink &sink, std::stop_token stop,
                               std::shared_ptr<CredentialCache> credentials, Asking asking)
    : m_command(command)
    , m_sink(sink)
    , m_stop(std::move(stop))
    , m_credentials(std::move(credentials))
    , m_asking(asking)
    , m_stopEvent(m_stop)
    , m_started(m_clock.steadyNow())
    , m_input(command.input)
    , m_buffer(static_cast<std::size_t>(chunk))
{
    if (command.terminal) {
        // On a terminal the end of input is a character, and it ends only a line.
        m_input += m_input.isEmpty() || m_input.endsWith('\n') ? "\x04"_ba : "\x04\x04"_ba;
    }
}

Result<Exit> LocalExecution::run()
{
    if (m_stop.stop_requested()) {
        return fail(ErrorCode::Cancelled, u"before the program was started"_s);
    }
    auto child = start();
    if (!child) {
        return std::unexpected(child.error().on(m_command.argv.value(0)));
    }
    m_child.emplace(std::move(*child));
    while (!isOver()) {
        checkLimits();
        wait();
    }
    return result();
}

Result<ChildProcess> LocalExecution::start()
{
    if (!m_command.become) {
        return ChildProcess::start(m_command, !m_command.input.isEmpty());
    }
    m_become.emplace(m_command, localTarget(), m_credentials, m_asking);
    return ChildProcess::start(underSudo(m_command, *m_become), true);
}

bool LocalExecution::isOver()
{
    if (!m_exit) {
        m_exit = m_child->poll();
        if (!m_exit) {
            return false;
        }
        m_exited = m_clock.steadyNow();
        m_child->input.reset();
    }
    const SteadyTime now = m_clock.steadyNow();
    const bool isSilent = m_silentSince && now - std::max(*m_silentSince, m_exited) >= quiet;
    const bool isDrained =
        (!m_child->output.isOpen() && !m_child->errors.isOpen()) || isSilent || now - m_exited >= longestDrain;
    if (!isDrained) {
        return false;
    }
    if (!m_child->hasGroup() || (m_ending == Ending::Forced && now - m_endingSince >= longestDeath)) {
        return true;
    }
    if (m_ending == Ending::No) {
        signal(SIGTERM);
        m_ending = Ending::Asked;
        m_endingSince = now;
    }
    return false;
}

void LocalExecution::checkLimits()
{
    if (m_ending == Ending::No && !m_exit) {
        if (m_stop.stop_requested()) {
            end({.code = ErrorCode::Cancelled, .detail = {}, .subject = {}, .context = {}});
        } else if (m_command.timeout.count() > 0 &&
                   m_clock.steadyNow() - m_started - m_pausedFor >= m_command.timeout) {
            end({.code = ErrorCode::TimedOut,
                 .detail = u"still running after %1 ms"_s.arg(m_command.timeout.count()),
                 .subject = {},
                 .context = {}});
        }
    }
    escalate();
}

void LocalExecution::end(Error why)
{
    m_error = std::move(why);
    m_child->input.reset();
    m_ending = Ending::Asked;
    m_endingSince = m_clock.steadyNow();
    signal(SIGTERM);
}

void LocalExecution::escalate()
{
    if (m_ending == Ending::Asked && m_clock.steadyNow() - m_endingSince >= m_command.killGrace) {
        m_ending = Ending::Forced;
        m_endingSince = m_clock.steadyNow();
        signal(SIGKILL);
    }
}

void LocalExecution::signal(int number)
{
    if (m_child->signalGroup(number) || !m_command.become) {
        return;
    }
    // It runs as root, so only root can end it; nobody is asked for that.
    Command kill;
    kill.argv = QStringList{u"sh"_s, u"-c"_s, u"kill -%1 -%2"_s.arg(number).arg(m_child->pid())};
    kill.become = true;
    kill.timeout = std::chrono::seconds{3};
    [[maybe_unused]] const auto killed =
        LocalExecution(kill, [](Stream, QByteArrayView) {}, {}, m_credentials, Asking::OnlyRemembered).run();
}

Milliseconds LocalExecution::nextWait() const
{
    if (m_exit) {
        return Milliseconds{5};
    }
    Milliseconds longest = m_stopEvent.fd() >= 0 && m_child->pidFd() >= 0 ? Milliseconds{60000} : slice;
    const SteadyTime now = m_clock.steadyNow();
    if (m_ending == Ending::Asked) {
        longest = std::min(longest, std::chrono::ceil<Milliseconds>(m_endingSince + m_command.killGrace - now));
    } else if (m_ending == Ending::Forced) {
        longest = slice;
    } else if (m_command.timeout.count() > 0) {
        longest = std::min(longest, std::chrono::ceil<Milliseconds>(m_started + m_pausedFor + m_command.timeout - now));
    }
    return std::max(longest, Milliseconds{0});
}

void LocalExecution::wait()
{
    const bool hasPassword = m_passwordWritten < m_password.bytes().size();
    const bool mayFeedInput = !hasPassword && (!m_become || m_become->mayFeedInput());
    if (mayFeedInput && m_inputWritten == m_input.size()) {
        m_child->input.reset();
    }
    const bool wantsWrite = m_child->input.isOpen() && (hasPassword || mayFeedInput);
    // A stop that was seen stays readable and would make this loop spin.
    const int stopFd = m_ending == Ending::No && !m_exit ? m_stopEvent.fd() : -1;
    const int pidFd = m_exit ? -1 : m_child->pidFd();
    std::array<pollfd, 5> fds{{{m_child->output.get(), POLLIN, 0},
                               {m_child->errors.get(), POLLIN, 0},
                               {wantsWrite ? m_child->input.get() : -1, POLLOUT, 0},
                               {stopFd, POLLIN, 0},
                               {pidFd, POLLIN, 0}}};
    ::poll(fds.data(), fds.size(), static_cast<int>(nextWait().count()));
    if (fds[0].revents == 0 && fds[1].revents == 0) {
        m_silentSince = m_silentSince.value_or(m_clock.steadyNow());
    }
    if (fds[0].revents != 0) {
        readFrom(m_child->output, Stream::Output);
    }
    if (fds[1].revents != 0) {
        readFrom(m_child->errors, Stream::Error);
    }
    if (fds[2].revents != 0) {
        writeInput();
    }
    if (m_become && m_become->isAsked() && m_ending == Ending::No && !m_exit) {
        answerSudo();
    }
}

void LocalExecution::readFrom(UniqueFd &fd, Stream stream)
{
    const ssize_t got = ::read(fd.get(), m_buffer.data(), m_buffer.size());
    if (got > 0) {
        m_silentSince.reset();
        const QByteArrayView bytes(m_buffer.data(), got);
        m_become ? handOn(stream, m_become->filter(stream, bytes)) : handOn(stream, bytes);
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        fd.reset(); // a terminal reports its end as an error
    }
}

void LocalExecution::handOn(Stream stream, QByteArrayView bytes)
{
    if (!bytes.isEmpty() && m_sink) {
        m_sink(stream, bytes);
    }
}

void LocalExecution::answerSudo()
{
    const SteadyTime asked = m_clock.steadyNow();
    auto password = m_become->answer(m_stop);
    m_pausedFor += std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() - asked);
    if (!password) {
        end(password.error());
        return;
    }
    m_password = std::move(*password);
    m_passwordWritten = 0;
}

void LocalExecution::writeInput()
{
    const bool isPassword = m_passwordWritten < m_password.bytes().size();
    const QByteArray &bytes = isPassword ? m_password.bytes() : m_input;
    qsizetype &written = isPassword ? m_passwordWritten : m_inputWritten;
    const auto size = static_cast<std::size_t>(std::min(bytes.size() - written, qsizetype{chunk}));
    const ssize_t put = writeQuietly(m_child->input.get(), bytes.constData() + written, size);
    if (put < 0 && errno != EAGAIN && errno != EINTR) {
        m_child->input.reset(); // it does not want to read any more; that is its right
        return;
    }
    written += std::max<ssize_t>(put, 0);
}

Result<Exit> LocalExecution::result()
{
    if (m_become) {
        handOn(m_command.terminal ? Stream::Output : Stream::Error, m_become->finish());
    }
    if (m_error) {
        return std::unexpected(m_error->on(m_command.argv.first()));
    }
    m_exit->duration = std::chrono::duration_cast<Milliseconds>(m_exited - m_started);
    if (m_become) {
        if (auto verdict = m_become->verdict(*m_exit); !verdict) {
            return std::unexpected(verdict.error());
        }
    }
    return *m_exit;
}

} // namespace kubemori::command
