// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_panel.hpp"
#include "ui/logs/log_view.hpp"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

namespace {

constexpr int leastSearchWidth = 110;
constexpr int mostNodeWidth = 180;

QToolButton *button(const QString &name, QWidget *parent, QAction *action = nullptr)
{
    auto *result = new QToolButton(parent);
    result->setObjectName(name);
    if (action) {
        result->setDefaultAction(action);
    }
    result->setAutoRaise(true);
    result->setToolButtonStyle(Qt::ToolButtonTextOnly);
    result->setFocusPolicy(Qt::TabFocus);
    return result;
}

} // namespace

void LogPanel::makeActions()
{
    const auto make = [this](const QString &name) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setCheckable(true);
        return action;
    };
    m_caseAction = make(QStringLiteral("logCaseAction"));
    m_regexAction = make(QStringLiteral("logRegexAction"));
    m_onlyMatchingAction = make(QStringLiteral("logOnlyMatchingAction"));
}

void LogPanel::makeBar()
{
    m_searchField = new QLineEdit(this);
    m_searchField->setObjectName(QStringLiteral("logSearch"));
    m_searchField->setClearButtonEnabled(true);
    m_searchField->setMinimumWidth(leastSearchWidth);
    m_found = new QLabel(this);
    m_found->setObjectName(QStringLiteral("logFound"));
    m_found->setTextFormat(Qt::PlainText);
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("logCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_nodes = new QComboBox(this);
    m_nodes->setObjectName(QStringLiteral("logNode"));
    m_nodes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_nodes->setMaximumWidth(mostNodeWidth); // a host's name can have 253 characters
    m_nodes->addItem(QString());
    m_levelBox = new QComboBox(this);
    m_levelBox->setObjectName(QStringLiteral("logLevel"));
    m_levelBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto levels : {logs::LevelFilter::All, logs::LevelFilter::Problems, logs::LevelFilter::Failures}) {
        m_levelBox->addItem(QString(), static_cast<int>(levels));
    }
    m_partButton = button(QStringLiteral("logPart"), this);
    m_partButton->setCheckable(true); // checked as long as it is there: it has to be seen that not all is shown
    m_previous = button(QStringLiteral("logPrevious"), this);
    m_next = button(QStringLiteral("logNext"), this);
    m_previousFailure = button(QStringLiteral("logPreviousFailure"), this);
    m_nextFailure = button(QStringLiteral("logNextFailure"), this);
    m_case = button(QStringLiteral("logCase"), this, m_caseAction);
    m_regex = button(QStringLiteral("logRegex"), this, m_regexAction);
    m_onlyMatching = button(QStringLiteral("logOnlyMatching"), this, m_onlyMatchingAction);
    m_follow = button(QStringLiteral("logFollowButton"), this, m_view->followAction());
    m_wrap = button(QStringLiteral("logWrapButton"), this, m_view->wrapAction());
    makeMenu();
    fillBar();
    connectBar();
}

void LogPanel::makeMenu()
{
    m_more = button(QStringLiteral("logMore"), this);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(QStringLiteral("logMoreMenu"));
    menu->addActions({m_caseAction, m_regexAction, m_onlyMatchingAction});
    menu->addSeparator();
    menu->addActions({m_view->wrapAction(), m_view->gutterAction()});
    menu->addSeparator();
    menu->addAction(m_view->saveAction());
    m_more->setMenu(menu);
}

void LogPanel::fillBar()
{
    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(6, 2, 6, 2);
    m_bar->setSpacing(4);
    m_bar->addWidget(m_nodes);
    m_bar->addWidget(m_levelBox);
    m_bar->addWidget(m_previousFailure);
    m_bar->addWidget(m_nextFailure);
    m_bar->addWidget(m_searchField, 1);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_found, m_previous, m_next, m_case, m_regex, m_onlyMatching}) {
        m_bar->addWidget(widget);
    }
    m_bar->addStretch();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_count, m_wrap, m_follow, m_more}) {
        m_bar->addWidget(widget);
    }
    // The count is nowhere else, but the least needed; all others are in the menu.
    m_spareable = {m_wrap, m_onlyMatching, m_count, m_case, m_regex};
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->setSizeConstraint(QLayout::SetNoConstraint);
    column->addLayout(m_bar);
    auto *part = new QHBoxLayout; // a row of its own: the bar is full where a log is narrow
    part->setContentsMargins(6, 0, 6, 2);
    part->addWidget(m_partButton);
    part->addStretch();
    column->addLayout(part);
    column->addWidget(m_view, 1);
}

void LogPanel::connectBar()
{
    connect(m_searchField, &QLineEdit::textChanged, this, &LogPanel::applySearch);
    connect(m_caseAction, &QAction::toggled, this, &LogPanel::applySearch);
    connect(m_regexAction, &QAction::toggled, this, &LogPanel::applySearch);
    connect(m_onlyMatchingAction, &QAction::toggled, this, &LogPanel::applyFilter);
    connect(m_partButton, &QToolButton::clicked, this, [this] {
        m_view->setFocus(); // the button goes, and the keyboard must be somewhere
        clearPart();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { findFrom(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { findFrom(true); });
    connect(m_previousFailure, &QToolButton::clicked, this, [this] { findFailure(false); });
    connect(m_nextFailure, &QToolButton::clicked, this, [this] { findFailure(true); });
    connect(m_nodes, &QComboBox::activated, this,
            [this](int index) { setNodeFilter(index > 0 ? m_nodes->itemText(index) : QString()); });
    connect(m_levelBox, &QComboBox::activated, this,
            [this](int index) { setLevelFilter(static_cast<logs::LevelFilter>(m_levelBox->itemData(index).toInt())); });
}

int LogPanel::barWidth() const
{
    const QMargins margins = m_bar->contentsMargins();
    int width = margins.left() + margins.right();
    for (int i = 0; i < m_bar->count(); ++i) {
        const QWidget *widget = m_bar->itemAt(i)->widget();
        if (widget && !widget->isHidden()) {
            width += std::max(widget->minimumSizeHint().width(), widget->minimumWidth()) + m_bar->spacing();
        }
    }
    return width;
}

void LogPanel::fitBar()
{
    const auto widthOf = [this](const QWidget *widget) { return widget->minimumSizeHint().width() + m_bar->spacing(); };
    int needed = barWidth();
    for (const QWidget *widget : std::as_const(m_spareable)) {
        needed += widget->isHidden() ? widthOf(widget) : 0; // as if all were there
    }
    for (QWidget *widget : std::as_const(m_spareable)) {
        const bool isShown = needed <= width();
        needed -= isShown ? 0 : widthOf(widget);
        if (widget->isHidden() == isShown) {
            widget->setVisible(isShown);
        }
    }
}

QSize LogPanel::minimumSizeHint() const
{
    int width = barWidth();
    for (const QWidget *widget : m_spareable) {
        width -= widget->isHidden() ? 0 : widget->minimumSizeHint().width() + m_bar->spacing();
    }
    return {width, QWidget::minimumSizeHint().height()};
}

void LogPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBar();
    updatePart();
}

} // namespace kubemori::ui
