// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/ssh_terminal.hpp"

#include "cluster/cluster_access.hpp"
#include "cluster/host_name.hpp"
#include "terminal/known_terminals.hpp"
#include "terminal/ssh_command.hpp"
#include "terminal/terminal_template.hpp"

#include <utility>

namespace kubemori::composition {

using namespace Qt::StringLiterals;

namespace {

/// A terminal without a display or with a wrong option is gone within this time.
constexpr Milliseconds watch{700};

} // namespace

Result<QStringList> terminalCommand(const ui::TerminalRequest &request)
{
    // The name comes into the terminal's title, also where ssh goes to the address.
    if (!cluster::isHostName(request.node)) {
        return fail(ErrorCode::InvalidData, u"the node's name cannot be a host"_s, request.node);
    }
    const auto target = cluster::nodeTarget(request.profile.nodes, request.node, request.address);
    if (!target) {
        return std::unexpected(target.error());
    }
    QString text = request.terminalTemplate;
    if (text.isEmpty()) {
        const QList<terminal::KnownTerminal> installed = terminal::installedTerminals();
        if (installed.isEmpty()) {
            return fail(ErrorCode::ProgramMissing, u"no terminal program that Kubemori knows"_s);
        }
        text = installed.constFirst().templateText();
    }
    const auto parsed = terminal::TerminalTemplate::parse(text);
    if (!parsed) {
        return std::unexpected(parsed.error().on(text));
    }
    return parsed->expand(terminal::sshCommand(*target), request.node);
}

void SshTerminal::open(const ui::TerminalRequest &request, std::function<void(Result<>)> done)
{
    m_tasks.post([this, request, done = std::move(done)](const std::stop_token &stop) {
        const auto argv = terminalCommand(request);
        if (!argv) {
            done(std::unexpected(argv.error()));
            return;
        }
        command::Command program;
        program.argv = *argv;
        done(m_programs.start(program, watch, stop));
    });
}

} // namespace kubemori::composition
