// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_request.hpp"

#include <optional>

class QCommandLineParser;

namespace kubemori::cli {

/// The options of `runs start`.
void addRunOptions(QCommandLineParser &parser);
/// What they ask for, with PLAYBOOK, or with a pattern of hosts where --module is given; none, and said, when one is
/// wrong.
[[nodiscard]] std::optional<ansible::RunRequest> readRunOptions(const QCommandLineParser &parser,
                                                                const QString &target);

} // namespace kubemori::cli
