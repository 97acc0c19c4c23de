// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/link_page.hpp"

#include "ui/clusters/link_list.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using links::LinkFault;
using links::LinkReport;
using links::LinkState;

LinkPage::LinkPage(ClusterSetup &setup, GuiMailbox &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_mailbox(mailbox)
    , m_prompter(mailbox, parent)
{
    setObjectName(u"linkPage"_s);
    m_text = plainLabel(this, u"linkText"_s, true);
    m_list = new LinkList(this);
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(u"linkSummary"_s);
    const auto button = [this](const QString &name, const QString &icon) {
        auto *made = icon.isEmpty() ? new QPushButton(this) : new QPushButton(icons::action(icon), QString(), this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    m_use = button(u"linkUseKubectl"_s, {});
    m_copy = button(u"linkCopy"_s, u"copy"_s);
    m_again = button(u"linkAgain"_s, u"refresh"_s);
    m_stop = button(u"linkStop"_s, u"stop"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(m_use);
    row->addWidget(m_copy);
    row->addWidget(m_stop);
    row->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    connect(m_again, &QPushButton::clicked, this, [this] { check(m_profile); });
    connect(m_stop, &QPushButton::clicked, this, &LinkPage::stop);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_list->toText()); });
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT kubectlChosen(foundKubectl()); });
    retranslateUi();
}

LinkPage::~LinkPage()
{
    m_check.reset();
}

void LinkPage::check(const cluster::Profile &profile)
{
    m_check.reset();
    m_profile = profile;
    m_list->clearReports();
    const QPointer<LinkPage> self(this);
    const int number = ++m_number;
    const auto post = [self, number, address = m_mailbox.address()](auto what) {
        address.post([self, number, what] {
            if (LinkPage *page = self.get(); page != nullptr && page->m_number == number) {
                what(*page);
            }
        });
    };
    m_check = m_setup.check(
        profile, m_prompter,
        [post](const LinkReport &report) {
            post([report](LinkPage &page) {
                page.m_list->setReport(report);
                page.updateState();
            });
        },
        [post] { post([](LinkPage &page) { page.finished(); }); });
    updateState();
}

void LinkPage::stop()
{
    if (m_check == nullptr) {
        return;
    }
    m_check.reset();
    ++m_number;
    for (LinkReport report : m_list->reports()) {
        if (report.state == LinkState::Running) {
            report.state = LinkState::Skipped;
            report.fault = LinkFault::Cancelled;
            m_list->setReport(report);
        }
    }
    updateState();
}

void LinkPage::finished()
{
    m_check.reset();
    updateState();
}

bool LinkPage::hasFailures() const
{
    return std::ranges::contains(m_list->reports(), LinkState::Failed, &LinkReport::state);
}

QString LinkPage::foundKubectl() const
{
    const auto found = std::ranges::find(m_list->reports(), LinkFault::KubectlNotInPath, &LinkReport::fault);
    return found == m_list->reports().end() ? QString() : found->value;
}

void LinkPage::updateState()
{
    const auto count = [this](LinkState state) {
        return static_cast<int>(std::ranges::count(m_list->reports(), state, &LinkReport::state));
    };
    const int failed = count(LinkState::Failed);
    const int warnings = count(LinkState::Warning);
    const bool wasStopped = std::ranges::contains(m_list->reports(), LinkFault::Cancelled, &LinkReport::fault);
    QString icon = u"ready"_s;
    Tone tone = Tone::Good;
    QString text = tr("Every link works.");
    if (isRunning()) {
        icon = u"running"_s;
        tone = Tone::Active;
        text = tr("Testing… %n link(s) work so far.", nullptr, count(LinkState::Good));
    } else if (failed > 0) {
        icon = u"not-ready"_s;
        tone = Tone::Bad;
        text = tr("%n link(s) failed.", nullptr, failed);
    } else if (wasStopped || m_list->reports().isEmpty()) {
        icon = u"skipped"_s;
        tone = Tone::Neutral;
        text = tr("Not everything was tested.");
    } else if (warnings > 0) {
        icon = u"warning"_s;
        tone = Tone::Attention;
        text = tr("Everything works, with %n warning(s).", nullptr, warnings);
    }
    m_summary->setIcon(icon, Appearance::colour(tone, palette()));
    m_summary->setText(text);
    const QString kubectl = foundKubectl();
    m_use->setVisible(!kubectl.isEmpty() && !isRunning());
    m_use->setText(tr("&Use %1").arg(withoutMnemonic(kubectl)));
    m_stop->setVisible(isRunning());
    m_again->setVisible(!isRunning());
    Q_EMIT changed();
}

void LinkPage::retranslateUi()
{
    m_text->setText(tr("Kubemori tests each link on the way to the cluster. Nothing is changed there. You may be asked "
                       "about host keys and passwords."));
    m_copy->setText(tr("&Copy"));
    m_copy->setToolTip(tr("Copy all results as text"));
    m_again->setText(tr("Check &again"));
    m_stop->setText(tr("&Stop"));
    m_list->retranslate();
    updateState();
}

} // namespace kubemori::ui
