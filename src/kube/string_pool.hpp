// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>

namespace kubemori::kube {

/// Keeps strings that repeat (versions, kernels, condition reasons) in memory once: equal bytes give QStrings that
/// share their data. Bounded: when it is full it starts over, which costs memory only. Not thread-safe.
class StringPool
{
public:
    [[nodiscard]] QString get(std::string_view utf8);

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_strings;
};

} // namespace kubemori::kube
