// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/run_page.hpp"

#include "operation/outcome.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/operations/operation_view.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/upgrade_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/question_box.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::HopRecord;
using upgrade::Stage;

RunPage::RunPage(UpgradeDesk &desk, OperationController &operation, QWidget *parent)
    : StagePage(Stage::Run, desk, parent)
    , m_operation(operation)
{
    hideCommands();
    growBody();
    m_state = new ElidedLabel(content());
    m_state->setObjectName(u"upgradeRunState"_s);
    m_runs = new QPushButton(icons::action(u"playbook"_s), QString(), content());
    m_runs->setObjectName(u"upgradeShowRuns"_s);
    m_runs->setAutoDefault(false);
    m_byHand = new QPushButton(content());
    m_byHand->setObjectName(u"upgradeByHand"_s);
    m_byHand->setAutoDefault(false);
    m_view = new OperationView(operation, content());
    m_view->setMinimumHeight(300);
    auto *row = new QHBoxLayout;
    row->addWidget(m_runs);
    row->addWidget(m_byHand);
    row->addStretch(1);
    body()->addWidget(m_state);
    body()->addLayout(row);
    constexpr int all = 1000; // of what the stretch below would take
    body()->addWidget(m_view, all);
    body()->addStretch(1);
    connect(m_runs, &QPushButton::clicked, this, &RunPage::runsRequested);
    connect(m_byHand, &QPushButton::clicked, this, &RunPage::askForByHand);
    connect(m_view, &OperationView::decided, this, &RunPage::decided);
    connect(m_view, &OperationView::lookRequested, this, &RunPage::lookRequested);
    connect(m_view, &OperationView::openFailed, this, [this](const QString &why) { say(Tone::Attention, why); });
    const auto update = [this] {
        showChoices();
        Q_EMIT stateChanged();
    };
    connect(&operation, &OperationController::started, this, update);
    connect(&operation, &OperationController::statusChanged, this, update);
    connect(&operation, &OperationController::finished, this, update);
}

bool RunPage::isShown() const
{
    return desk().hasUpgrade() && m_operation.hasOperation() && !desk().hop().operation.isEmpty() &&
           m_operation.status().plan.operation == desk().hop().operation;
}

/// Another program, or this one before it was started anew, ended without a word of success.
bool RunPage::wasTried() const
{
    return desk().hasUpgrade() && !desk().hop().operation.isEmpty() && !desk().hop().isRunDone && !isShown();
}

bool RunPage::isUnsettled() const
{
    return !m_operation.isRunning() && !m_unsettled.isEmpty();
}

void RunPage::setUnsettled(const QList<maintenance::Reconciliation> &unsettled)
{
    m_unsettled.clear();
    for (const maintenance::Reconciliation &each : unsettled) {
        if (desk().hasUpgrade() && each.past.id == desk().hop().operation) {
            m_unsettled.append(each);
        }
    }
    m_view->setUnsettled(m_unsettled);
    showChoices();
    Q_EMIT stateChanged();
}

QString RunPage::actionText() const
{
    return desk().hasUpgrade() && (desk().hop().isRunDone || wasTried() || (isShown() && !m_operation.isRunning()))
               ? tr("Run it once more…")
               : UpgradeText::action(Stage::Run);
}

QString RunPage::whyNoAction() const
{
    const QString busy = StagePage::whyNoAction();
    return !busy.isEmpty()           ? busy
           : m_isPlanning            ? tr("The plan is being made.")
           : m_operation.isRunning() ? tr("Not while an operation is running on this cluster.")
           : isUnsettled()           ? tr("Decide first on the operation that was cut off.")
                                     : QString();
}

QString RunPage::whyNoNext() const
{
    return desk().hasUpgrade() && desk().hop().isRunDone ? QString() : tr("The upgrade has not reached its end yet.");
}

void RunPage::act()
{
    m_isPlanning = true;
    Q_EMIT stateChanged();
    desk().flush();
    desk().source().planRun(desk().upgrade(),
                            desk().back<operation::Plan>(this, [this](const Result<operation::Plan> &plan) {
                                m_isPlanning = false;
                                ask(plan);
                                Q_EMIT stateChanged();
                            }));
}

