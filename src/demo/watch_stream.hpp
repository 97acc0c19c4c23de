// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/program.hpp"

#include <QUrlQuery>

namespace kubemori::demo {

/// The watch of all nodes: events from a resource version on, bookmarks, 410 when the version is too old; ends after
/// timeoutSeconds.
[[nodiscard]] int streamNodes(Call &call, const QUrlQuery &query);

} // namespace kubemori::demo
