// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"

#include <QModelIndex>

#include <algorithm>

/// What RunTreeModel keeps in its indexes. Only for its own sources.
namespace kubemori::ui::run_tree_index {

/// An index says where its own row is in the tree, so that tasks can get a batch above them and stay the same rows.
enum class Level : quintptr { Play, Batch, Task, Host, Item };
inline constexpr quintptr playBits = 12;
inline constexpr quintptr batchBits = 13;
inline constexpr quintptr taskBits = 18;
inline constexpr quintptr hostBits = 17;
static_assert(sizeof(quintptr) == 8 && 3 + playBits + batchBits + taskBits + hostBits <= 64);

[[nodiscard]] constexpr quintptr mask(quintptr bits)
{
    return (quintptr{1} << bits) - 1;
}

/// What has no number is no row.
[[nodiscard]] inline int limited(std::size_t count, quintptr bits)
{
    return static_cast<int>(std::min<std::size_t>(count, mask(bits)));
}

[[nodiscard]] inline quintptr field(int value, quintptr bits)
{
    return static_cast<quintptr>(std::max(0, value)) & mask(bits);
}

[[nodiscard]] inline quintptr idOf(Level level, const ansible::TreePlace &place)
{
    quintptr id = static_cast<quintptr>(level);
    id = id << playBits | field(place.play, playBits);
    id = id << batchBits | field(place.batch, batchBits);
    id = id << taskBits | field(place.task, taskBits);
    return id << hostBits | field(place.host, hostBits);
}

[[nodiscard]] inline Level levelOf(const QModelIndex &index)
{
    return static_cast<Level>(index.internalId() >> (hostBits + taskBits + batchBits + playBits));
}

[[nodiscard]] inline ansible::TreePlace taskOf(ansible::TreePlace place)
{
    place.host = -1;
    return place;
}

} // namespace kubemori::ui::run_tree_index
