// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/upgrade_wizard.hpp"

#include "ui/text/time_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/carry_page.hpp"
#include "ui/upgrade/checkout_page.hpp"
#include "ui/upgrade/environment_page.hpp"
#include "ui/upgrade/inventory_page.hpp"
#include "ui/upgrade/reach_page.hpp"
#include "ui/upgrade/report_page.hpp"
#include "ui/upgrade/run_page.hpp"
#include "ui/upgrade/safety_page.hpp"
#include "ui/upgrade/step_list.hpp"
#include "ui/upgrade/strategy_page.hpp"
#include "ui/upgrade/target_page.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::Stage;

UpgradeWizard::UpgradeWizard(UpgradeDesk &desk, ReleaseSource &releases, OperationController &operation,
                             QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_releases(releases)
    , m_operation(operation)
{
    setObjectName(u"upgradeWizard"_s);
    m_steps = new StepList(desk, this);
    m_steps->setFixedWidth(std::max(215, fontMetrics().horizontalAdvance(u'x') * 34));
    m_stack = new QStackedWidget(this);
    auto *centre = new QHBoxLayout;
    centre->setSpacing(0);
    centre->addWidget(m_steps);
    centre->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(centre, 1);
    layout->addWidget(makeFooter());
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, &UpgradeWizard::updateTime);
    connect(m_steps, &StepList::stageChosen, this, &UpgradeWizard::showStage);
    connect(&desk, &UpgradeDesk::opened, this, &UpgradeWizard::takeUpgrade);
    connect(&desk, &UpgradeDesk::changed, this, &UpgradeWizard::updateFooter);
    connect(&desk, &UpgradeDesk::runChanged, this, &UpgradeWizard::updateFooter);
    retranslateUi();
    takeUpgrade();
}

QWidget *UpgradeWizard::makeFooter()
{
    auto *footer = new QWidget(this);
    const auto add = [this, footer](const QString &name) {
        auto *button = new QPushButton(footer);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    m_list = add(u"upgradeToList"_s);
    m_back = add(u"upgradeBack"_s);
    m_time = plainLabel(footer, u"upgradeTime"_s);
    m_cancel = add(u"upgradeCancel"_s);
    m_action = add(u"upgradeAction"_s);
    m_next = add(u"upgradeNext"_s);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->addWidget(m_list);
    layout->addWidget(m_back);
    layout->addStretch(1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_time, m_cancel, m_action, m_next}) {
        layout->addWidget(each);
    }
    connect(m_list, &QPushButton::clicked, this, &UpgradeWizard::closeRequested);
    connect(m_back, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        page()->leave();
        move(1);
    });
    connect(m_action, &QPushButton::clicked, this, [this] { page()->act(); });
    connect(m_cancel, &QPushButton::clicked, &m_desk, &UpgradeDesk::cancel);
    return footer;
}

StagePage *UpgradeWizard::page() const
{
    return m_pages.value(m_stage);
}

StagePage *UpgradeWizard::makePage(Stage stage)
{
    switch (stage) {
    case Stage::Target:
        return makeTarget();
    case Stage::Safety: {
        auto *page = new SafetyPage(m_desk, m_stack);
        connect(page, &SafetyPage::rollingRebootRequested, this, &UpgradeWizard::rollingRebootRequested);
        return page;
    }
    case Stage::Checkout:
        return new CheckoutPage(m_desk, m_stack);
    case Stage::Environment:
        return new EnvironmentPage(m_desk, m_stack);
    case Stage::Inventory:
        return new InventoryPage(m_desk, m_stack);
    case Stage::Settings:
        return new CarryPage(m_desk, m_stack);
    case Stage::Reach:
        return new ReachPage(m_desk, m_stack);
    case Stage::Strategy:
        return new StrategyPage(m_desk, m_operation, m_stack);
    case Stage::Run:
        return makeRun();
    case Stage::Report: {
        auto *page = new ReportPage(m_desk, m_stack);
        connect(page, &ReportPage::hopBegun, this, &UpgradeWizard::takeUpgrade);
        connect(page, &ReportPage::profileRequested, this, &UpgradeWizard::profileRequested);
        return page;
    }
    case Stage::Health:
    case Stage::Verify:
        break;
    }
    return new StagePage(stage, m_desk, m_stack);
}

StagePage *UpgradeWizard::makeTarget()
{
    auto *page = new TargetPage(m_desk, m_releases, m_stack);
    connect(page, &TargetPage::created, this, &UpgradeWizard::created);
    return page;
}

