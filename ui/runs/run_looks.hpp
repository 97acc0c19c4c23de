// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/phase_board.hpp"
#include "ansible/run_record.hpp"
#include "ui/widgets/appearance.hpp"

#include <QString>

namespace kubemori::ui {

/// Icon and tone of a state. The word for it is in RunText.
struct RunLook
{
    QString icon;
    Tone tone = Tone::Neutral;
};

[[nodiscard]] RunLook lookOf(ansible::HostStatus status);
[[nodiscard]] RunLook lookOf(const ansible::RunStatus &status);
[[nodiscard]] RunLook lookOf(ansible::PhaseState state);

} // namespace kubemori::ui
