// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/probe.hpp"

#include <QMetaType>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace kubemori::ui {

/// The last echo answers of one node, oldest first. A plain value.
class PingHistory
{
public:
    enum class Mark : std::uint8_t { Unknown, Answered, Lost };
    struct Entry
    {
        Mark mark = Mark::Unknown;
        std::uint32_t microseconds = 0;
    };
    static constexpr std::size_t capacity = 40;

    void add(const monitor::ProbeSample &sample);
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// 0 is the oldest.
    [[nodiscard]] const Entry &at(std::size_t index) const;
    /// The newest; Unknown when there is none.
    [[nodiscard]] Entry last() const;
    [[nodiscard]] int count(Mark mark) const;

private:
    std::array<Entry, capacity> m_entries{};
    std::size_t m_begin = 0;
    std::size_t m_size = 0;
};

} // namespace kubemori::ui

Q_DECLARE_METATYPE(kubemori::ui::PingHistory)