void RunPage::ask(const Result<operation::Plan> &plan)
{
    if (!plan) {
        if (plan.error().code != ErrorCode::Cancelled) {
            say(Tone::Bad, ErrorText::describe(plan.error()).toText());
        }
        return;
    }
    QStringList commands;
    for (const operation::PlanStep &step : plan->steps) {
        if (step.kind == operation::StepKind::Facts || step.kind == operation::StepKind::Upgrade ||
            step.kind == operation::StepKind::Addons) {
            commands << step.command;
        }
    }
    commands.removeDuplicates();
    auto *box = new QuestionBox(window());
    box->setObjectName(u"startUpgradeDialog"_s);
    box->setTexts(
        tr("Upgrade %n node(s) to %1 now?", nullptr, static_cast<int>(plan->nodes.size())).arg(desk().hop().to),
        tr("It takes from half an hour to several hours. It can be paused and stopped between steps; what is "
           "upgraded already cannot be brought back to the version before. These playbooks run:"));
    box->setCommands(commands.join(u'\n'));
    box->addChoice(tr("&Start"), u"startUpgradeConfirm"_s, [this, plan = *plan] {
        desk().edit([&plan](upgrade::Upgrade &upgrade) { upgrade.current().operation = plan.operation; });
        // The operation looks there for the hop that it belongs to.
        desk().keep([this, plan] { Q_EMIT startRequested(plan); });
    });
    box->addRefusal(tr("&Cancel"), u"startUpgradeCancel"_s);
    box->open();
}

void RunPage::askForByHand()
{
    auto *box = new QuestionBox(window());
    box->setObjectName(u"byHandDialog"_s);
    box->setTexts(tr("Were the nodes upgraded in another way?"),
                  tr("For instance by the playbook in a terminal. The next page looks whether that is so; the report "
                     "says that it was not run here."));
    box->addChoice(tr("&It was done"), u"byHandConfirm"_s, [this] {
        desk().edit([this](upgrade::Upgrade &upgrade) {
            upgrade.current().isRunDone = true;
            upgrade.current().stages[Stage::Run] = {.at = desk().now(), .findings = {}, .accepted = u"by hand"_s};
        });
    });
    box->addRefusal(tr("&Cancel"), u"byHandCancel"_s);
    box->open();
}

void RunPage::showChoices()
{
    if (!desk().hasUpgrade()) {
        return;
    }
    const bool isDone = desk().hop().isRunDone;
    const bool isRunning = isShown() && m_operation.isRunning();
    m_view->setVisible(isShown() || isUnsettled());
    m_runs->setVisible(isShown() || isUnsettled());
    m_byHand->setVisible(!isDone && !m_operation.isRunning());
    const bool isGood = isDone || (!isShown() && !wasTried());
    m_state->setText(isDone          ? tr("Every node was upgraded.")
                     : isRunning     ? tr("The upgrade is running. It goes on while you look elsewhere.")
                     : isUnsettled() ? tr("The upgrade was cut off. Decide below how to go on.")
                     : isShown()  ? tr("The upgrade did not reach its end. See below what happened, then run it once "
                                        "more: what is done already is found so.")
                     : wasTried() ? tr("It was started before and did not reach its end; the tab Ansible and the "
                                       "history of operations have what happened. Run it once more: what is done "
                                       "already is found so.")
                                  : tr("Not started yet. The plan with its exact commands is made anew and shown "
                                       "before anything runs."));
    m_state->setIcon(isDone      ? u"ready"_s
                     : isRunning ? u"running"_s
                     : isGood    ? u"info"_s
                                 : u"warning"_s,
                     Appearance::colour(isDone      ? Tone::Good
                                        : isRunning ? Tone::Active
                                        : isGood    ? Tone::Neutral
                                                    : Tone::Attention,
                                        palette()));
}

void RunPage::retranslateUi()
{
    m_runs->setText(tr("Show ansible’s run"));
    m_byHand->setText(tr("It was done in another way…"));
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
