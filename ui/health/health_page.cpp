// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/health_page.hpp"

#include "advice/remedy/remedy_plan.hpp"
#include "ui/bridge/reply.hpp"
#include "ui/health/gap_list.hpp"
#include "ui/health/health_bar.hpp"
#include "ui/health/issue_detail.hpp"
#include "ui/health/issue_list.hpp"
#include "ui/health/remedy_dialog.hpp"
#include "ui/health/silence_dialog.hpp"
#include "ui/operations/operation_controller.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QEvent>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using advice::CheckReport;
using advice::IssueFinding;
using advice::Truth;

namespace {

constexpr int wideEnough = 900; // for list and detail side by side
constexpr int highEnough = 600; // for what could not be seen beside what was

} // namespace

HealthPage::HealthPage(ClusterSession &session, OperationController &operation, GuiMailbox &mailbox, const Clock &clock,
                       QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_source(session.advice())
    , m_operation(operation)
    , m_mailbox(mailbox)
    , m_clock(clock)
{
    setObjectName(u"healthPage"_s);
    makeParts();
    makeConnections();
    retranslateUi();
    updateBusy();
}

void HealthPage::makeParts()
{
    m_message = new MessageBar(this);
    m_message->setObjectName(u"healthMessage"_s);
    m_bar = new HealthBar(this);
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(u"health"_s, u"healthEmpty"_s, m_stack);
    m_first = new QPushButton(m_empty);
    m_first->setObjectName(u"healthFirstCheck"_s);
    m_first->setAutoDefault(false);
    m_first->setProperty("primary", true);
    m_empty->addWidget(m_first, Qt::AlignHCenter);
    m_splitter = new QSplitter(Qt::Horizontal, m_stack);
    m_splitter->setObjectName(u"healthSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_list = new IssueList(m_splitter);
    m_list->setMinimumSize(220, 110);
    m_detail = new IssueDetail(m_splitter);
    m_detail->setMinimumSize(240, 120);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_detail);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    m_gaps = new GapList(u"healthGaps"_s, this);
    m_problems = new GapList(u"healthProblems"_s, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_gaps);
    layout->addWidget(m_problems);
}

void HealthPage::makeConnections()
{
    connect(m_first, &QPushButton::clicked, this, &HealthPage::check);
    connect(m_bar, &HealthBar::checkRequested, this, &HealthPage::check);
    connect(m_bar, &HealthBar::cancelRequested, this, [this] { m_source.cancel(); });
    connect(m_bar, &HealthBar::targetChanged, this, &HealthPage::updateBusy);
    connect(m_bar, &HealthBar::filterChanged, m_list, &IssueList::setFilter);
    connect(m_bar, &HealthBar::allShownChanged, m_list, &IssueList::setAllShown);
    connect(m_list, &IssueList::currentChanged, this, [this] {
        const IssueFinding *finding = m_list->current();
        m_detail->setFinding(finding == nullptr ? std::nullopt : std::optional(*finding));
    });
    connect(m_list, &IssueList::activated, m_detail, [this] { m_detail->setFocus(); });
    connect(m_detail, &IssueDetail::remedyRequested, this, &HealthPage::planRemedy);
    connect(m_detail, &IssueDetail::silenceRequested, this, &HealthPage::askForReason);
    connect(m_detail, &IssueDetail::unsilenceRequested, this,
            [this](const IssueFinding &finding) { unsilence(finding.issue.id); });
    connect(&m_operation, &OperationController::started, this, &HealthPage::updateBusy);
    connect(&m_operation, &OperationController::statusChanged, this, &HealthPage::updateBusy);
    connect(&m_operation, &OperationController::finished, this, &HealthPage::updateBusy);
    connect(&m_operation, &OperationController::finished, this, &HealthPage::takeFinished);
}

void HealthPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_isAsked, true)) { // files on this machine only
        m_source.issues(reply<advice::IssueBase>(this, m_mailbox,
                                                 [this](const Result<advice::IssueBase> &base) { takeIssues(base); }));
        if (m_session.releases().place().host.isEmpty()) {
            listTags();
        }
    }
    showSummary(); // it may be another day
}

