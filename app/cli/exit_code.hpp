// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

namespace kubemori::cli {

/// What the shell gets. Other people's scripts rely on these numbers.
enum ExitCode : int {
    Done = 0,           ///< done, or nothing found
    Failed = 1,         ///< tried and failed
    WrongUsage = 2,     ///< wrong option, argument or input file
    Findings = 3,       ///< findings that block
    DecisionNeeded = 4, ///< a person has to decide
    Interrupted = 130,  ///< SIGINT or SIGTERM
};

/// For an error of reading what the user named: names that are none are the user's mistake, anything else failed.
[[nodiscard]] inline int readingExitCode(const Error &error)
{
    using enum ErrorCode;
    return error.code == NotFound || error.code == InvalidInput || error.code == AlreadyExists ? WrongUsage : Failed;
}

} // namespace kubemori::cli
