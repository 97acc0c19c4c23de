// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/accept_panel.hpp"

#include "ui/widgets/plain_text.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

AcceptPanel::AcceptPanel(QWidget *parent)
    : AttentionFrame(parent)
{
    setObjectName(u"acceptPanel"_s);
    m_text = plainLabel(this, u"acceptText"_s, true);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"acceptReason"_s);
    m_text->setBuddy(m_reason);
    m_accept = new QPushButton(this);
    m_accept->setObjectName(u"acceptConfirm"_s);
    m_accept->setAutoDefault(false);
    m_undo = new QPushButton(this);
    m_undo->setObjectName(u"acceptUndo"_s);
    m_undo->setAutoDefault(false);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->addWidget(m_text, 0, 0, 1, 2);
    layout->addWidget(m_reason, 1, 0);
    layout->addWidget(m_accept, 1, 1);
    layout->addWidget(m_undo, 1, 0, Qt::AlignLeft);
    connect(m_reason, &QLineEdit::textChanged, this, &AcceptPanel::updateContent);
    connect(m_reason, &QLineEdit::returnPressed, m_accept, &QPushButton::click);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(m_reason->text().trimmed()); });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_reason->setText(m_accepted);
        Q_EMIT accepted(QString());
    });
    updateContent();
}

void AcceptPanel::setRecord(const upgrade::StageRecord &record)
{
    setVisible(record.isDone() && upgrade::gravest(record.findings) == upgrade::Severity::Block);
    if (m_accepted != record.accepted) {
        m_accepted = record.accepted;
        updateContent();
    }
}

void AcceptPanel::updateContent()
{
    const bool isAccepted = !m_accepted.isEmpty();
    m_text->setText(isAccepted ? tr("You go on in spite of what blocks: %1").arg(m_accepted)
                               : tr("Something blocks. Mend it and do this page again; or go on in spite of it and say "
                                    "why. The reason is kept in the report."));
    m_reason->setVisible(!isAccepted);
    m_accept->setVisible(!isAccepted);
    m_undo->setVisible(isAccepted);
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setAccessibleName(tr("Reason for going on"));
    m_accept->setText(tr("Go on all the same"));
    m_undo->setText(tr("Take back"));
    m_accept->setEnabled(!m_reason->text().trimmed().isEmpty());
    m_accept->setToolTip(m_accept->isEnabled() ? QString() : tr("Type a reason first."));
}

void AcceptPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateContent();
    }
    AttentionFrame::changeEvent(event);
}

} // namespace kubemori::ui
