// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <QDateTime>

#include <optional>
#include <utility>

namespace kubemori::fleet {

/// Something that was looked at: the last value seen, which outlives looks that fail, and why the last look failed.
template<class T> struct Fact
{
    std::optional<T> value;
    QDateTime seenAt;           ///< UTC, of the value
    std::optional<Error> error; ///< of the last look; the value, if there is one, is older then
    QDateTime triedAt;          ///< UTC, of the last look; invalid: nobody has looked

    [[nodiscard]] bool isCurrent() const { return value.has_value() && !error; }
    void saw(T seen, const QDateTime &now)
    {
        value = std::move(seen);
        seenAt = now;
        error.reset();
        triedAt = now;
    }
    void failed(Error why, const QDateTime &now)
    {
        error = std::move(why);
        triedAt = now;
    }
    bool operator==(const Fact &) const = default;
};

} // namespace kubemori::fleet
