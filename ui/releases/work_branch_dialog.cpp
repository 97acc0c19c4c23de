// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/work_branch_dialog.hpp"

#include "ui/text/checkout_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTextOption>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using kubespray::OpenWork;
using kubespray::WorkBranchPlan;

WorkBranchDialog::WorkBranchDialog(ReleaseSource &source, QString tag, GuiMailbox &mailbox, QWidget *parent)
    : QDialog(parent)
    , m_source(source)
    , m_tag(std::move(tag))
    , m_mailbox(mailbox)
{
    setObjectName(u"workBranchDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(720, 320) : QSize(720, 320).boundedTo(parent->window()->size() - QSize(48, 60)));
    m_sentence = plainLabel(this, u"workBranchSentence"_s, true);
    m_blocks = plainLabel(this, u"workBranchBlocks"_s, true);
    m_commands = new QPlainTextEdit(this);
    m_commands->setObjectName(u"workBranchCommands"_s);
    m_commands->setReadOnly(true);
    m_commands->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // to be read whole
    m_commands->setTabChangesFocus(true);
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addWidget(m_blocks);
    layout->addWidget(makeOpenWork());
    layout->addWidget(m_commands, 1);
    layout->addWidget(makeButtons());
    retranslateUi();
    requestPlan();
}

QWidget *WorkBranchDialog::makeOpenWork()
{
    m_openWork = new QWidget(this);
    m_openWorkLabel = plainLabel(m_openWork, u"workBranchOpenLabel"_s);
    m_choice = new QComboBox(m_openWork);
    m_choice->setObjectName(u"workBranchOpenWork"_s);
    for (const OpenWork choice : {OpenWork::Refuse, OpenWork::Commit, OpenWork::Stash}) {
        m_choice->addItem(QString(), static_cast<int>(choice));
    }
    m_message = new QLineEdit(m_openWork);
    m_message->setObjectName(u"workBranchMessage"_s);
    m_openWorkLabel->setBuddy(m_choice);
    auto *layout = new QVBoxLayout(m_openWork);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_openWorkLabel);
    layout->addWidget(m_choice);
    layout->addWidget(m_message);
    m_openWork->hide();
    connect(m_choice, &QComboBox::currentIndexChanged, this, &WorkBranchDialog::requestPlan);
    connect(m_message, &QLineEdit::editingFinished, this, &WorkBranchDialog::requestPlan);
    return m_openWork;
}

QWidget *WorkBranchDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"workBranchStart"_s);
    m_start->setAutoDefault(false);
    m_start->setProperty("primary", true);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"workBranchCancel"_s);
    m_cancel->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const WorkBranchPlan plan = m_plan->value();
        accept();
        Q_EMIT planConfirmed(plan);
    });
    return buttons;
}

kubespray::WorkBranchRequest WorkBranchDialog::request() const
{
    return {.tag = m_tag,
            .openWork = static_cast<OpenWork>(m_choice->currentData().toInt()),
            .message = m_message->text().trimmed()};
}

void WorkBranchDialog::requestPlan()
{
    m_plan.reset();
    updateState();
    const QPointer<WorkBranchDialog> self(this);
    m_source.planWorkBranch(
        request(), [self, address = m_mailbox.address(), round = ++m_round](const Result<WorkBranchPlan> &plan) {
            address.post([self, round, plan] {
                if (WorkBranchDialog *dialog = self.get(); dialog != nullptr && dialog->m_round == round) {
                    dialog->take(plan);
                }
            });
        });
}

void WorkBranchDialog::take(const Result<WorkBranchPlan> &plan)
{
    m_plan = plan;
    updateState();
}

void WorkBranchDialog::updateState()
{
    const bool isMade = m_plan && m_plan->has_value();
    QStringList blocks;
    if (isMade) {
        const WorkBranchPlan &plan = m_plan->value();
        m_sentence->setText(CheckoutText::plan(plan));
        for (const kubespray::WorkBranchBlock &block : plan.blocks) {
            blocks << CheckoutText::block(block, plan);
        }
        m_openWork->setVisible(plan.before.isDirty() && plan.kind != WorkBranchPlan::Kind::AlreadyThere);
        m_commands->setPlainText(CheckoutText::commands(plan, m_source.place().path));
    } else if (m_plan) {
        m_sentence->setText(ErrorText::describe(m_plan->error()).toText());
        m_commands->clear();
    } else {
        m_sentence->setText(tr("Looking at the checkout…"));
    }
    m_message->setVisible(request().openWork == OpenWork::Commit);
    m_blocks->setText(blocks.join(u"\n\n"_s));
    m_blocks->setVisible(!blocks.isEmpty());
    m_commands->setVisible(!m_commands->toPlainText().isEmpty());
    const bool canStart = isMade && !m_plan->value().commands.isEmpty();
    m_start->setEnabled(canStart);
    m_start->setToolTip(canStart ? tr("Runs these commands") : tr("Nothing to run as things are"));
}

void WorkBranchDialog::retranslateUi()
{
    setWindowTitle(tr("Work branch for %1").arg(m_tag));
    m_openWorkLabel->setText(tr("Changes that are in no c&ommit:"));
    m_choice->setAccessibleName(tr("What becomes of changes that are in no commit"));
    m_choice->setItemText(0, tr("Leave everything as it is"));
    m_choice->setItemText(1, tr("Commit them to the branch that is checked out now"));
    m_choice->setItemText(2, tr("Set them aside (git stash)"));
    m_message->setPlaceholderText(tr("Message of the commit"));
    m_message->setAccessibleName(tr("Message of the commit"));
    m_commands->setAccessibleName(tr("Commands that run"));
    m_start->setText(tr("Check &out"));
    m_cancel->setText(tr("&Cancel"));
    updateState();
}

void WorkBranchDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