StagePage *UpgradeWizard::makeRun()
{
    auto *page = new RunPage(m_desk, m_operation, m_stack);
    connect(page, &RunPage::startRequested, this, &UpgradeWizard::startRequested);
    connect(page, &RunPage::runsRequested, this, &UpgradeWizard::runsRequested);
    connect(page, &RunPage::decided, this, &UpgradeWizard::decided);
    connect(page, &RunPage::lookRequested, this, &UpgradeWizard::lookRequested);
    return page;
}

StagePage *UpgradeWizard::pageOf(Stage stage)
{
    StagePage *&page = m_pages[stage];
    if (page == nullptr) {
        page = makePage(stage);
        page->retranslateUi();
        m_stack->addWidget(page);
        connect(page, &StagePage::stateChanged, this, &UpgradeWizard::updateFooter);
    }
    return page;
}

void UpgradeWizard::showStage(Stage stage)
{
    m_stage = stage;
    StagePage *page = pageOf(stage);
    tellUnsettled();
    m_stack->setCurrentWidget(page);
    m_steps->setCurrent(stage);
    m_desk.edit([stage](upgrade::Upgrade &upgrade) { upgrade.stage = stage; });
    updateFooter();
    Q_EMIT stageShown();
}

void UpgradeWizard::takeUpgrade()
{
    showStage(m_desk.hasUpgrade() ? m_desk.upgrade().stage : Stage::Target);
}

void UpgradeWizard::move(int by)
{
    const QList<Stage> stages = upgrade::allStages();
    const qsizetype to = stages.indexOf(m_stage) + by;
    if (to >= 0 && to < stages.size()) {
        showStage(stages.at(to));
        m_desk.flush();
    }
}

void UpgradeWizard::setUnsettled(const QList<maintenance::Reconciliation> &unsettled)
{
    m_unsettled = unsettled;
    tellUnsettled();
}

void UpgradeWizard::tellUnsettled()
{
    if (auto *run = qobject_cast<RunPage *>(m_pages.value(Stage::Run))) {
        run->setUnsettled(m_unsettled);
    }
    if (auto *strategy = qobject_cast<StrategyPage *>(m_pages.value(Stage::Strategy))) {
        bool isMine = false;
        for (const maintenance::Reconciliation &each : std::as_const(m_unsettled)) {
            isMine = isMine || (m_desk.hasUpgrade() && each.past.id == m_desk.hop().operation);
        }
        strategy->setUnsettled(isMine);
    }
}

void UpgradeWizard::updateFooter()
{
    const StagePage *shown = page();
    if (shown == nullptr) {
        return;
    }
    const bool isRunning = m_desk.isRunning();
    const QString action = shown->actionText();
    const QString whyNoAction = shown->whyNoAction();
    const QString whyNoNext = shown->whyNoNext();
    const bool isLast = m_stage == Stage::Report;
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_action->setEnabled(whyNoAction.isEmpty());
    m_action->setToolTip(whyNoAction);
    m_next->setVisible(!isLast);
    m_next->setEnabled(whyNoNext.isEmpty());
    m_next->setToolTip(whyNoNext);
    m_back->setEnabled(m_stage != Stage::Target);
    m_cancel->setVisible(isRunning);
    m_cancel->setEnabled(!m_desk.isCancelling());
    m_time->setVisible(isRunning);
    // The one that leads on stands out.
    const bool isNext = whyNoNext.isEmpty() && !isLast;
    for (const auto &[button, isPrimary] : {std::pair{m_action, !isNext}, std::pair{m_next, isNext}}) {
        if (button->property("primary").toBool() != isPrimary) {
            button->setProperty("primary", isPrimary);
            button->update();
        }
    }
    if (isRunning && !m_ticker.isActive()) {
        m_ticker.start();
    } else if (!isRunning) {
        m_ticker.stop();
    }
    updateTime();
}

void UpgradeWizard::updateTime()
{
    if (m_desk.running()) {
        m_time->setText(tr("%1 %2", "what is done, for how long")
                            .arg(m_desk.isCancelling() ? tr("Stopping…") : UpgradeText::doing(*m_desk.running()),
                                 TimeText::elapsed(m_desk.elapsed())));
    }
}

void UpgradeWizard::retranslateUi()
{
    setAccessibleName(tr("Upgrade"));
    m_list->setText(tr("All upgrades"));
    m_list->setToolTip(tr("Leaves this upgrade as it is; it can be gone on with at any time."));
    m_back->setText(tr("Back"));
    m_cancel->setText(tr("Cancel"));
    m_next->setText(tr("Next"));
    updateFooter();
}

void UpgradeWizard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
