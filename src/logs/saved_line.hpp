// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_feed.hpp"

namespace kubemori::logs {

/// Takes the time and the source off a line as LogFile writes it ("2026-03-01T21:30:00.000Z node1 text"); what remains
/// is the text. False: it is no such line and stays as it is.
bool readSavedLine(LineDraft &line);

} // namespace kubemori::logs
