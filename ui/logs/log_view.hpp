// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "logs/log_store.hpp"
#include "ui/logs/line_layouts.hpp"
#include "ui/logs/log_position.hpp"
#include "ui/logs/log_rows.hpp"
#include "ui/logs/scan_follower.hpp"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <thread>

class QAction;
class QToolButton;

namespace kubemori::ui {

/// Shows a log of any length live: only the visible lines are laid out, and the view repaints at most thirty times a
/// second however fast lines come. Follows the end until the person scrolls up, and again when they come back to it.
/// GUI thread only; the store may be written to from any thread.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// How a search stands.
    struct SearchState
    {
        qint64 matches = 0;  ///< lines found so far among those shown
        qint64 current = -1; ///< which of them is the current one, from 0
        bool isDone = true;
    };

    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    void setStore(std::shared_ptr<logs::LogStore> store);
    /// Shows only lines that match; none: all.
    void setFilter(std::optional<logs::LogMatcher> matcher);
    /// Marks what matches; findNext() goes there.
    void setSearch(std::optional<logs::LogMatcher> matcher);
    /// Goes to the next or previous line that matches, from one end on to the other. False: there is none (yet).
    bool findNext();
    bool findPrevious();
    [[nodiscard]] SearchState searchState() const;
    /// Goes to the next or previous failure among the lines shown, seen from the last one that is still on screen, else
    /// from the top; from one end on to the other. A failure of several lines counts once. False: there is none.
    bool findNextFailure();
    bool findPreviousFailure();
    /// Whether there is a failure among the lines shown.
    [[nodiscard]] bool hasFailures() const { return !m_failures.matches().empty(); }

    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool following);
    [[nodiscard]] bool isWrapping() const { return m_isWrapping; }
    void setWrapping(bool wrapping);
    void setGutterShown(bool shown);
    /// Shows a line a third below the top and marks it for a moment; the end is then no longer followed.
    void revealLine(logs::LineNumber line);
    /// Scrolls only if the line is not on screen yet; the end is then no longer followed.
    void ensureVisible(logs::LineNumber line);
    /// The line that revealLine() has marked; -1: none any more.
    [[nodiscard]] logs::LineNumber markedLine() const { return m_markedLine; }
    /// Takes over at once what was added to the store.
    void catchUp() { refresh(); }
    /// Whether the filter lets a line through.
    [[nodiscard]] bool isLetThrough(logs::LineNumber line) const;

    [[nodiscard]] const LogSelection &selection() const { return m_selection; }
    void setSelection(const LogSelection &selection);
    void selectAll();
    [[nodiscard]] QString selectedText() const;
    /// Puts the selection on the clipboard; a very large one from a worker, a moment later.
    void copy();
    /// Asks for a file and writes the whole log to it.
    void saveAs();
    /// Writes the whole log to a file in a worker; saved() or saveFailed() follows.
    void saveTo(const QString &path);

    [[nodiscard]] const logs::LogSnapshot &snapshot() const { return m_snapshot; }
    [[nodiscard]] const LogRows &rows() const { return m_rows; }
    /// The lines on screen, from the top.
    [[nodiscard]] QList<logs::LineNumber> visibleLines();
    [[nodiscard]] QString shownText(logs::LineNumber line);
    /// What the mark and the colour of a failure or a warning say, for who does not see them: "Failure: ", else
    /// nothing.
    [[nodiscard]] QString spokenMark(logs::LineNumber line) const;
    /// Where a line's row begins in the viewport; an invalid rectangle if it is not on screen.
    [[nodiscard]] QRect lineRect(logs::LineNumber line);
    [[nodiscard]] LogPosition positionAt(QPoint point);

    [[nodiscard]] QAction *followAction() const { return m_followAction; }
    [[nodiscard]] QAction *wrapAction() const { return m_wrapAction; }
    [[nodiscard]] QAction *gutterAction() const { return m_gutterAction; }
    [[nodiscard]] QAction *saveAction() const { return m_saveAction; }

