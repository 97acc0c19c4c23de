// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace kubemori::inventory {

/// A value, or what is wrong, in technical English. Used where the place in the file is known to the caller only.
template<class T = void> using Checked = std::expected<T, QString>;

} // namespace kubemori::inventory
