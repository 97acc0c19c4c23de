// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_rows.hpp"
#include "diff/text_search.hpp"
#include "ui/diff/diff_layouts.hpp"
#include "ui/diff/diff_position.hpp"
#include "ui/diff/syntax_highlighter.hpp"

#include <QAbstractScrollArea>
#include <QBasicTimer>

#include <array>
#include <memory>
#include <optional>

class QAction;

namespace kubemori::ui {

class DiffOverview;

/// Shows the diff of one file, unified or side by side, of any length: only the rows on screen are laid out, and
/// colours come when they are ready. Both sides scroll as one. GUI thread.
class DiffView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);
    ~DiffView() override;

    /// Null: nothing. Begins at the first change; of the file that is shown already, stays where it is.
    void setDiff(std::shared_ptr<const diff::FileDiff> diff);
    [[nodiscard]] const std::shared_ptr<const diff::FileDiff> &diff() const { return m_diff; }
    void setLayoutMode(diff::Layout layout);
    [[nodiscard]] diff::Layout layoutMode() const { return m_layout; }
    [[nodiscard]] const diff::DiffRows &rows() const { return m_rows; }
    [[nodiscard]] const SyntaxHighlighter &highlighter() const { return m_highlighter; }

    /// The row that keys act on.
    [[nodiscard]] int currentRow() const { return m_current; }
    void setCurrentRow(int row);
    /// False: there is none further on.
    bool toNextChange();
    bool toPreviousChange();
    void toLastChange();
    void expand(int row, diff::DiffRows::Reveal what);
    void expandAll();
    void foldAgain();

    /// Marks what matches.
    void setMatcher(std::optional<diff::TextMatcher> matcher);
    /// Makes one hit the current one and shows it, out of a fold if need be.
    void showHit(const diff::TextHit &hit);
    void clearHit();

    [[nodiscard]] const DiffSelection &selection() const { return m_selection; }
    void setSelection(const DiffSelection &selection);
    void selectAll();
    /// Without signs and line numbers; side by side that of one side. What folds hide is part of it.
    [[nodiscard]] QString selectedText() const;
    void copy();

    [[nodiscard]] int firstVisibleRow() const { return m_top; }
    [[nodiscard]] int visibleRows() const;
    /// Where a row is in the viewport; may lie outside of it.
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] DiffPosition positionAt(QPoint point);
    [[nodiscard]] QPoint pointOf(const DiffPosition &position);
    /// A row in words of its signs: "+ text". For assistive technology.
    [[nodiscard]] QString spokenRow(int row) const;
    struct FoldButton
    {
        QRectF rect;
        diff::DiffRows::Reveal what = diff::DiffRows::Reveal::All;
        QString text;
    };
    [[nodiscard]] QList<FoldButton> foldButtons(int row) const;
    [[nodiscard]] DiffOverview *overview() const { return m_overview; }
    [[nodiscard]] const DiffColours &colours() const { return m_layouts.colours(); }
    void scrollToRow(int top);

Q_SIGNALS:
    void currentRowChanged(int row);
    void rowsChanged();
    void viewMoved();
    void selectionChanged();

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
    /// Where one side stands in the viewport.
    struct Column
    {
        qreal left = 0;
        qreal signLeft = 0;
        qreal textLeft = 0;
        qreal right = 0;
    };

    void makeActions();
    void retranslate();
    void relayout();
    void rebuilt();
    void updateScrollBars();
    void ensureVisible(int row);
    void showRow(int row);
    [[nodiscard]] Column column(diff::Side side) const;
    [[nodiscard]] qreal numberWidth() const;
    [[nodiscard]] bool isSideBySide() const { return m_layout == diff::Layout::SideBySide; }
    [[nodiscard]] DiffColours::Ground groundOf(const diff::DiffRow &row, diff::Side side) const;
    [[nodiscard]] diff::Side sideOf(const diff::DiffRow &row) const;
    [[nodiscard]] const DiffLineLayout &layoutOf(const diff::DiffRow &row, diff::Side side);
    [[nodiscard]] const diff::WordChanges &wordsOf(int pair);
    void drawRow(QPainter &painter, int row, qreal y);
    void drawFold(QPainter &painter, int row, qreal y);
    void drawHalf(QPainter &painter, const diff::DiffRow &row, diff::Side side, qreal y);
    void drawNumbers(QPainter &painter, const diff::DiffRow &row, diff::Side side, const Column &place, qreal y);
    void drawLineEnd(QPainter &painter, diff::Side side, int line, const DiffLineLayout &layout, QPointF at);
    [[nodiscard]] QList<QTextLayout::FormatRange> marksOf(const DiffLineLayout &layout, diff::Side side,
                                                          int line) const;
    /// The selected columns of a line; length 0: none. A selected line feed reaches one beyond.
    [[nodiscard]] diff::TextSpan selectedIn(diff::Side side, int line, int length) const;
    [[nodiscard]] std::pair<DiffPosition, DiffPosition> ordered() const;
    [[nodiscard]] int orderOf(const DiffPosition &position) const;
    [[nodiscard]] std::optional<DiffPosition> lineNear(int row, diff::Side side) const;
    bool moveKey(QKeyEvent *event);
    bool selectKey(QKeyEvent *event);
    void dragTo(QPoint point);
    void offerPrimarySelection();

    DiffOverview *m_overview;
    std::shared_ptr<const diff::FileDiff> m_diff;
    diff::Layout m_layout = diff::Layout::SideBySide;
    diff::DiffRows m_rows;
    SyntaxHighlighter m_highlighter;
    DiffLayouts m_layouts;
    std::unordered_map<int, diff::WordChanges> m_words; ///< by pair
    std::optional<diff::TextMatcher> m_matcher;
    std::optional<diff::TextHit> m_hit;
    DiffSelection m_selection;
    int m_top = 0;
    int m_current = 0;
    bool m_isNew = false; ///< nobody has seen it yet
    qreal m_widest = 0;
    bool m_isUpdatingBars = false;
    bool m_isDragging = false;
    QPoint m_dragPoint;
    QBasicTimer m_dragTimer;
    int m_wheelRest = 0;
    QAction *m_copyAction = nullptr;
    QAction *m_selectAllAction = nullptr;
    QAction *m_expandAction = nullptr;
    QAction *m_expandAllAction = nullptr;
    QAction *m_foldAction = nullptr;
};

} // namespace kubemori::ui
