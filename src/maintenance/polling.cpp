// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/polling.hpp"

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

bool mayPass(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    // A full disk under the journal: nothing may be done before a person has made room.
    case ErrorCode::Io:
    case ErrorCode::Locked:
    case ErrorCode::ProgramMissing:
    // A new host key will not go away by itself, and it must not be got used to.
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    // Every further try with a wrong sudo password is one step nearer to a locked account.
    case ErrorCode::BecomeFailed:
    case ErrorCode::GateBlocked:
    case ErrorCode::Declined:
    case ErrorCode::NotProved:
    case ErrorCode::Internal:
        return false;
    // A host that is booting refuses logins for a while ("System is booting up", pam_nologin), and an API server that
    // is starting answers Forbidden until it has read its roles: AuthenticationFailed and PermissionDenied may pass.
    default:
        return true;
    }
}

Result<> pollUntil(operation::StepContext &context, Milliseconds interval, ErrorCode code,
                   const std::function<Look()> &look)
{
    for (;;) {
        const Look looked = look();
        if (looked && looked->isEmpty()) {
            return {};
        }
        if (context.stop().stop_requested()) {
            return fail(ErrorCode::Cancelled, {}, context.node());
        }
        if (!looked && !mayPass(looked.error().code)) {
            return std::unexpected(looked.error());
        }
        const QString missing = looked ? *looked : toLogLine(looked.error());
        context.observe(missing);
        if (context.isTimeUp()) {
            return fail(looked ? code : ErrorCode::TimedOut, missing, context.node());
        }
        if (const auto waited = context.wait(interval); !waited) {
            return waited;
        }
    }
}

} // namespace kubemori::maintenance
