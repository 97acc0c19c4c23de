// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/releases/releases_page.hpp"

#include "ui/diff/diff_page.hpp"
#include "ui/releases/carry_over_view.hpp"
#include "ui/releases/checkout_bar.hpp"
#include "ui/releases/hop_plan_view.hpp"
#include "ui/releases/route_bar.hpp"
#include "ui/releases/settings_view.hpp"
#include "ui/releases/work_branch_dialog.hpp"
#include "ui/text/checkout_text.hpp"
#include "ui/text/error_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/message_bar.hpp"
#include "ui/widgets/row_table.hpp"

#include <QEvent>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
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
    m_tabs = new QTabWidget(content);
    m_route = new RouteBar(m_tabs);
    m_tabs->setCornerWidget(m_route); // a row less, where rows are few
    m_tabs->setObjectName(u"releaseTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeOverview(), QString());
    m_settings = new SettingsView(source, mailbox, m_tabs);
    m_tabs->addTab(m_settings, QString());
    m_diff = new DiffPage(m_tabs);
    m_tabs->addTab(m_diff, QString());
    m_carry = new CarryOverView(source, mailbox, m_tabs);
    m_tabs->addTab(m_carry, QString());
    connect(m_carry, &CarryOverView::written, this, [this](const QString &folder) {
        m_message->showMessage(Tone::Good, tr("The settings were carried over into %1.").arg(folder));
    });
    connect(m_carry, &CarryOverView::failed, this,
            [this](const Error &error) { m_message->showMessage(Tone::Bad, ErrorText::describe(error).toText()); });
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    column->addWidget(m_tabs, 1);
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
    connect(m_tabs, &QTabWidget::currentChanged, this, &ReleasesPage::showTab);
    connect(m_route, &RouteBar::routeChanged, this, &ReleasesPage::showRoute);
    retranslateUi();
}

QWidget *ReleasesPage::makeOverview()
{
    m_overview = new QSplitter(Qt::Vertical, m_tabs);
    m_overview->setObjectName(u"releasesSplitter"_s);
    m_overview->setChildrenCollapsible(false);
    m_table =
        rowTable(m_overview, u"releaseTable"_s, &m_releases, ReleaseTableModel::IconRole, ReleaseTableModel::ToneRole);
    m_table->setMinimumHeight(110);
    m_plan = new HopPlanView(m_overview);
    m_plan->setMinimumHeight(110);
    m_overview->addWidget(m_table);
    m_overview->addWidget(m_plan);
    m_overview->setSizes({260, 300});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (row.isValid() && m_table->hasFocus()) {
            m_route->setRoute(m_route->from(), row.data(ReleaseTableModel::TagRole).toString());
        }
    });
    return m_overview;
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
    showCheckout(state);
    if (state) {
        list();
    }
}

/// The releases are those from before: a checkout of another one brings no tags. The inventory may be another one now.
void ReleasesPage::takeBranch(const Result<kubespray::CheckoutState> &state)
{
    showCheckout(state);
    if (state) {
        m_planned.clear();
        plan();
    }
}

void ReleasesPage::showCheckout(const Result<kubespray::CheckoutState> &state)
{
    setBusy({});
    m_checkout = state;
    m_bar->setState(m_checkout);
    if (state) {
        m_releases.setCurrent(state->baseRelease());
    } else if (state.error().code != ErrorCode::Cancelled) {
        m_message->showMessage(Tone::Bad, ErrorText::describe(state.error()).toText());
    }
}

void ReleasesPage::list()
{
    m_isComplete = false;
    m_planned.clear();
    setBusy(tr("Reading the releases…"));
    m_source.listReleases(back(&ReleasesPage::takeReleases));
}

void ReleasesPage::takeReleases(const Result<ReleaseList> &list)
{
    if (!list) {
        setBusy({});
        if (list.error().code != ErrorCode::Cancelled) {
            m_message->showMessage(Tone::Bad, ErrorText::describe(list.error()).toText());
        }
        return;
    }
    m_isComplete = list->isComplete;
    if (m_isComplete) {
        setBusy({});
    }
    m_releases.setReleases(list->releases, list->isComplete);
    m_table->resizeColumnsToContents();
    m_route->setTags(m_releases.tags());
    chooseRoute();
    showRoute();
}

