// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

namespace kubemori {

/// A stop of one's own that also follows an outer one.
class LinkedStop
{
public:
    explicit LinkedStop(const std::stop_token &outer)
        : m_follow(outer, [source = m_source]() mutable { source.request_stop(); })
    {
    }

    [[nodiscard]] std::stop_source source() const { return m_source; }
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_follow;
};

} // namespace kubemori
