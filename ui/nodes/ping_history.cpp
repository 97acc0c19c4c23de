// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/ping_history.hpp"

#include <algorithm>
#include <limits>

namespace kubemori::ui {

void PingHistory::add(const monitor::ProbeSample &sample)
{
    Entry entry;
    if (sample.roundTrip) {
        entry.mark = Mark::Answered;
        entry.microseconds = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(sample.roundTrip->count(), 0, std::numeric_limits<std::uint32_t>::max()));
    } else if (sample.icmpUsable) {
        entry.mark = Mark::Lost;
    }
    if (m_size < capacity) {
        m_entries[(m_begin + m_size++) % capacity] = entry;
    } else {
        m_entries[m_begin] = entry;
        m_begin = (m_begin + 1) % capacity;
    }
}

const PingHistory::Entry &PingHistory::at(std::size_t index) const
{
    return m_entries[(m_begin + index) % capacity];
}

PingHistory::Entry PingHistory::last() const
{
    return isEmpty() ? Entry{} : at(m_size - 1);
}

int PingHistory::count(Mark mark) const
{
    int found = 0;
    for (std::size_t i = 0; i < m_size; ++i) {
        found += at(i).mark == mark ? 1 : 0;
    }
    return found;
}

} // namespace kubemori::ui
