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
};

} // namespace kubemori::command
