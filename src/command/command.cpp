// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/command.hpp"

#include "base/shell_quote.hpp"

namespace kubemori::command {

using namespace Qt::StringLiterals;

QString displayText(const Command &command)
{
    return (command.become ? u"sudo "_s : QString()) + shellJoin(command.argv);
}

} // namespace kubemori::command
