// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/profile.hpp"

#include <QString>

#include <functional>

namespace kubemori::ui {

/// A login to a node, as the window knows the node.
struct TerminalRequest
{
    cluster::Profile profile;
    QString node;             ///< as the API server says it (suspected)
    QString address;          ///< the node's internal address, likewise; may be empty
    QString terminalTemplate; ///< as terminal::TerminalTemplate reads it; empty: the first known one that is installed
};

/// Opens the person's own terminal program with ssh to a node in it.
class TerminalLauncher
{
public:
    virtual ~TerminalLauncher() = default;
    /// Returns at once; `done` comes on a worker thread. Errors: InvalidData for a node that cannot be a host,
    /// ProgramMissing where no terminal is installed, and those of starting it.
    virtual void open(const TerminalRequest &request, std::function<void(Result<>)> done) = 0;
};

} // namespace kubemori::ui
