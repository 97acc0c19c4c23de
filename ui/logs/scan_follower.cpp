// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/scan_follower.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

ScanFollower::ScanFollower(QObject *parent)
    : QObject(parent)
{
}

ScanFollower::~ScanFollower()
{
    m_scanner.reset(); // its thread posts to this object
}

void ScanFollower::setStore(std::shared_ptr<logs::LogStore> store)
{
    m_scanner.reset();
    m_store = std::move(store);
    begin();
}

void ScanFollower::setMatcher(std::optional<logs::LogMatcher> matcher)
{
    m_matcher = std::move(matcher);
    begin();
}

void ScanFollower::begin()
{
    m_matches.clear();
    m_isDone = !m_matcher;
    if (!m_store || !m_matcher) {
        if (m_scanner) {
            m_scanner->clear();
        }
        return;
    }
    if (!m_scanner) { // only now, so that a log that is never searched has no thread
        m_scanner = std::make_unique<logs::LogScanner>(
            m_store, [this] { QMetaObject::invokeMethod(this, &ScanFollower::takeProgress, Qt::QueuedConnection); });
    }
    m_generation = m_scanner->start(*m_matcher);
}

void ScanFollower::wake()
{
    if (m_scanner) {
        m_scanner->wake();
    }
}

void ScanFollower::dropBefore(logs::LineNumber line)
{
    if (!m_matches.empty() && m_matches.front() < line) {
        m_matches.erase(m_matches.begin(), std::ranges::lower_bound(m_matches, line));
    }
}

void ScanFollower::takeProgress()
{
    if (!m_scanner) {
        return;
    }
    const logs::ScanProgress progress = m_scanner->take();
    if (progress.generation != m_generation || !m_matcher) {
        return;
    }
    m_isDone = progress.isDone;
    m_matches.insert(m_matches.end(), progress.matches.begin(), progress.matches.end());
    Q_EMIT progressed();
}

} // namespace kubemori::ui