Q_SIGNALS:
    void followingChanged(bool following);
    /// Lines were added, dropped, or filtered differently. At most thirty times a second.
    void contentChanged();
    void searchChanged();
    void saved(const QString &path, qint64 lines);
    void saveFailed(const kubemori::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// A row and a visual row in it (only greater than 0 when wrapping).
    struct Top
    {
        qint64 row = 0;
        int sub = 0;
        auto operator<=>(const Top &) const = default;
    };

    void makeActions();
    void retranslate();
    void scheduleRefresh();
    void refresh();
    void takeForgiven();
    void rebuildRows();
    void relayout();
    void updateGutter();
    void updateScrollBars();
    void updateNewLines();
    [[nodiscard]] qreal textLeft() const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] int subRows(qint64 row);
    [[nodiscard]] Top endTop();
    [[nodiscard]] Top top() const;
    void setTop(Top wanted);
    void scrollRows(qint64 delta);
    void scrolledByPerson();
    bool find(bool forward);
    bool findFailure(bool forward);
    bool goToMatch(const std::vector<logs::LineNumber> &all, bool forward, logs::LineNumber from,
                   const std::function<bool(std::size_t)> &isWanted, logs::LineNumber &current);
    void beginSearch();
    void beginFailures();
    void showThirdFromTop(logs::LineNumber line);
    void markLine(logs::LineNumber line);
    void fadeMark();
    void drawMark(QPainter &painter, qreal y, qreal height);
    void drawRow(QPainter &painter, logs::LineNumber number, qreal y);
    void drawGutter(QPainter &painter, const logs::LogLine &line, qreal y);
    void drawLineEnd(QPainter &painter, const LineLayout &layout, logs::LineNumber number, qreal y);
    [[nodiscard]] QList<QTextLayout::FormatRange> marksOf(const LineLayout &layout, logs::LineNumber number) const;
    void moveCursor(QKeyEvent *event);
    void selectWordAt(LogPosition position);
    void dragTo(QPoint point);
    void offerPrimarySelection();

    std::shared_ptr<logs::LogStore> m_store;
    int m_listener = 0;
    logs::LogSnapshot m_snapshot;
    LogRows m_rows;
    LineLayouts m_layouts;
    ScanFollower m_filter;
    ScanFollower m_search;                   ///< only among the lines the filter lets through
    ScanFollower m_failures;                 ///< the same; from when there is one
    std::optional<logs::LogMatcher> m_asked; ///< the search without the filter
    QTimer m_refreshTimer;
    QElapsedTimer m_sinceRefresh;
    logs::LineNumber m_topLine = 0;
    int m_topSub = 0;
    bool m_isFollowing = true;
    bool m_isWrapping = false;
    bool m_isGutterShown = true;
    bool m_isUpdatingBars = false;
    qsizetype m_forgivenLines = 0; ///< failures that turned out to be none
    qreal m_widest = 0;
    qreal m_timeWidth = 0;
    qreal m_sourceWidth = 0;
    qint64 m_rowsWhenLeft = 0; ///< rows there were when following ended
    logs::LineNumber m_currentMatch = -1;
    logs::LineNumber m_currentFailure = -1;
    logs::LineNumber m_markedLine = -1;
    int m_markSteps = 0; ///< until the mark is gone
    QBasicTimer m_markTimer;
    LogSelection m_selection;
    bool m_isDragging = false;
    QPoint m_dragPoint;
    QBasicTimer m_dragTimer;
    QElapsedTimer m_sinceDoubleClick;
    int m_wheelRest = 0;
    QAction *m_copyAction = nullptr;
    QAction *m_selectAllAction = nullptr;
    QAction *m_followAction = nullptr;
    QAction *m_wrapAction = nullptr;
    QAction *m_gutterAction = nullptr;
    QAction *m_saveAction = nullptr;
    QToolButton *m_newLines = nullptr;
    std::jthread m_worker; ///< copies or saves; last, so that it ends first
};

} // namespace kubemori::ui