/// The releases to choose from. A deployer is asked only after a person has had something looked at there.
void HealthPage::listTags()
{
    if (m_session.releases().place().path.isEmpty() || std::exchange(m_hasTags, true)) {
        return;
    }
    m_session.releases().listReleases(reply<ReleaseList>(this, m_mailbox, [this](const Result<ReleaseList> &list) {
        if (!list) {
            m_hasTags = false; // a release can be typed all the same
            return;
        }
        QStringList tags;
        for (const kubespray::Release &release : list->releases) {
            tags << release.tag.name;
        }
        m_bar->setTags(tags);
    }));
}

void HealthPage::takeIssues(const Result<advice::IssueBase> &base)
{
    if (base) {
        m_base = *base;
    } else {
        m_isAsked = false; // again when somebody looks
        showError(base.error());
    }
    showEmpty();
    showReport();
}

void HealthPage::check()
{
    const std::optional<QString> target = m_bar->target();
    if (m_isChecking || !target) {
        return;
    }
    m_isChecking = true;
    m_line = tr("Beginning to look…");
    m_message->hide();
    updateBusy();
    Q_EMIT stateChanged();
    m_source.check(
        *target,
        lineReply(this, m_mailbox,
                  [this](const QString &line) {
                      m_line = line;
                      updateBusy();
                  }),
        reply<CheckReport>(this, m_mailbox, [this](const Result<CheckReport> &report) { takeReport(report); }));
}

void HealthPage::takeReport(const Result<CheckReport> &report)
{
    m_isChecking = false;
    m_line.clear();
    if (report) {
        m_report = *report;
        m_list->setFindings(m_report->findings);
        showReport();
        if (m_first->hasFocus() || focusWidget() == nullptr) {
            m_list->tree()->setFocus();
        }
    } else {
        showError(report.error());
    }
    updateBusy();
    Q_EMIT stateChanged();
    if (report) {
        listTags();
    }
}

void HealthPage::askForReason(const IssueFinding &finding)
{
    auto *dialog = new SilenceDialog(finding.issue, window());
    connect(dialog, &SilenceDialog::silenced, this, &HealthPage::silence);
    dialog->open();
}

void HealthPage::silence(const QString &issue, const QString &reason)
{
    m_source.silence(issue, reason, reply<QString>(this, m_mailbox, [this, issue, reason](const Result<QString> &done) {
                         if (!done) {
                             showError(done.error());
                             return;
                         }
                         setSilence(issue, advice::Silence{.reason = reason, .by = {}, .when = m_clock.utcNow()});
                     }));
}

void HealthPage::unsilence(const QString &issue)
{
    m_source.unsilence(issue, reply<QString>(this, m_mailbox, [this, issue](const Result<QString> &done) {
                           if (!done) {
                               showError(done.error());
                               return;
                           }
                           setSilence(issue, {});
                       }));
}

/// What was found stays as it was; nothing has to be looked at again for it.
void HealthPage::setSilence(const QString &issue, const std::optional<advice::Silence> &silence)
{
    if (!m_report) {
        return;
    }
    for (IssueFinding &finding : m_report->findings) {
        if (finding.issue.id == issue) {
            finding.silence = silence;
        }
    }
    m_list->setFindings(m_report->findings);
    showReport();
    Q_EMIT stateChanged();
}

void HealthPage::planRemedy(const IssueFinding &finding)
{
    auto *dialog = new RemedyDialog(m_source, m_mailbox, finding, window());
    connect(dialog, &RemedyDialog::planConfirmed, this, &HealthPage::startRequested);
    dialog->open();
}

void HealthPage::takeFinished()
{
    if (m_operation.status().plan.kind == advice::remedyKind && m_report) {
        m_message->showMessage(Tone::Neutral,
                               tr("A remedy has come to its end. Check again to see whether the issue is gone."));
    }
}

int HealthPage::blockCount() const
{
    return !m_report ? 0 : static_cast<int>(std::ranges::count_if(m_report->findings, [](const IssueFinding &each) {
        return each.verdict.truth == Truth::Yes && !each.silence && each.issue.severity == advice::Severity::Block;
    }));
}

