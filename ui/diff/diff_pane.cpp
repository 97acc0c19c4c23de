// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_pane.hpp"

#include "ui/diff/diff_view.hpp"
#include "ui/text/diff_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using diff::Whitespace;

namespace {

constexpr std::array whitespaces{Whitespace::Shown, Whitespace::IgnoreTrailing, Whitespace::IgnoreAmount,
                                 Whitespace::IgnoreAll};

QToolButton *button(const QString &name, QWidget *parent)
{
    auto *result = new QToolButton(parent);
    result->setObjectName(name);
    result->setAutoRaise(true);
    result->setFocusPolicy(Qt::TabFocus);
    return result;
}

QToolButton *actionButton(QAction *action, QWidget *parent, Qt::ToolButtonStyle style)
{
    auto *result = button(action->objectName() + u"Button"_s, parent);
    result->setDefaultAction(action);
    result->setToolButtonStyle(style);
    return result;
}

/// The text, and the keys in its tool tip.
void name(QAction *action, const QString &text, const QString &explanation)
{
    action->setText(text);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? explanation : u"%1 (%2)"_s.arg(explanation, keys));
}

} // namespace

DiffPane::DiffPane(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"diffPane"_s);
    makeActions();
    m_view = new DiffView(this);
    m_empty = new EmptyState(u"edit"_s, u"diffPaneEmpty"_s, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"diffPaneStack"_s);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(makeSearchBar());
    column->addWidget(m_stack, 1);
    connect(&m_search, &DiffSearch::found, this, &DiffPane::updateFound);
    retranslateUi();
    clear();
}

QAction *DiffPane::makeAction(const QString &name, const QString &icon, const QKeySequence &keys)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    if (!icon.isEmpty()) {
        action->setIcon(icons::action(icon));
    }
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

void DiffPane::makeActions()
{
    m_sideBySide = makeAction(u"diffSideBySide"_s, {}, QKeySequence(Qt::CTRL | Qt::Key_D));
    m_sideBySide->setCheckable(true);
    m_sideBySide->setChecked(true);
    m_nextChange = makeAction(u"diffNextChange"_s, {}, QKeySequence(Qt::Key_F7));
    m_previousChange = makeAction(u"diffPreviousChange"_s, {}, QKeySequence(Qt::SHIFT | Qt::Key_F7));
    m_find = makeAction(u"diffFind"_s, u"search"_s, QKeySequence(QKeySequence::Find));
    m_nextHit = makeAction(u"diffNextHit"_s, {}, QKeySequence(Qt::Key_F3));
    m_previousHit = makeAction(u"diffPreviousHit"_s, {}, QKeySequence(Qt::SHIFT | Qt::Key_F3));
    connect(m_sideBySide, &QAction::toggled, this,
            [this](bool on) { m_view->setLayoutMode(on ? diff::Layout::SideBySide : diff::Layout::Unified); });
    connect(m_nextChange, &QAction::triggered, this, [this] { stepChange(true); });
    connect(m_previousChange, &QAction::triggered, this, [this] { stepChange(false); });
    connect(m_find, &QAction::triggered, this, &DiffPane::focusSearch);
    connect(m_nextHit, &QAction::triggered, this, [this] { stepSearch(true); });
    connect(m_previousHit, &QAction::triggered, this, [this] { stepSearch(false); });
}

QWidget *DiffPane::makeBar()
{
    auto *bar = new QWidget(this);
    m_path = new ElidedLabel(bar);
    m_path->setObjectName(u"diffPath"_s);
    m_path->setElideMode(Qt::ElideMiddle);
    m_counts = plainLabel(bar, u"diffCounts"_s);
    m_facts = plainLabel(bar, u"diffFacts"_s);
    m_whitespace = new QComboBox(bar);
    m_whitespace->setObjectName(u"diffWhitespace"_s);
    m_whitespace->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Whitespace whitespace : whitespaces) {
        m_whitespace->addItem(DiffText::whitespace(whitespace));
    }
    m_blank = button(u"diffBlankLines"_s, bar);
    m_blank->setCheckable(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_path, 1);
    head->addWidget(m_facts);
    head->addWidget(m_counts);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(actionButton(m_sideBySide, bar, Qt::ToolButtonTextOnly));
    tools->addWidget(m_whitespace);
    tools->addWidget(m_blank);
    tools->addStretch(1);
    tools->addWidget(actionButton(m_previousChange, bar, Qt::ToolButtonTextOnly));
    tools->addWidget(actionButton(m_nextChange, bar, Qt::ToolButtonTextOnly));
    tools->addWidget(actionButton(m_find, bar, Qt::ToolButtonIconOnly));
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(tools);
    connect(m_whitespace, &QComboBox::activated, this, [this] { Q_EMIT optionsChanged(options()); });
    connect(m_blank, &QToolButton::clicked, this, [this] { Q_EMIT optionsChanged(options()); });
    return bar;
}

