// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <sys/types.h>

namespace kubemori {

/// To be called first in main(): no core dumps and no reading of this process's memory by others, as it holds passwords
/// for a while; a peer that closes its end of a pipe is an error code, not a deadly signal.
void hardenProcess();

/// Only the last part: SIGPIPE is ignored from now on, unless somebody handles it already. Thread-safe, cheap to call
/// again.
void ignoreBrokenPipes();

/// write(2), but a closed pipe is only the error EPIPE, whatever the process does about SIGPIPE.
[[nodiscard]] ssize_t writeQuietly(int fd, const char *bytes, std::size_t size);

} // namespace kubemori
