// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_panel.hpp"

#include "ui/logs/log_view.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

namespace {

QToolButton *button(const QString &name, QWidget *parent, bool checkable = false)
{
    auto *result = new QToolButton(parent);
    result->setObjectName(name);
    result->setCheckable(checkable);
    result->setAutoRaise(true);
    result->setToolButtonStyle(Qt::ToolButtonTextOnly);
    result->setFocusPolicy(Qt::TabFocus);
    return result;
}

void name(QToolButton *button, const QString &text, const QString &toolTip)
{
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
}

} // namespace

LogPanel::LogPanel(std::shared_ptr<logs::LogStore> store, QWidget *parent)
    : QWidget(parent)
    , m_view(new LogView(this))
{
    setObjectName(QStringLiteral("logPanel"));
    m_view->setFrameShape(QFrame::NoFrame);
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

void LogPanel::makeBar()
{
    m_searchField = new QLineEdit(this);
    m_searchField->setObjectName(QStringLiteral("logSearch"));
    m_searchField->setClearButtonEnabled(true);
    m_found = new QLabel(this);
    m_found->setObjectName(QStringLiteral("logFound"));
    m_found->setTextFormat(Qt::PlainText);
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("logCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_nodes = new QComboBox(this);
    m_nodes->setObjectName(QStringLiteral("logNode"));
    m_nodes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_nodes->addItem(QString());
    m_previous = button(QStringLiteral("logPrevious"), this);
    m_next = button(QStringLiteral("logNext"), this);
    m_case = button(QStringLiteral("logCase"), this, true);
    m_regex = button(QStringLiteral("logRegex"), this, true);
    m_onlyMatching = button(QStringLiteral("logOnlyMatching"), this, true);
    m_follow = button(QStringLiteral("logFollowButton"), this);
    m_follow->setDefaultAction(m_view->followAction());
    m_wrap = button(QStringLiteral("logWrapButton"), this);
    m_wrap->setDefaultAction(m_view->wrapAction());

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 2, 6, 2);
    bar->setSpacing(4);
    bar->addWidget(m_nodes);
    bar->addWidget(m_searchField, 1);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_found, m_previous, m_next, m_case, m_regex, m_onlyMatching}) {
        bar->addWidget(widget);
    }
    bar->addStretch();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_count, m_wrap, m_follow}) {
        bar->addWidget(widget);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_view, 1);

    connect(m_searchField, &QLineEdit::textChanged, this, &LogPanel::applySearch);
    connect(m_case, &QToolButton::toggled, this, &LogPanel::applySearch);
    connect(m_regex, &QToolButton::toggled, this, &LogPanel::applySearch);
    connect(m_onlyMatching, &QToolButton::toggled, this, &LogPanel::applyFilter);
    connect(m_previous, &QToolButton::clicked, this, [this] { findFrom(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { findFrom(true); });
    connect(m_nodes, &QComboBox::activated, this,
            [this](int index) { setNodeFilter(index > 0 ? m_nodes->itemText(index) : QString()); });
}

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
    name(m_case, QStringLiteral("Aa"), tr("Match upper and lower case"));
    name(m_regex, QStringLiteral(".*"), tr("Regular expression"));
    name(m_onlyMatching, tr("Only Matches"), tr("Show only lines that match the search"));
    updateCount();
}

void LogPanel::setStore(std::shared_ptr<logs::LogStore> store)
{
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

void LogPanel::applySearch()
{
    const logs::LogQuery query{.text = m_searchField->text(),
                               .regex = m_regex->isChecked(),
                               .caseSensitive = m_case->isChecked(),
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
    if (m_onlyMatching->isChecked()) {
        applyFilter();
    }
    updateCount();
}

void LogPanel::applyFilter()
{
    logs::LogQuery query{
        .text = {}, .regex = m_regex->isChecked(), .caseSensitive = m_case->isChecked(), .source = m_node};
    if (m_onlyMatching->isChecked()) {
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
    QString count = tr("%L1 lines").arg(m_view->rows().count());
    const qint64 dropped = m_view->snapshot().firstLine();
    if (dropped > 0) {
        count = tr("%1 (%L2 older ones no longer held)").arg(count).arg(dropped);
    }
    m_count->setText(count);
}

void LogPanel::findFrom(bool forward)
{
    if (forward) {
        m_view->findNext();
    } else {
        m_view->findPrevious();
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