QWidget *DiffPane::makeSearchBar()
{
    m_searchBar = new QWidget(this);
    m_searchBar->setObjectName(u"diffSearchBar"_s);
    m_searchField = new QLineEdit(m_searchBar);
    m_searchField->setObjectName(u"diffSearch"_s);
    m_searchField->setClearButtonEnabled(true);
    m_found = plainLabel(m_searchBar, u"diffFound"_s);
    m_case = button(u"diffCase"_s, m_searchBar);
    m_case->setCheckable(true);
    m_regex = button(u"diffRegex"_s, m_searchBar);
    m_regex->setCheckable(true);
    auto *row = new QHBoxLayout(m_searchBar);
    row->setContentsMargins(8, 0, 8, 6);
    row->setSpacing(4);
    row->addWidget(m_searchField, 1);
    row->addWidget(m_found);
    row->addWidget(actionButton(m_previousHit, m_searchBar, Qt::ToolButtonTextOnly));
    row->addWidget(actionButton(m_nextHit, m_searchBar, Qt::ToolButtonTextOnly));
    row->addWidget(m_case);
    row->addWidget(m_regex);
    m_searchBar->hide();
    connect(m_searchField, &QLineEdit::textChanged, this, &DiffPane::applySearch);
    connect(m_case, &QToolButton::toggled, this, &DiffPane::applySearch);
    connect(m_regex, &QToolButton::toggled, this, &DiffPane::applySearch);
    const auto shortcut = [this](const QKeySequence &keys, auto function) {
        auto *result = new QShortcut(keys, m_searchField);
        result->setContext(Qt::WidgetShortcut);
        connect(result, &QShortcut::activated, this, function);
    };
    shortcut(QKeySequence(Qt::Key_Return), [this] { stepSearch(true); });
    shortcut(QKeySequence(Qt::Key_Enter), [this] { stepSearch(true); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), [this] { stepSearch(false); });
    shortcut(QKeySequence(Qt::Key_Escape), [this] {
        m_searchField->clear();
        m_searchBar->hide();
        m_view->setFocus();
    });
    return m_searchBar;
}

void DiffPane::retranslateUi()
{
    name(m_sideBySide, tr("Side by Side"), tr("Old and new beside each other, or one below the other"));
    name(m_previousChange, u"↑ "_s + tr("Change"), tr("Previous change; from the first on, the file before"));
    name(m_nextChange, u"↓ "_s + tr("Change"), tr("Next change; from the last on, the next file"));
    name(m_find, tr("Find"), tr("Search this file"));
    name(m_previousHit, u"↑"_s, tr("Previous match"));
    name(m_nextHit, u"↓"_s, tr("Next match"));
    for (std::size_t i = 0; i < whitespaces.size(); ++i) {
        m_whitespace->setItemText(static_cast<int>(i), DiffText::whitespace(whitespaces.at(i)));
    }
    m_whitespace->setAccessibleName(tr("White space"));
    m_whitespace->setToolTip(tr("Which differences in white space are shown"));
    m_blank->setText(tr("Skip Blank Lines"));
    m_blank->setToolTip(tr("Changes of nothing but blank lines do not count"));
    m_searchField->setPlaceholderText(tr("Search this file"));
    m_searchField->setAccessibleName(tr("Search this file"));
    m_case->setText(u"Aa"_s);
    m_case->setToolTip(tr("Match upper and lower case"));
    m_case->setAccessibleName(tr("Match upper and lower case"));
    m_regex->setText(u".*"_s);
    m_regex->setToolTip(tr("Regular expression"));
    m_regex->setAccessibleName(tr("Regular expression"));
    updateFound();
    updateContent();
}

