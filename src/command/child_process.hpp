// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "command/command.hpp"

#include <optional>
#include <sys/types.h>
#include <utility>

namespace kubemori::command {

/// A program on this machine in a session and process group of its own, with pipes or a pseudo terminal. Our ends of
/// them are non-blocking and closed in children. The destructor kills and reaps what still lives: no zombie, no orphan
/// of the group.
class ChildProcess
{
public:
    /// Errors: ProgramMissing, StartFailed (with the system's reason), NotFound (working directory).
    /// `withInput`: keep a pipe to its standard input; else that is /dev/null.
    [[nodiscard]] static Result<ChildProcess> start(const Command &command, bool withInput);

    /// With none of its input and output connected to us, for release(). Errors as for start().
    [[nodiscard]] static Result<ChildProcess> startApart(const Command &command);

    ~ChildProcess();
    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&) = delete;
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Becomes readable when the program ended; -1 on kernels without it: then poll in slices.
    [[nodiscard]] int pidFd() const { return m_pidFd.get(); }

    /// With a terminal input and output are the same descriptor and there are no errors.
    UniqueFd input;
    UniqueFd output;
    UniqueFd errors;
    bool isTerminal = false;

    /// The way it ended, once that is known (duration not set). Reaps it.
    [[nodiscard]] std::optional<Exit> poll();
    /// Sends the signal to the whole group, also after its leader ended. False: not permitted (it became somebody
    /// else).
    bool signalGroup(int signal) const;
    /// Lets go of it: it is neither ended nor reaped by this object any more. Its process id.
    pid_t release() { return std::exchange(m_pid, -1); }
    /// Whether any process of the group is left.
    [[nodiscard]] bool hasGroup() const;

private:
    ChildProcess() = default;
    [[nodiscard]] Result<> spawn(const Command &command, int in, int out, int err, const QByteArray &terminalPath);

    pid_t m_pid = -1;
    UniqueFd m_pidFd;
    std::optional<Exit> m_exit;
};

} // namespace kubemori::command
