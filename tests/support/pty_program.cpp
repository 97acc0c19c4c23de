// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pty_program.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace kubemori::test {

namespace {

constexpr int longestSilence = 60'000; // milliseconds

} // namespace

PtyProgram::PtyProgram(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
    : m_terminal(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
{
    ::grantpt(m_terminal);
    ::unlockpt(m_terminal);
    std::array<char, 64> name{};
    ::ptsname_r(m_terminal, name.data(), name.size());
    m_process.setProcessEnvironment(environment);
    m_process.setChildProcessModifier([name] {
        ::setsid();
        const int terminal = ::open(name.data(), O_RDWR); // the first one opened becomes the controlling terminal
        for (const int fd : {0, 1, 2}) {
            ::dup2(terminal, fd);
        }
        if (terminal > 2) {
            ::close(terminal);
        }
    });
    m_process.start(program, arguments);
    m_process.waitForStarted();
}

PtyProgram::~PtyProgram()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
    ::close(m_terminal);
}

bool PtyProgram::readMore(int milliseconds)
{
    pollfd ready{.fd = m_terminal, .events = POLLIN, .revents = 0};
    std::array<char, 4096> buffer{};
    // A signal is no silence: that of another child that has ended comes at any time.
    const auto whole = [](auto call) {
        auto result = call();
        while (result < 0 && errno == EINTR) {
            result = call();
        }
        return result;
    };
    if (whole([&] { return ::poll(&ready, 1, milliseconds); }) <= 0 || (ready.revents & POLLIN) == 0) {
        return false;
    }
    const ssize_t size = whole([&] { return ::read(m_terminal, buffer.data(), buffer.size()); });
    if (size > 0) {
        m_shown.append(buffer.data(), size);
    }
    return size > 0;
}

bool PtyProgram::expect(const QByteArray &text)
{
    while (true) {
        if (const qsizetype at = m_shown.indexOf(text, m_expectedUpTo); at >= 0) {
            m_expectedUpTo = at + text.size();
            return true;
        }
        if (!readMore(longestSilence)) {
            return false;
        }
    }
}

void PtyProgram::type(const QByteArray &line) const
{
    const QByteArray typed = line + '\n';
    [[maybe_unused]] const auto written =
        ::write(m_terminal, typed.constData(), static_cast<std::size_t>(typed.size()));
}

int PtyProgram::exitCode()
{
    while (readMore(longestSilence)) {}
    const bool ended = m_process.waitForFinished(longestSilence) && m_process.exitStatus() == QProcess::NormalExit;
    return ended ? m_process.exitCode() : -1;
}

} // namespace kubemori::test
