// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/task_thread.hpp"

#include "command/detached_programs.hpp"
#include "ui/bridge/terminal_launcher.hpp"

namespace kubemori::composition {

/// Terminal programs of this machine with ssh in them. They go on when Kubemori ends.
class SshTerminal final : public ui::TerminalLauncher
{
public:
    void open(const ui::TerminalRequest &request, std::function<void(Result<>)> done) override;

private:
    command::DetachedPrograms m_programs; ///< for the task thread only
    TaskThread m_tasks;
};

/// The program and arguments that open this login. InvalidData, InvalidInput (template), ProgramMissing.
[[nodiscard]] Result<QStringList> terminalCommand(const ui::TerminalRequest &request);

} // namespace kubemori::composition
