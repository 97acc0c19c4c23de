// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

namespace kubemori {

/// A stop of one's own that also follows an outer one, or two.
class LinkedStop
{
public:
    explicit LinkedStop(const std::stop_token &outer, const std::stop_token &other = {})
        : m_follow(outer, stopper())
        , m_followOther(other, stopper())
    {
    }

    [[nodiscard]] std::stop_source source() const { return m_source; }
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    [[nodiscard]] std::function<void()> stopper() const
    {
        return [source = m_source]() mutable { source.request_stop(); };
    }

    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_follow;
    std::stop_callback<std::function<void()>> m_followOther;
};

} // namespace kubemori