/// From the release that is checked out to the newest, until a person chooses.
void ReleasesPage::chooseRoute()
{
    if (!m_checkout || !*m_checkout) {
        return;
    }
    const QString from = m_route->from().isEmpty() ? m_checkout->value().baseRelease() : m_route->from();
    const QStringList tags = m_releases.tags();
    const auto newest = std::ranges::find_if(tags, [this](const QString &tag) {
        const kubespray::Release *release = m_releases.release(tag);
        return release != nullptr && !release->tag.isPreRelease();
    });
    if (m_route->to().isEmpty() || m_route->from().isEmpty()) {
        m_route->setRoute(from, newest == tags.cend() ? QString() : *newest);
    }
    const qsizetype row = tags.indexOf(m_route->to());
    if (row >= 0 && !m_table->currentIndex().isValid()) {
        m_table->selectRow(static_cast<int>(row));
    }
}

void ReleasesPage::showRoute()
{
    plan();
    m_settings->setRoute(m_route->from(), m_route->to());
    m_carry->setRoute(m_route->from(), m_route->to());
    showTab();
}

void ReleasesPage::showTab()
{
    const bool isDiff = m_tabs->currentWidget() == m_diff;
    m_route->setVisible(!isDiff); // it compares more than releases and has choosers of its own
    if (isDiff && m_diffRoute != m_route->from() + u' ' + m_route->to()) {
        m_diffRoute = m_route->from() + u' ' + m_route->to();
        m_diff->setBackend(&m_source.differences());
        m_diff->setInventory(m_source.place().inventoryFolder());
        m_diff->open(m_source.place().path, m_route->from(), m_route->to());
    }
}

void ReleasesPage::plan()
{
    const QString from = m_route->from();
    const QString to = m_route->to();
    if (!m_isComplete) {
        m_plan->setPlan(std::nullopt, tr("Reading the releases…"));
    } else if (from.isEmpty() || to.isEmpty()) {
        m_plan->setPlan(std::nullopt, tr("Choose above from which release to which other one."));
    } else if (from == to) {
        m_planned.clear();
        m_plan->setPlan(std::nullopt, tr("%1 is what is running. Choose another release above.").arg(to));
    } else if (const QString route = from + u' ' + to; m_planned != route) {
        m_planned = route;
        m_nextTag.clear();
        m_plan->setPlan(std::nullopt, tr("Planning the way from %1 to %2…").arg(from, to));
        m_source.planHops(from, to, back(&ReleasesPage::takePlan));
    }
}

void ReleasesPage::takePlan(const Result<kubespray::HopPlan> &plan)
{
    const QString route = m_route->from() + u' ' + m_route->to();
    // A later one is under way.
    if (m_planned == route && (!plan || plan->from + u' ' + plan->to == route)) {
        m_plan->setPlan(plan);
        m_nextTag = plan && !plan->hops.isEmpty() ? plan->hops.constFirst().to : QString();
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
    if (m_route->to().isEmpty()) {
        return;
    }
    // Minor lines are not skipped: the next branch is that of the first hop.
    const QString tag = m_nextTag.isEmpty() ? m_route->to() : m_nextTag;
    auto *dialog = new WorkBranchDialog(m_source, tag, m_mailbox, this);
    connect(dialog, &WorkBranchDialog::planConfirmed, this, &ReleasesPage::makeWorkBranch);
    dialog->open();
}

void ReleasesPage::makeWorkBranch(const kubespray::WorkBranchPlan &plan)
{
    setBusy(tr("Checking out %1…").arg(plan.branch));
    m_source.makeWorkBranch(plan, logSink(), back(&ReleasesPage::takeBranch));
}

void ReleasesPage::setBusy(const QString &what)
{
    m_bar->setBusy(what);
}

void ReleasesPage::retranslateUi()
{
    setAccessibleName(tr("Releases"));
    m_tabs->setTabText(0, tr("Hop &plan"));
    m_tabs->setTabText(m_tabs->indexOf(m_settings), tr("&Settings"));
    m_tabs->setTabText(m_tabs->indexOf(m_diff), tr("Fi&les"));
    m_tabs->setTabText(m_tabs->indexOf(m_carry), tr("&Carry over"));
    m_tabs->setAccessibleName(tr("Views of the releases"));
    m_table->setAccessibleName(tr("Releases"));
    m_releases.retranslate();
    plan();
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
