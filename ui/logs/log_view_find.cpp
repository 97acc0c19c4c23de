// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.hpp"

#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

namespace {

constexpr int markMilliseconds = 1600;
constexpr int markStepMilliseconds = 80;
constexpr int fadeSteps = 8; ///< of the last of them

} // namespace

void LogView::setSearch(std::optional<logs::LogMatcher> matcher)
{
    m_asked = std::move(matcher);
    m_currentMatch = -1;
    beginSearch();
    viewport()->update();
    Q_EMIT searchChanged();
}

void LogView::beginSearch()
{
    if (!m_asked && !m_search.matcher()) {
        return;
    }
    m_search.setMatcher(m_asked && m_filter.matcher() ? m_asked->within(*m_filter.matcher()) : m_asked);
}

void LogView::beginFailures()
{
    if (!m_snapshot.hasHad(logs::LogLevel::Failure)) {
        return;
    }
    const auto failures = logs::LogMatcher::make(
        {.text = {}, .regex = false, .caseSensitive = false, .source = {}, .levels = logs::LevelFilter::Failures});
    m_failures.setMatcher(m_filter.matcher() ? failures->within(*m_filter.matcher()) : *failures);
}

bool LogView::findNext()
{
    return find(true);
}

bool LogView::findPrevious()
{
    return find(false);
}

bool LogView::find(bool forward)
{
    logs::LineNumber from = m_currentMatch;
    if (from < 0) {
        from = forward ? m_topLine - 1 : m_snapshot.endLine();
    }
    if (!goToMatch(m_search.matches(), forward, from, [](std::size_t) { return true; }, m_currentMatch)) {
        return false;
    }
    ensureVisible(m_currentMatch);
    Q_EMIT searchChanged();
    return true;
}

bool LogView::findNextFailure()
{
    return findFailure(true);
}

bool LogView::findPreviousFailure()
{
    return findFailure(false);
}

bool LogView::findFailure(bool forward)
{
    const std::vector<logs::LineNumber> &all = m_failures.matches();
    logs::LineNumber from = m_currentFailure;
    if (from < 0 || !visibleLines().contains(from)) { // the person has gone elsewhere
        from = forward || !m_isFollowing ? m_topLine - (forward ? 1 : 0) : m_snapshot.endLine();
    }
    const auto isHead = [&](std::size_t index) {
        return index == 0 || all[index - 1] != all[index] - 1 ||
               m_snapshot.line(all[index - 1]).source != m_snapshot.line(all[index]).source;
    };
    if (!goToMatch(all, forward, from, isHead, m_currentFailure)) {
        return false;
    }
    revealLine(m_currentFailure);
    return true;
}

bool LogView::goToMatch(const std::vector<logs::LineNumber> &all, bool forward, logs::LineNumber from,
                        const std::function<bool(std::size_t)> &isWanted, logs::LineNumber &current)
{
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    std::ptrdiff_t index = forward ? std::ranges::upper_bound(all, from) - all.begin()
                                   : std::ranges::lower_bound(all, from) - all.begin() - 1;
    for (std::ptrdiff_t tried = 0; tried < count; ++tried, index += forward ? 1 : -1) {
        const auto place = static_cast<std::size_t>((index % count + count) % count);
        if (m_rows.contains(all[place]) && isWanted(place)) { // the filter may not have come as far
            current = all[place];
            return true;
        }
    }
    return false;
}

LogView::SearchState LogView::searchState() const
{
    const std::vector<logs::LineNumber> &all = m_search.matches();
    const auto current = std::ranges::lower_bound(all, m_currentMatch);
    return SearchState{.matches = static_cast<qint64>(all.size()),
                       .current = current != all.end() && *current == m_currentMatch ? current - all.begin() : -1,
                       .isDone = m_search.isDone()};
}

bool LogView::isLetThrough(logs::LineNumber line) const
{
    return !m_filter.matcher() || m_filter.matcher()->matches(m_snapshot, line);
}

void LogView::ensureVisible(logs::LineNumber line)
{
    const QList<logs::LineNumber> visible = visibleLines();
    if (!visible.contains(line) || line == visible.constLast()) {
        showThirdFromTop(line);
    }
    if (m_isFollowing) {
        setFollowing(false); // else the next line that arrives would take it away again
    }
    viewport()->update();
}

void LogView::revealLine(logs::LineNumber line)
{
    if (line >= m_snapshot.endLine()) {
        catchUp();
    }
    showThirdFromTop(line);
    if (m_isFollowing) {
        setFollowing(false);
    }
    markLine(line);
    viewport()->update();
}

void LogView::showThirdFromTop(logs::LineNumber line)
{
    Top wanted{.row = m_rows.rowOf(line), .sub = 0};
    for (int above = visibleRows() / 3; above > 0 && wanted.row > 0;) {
        --wanted.row;
        above -= subRows(wanted.row);
        wanted.sub = std::max(0, -above);
    }
    setTop(wanted);
}

void LogView::markLine(logs::LineNumber line)
{
    m_markedLine = line;
    m_markSteps = markMilliseconds / markStepMilliseconds;
    const bool isAnimated = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (isAnimated) {
        m_markTimer.start(markStepMilliseconds, this);
    } else {
        m_markSteps = 1; // stays as it is until it goes
        m_markTimer.start(markMilliseconds, this);
    }
}

void LogView::fadeMark()
{
    if (--m_markSteps <= 0) {
        m_markTimer.stop();
        m_markedLine = -1;
    }
    if (m_markSteps < fadeSteps) {
        viewport()->update();
    }
}

void LogView::drawMark(QPainter &painter, qreal y, qreal height)
{
    const bool isFading = m_markTimer.isActive() && m_markSteps < fadeSteps &&
                          style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    const qreal strength = isFading ? static_cast<qreal>(m_markSteps) / fadeSteps : 1;
    QColor colour = palette().color(QPalette::Highlight);
    colour.setAlphaF(static_cast<float>(0.22 * strength));
    painter.fillRect(QRectF(0, y, viewport()->width(), height), colour);
    colour.setAlphaF(static_cast<float>(strength));
    painter.fillRect(QRectF(0, y, m_layouts.charWidth() / 3, height), colour);
}

} // namespace kubemori::ui
