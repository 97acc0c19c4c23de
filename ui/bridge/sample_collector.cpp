// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/sample_collector.hpp"

#include <utility>

namespace kubemori::ui {

SampleCollector::SampleCollector(std::function<void()> filled)
    : m_filled(std::move(filled))
{
}

void SampleCollector::post(const monitor::ProbeSample &sample)
{
    bool wasEmpty = false;
    {
        const std::scoped_lock lock(m_mutex);
        wasEmpty = m_samples.isEmpty();
        m_samples.append(sample);
    }
    if (wasEmpty) {
        m_filled();
    }
}

QList<monitor::ProbeSample> SampleCollector::take()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_samples, {});
}

} // namespace kubemori::ui
