// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/runner.hpp"
#include "upgrade/environment/python_program.hpp"
#include "upgrade/upgrade.hpp"

#include <QByteArray>
#include <QList>

#include <stop_token>

namespace kubemori::upgrade {

/// The Pythons of a host (on PATH, in /usr/bin, /usr/local/bin, and those of pyenv), each once: those that fit the
/// release first, the newest of them before the others, python3 itself before all where the release says nothing. One
/// call there, with a deadline; a program that hangs is passed over.
[[nodiscard]] Result<QList<PythonProgram>> findPythons(command::Runner &runner, const HopTarget &target,
                                                       std::stop_token stop);

/// One program, as a person names it. NotFound when it is no Python that answers.
[[nodiscard]] Result<PythonProgram> lookAtPython(command::Runner &runner, const QString &path, const HopTarget &target,
                                                 std::stop_token stop);

/// Reads what the script of both prints; lines that are none of its own are passed over. Sorted as findPythons() says.
[[nodiscard]] QList<PythonProgram> parsePythons(const QByteArray &output, const HopTarget &target);

} // namespace kubemori::upgrade
