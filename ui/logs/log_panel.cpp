// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_panel.hpp"

#include "ui/logs/log_view.hpp"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

namespace {

constexpr int leastPartWidth = 70;
constexpr int besidePart = 60; ///< margins, the button's frame and its mark

void name(QToolButton *button, const QString &text, const QString &toolTip)
{
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
}

void name(QToolButton *button, QAction *action, const QString &inMenu, const QString &inBar, const QString &toolTip)
{
    action->setText(inMenu);
    action->setIconText(inBar);
    action->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
}

} // namespace

LogPanel::LogPanel(std::shared_ptr<logs::LogStore> store, QWidget *parent)
    : QWidget(parent)
    , m_view(new LogView(this))
{
    setObjectName(QStringLiteral("logPanel"));
    m_view->setFrameShape(QFrame::NoFrame);
    makeActions();
    makeBar();
    makeShortcuts();
    connect(m_view, &LogView::contentChanged, this, [this] {
        updateNodes();
        updateCount();
    });
    connect(m_view, &LogView::searchChanged, this, &LogPanel::updateCount);
    connect(m_view, &LogView::saveFailed, this, &LogPanel::saveFailed);
    retranslate();
    setStore(std::move(store));
}

LogPanel::~LogPanel() = default;

void LogPanel::makeShortcuts()
{
    const auto shortcut = [this](const QKeySequence &keys, QWidget *where, auto function) {
        auto *result = new QShortcut(keys, where);
        result->setContext(Qt::WidgetWithChildrenShortcut);
        connect(result, &QShortcut::activated, this, function);
    };
    shortcut(QKeySequence(QKeySequence::Find), this, [this] { focusSearch(); });
    shortcut(QKeySequence(Qt::Key_F3), this, [this] { findFrom(true); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), this, [this] { findFrom(false); });
    shortcut(QKeySequence(Qt::Key_F8), this, [this] { findFailure(true); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F8), this, [this] { findFailure(false); });
    shortcut(QKeySequence(Qt::Key_Return), m_searchField, [this] { findFrom(true); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), m_searchField, [this] { findFrom(false); });
    shortcut(QKeySequence(Qt::Key_Escape), m_searchField, [this] {
        m_searchField->clear();
        m_view->setFocus();
    });
}

void LogPanel::retranslate()
{
    m_searchField->setPlaceholderText(tr("Search the log"));
    m_searchField->setAccessibleName(tr("Search the log"));
    m_nodes->setItemText(0, tr("All nodes"));
    m_nodes->setToolTip(tr("Show only the lines of one node"));
    m_nodes->setAccessibleName(tr("Node"));
    name(m_previous, QStringLiteral("↑"), tr("Previous match (Shift+F3)"));
    name(m_next, QStringLiteral("↓"), tr("Next match (F3)"));
    m_levelBox->setItemText(0, tr("All lines"));
    m_levelBox->setItemText(1, tr("Warnings and failures"));
    m_levelBox->setItemText(2, tr("Failures only"));
    m_levelBox->setToolTip(tr("Show only lines that tell of problems"));
    m_levelBox->setAccessibleName(tr("Kind of lines"));
    name(m_previousFailure, QStringLiteral("×↑"), tr("Previous failure (Shift+F8)"));
    name(m_nextFailure, QStringLiteral("×↓"), tr("Next failure (F8)"));
    name(m_case, m_caseAction, tr("&Match Case"), QStringLiteral("Aa"), tr("Match upper and lower case"));
    name(m_regex, m_regexAction, tr("&Regular Expression"), QStringLiteral(".*"), tr("Regular expression"));
    name(m_onlyMatching, m_onlyMatchingAction, tr("&Only Matching Lines"), tr("Only Matches"),
         tr("Show only lines that match the search"));
    name(m_more, QStringLiteral("⋯"), tr("More about this log"));
    updatePart();
    updateCount();
}

void LogPanel::setStore(std::shared_ptr<logs::LogStore> store)
{
    clearPart(); // its lines are of the log that was
    m_store = std::move(store);
    m_view->setStore(m_store);
}

void LogPanel::setNodeFilter(const QString &node)
{
    m_node = node;
    updateNodes();
    m_nodes->setCurrentIndex(std::max(0, m_node.isEmpty() ? 0 : m_nodes->findText(m_node, Qt::MatchExactly)));
    applyFilter();
}

void LogPanel::setLevelFilter(logs::LevelFilter levels)
{
    m_levels = levels;
    m_levelBox->setCurrentIndex(m_levelBox->findData(static_cast<int>(levels)));
    applyFilter();
}

void LogPanel::revealLine(logs::LineNumber line)
{
    m_view->catchUp();
    if (!m_view->isLetThrough(line)) {
        clearPart();
        m_onlyMatchingAction->setChecked(false);
        m_levels = logs::LevelFilter::All;
        m_levelBox->setCurrentIndex(0);
        setNodeFilter({});
    }
    m_view->revealLine(line);
}

