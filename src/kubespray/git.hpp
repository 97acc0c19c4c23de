// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace kubemori::kubespray {

/// git in one folder of one machine: it asks nobody, takes no lock beside the ones it needs, starts no file-system
/// monitor, and answers in English whatever the locale. Blocks; thread-safe.
class Git
{
public:
    /// `timeout`: of each call.
    Git(std::shared_ptr<command::Runner> runner, QString folder, Milliseconds timeout = std::chrono::seconds{30});

    /// What `git ARGUMENTS` prints when it gets `input` on its standard input. A git that fails is one of: NotFound (no
    /// such folder, no repository), NotTrusted (it belongs to another user; the detail names git's command to allow
    /// it), PermissionDenied, InvalidInput (not a folder), ExitedNonZero with git's last words. ProgramMissing without
    /// git there. The error's subject is the folder with the place in front.
    [[nodiscard]] Result<QByteArray> read(const QStringList &arguments, std::stop_token stop,
                                          const QByteArray &input = {}) const;

    /// Runs `git ARGUMENTS`, which may change the repository and may ask a remote; whatever it prints goes to `sink` as
    /// it comes. Neither git nor ssh asks for a password or about a host key. Errors besides those of read():
    /// Unreachable, AuthenticationFailed and HostKeyUnknown, of the remote.
    [[nodiscard]] Result<> change(const QStringList &arguments, Milliseconds timeout, const command::OutputSink &sink,
                                  std::stop_token stop) const;

    /// "local:/home/ops/kubespray"
    [[nodiscard]] QString where() const;

private:
    [[nodiscard]] Result<command::Command> commandOf(const QStringList &arguments) const;
    [[nodiscard]] Error errorOf(const command::Exit &exit, const QByteArray &errors) const;

    std::shared_ptr<command::Runner> m_runner;
    QString m_folder;
    Milliseconds m_timeout;
};

} // namespace kubemori::kubespray
