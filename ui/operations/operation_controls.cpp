// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operation_controls.hpp"

#include "ui/operations/node_order_dialog.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/question_box.hpp"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

OperationControls::OperationControls(OperationController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
{
    setObjectName(u"operationControls"_s);
    m_pause = new QPushButton(this);
    m_pause->setObjectName(u"operationPause"_s);
    m_pause->setAutoDefault(false);
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"operationMenu"_s);
    m_menu->setToolTipsVisible(true);
    m_stopAfterNode = m_menu->addAction(QString());
    m_stopAfterNode->setObjectName(u"operationStopAfterNode"_s);
    m_stopAfterNode->setCheckable(true);
    m_skip = m_menu->addMenu(QString());
    m_skip->setObjectName(u"operationSkip"_s);
    m_order = m_menu->addAction(QString());
    m_order->setObjectName(u"operationOrder"_s);
    m_more = new QPushButton(this);
    m_more->setObjectName(u"operationMore"_s);
    m_more->setAutoDefault(false);
    m_more->setMenu(m_menu);
    m_cancel = new QPushButton(icons::action(u"stop"_s), QString(), this);
    m_cancel->setObjectName(u"operationCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QPushButton *button : {m_pause, m_more, m_cancel}) {
        layout->addWidget(button);
    }
    connect(m_pause, &QPushButton::clicked, this, [this] { m_controller.setPaused(!m_controller.status().pausing); });
    connect(m_stopAfterNode, &QAction::triggered, this,
            [this](bool checked) { m_controller.setStopAfterNode(checked); });
    connect(m_skip, &QMenu::aboutToShow, this, &OperationControls::fillSkipMenu);
    connect(m_order, &QAction::triggered, this, &OperationControls::openOrder);
    connect(m_cancel, &QPushButton::clicked, this, &OperationControls::cancelRequested);
    connect(&controller, &OperationController::statusChanged, this, &OperationControls::update);
    retranslateUi();
}

QString OperationControls::nodeUnderWay() const
{
    const OperationStatus &status = m_controller.status();
    const auto step = std::ranges::find(status.plan.steps, status.step, &operation::PlanStep::id);
    return step == status.plan.steps.end() || status.waiting.contains(step->node) ? QString() : step->node;
}

void OperationControls::update()
{
    const OperationStatus &status = m_controller.status();
    setVisible(m_controller.isRunning());
    m_pause->setEnabled(!status.cancelling);
    m_pause->setText(status.pausing ? tr("&Go on") : tr("&Pause"));
    m_pause->setIcon(icons::action(status.pausing ? u"running"_s : u"pause"_s));
    m_pause->setToolTip(status.pausing ? tr("Begin the next step") : tr("Finish the step under way, then stand still"));
    m_more->setEnabled(!status.cancelling);
    m_stopAfterNode->setChecked(status.stopAfterNode);
    m_stopAfterNode->setEnabled(!status.waiting.isEmpty());
    m_order->setVisible(operation::isNodeByNode(status.plan));
    m_order->setEnabled(m_order->isVisible() && status.waiting.size() > 1);
    m_cancel->setEnabled(!status.cancelling);
}

void OperationControls::fillSkipMenu()
{
    m_skip->clear();
    const QString current = nodeUnderWay();
    if (!current.isEmpty()) {
        const QAction *action = m_skip->addAction(tr("%1 (under way)…").arg(withoutMnemonic(current)));
        connect(action, &QAction::triggered, this, [this, current] { confirmSkip(current); });
    }
    for (const QString &node : m_controller.status().waiting) {
        const QAction *action = m_skip->addAction(withoutMnemonic(node));
        connect(action, &QAction::triggered, this, [this, node] { m_controller.skip(node); });
    }
}

void OperationControls::confirmSkip(const QString &node)
{
    auto *box = new QuestionBox(this);
    box->setObjectName(u"skipDialog"_s);
    box->setTexts(
        tr("Leave %1 out?").arg(node),
        tr("The step under way is ended and the node is put back where that is safe. A node that is restarting "
           "now comes back by itself, but may stay cordoned. The operation goes on with the next node."));
    box->addChoice(tr("&Leave it out"), u"skipConfirm"_s, [this, node] { m_controller.skip(node); });
    box->addRefusal(tr("&Cancel"), u"skipRefuse"_s);
    connect(&m_controller, &OperationController::finished, box, &QDialog::reject);
    box->open();
}

void OperationControls::openOrder()
{
    auto *dialog = new NodeOrderDialog(m_controller.status().waiting, this);
    connect(dialog, &NodeOrderDialog::ordered, &m_controller, &OperationController::reorder);
    connect(&m_controller, &OperationController::finished, dialog, &QDialog::reject);
    dialog->open();
}

void OperationControls::retranslateUi()
{
    m_more->setText(tr("&More"));
    m_more->setAccessibleName(tr("More ways to control the operation"));
    m_stopAfterNode->setText(tr("&Stop after this node"));
    m_stopAfterNode->setToolTip(tr("Finish the node under way and begin no other"));
    m_skip->setTitle(tr("&Leave out"));
    m_order->setText(tr("&Change the order…"));
    m_cancel->setText(tr("&Cancel…"));
    m_cancel->setToolTip(tr("Stop the operation"));
    update();
}

void OperationControls::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
