// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_page.hpp"

#include "ui/fleet/fleet_details.hpp"
#include "ui/fleet/fleet_table_view.hpp"
#include "ui/text/state_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cluster::Purpose;

namespace {

constexpr std::array purposes{Purpose::Production, Purpose::Staging, Purpose::Test, Purpose::Education};
/// What was looked at so lately is not looked at again only because the page is shown.
constexpr qint64 freshSeconds = 5 * 60;

} // namespace

FleetPage::FleetPage(FleetSource &source, GuiMailbox &mailbox, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_model(clock)
    , m_proxy(m_model)
{
    setObjectName(u"fleetPage"_s);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"fleetSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_table = new FleetTableView(m_proxy, m_splitter);
    m_details = new FleetDetails(m_splitter);
    m_details->setMinimumHeight(100);
    m_table->setMinimumHeight(120); // a head and some rows, however small the window
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({300, 320});
    m_empty = new EmptyState(u"fleet"_s, u"fleetEmpty"_s, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack, 1);

    connect(m_table, &FleetTableView::currentClusterChanged, this, &FleetPage::updateDetails);
    connect(m_table, &FleetTableView::clusterActivated, this, &FleetPage::clusterChosen);
    connect(m_details, &FleetDetails::openRequested, this, [this] { Q_EMIT clusterChosen(m_table->currentCluster()); });
    connect(m_details, &FleetDetails::askRequested, this, &FleetPage::ask);
    m_tick.setInterval(30s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            m_model.tick();
            updateDetails();
        }
    });
    m_tick.start();
    const QPointer<FleetPage> self(this);
    source.follow([self, address = mailbox.address()](const fleet::ClusterRecord &record) {
        address.post([self, record] {
            if (FleetPage *page = self.get(); page != nullptr) {
                page->take(record);
            }
        });
    });
    retranslateUi();
}

QWidget *FleetPage::makeBar()
{
    auto *bar = new QWidget(this);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(u"fleetFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(240);
    m_filter->setMaximumWidth(360);
    m_filter->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_purpose = new QComboBox(bar);
    m_purpose->setObjectName(u"fleetPurposeFilter"_s);
    m_purpose->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_purpose->addItem(QString());
    for (const Purpose purpose : purposes) {
        m_purpose->addItem(StateText::purpose(purpose));
    }
    m_shown = plainLabel(bar, u"fleetShown"_s);
    m_refresh = new QPushButton(icons::action(u"refresh"_s), QString(), bar);
    m_refresh->setObjectName(u"fleetRefresh"_s);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(10, 8, 12, 8);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_purpose);
    layout->addStretch(1);
    layout->addWidget(m_shown);
    layout->addWidget(m_refresh);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setText(text);
        updateContent();
    });
    connect(m_purpose, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_proxy.setPurpose(index > 0 ? std::optional(purposes.at(static_cast<std::size_t>(index - 1))) : std::nullopt);
        updateContent();
    });
    connect(m_refresh, &QPushButton::clicked, this, &FleetPage::refresh);
    return bar;
}

void FleetPage::setProfiles(const QList<cluster::Profile> &profiles)
{
    const QString current = m_table->currentCluster();
    m_profiles = profiles;
    m_model.setProfiles(profiles);
    m_table->select(current);
    updateContent();
}

void FleetPage::refresh()
{
    m_refreshedAt = m_model.now();
    m_source.look(m_profiles, command::Asking::OnlyRemembered);
}

void FleetPage::refreshCluster(const QString &id)
{
    const auto profile = std::ranges::find(m_profiles, id, &cluster::Profile::id);
    if (m_refreshedAt && profile != m_profiles.cend()) {
        m_source.look({*profile}, command::Asking::OnlyRemembered);
    }
}

void FleetPage::ask()
{
    const int row = m_model.indexOf(m_table->currentCluster());
    if (row >= 0) {
        m_source.look({m_model.row(row).profile}, command::Asking::Allowed);
    }
}

void FleetPage::take(const fleet::ClusterRecord &record)
{
    m_model.setRecord(record);
    m_table->fitColumns();
    updateContent();
}

void FleetPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QByteArray FleetPage::saveSplitter() const
{
    return m_splitter->saveState();
}

void FleetPage::restoreSplitter(const QByteArray &state)
{
    m_splitter->restoreState(state);
}

void FleetPage::updateContent()
{
    const int total = m_model.rowCount();
    const int shown = m_proxy.rowCount();
    m_shown->setText(m_proxy.isFiltering() ? tr("%1 of %n cluster(s) shown", nullptr, total).arg(shown)
                                           : tr("%n cluster(s)", nullptr, total));
    m_refresh->setEnabled(total > 0);
    if (total > 0) {
        m_empty->setTexts(tr("No cluster matches"), tr("Change the words or the purpose in the filter above."));
    } else {
        m_empty->setTexts(tr("No cluster yet"), tr("Clusters that are configured stand here side by side."));
    }
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_splitter) : m_empty);
    if (shown > 0 && m_table->currentCluster().isEmpty()) {
        m_table->selectRow(0);
    }
    updateDetails();
}

void FleetPage::updateDetails()
{
    const int row = m_model.indexOf(m_table->currentCluster());
    if (row < 0) {
        m_details->clear();
    } else {
        m_details->showRow(m_model.row(row), m_model.now());
    }
}

void FleetPage::retranslateUi()
{
    setAccessibleName(tr("Fleet"));
    m_filter->setPlaceholderText(tr("Filter clusters"));
    m_filter->setAccessibleName(tr("Filter clusters"));
    m_filter->setToolTip(tr("Words that must occur in any column (Ctrl+F)"));
    m_purpose->setAccessibleName(tr("Filter by purpose"));
    m_purpose->setItemText(0, tr("All purposes"));
    for (std::size_t i = 0; i < purposes.size(); ++i) {
        m_purpose->setItemText(static_cast<int>(i) + 1, StateText::purpose(purposes.at(i)));
    }
    m_refresh->setText(tr("&Look again"));
    m_refresh->setToolTip(tr("Looks at all clusters again, in the background (F5)"));
    m_model.retranslate();
    m_table->retranslateUi();
    updateContent();
}

void FleetPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

void FleetPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_refreshedAt || m_refreshedAt->secsTo(m_model.now()) > freshSeconds) {
        refresh();
    }
}

} // namespace kubemori::ui
