// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_view.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace kubemori::ui {

using diff::DiffRow;
using diff::DiffRows;
using diff::Side;

namespace {

/// What is offered to the middle mouse button at the end of every drag.
constexpr int mostPrimaryRows = 20'000;

} // namespace

void DiffView::makeActions()
{
    const auto make = [this](const QString &name, const QKeySequence &keys) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
        return action;
    };
    // Shown in the menu; the keys themselves are read in keyPressEvent().
    m_copyAction = new QAction(this);
    m_copyAction->setObjectName(QStringLiteral("diffCopy"));
    m_selectAllAction = new QAction(this);
    m_selectAllAction->setObjectName(QStringLiteral("diffSelectAll"));
    m_expandAction = new QAction(this);
    m_expandAction->setObjectName(QStringLiteral("diffExpand"));
    m_expandAllAction = make(QStringLiteral("diffExpandAll"), QKeySequence(Qt::CTRL | Qt::Key_E));
    m_foldAction = make(QStringLiteral("diffFoldAgain"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    connect(m_copyAction, &QAction::triggered, this, &DiffView::copy);
    connect(m_selectAllAction, &QAction::triggered, this, &DiffView::selectAll);
    connect(m_expandAction, &QAction::triggered, this, [this] { expand(m_current, DiffRows::Reveal::All); });
    connect(m_expandAllAction, &QAction::triggered, this, &DiffView::expandAll);
    connect(m_foldAction, &QAction::triggered, this, &DiffView::foldAgain);
}

void DiffView::retranslate()
{
    setAccessibleName(tr("Differences"));
    m_copyAction->setText(tr("&Copy"));
    m_selectAllAction->setText(tr("Select &All"));
    m_expandAction->setText(tr("Show These &Lines"));
    m_expandAllAction->setText(tr("Show All &Unchanged Lines"));
    m_foldAction->setText(tr("&Hide Unchanged Lines"));
}

void DiffView::contextMenuEvent(QContextMenuEvent *event)
{
    m_copyAction->setEnabled(!m_selection.isEmpty());
    m_expandAction->setEnabled(m_current < m_rows.count() && m_rows.at(m_current).isFold());
    m_expandAllAction->setEnabled(m_rows.hasFolds());
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("diffMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_copyAction, m_selectAllAction});
    menu->addSeparator();
    menu->addActions({m_expandAction, m_expandAllAction, m_foldAction});
    menu->popup(event->globalPos());
}

void DiffView::setSelection(const DiffSelection &selection)
{
    if (selection == m_selection) {
        return;
    }
    m_selection = selection;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DiffView::selectAll()
{
    if (!m_diff || m_rows.count() == 0) {
        return;
    }
    const auto endOf = [this](Side side) {
        const diff::FileText &text = m_diff->text(side);
        const int last = std::max(0, text.lineCount() - 1);
        return DiffPosition{
            .side = side, .line = last, .column = text.lineCount() == 0 ? 0 : static_cast<int>(text.text(last).size())};
    };
    if (isSideBySide()) {
        // The side that was last clicked on, or the one that has anything.
        Side side = m_selection.isEmpty() ? Side::New : m_selection.anchor.side;
        if (m_diff->text(side).lineCount() == 0) {
            side = side == Side::Old ? Side::New : Side::Old;
        }
        setSelection({.anchor = {.side = side, .line = 0, .column = 0}, .cursor = endOf(side)});
        return;
    }
    const DiffRow &first = m_rows.at(0);
    const DiffRow &last = m_rows.at(m_rows.count() - 1);
    DiffPosition end = endOf(sideOf(last));
    setSelection({.anchor = {.side = sideOf(first), .line = first.line(sideOf(first)), .column = 0}, .cursor = end});
}

int DiffView::orderOf(const DiffPosition &position) const
{
    return isSideBySide() ? position.line : m_rows.rowOf(position.side, position.line);
}

std::pair<DiffPosition, DiffPosition> DiffView::ordered() const
{
    const auto &[anchor, cursor] = m_selection;
    const int a = orderOf(anchor);
    const int b = orderOf(cursor);
    const bool isForward = a != b                       ? a < b
                           : anchor.line != cursor.line ? anchor.line < cursor.line
                                                        : anchor.column <= cursor.column;
    return isForward ? std::pair(anchor, cursor) : std::pair(cursor, anchor);
}

diff::TextSpan DiffView::selectedIn(Side side, int line, int length) const
{
    if (m_selection.isEmpty() || (isSideBySide() && side != m_selection.anchor.side)) {
        return {};
    }
    const auto [first, last] = ordered();
    const int order = orderOf({.side = side, .line = line, .column = 0});
    if (order < orderOf(first) || order > orderOf(last)) {
        return {};
    }
    const int from = order == orderOf(first) ? std::min(first.column, length) : 0;
    const int to = order == orderOf(last) ? std::min(last.column, length) : length + 1;
    return {.start = from, .length = std::max(0, to - from)};
}

QString DiffView::selectedText() const
{
    if (!m_diff || m_selection.isEmpty()) {
        return {};
    }
    const auto [first, last] = ordered();
    QStringList lines;
    const auto take = [&](Side side, int line) {
        const QStringView text = m_diff->text(side).text(line);
        const bool isFirst = side == first.side && line == first.line;
        const bool isLast = side == last.side && line == last.line;
        const qsizetype from = isFirst ? std::min<qsizetype>(first.column, text.size()) : 0;
        const qsizetype to = isLast ? std::min<qsizetype>(last.column, text.size()) : text.size();
        lines.append(text.sliced(from, std::max<qsizetype>(0, to - from)).toString());
    };
    if (isSideBySide()) {
        for (int line = first.line; line <= last.line; ++line) {
            take(first.side, line);
        }
        return lines.join(u'\n');
    }
    for (int row = orderOf(first); row <= orderOf(last); ++row) {
        const DiffRow &here = m_rows.at(row);
        const Side side = sideOf(here);
        const int start = here.line(side);
        for (int line = start; line < start + std::max(1, here.hidden); ++line) {
            const bool isBefore = row == orderOf(first) && line < first.line;
            const bool isBehind = row == orderOf(last) && line > last.line;
            if (!isBefore && !isBehind) {
                take(side, line);
            }
        }
    }
    return lines.join(u'\n');
}

void DiffView::copy()
{
    if (!m_selection.isEmpty()) {
        QApplication::clipboard()->setText(selectedText());
    }
}

void DiffView::offerPrimarySelection()
{
    QClipboard *clipboard = QApplication::clipboard();
    if (clipboard->supportsSelection() && !m_selection.isEmpty() &&
        std::abs(orderOf(m_selection.cursor) - orderOf(m_selection.anchor)) <= mostPrimaryRows) {
        clipboard->setText(selectedText(), QClipboard::Selection);
    }
}

} // namespace kubemori::ui