void LogPanel::setPart(const LogPart &part)
{
    const bool goesOn = m_part && m_part->title == part.title && m_part->node == part.node;
    if (!goesOn) {
        clearPart();
    }
    m_part = part;
    if (!goesOn && !part.node.isEmpty()) {
        setNodeFilter(part.node);
    } else {
        applyFilter();
    }
    updatePart();
}

void LogPanel::clearPart()
{
    if (!m_part) {
        return;
    }
    const LogPart was = *std::exchange(m_part, std::nullopt);
    updatePart();
    if (!was.node.isEmpty() && was.node == m_node) {
        setNodeFilter({});
    } else {
        applyFilter();
    }
    Q_EMIT partCleared();
}

void LogPanel::updatePart()
{
    m_partButton->setVisible(m_part.has_value());
    m_partButton->setChecked(m_part.has_value());
    if (m_part) {
        const int room = std::max(width() - besidePart, leastPartWidth);
        const QString shown = m_partButton->fontMetrics().elidedText(m_part->title, Qt::ElideRight, room);
        m_partButton->setText(QString(shown).replace(u'&', QStringLiteral("&&")) + QStringLiteral(" ✕"));
        m_partButton->setToolTip(m_part->title.toHtmlEscaped() + QStringLiteral("<br>") +
                                 tr("Show the whole log again").toHtmlEscaped());
        m_partButton->setAccessibleName(tr("%1: show the whole log again").arg(m_part->title));
    }
}

void LogPanel::applySearch()
{
    const logs::LogQuery query{.text = m_searchField->text(),
                               .regex = m_regexAction->isChecked(),
                               .caseSensitive = m_caseAction->isChecked(),
                               .source = {}};
    m_searchError.clear();
    if (query.isEmpty()) {
        m_view->setSearch(std::nullopt);
    } else if (auto matcher = logs::LogMatcher::make(query)) {
        m_view->setSearch(std::move(*matcher));
    } else {
        m_view->setSearch(std::nullopt);
        m_searchError = matcher.error().detail;
    }
    if (m_onlyMatchingAction->isChecked()) {
        applyFilter();
    }
    updateCount();
}

void LogPanel::applyFilter()
{
    logs::LogQuery query{.text = {},
                         .regex = m_regexAction->isChecked(),
                         .caseSensitive = m_caseAction->isChecked(),
                         .source = m_node,
                         .levels = m_levels,
                         .lines = m_part ? m_part->lines : logs::LineRange{}};
    if (m_onlyMatchingAction->isChecked()) {
        query.text = m_searchField->text();
    }
    query.regex = query.regex && !query.text.isEmpty();
    auto matcher = logs::LogMatcher::make(query);
    if (!matcher) { // the expression is not finished: what is shown stays until it is
        return;
    }
    m_view->setFilter(query.isEmpty() ? std::nullopt : std::optional(std::move(*matcher)));
}

void LogPanel::updateNodes()
{
    const QStringList sources = m_view->snapshot().sources();
    const auto known = [this](const QString &node) { return m_nodes->findText(node, Qt::MatchExactly) > 0; };
    for (const QString &source : sources) {
        if (!source.isEmpty() && !known(source)) {
            m_nodes->addItem(source);
        }
    }
    if (!m_node.isEmpty() && !known(m_node)) { // it may be about to speak
        m_nodes->addItem(m_node);
        m_nodes->setCurrentIndex(m_nodes->count() - 1);
    }
}

void LogPanel::updateCount()
{
    const LogView::SearchState state = m_view->searchState();
    const bool isSearching = !m_searchField->text().isEmpty();
    const QLocale locale;
    QString found;
    if (!m_searchError.isEmpty()) {
        found = tr("Not a regular expression");
    } else if (isSearching && state.current >= 0) {
        found = tr("%1 of %2").arg(locale.toString(state.current + 1), locale.toString(state.matches));
    } else if (isSearching && state.matches == 0) {
        found = state.isDone ? tr("No match") : tr("Searching…");
    } else if (isSearching) {
        found = tr("%n line(s)", nullptr, static_cast<int>(state.matches));
    }
    m_found->setText(found);
    m_found->setToolTip(m_searchError);
    m_found->setVisible(isSearching);
    m_previous->setEnabled(state.matches > 0);
    m_next->setEnabled(state.matches > 0);
    m_previousFailure->setEnabled(m_view->hasFailures());
    m_nextFailure->setEnabled(m_view->hasFailures());
    QString count = tr("%L1 lines").arg(m_view->rows().count());
    const qint64 dropped = m_view->snapshot().firstLine();
    if (dropped > 0) {
        count = tr("%1 (%L2 older ones no longer held)").arg(count).arg(dropped);
    }
    m_count->setText(count);
    fitBar(); // its parts have other widths now
}

void LogPanel::findFrom(bool forward)
{
    if (forward) {
        m_view->findNext();
    } else {
        m_view->findPrevious();
    }
}

void LogPanel::findFailure(bool forward)
{
    if (forward) {
        m_view->findNextFailure();
    } else {
        m_view->findPreviousFailure();
    }
}

void LogPanel::focusSearch()
{
    m_searchField->setFocus(Qt::ShortcutFocusReason);
    m_searchField->selectAll();
}

void LogPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace kubemori::ui
