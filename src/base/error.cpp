// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"

#include <array>
#include <utility>

namespace kubemori {

using namespace Qt::StringLiterals;

Error Error::during(const QString &what) const
{
    Error copy = *this;
    copy.context.append(what);
    return copy;
}

Error Error::on(const QString &what) const
{
    Error copy = *this;
    if (copy.subject.isEmpty()) {
        copy.subject = what;
    }
    return copy;
}

ErrorClass errorClass(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return ErrorClass::Cancelled;
    case ErrorCode::TimedOut:
    case ErrorCode::Unreachable:
    case ErrorCode::Disconnected:
    case ErrorCode::Expired:
    case ErrorCode::ServerError:
        return ErrorClass::Transient;
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::AuthenticationFailed:
    case ErrorCode::BecomeFailed:
    case ErrorCode::BlockedByPdb:
    case ErrorCode::EmptyDirData:
    case ErrorCode::GateBlocked:
    case ErrorCode::Declined:
    case ErrorCode::KeyringUnavailable:
    case ErrorCode::Locked:
    case ErrorCode::NotTrusted:
        return ErrorClass::NeedsUser;
    default:
        return ErrorClass::Permanent;
    }
}

QString toString(ErrorCode code)
{
    static constexpr std::array names{
        std::pair{ErrorCode::Cancelled, "Cancelled"},
        std::pair{ErrorCode::TimedOut, "TimedOut"},
        std::pair{ErrorCode::InvalidInput, "InvalidInput"},
        std::pair{ErrorCode::InvalidData, "InvalidData"},
        std::pair{ErrorCode::NotFound, "NotFound"},
        std::pair{ErrorCode::AlreadyExists, "AlreadyExists"},
        std::pair{ErrorCode::Io, "Io"},
        std::pair{ErrorCode::Locked, "Locked"},
        std::pair{ErrorCode::ProgramMissing, "ProgramMissing"},
        std::pair{ErrorCode::StartFailed, "StartFailed"},
        std::pair{ErrorCode::ExitedNonZero, "ExitedNonZero"},
        std::pair{ErrorCode::Unreachable, "Unreachable"},
        std::pair{ErrorCode::Disconnected, "Disconnected"},
        std::pair{ErrorCode::HostKeyUnknown, "HostKeyUnknown"},
        std::pair{ErrorCode::HostKeyChanged, "HostKeyChanged"},
        std::pair{ErrorCode::AuthenticationFailed, "AuthenticationFailed"},
        std::pair{ErrorCode::BecomeFailed, "BecomeFailed"},
        std::pair{ErrorCode::PermissionDenied, "PermissionDenied"},
        std::pair{ErrorCode::NotTrusted, "NotTrusted"},
        std::pair{ErrorCode::Expired, "Expired"},
        std::pair{ErrorCode::ServerError, "ServerError"},
        std::pair{ErrorCode::BlockedByPdb, "BlockedByPdb"},
        std::pair{ErrorCode::EmptyDirData, "EmptyDirData"},
        std::pair{ErrorCode::NotProved, "NotProved"},
        std::pair{ErrorCode::GateBlocked, "GateBlocked"},
        std::pair{ErrorCode::Declined, "Declined"},
        std::pair{ErrorCode::KeyringUnavailable, "KeyringUnavailable"},
        std::pair{ErrorCode::Internal, "Internal"},
    };
    for (const auto &[value, name] : names) {
        if (value == code) {
            return QString::fromLatin1(name);
        }
    }
    return u"Internal"_s;
}

QString toLogLine(const Error &error)
{
    QString line = toString(error.code);
    if (!error.subject.isEmpty()) {
        line += u": "_s + error.subject;
    }
    if (!error.detail.isEmpty()) {
        line += u": "_s + error.detail;
    }
    if (!error.context.isEmpty()) {
        line += u" (while "_s + error.context.join(u", while "_s) + u')';
    }
    return line;
}

} // namespace kubemori
