// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/releases_page.hpp"

#include "ui/releases/checkout_bar.hpp"
#include "ui/releases/work_branch_dialog.hpp"
#include "ui/text/checkout_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QEvent>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

ReleasesPage::ReleasesPage(ReleaseSource &source, GuiMailbox &mailbox, std::shared_ptr<logs::LogStore> log,
                           QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_log(std::move(log))
{
    setObjectName(u"releasesPage"_s);
    m_empty = new EmptyState(u"release"_s, u"releasesEmpty"_s, this);
    m_edit = new QPushButton(m_empty);
    m_edit->setObjectName(u"releasesEdit"_s);
    m_empty->addWidget(m_edit, Qt::AlignHCenter);
    connect(m_edit, &QPushButton::clicked, this, &ReleasesPage::editRequested);
    auto *content = new QWidget(this);
    m_bar = new CheckoutBar(source.place(), content);
    m_message = new MessageBar(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    column->addStretch(1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentWidget(source.place().path.isEmpty() ? static_cast<QWidget *>(m_empty) : content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_bar, &CheckoutBar::lookRequested, this, &ReleasesPage::look);
    connect(m_bar, &CheckoutBar::fetchRequested, this, &ReleasesPage::fetch);
    connect(m_bar, &CheckoutBar::branchRequested, this, &ReleasesPage::openWorkBranch);
    connect(m_bar, &CheckoutBar::cancelRequested, this, [this] { m_source.cancel(); });
    retranslateUi();
}

template<class T> ReleaseSource::Done<T> ReleasesPage::back(void (ReleasesPage::*method)(const Result<T> &))
{
    return [self = QPointer<ReleasesPage>(this), address = m_mailbox.address(), method](const Result<T> &result) {
        address.post([self, method, result] {
            if (ReleasesPage *page = self.get()) {
                (page->*method)(result);
            }
        });
    };
}

ReleaseSource::OutputSink ReleasesPage::logSink() const
{
    return [log = m_log](const QByteArray &bytes) {
        log->append(bytes, {.time = {}, .source = u"git"_s, .level = logs::LogLevel::Output});
    };
}

void ReleasesPage::look()
{
    m_looked = true;
    if (m_source.place().path.isEmpty()) {
        return;
    }
    setBusy(tr("Looking at the checkout…"));
    m_source.look(back(&ReleasesPage::take));
}

void ReleasesPage::take(const Result<kubespray::CheckoutState> &state)
{
    setBusy({});
    m_checkout = state;
    m_bar->setState(m_checkout);
    if (!state && state.error().code != ErrorCode::Cancelled) {
        m_message->showMessage(Tone::Bad, ErrorText::describe(state.error()).toText());
    }
}

void ReleasesPage::fetch()
{
    setBusy(tr("Asking for new releases…"));
    m_source.fetch(logSink(), back(&ReleasesPage::fetched));
}

void ReleasesPage::fetched(const Result<kubespray::TagFetch> &fetch)
{
    setBusy({});
    m_log->finish(u"git"_s);
    if (fetch) {
        m_message->showMessage(fetch->movedTags.isEmpty() ? Tone::Good : Tone::Attention,
                               CheckoutText::fetched(*fetch));
        look();
    } else if (fetch.error().code != ErrorCode::Cancelled) {
        m_message->showMessage(Tone::Bad, ErrorText::describe(fetch.error()).toText() + u'\n' +
                                              tr("The releases that are here already can be used as before."));
    }
}

void ReleasesPage::openWorkBranch()
{
    const QString tag = m_checkout && *m_checkout ? m_checkout->value().tag : QString();
    auto *dialog = new WorkBranchDialog(m_source, tag, m_mailbox, this);
    connect(dialog, &WorkBranchDialog::planConfirmed, this, &ReleasesPage::makeWorkBranch);
    dialog->open();
}

void ReleasesPage::makeWorkBranch(const kubespray::WorkBranchPlan &plan)
{
    setBusy(tr("Checking out %1…").arg(plan.branch));
    m_source.makeWorkBranch(plan, logSink(), back(&ReleasesPage::take));
}

void ReleasesPage::setBusy(const QString &what)
{
    m_bar->setBusy(what);
}

void ReleasesPage::retranslateUi()
{
    setAccessibleName(tr("Releases"));
    m_empty->setTexts(tr("No Kubespray checkout yet"),
                      tr("Enter in the cluster’s settings where its Kubespray checkout lies, on this machine or on "
                         "another host. Releases and settings are read from it."));
    m_edit->setText(tr("&Edit the cluster…"));
}

void ReleasesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

void ReleasesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_looked) {
        look();
    }
}

} // namespace kubemori::ui
