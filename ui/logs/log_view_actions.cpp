// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_file.hpp"
#include "ui/logs/log_text.hpp"
#include "ui/logs/log_view.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace kubemori::ui {

namespace {

// More lines than that are gathered in the worker: the window must not stand still for a clipboard.
constexpr qint64 mostRowsAtOnce = 20'000;

} // namespace

void LogView::makeActions()
{
    const auto make = [this](const QString &name, bool checkable) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setCheckable(checkable);
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    m_copyAction = make(QStringLiteral("logCopy"), false);
    m_selectAllAction = make(QStringLiteral("logSelectAll"), false);
    m_followAction = make(QStringLiteral("logFollow"), true);
    m_wrapAction = make(QStringLiteral("logWrap"), true);
    m_gutterAction = make(QStringLiteral("logGutter"), true);
    m_saveAction = make(QStringLiteral("logSaveAs"), false);
    m_followAction->setChecked(m_isFollowing);
    m_gutterAction->setChecked(m_isGutterShown);
    m_copyAction->setEnabled(false);
    connect(m_copyAction, &QAction::triggered, this, &LogView::copy);
    connect(m_selectAllAction, &QAction::triggered, this, &LogView::selectAll);
    connect(m_followAction, &QAction::triggered, this, &LogView::setFollowing);
    connect(m_wrapAction, &QAction::triggered, this, &LogView::setWrapping);
    connect(m_gutterAction, &QAction::triggered, this, &LogView::setGutterShown);
    connect(m_saveAction, &QAction::triggered, this, &LogView::saveAs);
}

void LogView::retranslate()
{
    setAccessibleName(tr("Log"));
    m_copyAction->setText(tr("&Copy"));
    m_selectAllAction->setText(tr("Select &All"));
    m_followAction->setText(tr("&Follow"));
    m_followAction->setToolTip(tr("Keep the newest lines in view (End)"));
    m_wrapAction->setText(tr("&Wrap Lines"));
    m_wrapAction->setToolTip(tr("Break long lines at the edge of the window"));
    m_gutterAction->setText(tr("Show &Time and Node"));
    m_saveAction->setText(tr("&Save As…"));
    m_saveAction->setToolTip(tr("Save the whole log as a text file"));
    m_newLines->setToolTip(tr("Go to the newest lines and follow them"));
    updateNewLines();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("logMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_copyAction, m_selectAllAction});
    menu->addSeparator();
    menu->addActions({m_followAction, m_wrapAction, m_gutterAction});
    menu->addSeparator();
    menu->addAction(m_saveAction);
    menu->popup(event->globalPos());
}

void LogView::setSelection(const LogSelection &selection)
{
    m_selection = selection;
    m_copyAction->setEnabled(!m_selection.isEmpty());
    viewport()->update();
}

void LogView::selectAll()
{
    if (m_rows.count() == 0) {
        return;
    }
    const logs::LineNumber last = m_rows.lineAt(m_rows.count() - 1);
    setSelection({.anchor = {.line = m_rows.lineAt(0), .column = 0},
                  .cursor = {.line = last, .column = static_cast<int>(shownText(last).size())}});
}

QString LogView::selectedText() const
{
    return ui::selectedText(m_snapshot, m_rows, m_selection, {});
}

void LogView::copy()
{
    if (m_selection.isEmpty()) {
        return;
    }
    if (m_rows.rowOf(m_selection.last().line) - m_rows.rowOf(m_selection.first().line) <= mostRowsAtOnce) {
        QApplication::clipboard()->setText(selectedText());
        return;
    }
    m_worker = std::jthread([this, snapshot = m_snapshot, rows = m_rows,
                             selection = m_selection](const std::stop_token &stop) {
        const QString text = ui::selectedText(snapshot, rows, selection, stop);
        if (!stop.stop_requested()) {
            QMetaObject::invokeMethod(this, [text] { QApplication::clipboard()->setText(text); }, Qt::QueuedConnection);
        }
    });
}

void LogView::offerPrimarySelection()
{
    QClipboard *clipboard = QApplication::clipboard();
    if (clipboard->supportsSelection() && !m_selection.isEmpty() &&
        m_rows.rowOf(m_selection.last().line) - m_rows.rowOf(m_selection.first().line) <= mostRowsAtOnce) {
        clipboard->setText(selectedText(), QClipboard::Selection);
    }
}

void LogView::saveAs()
{
    auto *dialog = new QFileDialog(window(), tr("Save Log"));
    dialog->setObjectName(QStringLiteral("logSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->setNameFilters({tr("Logs (*.log *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { saveTo(path); });
    dialog->open();
}

void LogView::saveTo(const QString &path)
{
    if (!m_store) {
        return;
    }
    m_worker = std::jthread([this, snapshot = m_store->snapshot(), path](const std::stop_token &stop) {
        const auto lines = logs::saveLog(snapshot, path, stop);
        if (stop.stop_requested()) {
            return;
        }
        QMetaObject::invokeMethod(
            this,
            [this, lines, path] {
                if (lines) {
                    Q_EMIT saved(path, *lines);
                } else {
                    Q_EMIT saveFailed(lines.error());
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace kubemori::ui
