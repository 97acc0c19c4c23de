// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <memory>

class QCommandLineParser;

namespace kubemori::demo {
class DemoWorld;
}

namespace kubemori::cli {

/// --demo and --demo-speed, the same for the window and the subcommands.
void addDemoOptions(QCommandLineParser &parser);
/// The usual one without --demo-speed. InvalidInput, with words for people, when it is no number or out of range.
[[nodiscard]] Result<double> readDemoSpeed(const QCommandLineParser &parser);
/// The demo that was asked for; null without --demo. Errors: those of readDemoSpeed().
[[nodiscard]] Result<std::shared_ptr<demo::DemoWorld>> readDemo(const QCommandLineParser &parser);

} // namespace kubemori::cli
