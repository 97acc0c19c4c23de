// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/command.hpp"

#include <QByteArrayView>

#include <functional>
#include <stop_token>

namespace kubemori::command {

enum class Stream { Output, Error };

/// Receives the program's output as it arrives, in pieces of any size, on the thread that called run().
using OutputSink = std::function<void(Stream, QByteArrayView)>;

/// The only way to the outside world: runs programs on one machine. Implementations: LocalRunner, ssh::SshRunner, the
/// demo's, the tests' ScriptedRunner. A feature never knows which one it has. Thread-safe: several run() at once are
/// allowed.
class Runner
{
public:
    virtual ~Runner() = default;

    /// Runs and waits. Any exit code is a value, not an error; errors are: could not start, lost the connection,
    /// deadline, stop. After return nothing of the program is left running (with Disconnected or Unreachable that
    /// cannot be known). A stop is felt within 200 ms and takes the whole process group along.
    virtual Result<Exit> run(const Command &command, const OutputSink &sink, std::stop_token stop) = 0;

    /// Where it runs, for people and logs: "local", "ops@10.0.0.11".
    [[nodiscard]] virtual QString location() const = 0;
};

/// A finished program with all it printed.
struct Captured
{
    Exit exit;
    QByteArray output;
    QByteArray errors;
};

/// Runs and keeps the output. More than `limit` bytes on a stream ends it with InvalidData: no answer we ask for is
/// that long.
[[nodiscard]] Result<Captured> capture(Runner &runner, const Command &command, std::stop_token stop,
                                       qsizetype limit = qsizetype{64} << 20);

/// As capture(), but a non-zero exit is an ExitedNonZero error whose detail holds the last lines of standard error.
[[nodiscard]] Result<Captured> captureChecked(Runner &runner, const Command &command, std::stop_token stop,
                                              qsizetype limit = qsizetype{64} << 20);

} // namespace kubemori::command
