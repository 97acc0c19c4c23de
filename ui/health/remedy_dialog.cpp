// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/remedy_dialog.hpp"

#include "ui/bridge/reply.hpp"
#include "ui/operations/plan_view.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

RemedyDialog::RemedyDialog(AdviceSource &source, const GuiMailbox &mailbox, advice::IssueFinding finding,
                           QWidget *parent)
    : QDialog(parent)
    , m_finding(std::move(finding))
{
    setObjectName(u"remedyDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(1060, 620) : QSize(1060, 620).boundedTo(parent->window()->size() - QSize(48, 60)));
    m_title = plainLabel(this, u"remedyTitle"_s, true);
    emphasise(m_title, 1.5);
    m_remedy = plainLabel(this, u"remedyText"_s, true);
    m_plan = new PlanView(u"remedy"_s, this);
    m_failure = plainLabel(this, u"remedyFailure"_s, true);
    auto *buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"remedyStart"_s);
    m_start->setAutoDefault(false);
    m_start->setProperty("primary", true); // what the dialog is for; yet Enter alone must not begin it
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"remedyCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_remedy);
    layout->addWidget(m_plan, 1);
    layout->addWidget(m_failure);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const auto &planned = m_plan->plan(); planned && planned->has_value()) {
            const operation::Plan plan = **planned;
            accept();
            Q_EMIT planConfirmed(plan);
        }
    });
    retranslateUi();
    source.planRemedy(m_finding, reply<operation::Plan>(this, mailbox, [this](const Result<operation::Plan> &plan) {
                          m_plan->setPlan(plan);
                          updateState();
                      }));
}

void RemedyDialog::updateState()
{
    const auto &plan = m_plan->plan();
    const bool planned = plan && plan->has_value();
    m_plan->setHeadline(
        planned ? tr("%n step(s), one after the other", nullptr, static_cast<int>((*plan)->steps.size())) : QString());
    m_start->setEnabled(planned && !(*plan)->steps.isEmpty());
    m_start->setToolTip(m_start->isEnabled() ? tr("Runs this plan") : tr("Needs a plan first"));
}

void RemedyDialog::retranslateUi()
{
    setWindowTitle(tr("Apply a remedy"));
    m_title->setText(IssueText::title(m_finding.issue));
    m_remedy->setText(IssueText::remedy(m_finding.issue));
    m_remedy->setVisible(!m_remedy->text().isEmpty());
    m_failure->setText(tr("Each step is proved before the next one begins. If one fails, what can be put back is put "
                          "back, and you are asked. Nothing runs before you press Start."));
    m_start->setText(tr("&Start"));
    m_cancel->setText(tr("&Cancel"));
    updateState();
}

void RemedyDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
