// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace kubemori::bench {

/// A node as large as in the field: 50 images with digests, 5 conditions, managed fields; about 12 kB of JSON.
[[nodiscard]] QByteArray makeNode(int number, int version = 1);

/// The pages of a NodeList of `count` nodes, as `kubectl get --raw` prints them; only the last one has no continue
/// token.
[[nodiscard]] QList<QByteArray> makePages(int count, int pageSize = 500);

} // namespace kubemori::bench
