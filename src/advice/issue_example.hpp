// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/log_clue.hpp"
#include "advice/picture.hpp"
#include "advice/verdict.hpp"

#include <QByteArray>
#include <QString>

#include <optional>

namespace kubemori::advice {

/// A case in an issue's file that shows what it is about, and what it is not about.
struct IssueExample
{
    QString name;
    Truth expected = Truth::Yes;
    Picture picture;               ///< for the condition
    std::optional<QByteArray> log; ///< for the clues instead
    std::optional<LogSource> from; ///< of the log; none: found out
    int line = 0;
};

} // namespace kubemori::advice
