// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace kubemori::command {

/// One program to run, as a value: on this machine or on another, that is the Runner's business.
struct Command
{
    /// Program and arguments; no shell sees them unquoted.
    QStringList argv;
    /// Written to the program's standard input, which is then closed.
    QByteArray input;
    /// Added to the environment (a local program also inherits this program's own, but for variables that are null
    /// here).
    QMap<QString, QString> environment;
    /// Empty: the runner's default.
    QString workingDirectory;
    /// Run as root through sudo. The password, if sudo asks for one, comes from the runner's PasswordSource; never from
    /// `input`.
    bool become = false;
    /// Give it a pseudo terminal: standard error then arrives as standard output.
    bool terminal = false;
    /// Zero: no deadline of its own. When it passes, the program and all it started are killed and the error is
    /// TimedOut.
    Milliseconds timeout{0};
    /// After a stop or deadline: how long after SIGTERM the SIGKILL follows.
    Milliseconds killGrace{500};

    bool operator==(const Command &) const = default;
};

/// The command as a person would type it (sudo included, input not).
[[nodiscard]] QString displayText(const Command &command);

/// How a program ended.
struct Exit
{
    int code = 0;   ///< exit code; meaningful when signal is 0
    int signal = 0; ///< the signal that ended it, else 0
    Milliseconds duration{0};

    [[nodiscard]] bool isSuccess() const { return code == 0 && signal == 0; }
    bool operator==(const Exit &) const = default;
};

} // namespace kubemori::command
