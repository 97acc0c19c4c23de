// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace kubemori::operation {

/// The stable names of an enumeration, to be specialised with `static constexpr std::array table{std::pair{Enum::A,
/// "A"}, …}`. Journals on disk and other people's scripts depend on the names: never change one.
template<class Enum> struct EnumNames;

template<class Enum> [[nodiscard]] QString nameOf(Enum value)
{
    for (const auto &[key, name] : EnumNames<Enum>::table) {
        if (key == value) {
            return QString::fromLatin1(name);
        }
    }
    return {};
}

template<class Enum> [[nodiscard]] std::optional<Enum> fromName(const QString &text)
{
    for (const auto &[key, name] : EnumNames<Enum>::table) {
        if (text == QLatin1StringView(name)) {
            return key;
        }
    }
    return std::nullopt;
}

} // namespace kubemori::operation
