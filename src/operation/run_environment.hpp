// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/answer_box.hpp"
#include "operation/controls.hpp"
#include "operation/recipe.hpp"
#include "operation/recorder.hpp"

namespace kubemori::operation {

/// What the parts of a run share; all borrowed.
struct RunEnvironment
{
    Recipe &recipe;
    Recorder &recorder;
    AnswerBox &answers;
    Controls &controls;
    Clock &clock;
};

} // namespace kubemori::operation
