// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/cause_dialog.hpp"

#include "ui/health/issue_view.hpp"
#include "ui/runs/evidence_view.hpp"
#include "ui/text/issue_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using advice::Sighting;

CauseDialog::CauseDialog(QList<KnownCause> causes, qsizetype chosen, QStringList nodes, AdviceSource &source,
                         GuiMailbox &mailbox, QWidget *parent)
    : QDialog(parent)
    , m_causes(std::move(causes))
    , m_chosen(chosen)
    , m_nodes(std::move(nodes))
{
    setObjectName(u"causeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(parent == nullptr ? QSize(900, 640) : QSize(900, 640).boundedTo(parent->window()->size() - QSize(48, 60)));
    m_evidence = new EvidenceView(source, mailbox, this);
    makeParts();
    connect(m_cause, &QComboBox::activated, this, [this](int index) {
        m_chosen = index;
        showCause();
    });
    connect(m_show, &QPushButton::clicked, this, [this] {
        const advice::Cause cause = current().cause;
        accept();
        Q_EMIT lineRequested(cause);
    });
    connect(m_collect, &QPushButton::clicked, this, [this] {
        m_tabs->setCurrentWidget(m_evidence);
        m_evidence->collect(node());
    });
    connect(m_node, &QComboBox::currentIndexChanged, this, &CauseDialog::updateState);
    connect(m_evidence, &EvidenceView::stateChanged, this, &CauseDialog::updateState);
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        advice::IssueFinding finding;
        finding.issue = current().issue;
        finding.verdict.truth = advice::Truth::Yes;
        finding.verdict.sightings = {IssueText::sighting(current().cause)};
        accept();
        Q_EMIT remedyRequested(finding);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            IssueText::toText(current().issue, {IssueText::sighting(current().cause)}, m_line->text()));
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    m_node->addItems(m_nodes);
    retranslateUi();
    m_show->setFocus();
}

QPushButton *CauseDialog::button(const QString &icon, const QString &name)
{
    auto *made = icon.isEmpty() ? new QPushButton(this) : new QPushButton(icons::action(icon), QString(), this);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

void CauseDialog::makeParts()
{
    m_causeLabel = plainLabel(this, u"causeChoiceLabel"_s);
    m_cause = new QComboBox(this);
    m_cause->setObjectName(u"causeChoice"_s);
    m_cause->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cause->setMinimumContentsLength(30);
    m_causeLabel->setBuddy(m_cause);
    m_line = new ElidedLabel(this);
    m_line->setObjectName(u"causeLine"_s);
    m_show = button(u"log"_s, u"causeShow"_s);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"causeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setObjectName(u"causeTabBar"_s);
    m_view = new IssueView(u"cause"_s, m_tabs);
    m_tabs->addTab(m_view, QString());
    m_tabs->addTab(m_evidence, QString());
    m_node = new QComboBox(this);
    m_node->setObjectName(u"causeNode"_s);
    m_collect = button(u"node"_s, u"causeCollect"_s);
    m_remedy = button(u"command"_s, u"causeRemedy"_s);
    m_copy = button(u"copy"_s, u"causeCopy"_s);
    m_close = button({}, u"causeClose"_s);
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_causeLabel);
    choice->addWidget(m_cause, 1);
    auto *line = new QHBoxLayout;
    line->addWidget(m_line, 1);
    line->addWidget(m_show);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_node);
    buttons->addWidget(m_collect);
    buttons->addStretch(1);
    buttons->addWidget(m_remedy);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(8);
    layout->addLayout(choice);
    layout->addLayout(line);
    layout->addWidget(m_tabs, 1);
    layout->addLayout(buttons);
}

QString CauseDialog::node() const
{
    return m_node->currentText();
}

void CauseDialog::showCause()
{
    const advice::Cause &cause = current().cause;
    const QString line = tr("Line %1 of the log, %2", "number, how certain the cause is")
                             .arg(QLocale().toString(cause.line), IssueText::certainty(cause.confidence));
    m_line->setText(cause.times > 1 ? tr("%1; %n line(s) say so", nullptr, static_cast<int>(cause.times)).arg(line)
                                    : line);
    m_view->setIssue(current().issue, {IssueText::sighting(cause)},
                     cause.task.isEmpty() ? QString() : tr("In the task: %1").arg(cause.task));
    updateState();
}

void CauseDialog::updateState()
{
    m_node->setVisible(m_nodes.size() > 1);
    m_collect->setVisible(!m_nodes.isEmpty());
    m_collect->setText(tr("Collect evidence from %1").arg(withoutMnemonic(node())));
    m_collect->setEnabled(!m_evidence->isCollecting());
    m_tabs->setTabVisible(m_tabs->indexOf(m_evidence), !m_nodes.isEmpty());
    m_remedy->setVisible(!current().issue.steps.isEmpty());
}

void CauseDialog::retranslateUi()
{
    setWindowTitle(tr("Probable cause"));
    const bool isOne = m_causes.size() == 1;
    m_cause->clear();
    for (const KnownCause &each : std::as_const(m_causes)) {
        m_cause->addItem(tr("%1 (%2)", "title of an issue, how certain it is")
                             .arg(IssueText::title(each.issue), IssueText::certainty(each.cause.confidence)));
    }
    m_cause->setCurrentIndex(static_cast<int>(m_chosen));
    m_causeLabel->setText(tr("Probable &causes:"));
    m_cause->setAccessibleName(tr("Probable causes"));
    m_cause->setVisible(!isOne);
    m_causeLabel->setVisible(!isOne);
    m_show->setText(tr("Show in &log"));
    m_tabs->setAccessibleName(tr("Cause and evidence"));
    m_tabs->setTabText(0, tr("Cause"));
    m_tabs->setTabText(1, tr("Evidence"));
    m_node->setAccessibleName(tr("Node to ask"));
    m_collect->setToolTip(
        tr("Journal of kubelet, containers, etcd, disk, time and certificates; changes nothing there"));
    m_remedy->setText(tr("Apply &remedy…"));
    m_copy->setText(tr("C&opy"));
    m_close->setText(tr("Clos&e"));
    showCause();
}

void CauseDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
