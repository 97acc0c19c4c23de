// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.hpp"

#include "ui/logs/log_view_accessible.hpp"

#include <QAction>
#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

namespace {

constexpr int refreshMilliseconds = 33;
constexpr int longestSourceShown = 18; // characters

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    installLogViewAccessibility();
    setObjectName(QStringLiteral("logView"));
    viewport()->setObjectName(QStringLiteral("logViewport"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_newLines = new QToolButton(viewport());
    m_newLines->setObjectName(QStringLiteral("logNewLinesButton"));
    m_newLines->setCursor(Qt::ArrowCursor);
    m_newLines->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_newLines->hide();
    connect(m_newLines, &QToolButton::clicked, this, [this] { setFollowing(true); });
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &LogView::refresh);
    connect(&m_filter, &ScanFollower::progressed, this, &LogView::scheduleRefresh);
    connect(&m_search, &ScanFollower::progressed, this, &LogView::scheduleRefresh);
    connect(&m_failures, &ScanFollower::progressed, this, &LogView::scheduleRefresh);
    makeActions();
    retranslate();
    relayout();
}

LogView::~LogView()
{
    if (m_store) {
        m_store->removeListener(m_listener);
    }
}

void LogView::setStore(std::shared_ptr<logs::LogStore> store)
{
    if (m_store) {
        m_store->removeListener(m_listener);
    }
    m_store = std::move(store);
    m_snapshot = {};
    m_forgivenLines = 0;
    m_selection = {};
    m_currentMatch = -1;
    m_currentFailure = -1;
    m_markedLine = -1;
    m_topLine = 0;
    m_topSub = 0;
    m_widest = 0;
    m_layouts.clear();
    m_filter.setStore(m_store);
    m_search.setStore(m_store);
    m_failures.setMatcher(std::nullopt);
    m_failures.setStore(m_store);
    if (m_store) {
        m_listener = m_store->addListener(
            [this] { QMetaObject::invokeMethod(this, &LogView::scheduleRefresh, Qt::QueuedConnection); });
    }
    rebuildRows();
    refresh();
    setFollowing(true);
}

void LogView::setFilter(std::optional<logs::LogMatcher> matcher)
{
    m_filter.setMatcher(std::move(matcher));
    beginSearch();
    beginFailures();
    rebuildRows();
    refresh();
}

void LogView::scheduleRefresh()
{
    if (!m_refreshTimer.isActive()) {
        // What comes after a pause is shown at once.
        const qint64 since = m_sinceRefresh.isValid() ? m_sinceRefresh.elapsed() : refreshMilliseconds;
        m_refreshTimer.start(static_cast<int>(std::max<qint64>(0, refreshMilliseconds - since)));
    }
}

void LogView::rebuildRows()
{
    if (m_filter.matcher()) {
        m_rows.beginFiltered();
    } else {
        m_rows.setAll(m_snapshot);
    }
}

void LogView::refresh()
{
    if (m_store) {
        m_store->arm(m_listener);
        const logs::LineNumber changedFrom = m_snapshot.completeEnd();
        m_snapshot = m_store->snapshot();
        m_layouts.forgetFrom(changedFrom);
        m_filter.dropBefore(m_snapshot.firstLine());
        m_search.dropBefore(m_snapshot.firstLine());
        m_failures.dropBefore(m_snapshot.firstLine());
        m_filter.wake();
        m_search.wake();
        if (!m_failures.matcher() && m_snapshot.hasHad(logs::LogLevel::Failure)) {
            beginFailures(); // only now, so that a log without failures needs no thread
        }
        m_failures.wake();
        takeForgiven();
    }
    if (m_filter.matcher()) {
        m_rows.extend(m_snapshot, *m_filter.matcher(), m_filter.matches());
    } else {
        m_rows.setAll(m_snapshot);
    }
    if (m_selection.last().line < m_snapshot.firstLine()) {
        m_selection = {};
    }
    updateGutter();
    const bool holdsSlider = verticalScrollBar()->isSliderDown();
    setTop(m_isFollowing && !holdsSlider ? endTop() : top());
    updateNewLines();
    m_copyAction->setEnabled(!m_selection.isEmpty());
    m_sinceRefresh.start();
    viewport()->update();
    Q_EMIT contentChanged();
    if (m_search.matcher()) {
        Q_EMIT searchChanged();
    }
}

/// Lines have other levels now: what was found by the levels they had is looked for again.
void LogView::takeForgiven()
{
    if (std::exchange(m_forgivenLines, m_snapshot.forgivenLines()) == m_snapshot.forgivenLines()) {
        return;
    }
    m_layouts.clear();
    if (m_filter.matcher() && m_filter.matcher()->levels() != logs::LevelFilter::All) {
        m_filter.setMatcher(m_filter.matcher());
        beginSearch();
        rebuildRows();
    }
    beginFailures();
}

void LogView::setFollowing(bool following)
{
    if (following) {
        setTop(endTop());
        viewport()->update();
    }
    if (following != m_isFollowing) {
        m_isFollowing = following;
        m_rowsWhenLeft = m_rows.count();
        m_followAction->setChecked(following);
        Q_EMIT followingChanged(following);
    }
    updateNewLines();
}

void LogView::setWrapping(bool wrapping)
{
    m_isWrapping = wrapping;
    m_wrapAction->setChecked(wrapping);
    m_widest = 0;
    m_topSub = 0;
    relayout();
}

void LogView::setGutterShown(bool shown)
{
    m_isGutterShown = shown;
    m_gutterAction->setChecked(shown);
    relayout();
}

void LogView::updateGutter()
{
    const QFontMetricsF metrics(font());
    qsizetype longest = 0;
    for (const QString &source : m_snapshot.sources()) {
        longest = std::max(longest, source.size());
    }
    // A log that knows no times keeps no room for them.
    const bool hasTimes = m_snapshot.hasTimes() || m_snapshot.lineCount() == 0;
    const qreal timeWidth =
        hasTimes ? metrics.horizontalAdvance(QStringLiteral("00:00:00")) + m_layouts.charWidth() : 0;
    const qreal sourceWidth =
        longest == 0 ? 0
                     : static_cast<qreal>(std::min<qsizetype>(longest, longestSourceShown) + 1) * m_layouts.charWidth();
    if (timeWidth != m_timeWidth || sourceWidth != m_sourceWidth) {
        m_timeWidth = timeWidth;
        m_sourceWidth = sourceWidth;
        relayout();
    }
}

qreal LogView::textLeft() const
{
    const qreal margin = m_layouts.charWidth() / 2;
    const qreal mark = 1.5 * m_layouts.charWidth();
    return margin + mark + (m_isGutterShown ? m_timeWidth + m_sourceWidth : 0) + margin;
}

void LogView::relayout()
{
    const qreal width = viewport()->width() - textLeft() - m_layouts.charWidth();
    m_layouts.configure(font(), LogColours(palette()), m_isWrapping ? std::max(width, 10 * m_layouts.charWidth()) : 0);
    setTop(m_isFollowing ? endTop() : top());
    viewport()->update();
}

int LogView::visibleRows() const
{
    return std::max(1, static_cast<int>(viewport()->height() / m_layouts.rowHeight()));
}

int LogView::subRows(qint64 row)
{
    return m_isWrapping ? m_layouts.get(m_snapshot, m_rows.lineAt(row)).rows() : 1;
}

LogView::Top LogView::endTop()
{
    qint64 row = m_rows.count();
    int missing = visibleRows();
    if (!m_isWrapping) {
        return Top{.row = std::max<qint64>(0, row - missing), .sub = 0};
    }
    while (row > 0 && missing > 0) {
        --row;
        missing -= subRows(row);
    }
    return Top{.row = row, .sub = std::max(0, -missing)};
}

LogView::Top LogView::top() const
{
    return Top{.row = m_rows.rowOf(m_topLine), .sub = m_topSub};
}

void LogView::setTop(Top wanted)
{
    const Top clamped = std::clamp(wanted, Top{}, endTop());
    m_topLine = clamped.row < m_rows.count() ? m_rows.lineAt(clamped.row) : m_snapshot.endLine();
    m_topSub = clamped.sub;
    updateScrollBars();
}

void LogView::updateScrollBars()
{
    const auto bound = [](qint64 value) {
        return static_cast<int>(std::min<qint64>(value, std::numeric_limits<int>::max()));
    };
    const Top end = endTop();
    for (const logs::LineNumber line : visibleLines()) {
        m_widest = std::max(m_widest, m_layouts.get(m_snapshot, line).width());
    }
    m_isUpdatingBars = true;
    // When wrapping, the last page can begin inside a line: one more step of the bar then leads there.
    verticalScrollBar()->setRange(0, bound(end.row + (end.sub > 0 ? 1 : 0)));
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setValue(top() >= end ? verticalScrollBar()->maximum() : bound(top().row));
    const qreal room = viewport()->width() - textLeft();
    horizontalScrollBar()->setRange(
        0, m_isWrapping ? 0 : bound(std::llround(std::max(0.0, m_widest + m_layouts.charWidth() - room))));
    horizontalScrollBar()->setPageStep(std::max(1, static_cast<int>(room)));
    horizontalScrollBar()->setSingleStep(static_cast<int>(4 * m_layouts.charWidth()));
    m_isUpdatingBars = false;
}

void LogView::updateNewLines()
{
    const qint64 added = m_rows.count() - m_rowsWhenLeft;
    const bool shown = !m_isFollowing && added > 0;
    if (shown) {
        m_newLines->setText(tr("%n new line(s) ↓", nullptr, static_cast<int>(std::min<qint64>(added, 1'000'000'000))));
        m_newLines->adjustSize();
        const QSize size = m_newLines->size();
        m_newLines->move((viewport()->width() - size.width()) / 2, viewport()->height() - size.height() - 4);
    }
    m_newLines->setVisible(shown);
}

void LogView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    if (m_isUpdatingBars) {
        return;
    }
    const int value = verticalScrollBar()->value();
    if (value != (top() >= endTop() ? verticalScrollBar()->maximum() : static_cast<int>(top().row))) {
        setTop(value == verticalScrollBar()->maximum() ? endTop() : Top{.row = value, .sub = 0});
        scrolledByPerson();
    }
    viewport()->update();
}

void LogView::scrollRows(qint64 delta)
{
    Top now = top();
    if (!m_isWrapping) {
        now.row = std::max<qint64>(0, now.row + delta);
    }
    while (m_isWrapping && delta != 0 && m_rows.count() > 0) {
        if (delta > 0 && now.sub + 1 < subRows(std::min(now.row, m_rows.count() - 1))) {
            ++now.sub;
        } else if (delta > 0 && now.row + 1 < m_rows.count()) {
            now = Top{.row = now.row + 1, .sub = 0};
        } else if (delta < 0 && now.sub > 0) {
            --now.sub;
        } else if (delta < 0 && now.row > 0) {
            now = Top{.row = now.row - 1, .sub = subRows(now.row - 1) - 1};
        } else {
            break;
        }
        delta += delta > 0 ? -1 : 1;
    }
    setTop(now);
    scrolledByPerson();
    viewport()->update();
}

void LogView::scrolledByPerson()
{
    const bool isAtEnd = top() >= endTop();
    if (isAtEnd != m_isFollowing) {
        setFollowing(isAtEnd);
    }
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        break;
    case QEvent::FontChange:
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
        relayout();
        break;
    default:
        break;
    }
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_isWrapping) {
        relayout();
    } else {
        setTop(m_isFollowing ? endTop() : top());
    }
    updateNewLines();
}

} // namespace kubemori::ui
