// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"
#include "ansible/run_prompt.hpp"
#include "ansible/run_record.hpp"
#include "base/error.hpp"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace kubemori::ansible {

/// What a followed run tells. Called on worker threads, one call at a time and in order.
struct RunSink
{
    /// Output as it came, colours and all; `timeMs`: when (UTC).
    std::function<void(QByteArray bytes, qint64 timeMs)> output;
    std::function<void(QList<RunEvent>)> events;
    /// Also first, as soon as the run is known, and last, when it is over.
    std::function<void(RunRecord)> changed;
    /// Kind None: what was asked before is answered.
    std::function<void(RunPrompt)> prompt;
    /// The way to the run broke (the network is gone); it goes on, and is looked for again. Nothing: it is there again.
    std::function<void(std::optional<Error>)> connection;
    /// It could not be started or cannot be read: Locked, with the owner as detail; nothing follows.
    std::function<void(Error)> failed;
};

} // namespace kubemori::ansible
