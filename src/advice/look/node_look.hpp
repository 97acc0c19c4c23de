// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/picture.hpp"
#include "cluster/cluster_access.hpp"
#include "command/runner.hpp"

#include <QList>
#include <QString>

#include <stop_token>

namespace kubemori::advice {

/// Runs scripts that only look as root on one node, all in one command over ssh, and tells their answers apart. Each
/// script has a deadline of its own, all of them together `longest`; what was answered before it counts. Never fails as
/// a whole: what did not answer is an error in its place, NotProved for a script that names a program which is not
/// there. Standard error is not part of an answer. Blocks.
[[nodiscard]] QList<Answer> askNode(const cluster::NodeHost &host, const QStringList &scripts, Milliseconds longest,
                                    const std::stop_token &stop);

} // namespace kubemori::advice