void HealthPage::showReport()
{
    m_stack->setCurrentWidget(m_report ? static_cast<QWidget *>(m_splitter) : m_empty);
    m_bar->setHasReport(m_report.has_value());
    m_bar->setHasFindings(m_report && !m_report->findings.isEmpty());
    m_detail->setVisible(m_report && !m_report->findings.isEmpty());
    QStringList gaps;
    for (const Error &gap : m_report ? m_report->gaps : QList<Error>()) {
        gaps << IssueText::gap(gap);
    }
    m_gaps->setLines(tr("%n thing(s) could not be looked at", nullptr, static_cast<int>(gaps.size())), gaps,
                     height() >= highEnough);
    QStringList problems;
    for (const Error &problem : m_report ? m_report->problems : m_base ? m_base->problems : QList<Error>()) {
        problems << IssueText::problem(problem);
    }
    m_problems->setLines(
        tr("%n file(s) with known issues could not be read", nullptr, static_cast<int>(problems.size())), problems,
        height() >= highEnough);
    showSummary();
}

void HealthPage::showSummary()
{
    if (!m_report) {
        m_bar->setSummary(u"info"_s, Tone::Neutral, tr("Not looked at yet."));
        return;
    }
    const auto stands = [this](advice::Severity severity) {
        return std::ranges::any_of(m_report->findings, [severity](const IssueFinding &each) {
            return each.verdict.truth == Truth::Yes && !each.silence && each.issue.severity == severity;
        });
    };
    const QString text = IssueText::summary(*m_report, m_clock.utcNow());
    if (blockCount() > 0) {
        m_bar->setSummary(u"not-ready"_s, Tone::Bad, text);
    } else if (stands(advice::Severity::Warn)) {
        m_bar->setSummary(u"warning"_s, Tone::Attention, text);
    } else if (!m_report->gaps.isEmpty()) {
        m_bar->setSummary(u"unknown"_s, Tone::Attention, text); // what was not seen may be anything
    } else {
        m_bar->setSummary(u"ready"_s, Tone::Good, text);
    }
}

void HealthPage::showEmpty()
{
    const int known = m_base ? static_cast<int>(m_base->issues.size()) : 0;
    const QString what = tr("A check looks at the checkout, the inventory, the cluster and its nodes for what is known "
                            "to go wrong. It only reads, and begins when you press the button: nothing was looked at "
                            "by itself.");
    m_empty->setTexts(tr("Not looked at yet"),
                      known > 0 ? what + u"\n\n"_s + tr("%n issue(s) are known.", nullptr, known) : what);
    m_first->setText(tr("Check now"));
}

void HealthPage::showError(const Error &error)
{
    if (error.code != ErrorCode::Cancelled) {
        m_message->showMessage(Tone::Bad, ErrorText::describe(error).toText());
    } else if (m_report) {
        m_message->showMessage(Tone::Neutral, tr("The check was cancelled; below is what the last one found."));
    }
}

void HealthPage::updateBusy()
{
    m_bar->setProgress(m_line);
    m_first->setEnabled(!m_isChecking && m_bar->target());
    m_detail->setBusy(m_operation.isRunning() ? tr("Not while an operation is running on this cluster.")
                      : m_isChecking          ? tr("Not while it is being looked at.")
                                              : QString());
}

void HealthPage::retranslateUi()
{
    setAccessibleName(tr("Health"));
    showEmpty();
    showReport();
    updateBusy();
}

void HealthPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

void HealthPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const Qt::Orientation wanted = width() >= wideEnough ? Qt::Horizontal : Qt::Vertical;
    const bool isFirst = m_splitter->sizes().value(0) == 0;
    if (m_splitter->orientation() != wanted || isFirst) {
        m_splitter->setOrientation(wanted);
        const int room = wanted == Qt::Horizontal ? width() : height();
        m_splitter->setSizes({room / 2, room / 2});
    }
}

} // namespace kubemori::ui
