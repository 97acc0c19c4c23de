// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/quantity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace kubemori::kube {

namespace {

constexpr std::array suffixes{
    std::pair{std::string_view(""), 1.0},      std::pair{std::string_view("n"), 1e-9},
    std::pair{std::string_view("u"), 1e-6},    std::pair{std::string_view("m"), 1e-3},
    std::pair{std::string_view("k"), 1e3},     std::pair{std::string_view("M"), 1e6},
    std::pair{std::string_view("G"), 1e9},     std::pair{std::string_view("T"), 1e12},
    std::pair{std::string_view("P"), 1e15},    std::pair{std::string_view("E"), 1e18},
    std::pair{std::string_view("Ki"), 0x1p10}, std::pair{std::string_view("Mi"), 0x1p20},
    std::pair{std::string_view("Gi"), 0x1p30}, std::pair{std::string_view("Ti"), 0x1p40},
    std::pair{std::string_view("Pi"), 0x1p50}, std::pair{std::string_view("Ei"), 0x1p60},
};

std::optional<qint64> parse(std::string_view text, double scale)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    // from_chars also knows "inf" and "nan".
    if (text.empty() || (text.front() != '.' && (text.front() < '0' || text.front() > '9'))) {
        return std::nullopt;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const auto suffix = std::ranges::find(suffixes, text, &std::pair<std::string_view, double>::first);
    if (suffix == suffixes.end()) {
        return std::nullopt;
    }
    // 0.1 is a little more than a tenth in binary: without the slack it would become 101m.
    const double units = number * suffix->second * scale;
    const double slack = std::min(1e-6, units * 1e-12);
    return static_cast<qint64>(std::clamp(std::ceil(units - slack), 0.0, 0x1p62));
}

} // namespace

std::optional<qint64> parseThousandths(std::string_view text)
{
    return parse(text, 1e3);
}

std::optional<qint64> parseWhole(std::string_view text)
{
    return parse(text, 1.0);
}

} // namespace kubemori::kube
