// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <mutex>
#include <set>
#include <thread>

namespace kubemori::test {

/// Looks at the argument lists and environments of every process of this machine, over and over while it lives, as any
/// other user could with ps.
class ProcessWatch
{
public:
    ProcessWatch();
    ~ProcessWatch();
    ProcessWatch(const ProcessWatch &) = delete;
    ProcessWatch &operator=(const ProcessWatch &) = delete;

    /// Everything seen so far, each once.
    [[nodiscard]] QByteArrayList seen() const;

private:
    void main(const std::stop_token &stop);

    mutable std::mutex m_mutex;
    std::set<QByteArray> m_seen;
    std::jthread m_thread;
};

} // namespace kubemori::test
