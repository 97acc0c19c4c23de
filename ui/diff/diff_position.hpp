// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/side.hpp"

namespace kubemori::ui {

/// A place between two characters of one side: line from 0 and UTF-16 column.
struct DiffPosition
{
    diff::Side side = diff::Side::New;
    int line = 0;
    int column = 0;

    bool operator==(const DiffPosition &) const = default;
};

/// What is selected: from where the selection was begun to where it was led. Side by side both are on one side.
struct DiffSelection
{
    DiffPosition anchor;
    DiffPosition cursor;

    [[nodiscard]] bool isEmpty() const { return anchor == cursor; }
    bool operator==(const DiffSelection &) const = default;
};

} // namespace kubemori::ui
