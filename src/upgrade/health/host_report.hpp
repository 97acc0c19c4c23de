// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/command.hpp"
#include "upgrade/health/host_facts.hpp"

#include <QByteArray>

namespace kubemori::upgrade::health {

/// The command that lets a node say what it knows of itself: a script that reads only, and prints KEY=VALUE lines.
[[nodiscard]] command::Command hostReportCommand(bool become, Milliseconds timeout);

/// Reads its output. InvalidData for one that is cut off or is something else; a value that cannot be true is left out.
[[nodiscard]] Result<HostFacts> parseHostReport(const QByteArray &output);

} // namespace kubemori::upgrade::health
