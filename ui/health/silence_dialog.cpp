// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/silence_dialog.hpp"

#include "ui/text/issue_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

SilenceDialog::SilenceDialog(advice::KnownIssue issue, QWidget *parent)
    : QDialog(parent)
    , m_issue(std::move(issue))
{
    setObjectName(u"silenceDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_title = plainLabel(this, u"silenceTitle"_s, true);
    emphasise(m_title, 1.5);
    m_text = plainLabel(this, u"silenceText"_s, true);
    m_text->setMinimumWidth(420);
    m_reasonLabel = plainLabel(this, u"silenceReasonLabel"_s);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"silenceReason"_s);
    m_reason->setMaxLength(500);
    m_reasonLabel->setBuddy(m_reason);
    auto *buttons = new QDialogButtonBox(this);
    m_silence = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_silence->setObjectName(u"silenceConfirm"_s);
    m_silence->setProperty("primary", true);
    m_silence->setDefault(true);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"silenceCancel"_s);
    m_cancel->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_reasonLabel);
    layout->addWidget(m_reason);
    layout->addWidget(buttons);
    connect(m_reason, &QLineEdit::textChanged, this, &SilenceDialog::updateState);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString reason = m_reason->text().simplified();
        if (!reason.isEmpty()) {
            accept();
            Q_EMIT silenced(m_issue.id, reason);
        }
    });
    m_reason->setFocus();
    retranslateUi();
}

void SilenceDialog::updateState()
{
    m_silence->setEnabled(!m_reason->text().simplified().isEmpty());
    m_silence->setToolTip(m_silence->isEnabled() ? QString() : tr("Needs a reason first"));
}

void SilenceDialog::retranslateUi()
{
    setWindowTitle(tr("Silence an issue"));
    m_title->setText(IssueText::title(m_issue));
    m_text->setText(tr("It is not counted and not shown for this cluster any more, in the window and on the command "
                       "line, until somebody shows it again. The reason is kept with your name and the time."));
    m_reasonLabel->setText(tr("&Why is it no matter here?"));
    m_reason->setAccessibleName(tr("Reason"));
    m_silence->setText(tr("&Silence"));
    m_cancel->setText(tr("&Cancel"));
    updateState();
}

void SilenceDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
