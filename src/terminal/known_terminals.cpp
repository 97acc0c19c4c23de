// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/known_terminals.hpp"

#include <QStandardPaths>

namespace kubemori::terminal {

using namespace Qt::StringLiterals;

QString KnownTerminal::templateText() const
{
    return (QStringList{program} + arguments + QStringList{u"{command}"_s}).join(u' ');
}

const QList<KnownTerminal> &knownTerminals()
{
    // xfce4-terminal: -x takes the rest as words, -e one string. x-terminal-emulator: -e as xterm (Debian
    // policy 11.8.3).
    static const QList<KnownTerminal> known{
        {.program = u"xdg-terminal-exec"_s, .arguments = {}},
        {.program = u"x-terminal-emulator"_s, .arguments = {u"-e"_s}},
        {.program = u"gnome-terminal"_s, .arguments = {u"--"_s}},
        {.program = u"konsole"_s, .arguments = {u"-e"_s}},
        {.program = u"xfce4-terminal"_s, .arguments = {u"-x"_s}},
        {.program = u"kitty"_s, .arguments = {}},
        {.program = u"foot"_s, .arguments = {}},
        {.program = u"alacritty"_s, .arguments = {u"-e"_s}},
        {.program = u"wezterm"_s, .arguments = {u"start"_s, u"--"_s}},
        {.program = u"xterm"_s, .arguments = {u"-e"_s}},
    };
    return known;
}

QList<KnownTerminal> installedTerminals()
{
    QList<KnownTerminal> installed = knownTerminals();
    installed.removeIf(
        [](const KnownTerminal &terminal) { return QStandardPaths::findExecutable(terminal.program).isEmpty(); });
    return installed;
}

} // namespace kubemori::terminal
