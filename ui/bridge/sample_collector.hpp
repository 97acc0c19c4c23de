// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/probe.hpp"

#include <QList>

#include <functional>
#include <mutex>

namespace kubemori::ui {

/// Gathers ping samples between two visits of the GUI thread. Thread-safe.
class SampleCollector
{
public:
    /// `filled` is called on the posting thread when there is something to take after there was nothing.
    explicit SampleCollector(std::function<void()> filled);

    /// For ClusterSession::probe.
    void post(const monitor::ProbeSample &sample);
    [[nodiscard]] QList<monitor::ProbeSample> take();

private:
    std::function<void()> m_filled;
    std::mutex m_mutex;
    QList<monitor::ProbeSample> m_samples;
};

} // namespace kubemori::ui
