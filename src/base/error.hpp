// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace kubemori {

/// What went wrong, as a term of the field. Text for people is made from it in ui/text and app/cli only.
enum class ErrorCode {
    Cancelled,            ///< the stop token asked for it
    TimedOut,             ///< a deadline passed
    InvalidInput,         ///< a person's input, option or file is wrong
    InvalidData,          ///< an external program or server answered something that cannot be true
    NotFound,             ///< the object (node, file, host) does not exist
    AlreadyExists,        ///< …and may not be overwritten
    Io,                   ///< reading or writing on this machine failed
    Locked,               ///< another process owns it
    ProgramMissing,       ///< a program is not installed there
    StartFailed,          ///< a program exists but did not start
    ExitedNonZero,        ///< a program ended with an exit code that means failure
    Unreachable,          ///< no connection: name, route, port
    Disconnected,         ///< a connection that stood was lost
    HostKeyUnknown,       ///< the host's key is not in known_hosts and was not accepted
    HostKeyChanged,       ///< the host's key differs from known_hosts: refused
    AuthenticationFailed, ///< no way to log in was accepted
    BecomeFailed,         ///< sudo refused (wrong password, not in sudoers)
    PermissionDenied,     ///< logged in, but not allowed (RBAC, file mode)
    NotTrusted,           ///< git refuses a repository that belongs to another user
    Expired,              ///< the server no longer has that resource version (410 Gone)
    ServerError,          ///< the API server answered an error of its own
    BlockedByPdb,         ///< an eviction is refused by a PodDisruptionBudget
    EmptyDirData,         ///< a drain is refused because pods keep data in emptyDir volumes
    NotProved,            ///< done by exit code, but the effect could not be seen in the world
    GateBlocked,          ///< the conditions under which a node may go are not met
    Declined,             ///< a person answered no
    KeyringUnavailable,   ///< no keyring on this desktop, or it is locked and stays so
    Internal,             ///< a fault of this program
};

/// How to go on after an error.
enum class ErrorClass { Transient, Permanent, NeedsUser, Cancelled };

/// An error as a plain value. `detail` is technical, untranslated and free of secrets; `subject` names the thing it
/// happened on (node, host, file:line); `context` lists what was being done, innermost first.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QString subject;
    QStringList context;

    /// The same error with one more line of what was being done.
    [[nodiscard]] Error during(const QString &what) const;
    /// The same error, said of `what` if it names no subject yet.
    [[nodiscard]] Error on(const QString &what) const;

    bool operator==(const Error &) const = default;
};

[[nodiscard]] ErrorClass errorClass(ErrorCode code);

/// Stable name for JSON, journals and tests ("HostKeyChanged").
[[nodiscard]] QString toString(ErrorCode code);

/// One line for logs and the journal: "HostKeyChanged: node1: detail (while …)". Not for people's eyes in the window.
[[nodiscard]] QString toLogLine(const Error &error);

} // namespace kubemori
