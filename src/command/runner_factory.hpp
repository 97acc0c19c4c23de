// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <memory>

namespace kubemori::command {

/// A host reached by ssh, as the profile names it. Empty user, port 0 and empty identity mean: what ~/.ssh/config says.
struct SshTarget
{
    QString host;
    QString user;
    int port = 0;
    QString identityFile;

    /// "user@host:port" without the parts that are empty.
    [[nodiscard]] QString toString() const;
    bool operator==(const SshTarget &) const = default;
};

/// Makes runners for places. The real one is in ssh/, the demo and the tests bring their own. Thread-safe; runners for
/// the same target may share connections.
class RunnerFactory
{
public:
    virtual ~RunnerFactory() = default;
    [[nodiscard]] virtual std::shared_ptr<Runner> local() = 0;
    [[nodiscard]] virtual std::shared_ptr<Runner> ssh(const SshTarget &target) = 0;
    /// As ssh(), but every command makes a connection of its own: to ask a host whether it is back.
    [[nodiscard]] virtual std::shared_ptr<Runner> sshFresh(const SshTarget &target) { return ssh(target); }
    /// As sshFresh(), but nobody is asked for anything: for looks in the background at many hosts, whose connections
    /// are not worth keeping.
    [[nodiscard]] virtual std::shared_ptr<Runner> sshQuiet(const SshTarget &target) { return sshFresh(target); }
};

} // namespace kubemori::command
