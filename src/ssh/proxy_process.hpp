// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <QString>

#include <memory>
#include <sys/types.h>

namespace kubemori::ssh {

/// A ProxyCommand (a ProxyJump becomes `ssh -W`) whose standard input and output are one end of a socket pair. Killed
/// with all it started when this object dies.
class ProxyProcess
{
public:
    /// `command` goes to a shell, as in ssh. Errors: StartFailed.
    [[nodiscard]] static Result<std::unique_ptr<ProxyProcess>> start(const QString &command);

    ~ProxyProcess();
    ProxyProcess(const ProxyProcess &) = delete;
    ProxyProcess &operator=(const ProxyProcess &) = delete;

    /// Our end, once.
    [[nodiscard]] UniqueFd takeSocket();
    /// The end of what it said on standard error: why the jump failed.
    [[nodiscard]] QString lastWords() const;

private:
    ProxyProcess() = default;

    pid_t m_pid = -1;
    UniqueFd m_socket;
    UniqueFd m_words;
};

/// %h %p %r %n and %% as in ssh_config(5).
[[nodiscard]] QString expandProxyCommand(const QString &command, const QString &host, int port, const QString &user,
                                         const QString &name);

} // namespace kubemori::ssh
