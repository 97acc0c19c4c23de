// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_view.hpp"

#include "ui/diff/diff_overview.hpp"
#include "ui/diff/diff_view_accessible.hpp"

#include <QAccessible>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kubemori::ui {

using diff::DiffRow;
using diff::Side;

namespace {

constexpr int fewestDigits = 3;

/// With Japanese from one family and in its Japanese shapes, which fontconfig by itself does not care for.
QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({QFontInfo(font).family(), QStringLiteral("Noto Sans Mono CJK JP"),
                      QStringLiteral("Noto Sans CJK JP"), QStringLiteral("IPAGothic")});
    return font;
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_overview(new DiffOverview(this)) // first: what follows is heard of by changeEvent()
{
    installDiffViewAccessibility();
    setObjectName(QStringLiteral("diffView"));
    viewport()->setObjectName(QStringLiteral("diffViewport"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setFont(fixedFont());
    setViewportMargins(0, 0, DiffOverview::usualWidth, 0);
    connect(&m_highlighter, &SyntaxHighlighter::highlighted, this, [this](Side side, int first, int last) {
        m_layouts.forget(side, first, last);
        viewport()->update();
    });
    makeActions();
    retranslate();
    relayout();
}

DiffView::~DiffView() = default;

void DiffView::setDiff(std::shared_ptr<const diff::FileDiff> diff)
{
    // The same file again, with other options or as it is now: who reads it stays where they are.
    const bool isSameFile = m_diff && diff && m_diff->change.path() == diff->change.path() && m_rows.count() > 0;
    const DiffRow before = isSameFile ? m_rows.at(m_current) : DiffRow();
    const int height = m_current - m_top;
    m_diff = std::move(diff);
    m_rows = m_diff ? diff::DiffRows(m_diff, m_layout) : diff::DiffRows();
    m_layouts.clear();
    m_words.clear();
    m_selection = {};
    m_hit.reset();
    m_widest = 0;
    m_top = 0;
    m_current = 0;
    m_isNew = true;
    horizontalScrollBar()->setValue(0);
    m_highlighter.start(m_diff);
    rebuilt();
    const int row = isSameFile ? m_rows.rowOf(sideOf(before), before.line(sideOf(before))) : -1;
    if (row >= 0) {
        scrollToRow(row - height);
        setCurrentRow(row);
    } else if (!m_rows.changes().empty()) {
        showRow(m_rows.changes().front().first);
    }
}

void DiffView::setLayoutMode(diff::Layout layout)
{
    if (layout == m_layout) {
        return;
    }
    m_layout = layout;
    std::optional<DiffPosition> kept;
    if (m_current < m_rows.count()) {
        const DiffRow &row = m_rows.at(m_current);
        kept = DiffPosition{.side = sideOf(row), .line = row.line(sideOf(row)), .column = 0};
    }
    m_rows.setLayout(layout);
    m_selection = {};
    if (kept) {
        m_current = std::max(0, m_rows.rowOf(kept->side, kept->line));
    }
    m_widest = 0;
    rebuilt();
    showRow(m_current);
}

void DiffView::rebuilt()
{
    m_current = std::clamp(m_current, 0, std::max(0, m_rows.count() - 1));
    m_top = std::clamp(m_top, 0, std::max(0, m_rows.count() - visibleRows()));
    updateScrollBars();
    viewport()->update();
    m_overview->update();
    Q_EMIT rowsChanged();
    Q_EMIT selectionChanged();
}

void DiffView::expand(int row, diff::DiffRows::Reveal what)
{
    if (row < 0 || row >= m_rows.count() || !m_rows.at(row).isFold()) {
        return;
    }
    m_rows.reveal(m_rows.at(row).region, what);
    rebuilt();
}

void DiffView::expandAll()
{
    const DiffRow here = m_current < m_rows.count() ? m_rows.at(m_current) : DiffRow();
    m_rows.revealAll();
    m_current = std::max(0, m_rows.rowOf(sideOf(here), here.line(sideOf(here))));
    rebuilt();
    showRow(m_current);
}

void DiffView::foldAgain()
{
    const DiffRow here = m_current < m_rows.count() ? m_rows.at(m_current) : DiffRow();
    m_rows.foldAgain();
    m_current = std::max(0, m_rows.rowOf(sideOf(here), here.line(sideOf(here))));
    rebuilt();
    showRow(m_current);
}

void DiffView::setCurrentRow(int row)
{
    row = std::clamp(row, 0, std::max(0, m_rows.count() - 1));
    if (row != m_current) {
        m_current = row;
        viewport()->update();
        Q_EMIT currentRowChanged(row);
        if (QAccessible::isActive()) {
            QAccessibleValueChangeEvent event(this, spokenRow(row));
            QAccessible::updateAccessibility(&event);
        }
    }
    ensureVisible(row);
}

bool DiffView::toNextChange()
{
    const int change = m_rows.changeAfter(m_current);
    if (change >= 0) {
        showRow(m_rows.changes()[static_cast<std::size_t>(change)].first);
    }
    return change >= 0;
}

bool DiffView::toPreviousChange()
{
    int change = m_rows.changeBefore(m_current);
    if (change < 0) {
        return false;
    }
    showRow(m_rows.changes()[static_cast<std::size_t>(change)].first);
    return true;
}

void DiffView::toLastChange()
{
    if (!m_rows.changes().empty()) {
        showRow(m_rows.changes().back().first);
    }
}

void DiffView::setMatcher(std::optional<diff::TextMatcher> matcher)
{
    m_matcher = std::move(matcher);
    m_hit.reset();
    viewport()->update();
}

void DiffView::clearHit()
{
    m_hit.reset();
    viewport()->update();
}

void DiffView::showHit(const diff::TextHit &hit)
{
    m_hit = hit;
    int row = m_rows.rowOf(hit.side, hit.line);
    if (row >= 0 && m_rows.at(row).isFold()) {
        expand(row, diff::DiffRows::Reveal::All);
        row = m_rows.rowOf(hit.side, hit.line);
    }
    if (row < 0) {
        return;
    }
    showRow(row);
    const DiffLineLayout &layout = layoutOf(m_rows.at(row), hit.side);
    const Column place = column(hit.side);
    const qreal room = place.right - place.textLeft - 2 * m_layouts.charWidth();
    const qreal left = layout.xOfColumn(hit.span.start);
    const qreal right = layout.xOfColumn(hit.span.start + hit.span.length);
    m_widest = std::max(m_widest, layout.width());
    updateScrollBars();
    const int now = horizontalScrollBar()->value();
    if (left < now || right > now + room) {
        horizontalScrollBar()->setValue(static_cast<int>(std::max(0.0, right - room)));
    }
    viewport()->update();
}

qreal DiffView::numberWidth() const
{
    const int lines = m_diff ? std::max(m_diff->oldText.lineCount(), m_diff->newText.lineCount()) : 0;
    const auto digits = static_cast<int>(QString::number(lines).size());
    return (std::max(fewestDigits, digits) + 1) * m_layouts.charWidth();
}

DiffView::Column DiffView::column(Side side) const
{
    const qreal whole = viewport()->width();
    const qreal sign = 2 * m_layouts.charWidth();
    if (!isSideBySide()) {
        const qreal numbers = 2 * numberWidth() + m_layouts.charWidth() / 2;
        return {.left = 0, .signLeft = numbers, .textLeft = numbers + sign, .right = whole};
    }
    const qreal middle = std::floor(whole / 2);
    const qreal left = side == Side::Old ? 0 : middle + 1;
    const qreal numbers = numberWidth() + m_layouts.charWidth() / 2;
    return {.left = left,
            .signLeft = left + numbers,
            .textLeft = left + numbers + sign,
            .right = side == Side::Old ? middle : whole};
}

int DiffView::visibleRows() const
{
    return std::max(1, static_cast<int>(viewport()->height() / m_layouts.rowHeight()));
}

QRect DiffView::rowRect(int row) const
{
    return QRectF(0, (row - m_top) * m_layouts.rowHeight(), viewport()->width(), m_layouts.rowHeight()).toAlignedRect();
}

DiffColours::Ground DiffView::groundOf(const DiffRow &row, Side side) const
{
    switch (row.kind) {
    case DiffRow::Kind::Removed:
        return DiffColours::Ground::Removed;
    case DiffRow::Kind::Added:
        return DiffColours::Ground::Added;
    case DiffRow::Kind::Changed:
        return side == Side::Old ? DiffColours::Ground::Removed : DiffColours::Ground::Added;
    case DiffRow::Kind::Equal:
    case DiffRow::Kind::Fold:
        break;
    }
    return DiffColours::Ground::Plain;
}

Side DiffView::sideOf(const DiffRow &row) const
{
    return row.newLine >= 0 ? Side::New : Side::Old;
}

const diff::WordChanges &DiffView::wordsOf(int pair)
{
    static const diff::WordChanges none;
    if (pair < 0) {
        return none;
    }
    const auto found = m_words.find(pair);
    if (found != m_words.end()) {
        return found->second;
    }
    const diff::LinePair &lines = m_diff->pairs[static_cast<std::size_t>(pair)];
    if (lines.oldLine < 0 || lines.newLine < 0) {
        return none;
    }
    return m_words[pair] = diff::wordChanges(m_diff->oldText.text(lines.oldLine), m_diff->newText.text(lines.newLine));
}

const DiffLineLayout &DiffView::layoutOf(const DiffRow &row, Side side)
{
    const int line = row.line(side);
    const DiffColours::Ground ground = groundOf(row, side);
    if (const DiffLineLayout *known = m_layouts.find(side, line, ground)) {
        return *known;
    }
    const diff::WordChanges &words = wordsOf(row.pair);
    return m_layouts.get(*m_diff, side, line, ground, m_highlighter.line(side, line),
                         side == Side::Old ? words.old : words.now);
}

void DiffView::relayout()
{
    m_layouts.configure(font(), DiffColours(palette()));
    m_widest = 0;
    rebuilt();
}

void DiffView::updateScrollBars()
{
    const int end = std::min(m_rows.count(), m_top + visibleRows() + 1);
    for (int row = m_top; row < end; ++row) {
        for (const Side side : {Side::Old, Side::New}) {
            if (!m_rows.at(row).isFold() && m_rows.at(row).line(side) >= 0) {
                m_widest = std::max(m_widest, layoutOf(m_rows.at(row), side).width());
            }
        }
    }
    const Column place = column(Side::Old);
    const qreal room = place.right - place.textLeft;
    m_isUpdatingBars = true;
    verticalScrollBar()->setRange(0, std::max(0, m_rows.count() - visibleRows()));
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setValue(m_top);
    horizontalScrollBar()->setRange(0, static_cast<int>(std::max(0.0, m_widest + 3 * m_layouts.charWidth() - room)));
    horizontalScrollBar()->setPageStep(std::max(1, static_cast<int>(room)));
    horizontalScrollBar()->setSingleStep(static_cast<int>(4 * m_layouts.charWidth()));
    m_isUpdatingBars = false;
}

void DiffView::scrollToRow(int top)
{
    m_top = std::clamp(top, 0, std::max(0, m_rows.count() - visibleRows()));
    updateScrollBars();
    viewport()->update();
    m_overview->update();
    Q_EMIT viewMoved();
}

void DiffView::ensureVisible(int row)
{
    if (row < m_top) {
        scrollToRow(row);
    } else if (row >= m_top + visibleRows()) {
        scrollToRow(row - visibleRows() + 1);
    }
}

void DiffView::showRow(int row)
{
    setCurrentRow(row);
    // With some rows around it, so that one sees where it is.
    const int margin = visibleRows() / 5;
    if (row < m_top + margin || row >= m_top + visibleRows() - margin) {
        scrollToRow(row - visibleRows() / 3);
    }
}

void DiffView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    if (!m_isUpdatingBars && verticalScrollBar()->value() != m_top) {
        scrollToRow(verticalScrollBar()->value());
    }
    viewport()->update();
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const QRect area = viewport()->geometry();
    m_overview->setGeometry(area.right() + 1, area.top(), DiffOverview::usualWidth, area.height());
    scrollToRow(m_top);
    if (m_isNew) { // it was placed for another size
        showRow(m_current);
    }
}

void DiffView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        viewport()->update();
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

} // namespace kubemori::ui
