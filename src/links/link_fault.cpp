// SPDX-License-Identifier: GPL-3.0-or-later
#include "links/link_fault.hpp"

#include <algorithm>
#include <initializer_list>

namespace kubemori::links {

using namespace Qt::StringLiterals;

namespace {

bool says(const Error &error, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(
        words, [&error](QLatin1StringView word) { return error.detail.contains(word, Qt::CaseInsensitive); });
}

/// What can happen to every command.
LinkFault commonFault(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return LinkFault::Cancelled;
    case ErrorCode::Declined:
        return LinkFault::Declined;
    case ErrorCode::TimedOut:
        return LinkFault::TimedOut;
    case ErrorCode::Disconnected:
        return LinkFault::ConnectionLost;
    case ErrorCode::HostKeyUnknown:
        return LinkFault::HostKeyUnknown;
    case ErrorCode::HostKeyChanged:
        return LinkFault::HostKeyChanged;
    case ErrorCode::AuthenticationFailed:
        return LinkFault::LoginRefused;
    default:
        return LinkFault::Other;
    }
}

} // namespace

LinkFault portFault(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable:
        // The words of the C library are those of the desktop's language; what is left is refusal.
        return says(error, {"route"_L1, "network is unreachable"_L1, "経路"_L1}) ? LinkFault::NoRoute
                                                                                 : LinkFault::ConnectionRefused;
    case ErrorCode::TimedOut:
        return LinkFault::Silent;
    case ErrorCode::InvalidData:
        return LinkFault::NotSsh;
    case ErrorCode::NotFound:
        return LinkFault::NoSuchName;
    default:
        return commonFault(error);
    }
}

LinkFault loginFault(const Error &error)
{
    return error.code == ErrorCode::Unreachable ? LinkFault::Silent : commonFault(error);
}

LinkFault sudoFault(const Error &error)
{
    if (error.code == ErrorCode::ProgramMissing) {
        return LinkFault::SudoMissing;
    }
    if (error.code != ErrorCode::BecomeFailed) {
        return loginFault(error);
    }
    // sudo's own words (plugins/sudoers/logging.c, src/tgetpass.c); it speaks English in a session without a locale.
    if (says(error, {"not in the sudoers"_L1, "not allowed to"_L1, "may not run sudo"_L1})) {
        return LinkFault::SudoNotAllowed;
    }
    if (says(error, {"a terminal is required"_L1, "must have a tty"_L1, "no tty present"_L1})) {
        return LinkFault::SudoNeedsTerminal;
    }
    if (says(error, {"refused the password"_L1, "incorrect password"_L1, "try again"_L1})) {
        return LinkFault::SudoPasswordWrong;
    }
    return says(error, {"sudo: not found"_L1, "sudo: command not found"_L1}) ? LinkFault::SudoMissing
                                                                             : LinkFault::SudoRefused;
}

LinkFault kubectlFault(const Error &error)
{
    switch (error.code) {
    case ErrorCode::ProgramMissing:
    case ErrorCode::StartFailed:
        return LinkFault::KubectlMissing;
    case ErrorCode::BecomeFailed:
        return sudoFault(error);
    case ErrorCode::Unreachable:
        // Without any kubeconfig kubectl tries the insecure port of long ago on its own machine.
        return says(error, {"localhost:8080"_L1, "127.0.0.1:8080"_L1}) ? LinkFault::NoKubeconfig
                                                                       : LinkFault::ApiServerSilent;
    case ErrorCode::AuthenticationFailed:
        return LinkFault::ApiServerRefusesLogin;
    case ErrorCode::PermissionDenied:
        return LinkFault::ApiServerForbids;
    case ErrorCode::ServerError:
    case ErrorCode::InvalidData:
        return LinkFault::ApiServerFailed;
    case ErrorCode::InvalidInput:
        return says(error, {"context"_L1}) ? LinkFault::ContextUnknown : LinkFault::NoKubeconfig;
    case ErrorCode::ExitedNonZero:
        return says(error, {"kubeconfig"_L1, "permission denied"_L1, "no such file"_L1, "config"_L1})
                   ? LinkFault::NoKubeconfig
                   : LinkFault::KubectlBroken;
    default:
        return commonFault(error);
    }
}

} // namespace kubemori::links
