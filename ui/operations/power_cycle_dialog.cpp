// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/power_cycle_dialog.hpp"

#include "ui/operations/plan_view.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

PowerCycleDialog::PowerCycleDialog(ClusterSession &session, QString name, GuiMailbox &mailbox, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_clusterName(std::move(name))
    , m_mailbox(mailbox)
{
    setObjectName(u"powerCycleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(1060, 680) : QSize(1060, 680).boundedTo(parent->window()->size() - QSize(48, 60)));
    m_title = plainLabel(this, u"powerTitle"_s, true);
    m_plan = new PlanView(u"power"_s, this);
    m_failure = plainLabel(this, u"powerFailure"_s, true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_plan, 1);
    layout->addWidget(m_failure);
    layout->addWidget(makeConfirmation());
    layout->addWidget(makeButtons());
    retranslateUi();
    requestPlan();
}

QWidget *PowerCycleDialog::makeConfirmation()
{
    auto *row = new QWidget(this);
    m_nameLabel = plainLabel(row, u"powerNameLabel"_s);
    m_name = new QLineEdit(row);
    m_name->setObjectName(u"powerName"_s);
    m_name->setMaximumWidth(320);
    m_nameLabel->setBuddy(m_name);
    connect(m_name, &QLineEdit::textChanged, this, &PowerCycleDialog::updateState);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_nameLabel);
    layout->addWidget(m_name, 1);
    layout->addStretch(1);
    return row;
}

QWidget *PowerCycleDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"powerStart"_s);
    m_start->setAutoDefault(false);
    m_start->setProperty("primary", true); // what the dialog is for; yet Enter alone must not begin it
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"powerCancel"_s);
    m_cancel->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const operation::Plan plan = m_plan->plan()->value();
        accept();
        Q_EMIT planConfirmed(plan);
    });
    return buttons;
}

void PowerCycleDialog::requestPlan()
{
    const QPointer<PowerCycleDialog> self(this);
    m_session.planPowerCycle([self, address = m_mailbox.address()](Result<operation::Plan> plan) {
        address.post([self, plan = std::move(plan)] {
            if (PowerCycleDialog *dialog = self.get()) {
                dialog->m_plan->setPlan(plan);
                dialog->updateState();
            }
        });
    });
}

void PowerCycleDialog::updateState()
{
    const auto &plan = m_plan->plan();
    const bool planned = plan && plan->has_value();
    const bool named = m_name->text().trimmed() == m_clusterName;
    m_plan->setHeadline(planned ? tr("%n node(s): off in this order, on in the reverse one", nullptr,
                                     static_cast<int>((*plan)->nodes.size()))
                                : QString());
    m_start->setEnabled(planned && named);
    m_start->setToolTip(!planned ? tr("Needs a plan first")
                        : named  ? tr("Runs this plan")
                                 : tr("Needs the cluster’s name"));
}

void PowerCycleDialog::retranslateUi()
{
    const QString &name = m_clusterName;
    setWindowTitle(tr("Shut down %1").arg(name));
    m_title->setText(tr("For a planned power cut. etcd is saved to this machine, every node is cordoned, then workers, "
                        "storage and control "
                        "planes are switched off. Everything on the cluster stops. When the power is back, the same "
                        "operation waits for "
                        "the nodes and uncordons those that take pods now."));
    m_failure->setText(
        tr("If a step fails or takes too long, it stops there and asks you. You can close Kubemori while the "
           "cluster is off; it asks at the next start whether to start it up."));
    m_nameLabel->setText(tr("Type the cluster’s &name, %1, to confirm:").arg(QString(name).replace(u"&"_s, u"&&"_s)));
    m_name->setAccessibleName(tr("Name of the cluster"));
    m_start->setText(tr("&Shut down"));
    m_cancel->setText(tr("&Cancel"));
    updateState();
}

void PowerCycleDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
