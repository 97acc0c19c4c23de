// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_snapshot.hpp"
#include "ui/logs/log_position.hpp"
#include "ui/logs/log_rows.hpp"

#include <QString>

#include <stop_token>

namespace kubemori::ui {

/// The selected text of the shown lines, without gutter, joined with line feeds; pieces of one long line are joined
/// without. Any thread. Ends early, with what it has, when stopped.
[[nodiscard]] QString selectedText(const logs::LogSnapshot &snapshot, const LogRows &rows,
                                   const LogSelection &selection, const std::stop_token &stop);

} // namespace kubemori::ui
