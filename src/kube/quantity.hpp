// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <optional>
#include <string_view>

namespace kubemori::kube {

/// A Kubernetes quantity ("250m", "0.5", "1e3", "64Mi", "2G") in thousandths, rounded up as the scheduler does; none
/// for anything else and for negative ones. Larger than 2^62 is cut to that.
[[nodiscard]] std::optional<qint64> parseThousandths(std::string_view text);
/// The same in whole units (bytes, pods), rounded up.
[[nodiscard]] std::optional<qint64> parseWhole(std::string_view text);

} // namespace kubemori::kube
