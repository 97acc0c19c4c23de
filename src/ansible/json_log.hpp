// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/located_event.hpp"

#include <QByteArray>

#include <vector>

namespace kubemori::ansible {

/// The events of what ansible's json callback prints at the end of a run: one document. Nothing for anything else, and
/// for a document that is cut short. `firstLine`: where it begins in the log; events are found below it when it is
/// written as ansible does, else all are there.
[[nodiscard]] std::vector<LocatedEvent> readJsonLog(const QByteArray &document, qint64 firstLine);

} // namespace kubemori::ansible
