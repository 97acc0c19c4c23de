// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_search.hpp"

#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

DiffSearch::DiffSearch(QObject *parent)
    : QObject(parent)
{
}

DiffSearch::~DiffSearch()
{
    m_stop.request_stop();
}

void DiffSearch::setDiff(std::shared_ptr<const diff::FileDiff> diff)
{
    m_diff = std::move(diff);
    restart();
}

void DiffSearch::setMatcher(std::optional<diff::TextMatcher> matcher)
{
    m_matcher = std::move(matcher);
    restart();
}

void DiffSearch::restart()
{
    m_stop.request_stop();
    m_stop = {};
    m_hits.clear();
    m_current = -1;
    const quint64 round = ++m_round;
    m_isSearching = m_matcher && m_diff;
    if (m_isSearching) {
        QThreadPool::globalInstance()->start([this, round, diff = m_diff, matcher = *m_matcher,
                                              stop = m_stop.get_token(), address = m_mailbox.address()] {
            auto hits = diff::searchDiff(*diff, matcher, stop);
            address.post([this, round, hits = std::move(hits)]() mutable {
                if (round == m_round) {
                    m_hits = std::move(hits);
                    m_isSearching = false;
                    Q_EMIT found();
                }
            });
        });
    }
    Q_EMIT found();
}

std::optional<diff::TextHit> DiffSearch::step(bool forward, const std::function<bool(const diff::TextHit &)> &isAbove)
{
    if (m_hits.empty()) {
        return std::nullopt;
    }
    if (m_current < 0) {
        const auto below = std::ranges::partition_point(m_hits, isAbove);
        m_current = static_cast<int>(below - m_hits.begin()) + (forward ? 0 : count() - 1);
    } else {
        m_current += forward ? 1 : count() - 1;
    }
    m_current %= count();
    return m_hits[static_cast<std::size_t>(m_current)];
}

} // namespace kubemori::ui
