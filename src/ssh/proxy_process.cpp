// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/proxy_process.hpp"

#include <QByteArray>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<ProxyProcess>> ProxyProcess::start(const QString &command)
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return fail(ErrorCode::StartFailed, u"socketpair: "_s + qt_error_string());
    }
    std::unique_ptr<ProxyProcess> proxy(new ProxyProcess);
    proxy->m_socket = UniqueFd(ends[0]);
    const UniqueFd theirs(ends[1]);
    proxy->m_words = UniqueFd(::memfd_create("proxy-errors", MFD_CLOEXEC)); // a pipe nobody reads would block it

    posix_spawnattr_t attributes{};
    posix_spawn_file_actions_t actions{};
    sigset_t all;
    sigset_t none;
    ::sigfillset(&all);
    ::sigemptyset(&none);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, theirs.get(), 0);
    ::posix_spawn_file_actions_adddup2(&actions, theirs.get(), 1);
    ::posix_spawn_file_actions_adddup2(&actions, proxy->m_words.get(), 2);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    QByteArray line = command.toUtf8();
    QByteArray shell = "sh"_ba;
    QByteArray option = "-c"_ba;
    const std::array<char *, 4> arguments{shell.data(), option.data(), line.data(), nullptr};
    const int error = ::posix_spawn(&proxy->m_pid, "/bin/sh", &actions, &attributes, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (error != 0) {
        proxy->m_pid = -1;
        return fail(ErrorCode::StartFailed, u"proxy command: "_s + qt_error_string(error));
    }
    return proxy;
}

ProxyProcess::~ProxyProcess()
{
    if (m_pid <= 0) {
        return;
    }
    m_socket.reset();
    ::kill(-m_pid, SIGTERM);
    for (int i = 0; i < 50; ++i) {
        if (::waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
            return;
        }
        ::poll(nullptr, 0, 2); // a destructor has no stop token; 100 ms in all
    }
    ::kill(-m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
}

UniqueFd ProxyProcess::takeSocket()
{
    return std::move(m_socket);
}

QString ProxyProcess::lastWords() const
{
    constexpr off_t most = 1000;
    struct stat status{};
    if (::fstat(m_words.get(), &status) != 0) {
        return {};
    }
    QByteArray words(std::min(status.st_size, most), Qt::Uninitialized);
    const auto got = ::pread(m_words.get(), words.data(), static_cast<std::size_t>(words.size()),
                             std::max<off_t>(status.st_size - most, 0));
    words.truncate(std::max<ssize_t>(got, 0));
    return QString::fromUtf8(words).simplified();
}

QString expandProxyCommand(const QString &command, const QString &host, int port, const QString &user,
                           const QString &name)
{
    QString expanded;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QChar next = i + 1 < command.size() ? command[i + 1] : QChar();
        if (command[i] != u'%' || next.isNull()) {
            expanded += command[i];
            continue;
        }
        ++i;
        switch (next.unicode()) {
        case u'h':
            expanded += host;
            break;
        case u'p':
            expanded += QString::number(port);
            break;
        case u'r':
            expanded += user;
            break;
        case u'n':
            expanded += name;
            break;
        case u'%':
            expanded += u'%';
            break;
        default:
            expanded += u'%';
            expanded += next;
        }
    }
    return expanded;
}

} // namespace kubemori::ssh