void DiffPane::showFile(std::shared_ptr<const diff::FileDiff> file)
{
    m_view->setDiff(file);
    m_search.setDiff(std::move(file));
    updateContent();
}

void DiffPane::clear()
{
    showFile(nullptr);
}

void DiffPane::updateContent()
{
    const auto &file = m_view->diff();
    m_path->setText(file ? DiffText::path(file->change) : QString());
    m_counts->setText(file ? DiffText::counts(file->change) : QString());
    m_facts->setText(file ? DiffText::facts(file->change) : QString());
    const DiffText::Nothing nothing =
        file ? DiffText::nothingToShow(*file)
             : DiffText::Nothing{.title = tr("No file is chosen"), .explanation = tr("Choose one on the left.")};
    m_empty->setTexts(nothing.title, nothing.explanation);
    m_stack->setCurrentWidget(nothing.title.isEmpty() ? static_cast<QWidget *>(m_view) : m_empty);
}

diff::DiffOptions DiffPane::options() const
{
    const auto index = static_cast<std::size_t>(std::max(0, m_whitespace->currentIndex()));
    return {.whitespace = whitespaces.at(index), .ignoreBlankLines = m_blank->isChecked()};
}

void DiffPane::setOptions(const diff::DiffOptions &options)
{
    const auto found = std::ranges::find(whitespaces, options.whitespace);
    m_whitespace->setCurrentIndex(static_cast<int>(found - whitespaces.begin()));
    m_blank->setChecked(options.ignoreBlankLines);
}

void DiffPane::setLayoutMode(diff::Layout layout)
{
    m_sideBySide->setChecked(layout == diff::Layout::SideBySide);
    m_view->setLayoutMode(layout);
}

void DiffPane::focusSearch()
{
    m_searchBar->show();
    const QString selected = m_view->selectedText();
    if (!selected.isEmpty() && !selected.contains(u'\n')) {
        m_searchField->setText(selected);
    }
    m_searchField->setFocus(Qt::ShortcutFocusReason);
    m_searchField->selectAll();
}

void DiffPane::toLastChange()
{
    m_view->toLastChange();
}

void DiffPane::stepChange(bool forward)
{
    if (!(forward ? m_view->toNextChange() : m_view->toPreviousChange())) {
        Q_EMIT leftByChange(forward);
    }
}

void DiffPane::applySearch()
{
    m_searchError.clear();
    std::optional<diff::TextMatcher> matcher;
    if (!m_searchField->text().isEmpty()) {
        auto made = diff::TextMatcher::make({.text = m_searchField->text(),
                                             .isExpression = m_regex->isChecked(),
                                             .isCaseSensitive = m_case->isChecked()});
        if (made) {
            matcher = std::move(*made);
        } else {
            m_searchError = made.error().detail;
        }
    }
    m_view->setMatcher(matcher);
    m_search.setMatcher(matcher);
}

void DiffPane::stepSearch(bool forward)
{
    const auto isAbove = [this](const diff::TextHit &hit) {
        return m_view->rows().rowOf(hit.side, hit.line) < m_view->currentRow();
    };
    if (const auto hit = m_search.step(forward, isAbove)) {
        m_view->showHit(*hit);
        updateFound();
    }
}

void DiffPane::updateFound()
{
    const bool isWanted = !m_searchField->text().isEmpty();
    const QLocale locale;
    QString text;
    if (!m_searchError.isEmpty()) {
        text = tr("Not a regular expression");
    } else if (m_search.isSearching()) {
        text = tr("Searching…");
    } else if (m_search.count() == 0) {
        text = tr("No match");
    } else if (m_search.current() >= 0) {
        text = tr("%1 of %2").arg(locale.toString(m_search.current() + 1), locale.toString(m_search.count()));
    } else {
        text = tr("%n match(es)", nullptr, m_search.count());
    }
    m_found->setText(isWanted ? text : QString());
    m_found->setToolTip(plainToolTip(m_searchError));
    m_nextHit->setEnabled(m_search.count() > 0);
    m_previousHit->setEnabled(m_search.count() > 0);
}

bool DiffPane::event(QEvent *event)
{
    // The window has the same keys for its own filter: in here they are the file's, and not ambiguous.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void DiffPane::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        focusSearch();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void DiffPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
