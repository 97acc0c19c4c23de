// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/issue_detail.hpp"

#include "ui/health/issue_view.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using advice::Truth;

IssueDetail::IssueDetail(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"healthDetail"_s);
    m_view = new IssueView(u"healthIssue"_s, this);
    m_remedy = button(u"command"_s, u"healthRemedy"_s);
    m_silence = button({}, u"healthSilence"_s);
    m_unsilence = button({}, u"healthUnsilence"_s);
    m_copy = button(u"copy"_s, u"healthCopy"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 8);
    buttons->setSpacing(8);
    buttons->addWidget(m_remedy);
    buttons->addWidget(m_silence);
    buttons->addWidget(m_unsilence);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);
    connect(m_remedy, &QPushButton::clicked, this, [this] { Q_EMIT remedyRequested(*m_finding); });
    connect(m_silence, &QPushButton::clicked, this, [this] { Q_EMIT silenceRequested(*m_finding); });
    connect(m_unsilence, &QPushButton::clicked, this, [this] { Q_EMIT unsilenceRequested(*m_finding); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            IssueText::toText(m_finding->issue, m_finding->verdict.sightings, IssueText::note(*m_finding)));
    });
    showFinding();
}

QPushButton *IssueDetail::button(const QString &icon, const QString &name)
{
    auto *made = icon.isEmpty() ? new QPushButton(this) : new QPushButton(icons::action(icon), QString(), this);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

void IssueDetail::setFinding(const std::optional<advice::IssueFinding> &finding)
{
    m_finding = finding;
    showFinding();
}

void IssueDetail::setBusy(const QString &why)
{
    m_busy = why;
    showButtons();
}

void IssueDetail::showFinding()
{
    if (m_finding) {
        m_view->setIssue(m_finding->issue, m_finding->verdict.sightings, IssueText::note(*m_finding));
    } else {
        m_view->clear();
    }
    showButtons();
}

void IssueDetail::showButtons()
{
    const bool isThere = m_finding.has_value();
    const bool stands = isThere && m_finding->verdict.truth == Truth::Yes;
    m_remedy->setText(tr("Apply remedy…"));
    m_silence->setText(tr("Silence…"));
    m_unsilence->setText(tr("Show again"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the issue"));
    m_remedy->setVisible(isThere && !m_finding->issue.steps.isEmpty());
    m_silence->setVisible(isThere && !m_finding->silence);
    m_unsilence->setVisible(isThere && m_finding->silence);
    m_copy->setVisible(isThere);
    m_remedy->setEnabled(stands && m_busy.isEmpty());
    m_remedy->setToolTip(plainToolTip(!m_busy.isEmpty() ? m_busy
                                      : stands ? tr("Shows the plan with its exact commands before anything runs")
                                               : tr("It is not known whether the issue stands here.")));
    m_silence->setToolTip(plainToolTip(tr("It is no matter on this cluster: say why, and it is not counted any more")));
}

void IssueDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        showFinding(); // the note is made of words, too
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
