// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_matcher.hpp"
#include "logs/log_snapshot.hpp"

#include <functional>
#include <stop_token>
#include <vector>

namespace kubemori::logs {

/// Takes matches, ascending and all behind those given before, and one past the last line looked at. False: enough.
using ScanSink = std::function<bool(std::vector<LineNumber> found, LineNumber scannedTo)>;

/// Looks for the lines of [from, end) that match, on as many threads as there are cores when they are many. Calls the
/// sink on this thread: soon for the first lines, then at least every few hundredths of a second. Ends early when
/// stopped.
void scanLines(const LogMatcher &matcher, const LogSnapshot &snapshot, LineNumber from, LineNumber end,
               const std::stop_token &stop, const ScanSink &sink);

} // namespace kubemori::logs
