// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/rolling_reboot_dialog.hpp"

#include "ui/operations/forecast_view.hpp"
#include "ui/operations/node_chooser.hpp"
#include "ui/operations/plan_view.hpp"
#include "ui/text/state_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <chrono>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RollingRebootDialog::RollingRebootDialog(ClusterSession &session, GuiMailbox &mailbox, const QStringList &nodes,
                                         QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_mailbox(mailbox)
{
    setObjectName(u"rollingRebootDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    // As wide as the commands want, but within the window it belongs to.
    resize(parent == nullptr ? QSize(1180, 680) : QSize(1180, 680).boundedTo(parent->window()->size() - QSize(48, 60)));
    m_delay.setSingleShot(true);
    m_delay.setInterval(250ms);
    connect(&m_delay, &QTimer::timeout, this, &RollingRebootDialog::requestPlan);

    m_title = plainLabel(this, u"rebootTitle"_s, true);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    m_chooser = new NodeChooser(nodes, this);
    connect(m_chooser, &NodeChooser::chosenChanged, this, &RollingRebootDialog::selectionEdited);
    splitter->addWidget(m_chooser);
    splitter->addWidget(makeRight());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({210, 740});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(splitter, 1);
    layout->addWidget(makeButtons());
    retranslateUi();
    requestPlan();
}

QWidget *RollingRebootDialog::makeRight()
{
    auto *side = new QWidget(this);
    m_forecast = new ForecastView(side);
    m_tabs = new QTabWidget(side);
    m_tabs->setObjectName(u"rebootTabs"_s);
    m_tabs->setDocumentMode(true);
    m_plan = new PlanView(u"reboot"_s, side);
    m_leftOut = plainLabel(m_plan, u"rebootLeftOut"_s, true);
    m_plan->addNote(m_leftOut);
    m_tabs->addTab(m_plan, QString());
    m_tabs->addTab(m_forecast, QString());
    m_outlook = new ElidedLabel(side);
    m_outlook->setObjectName(u"rebootOutlook"_s);
    m_failure = plainLabel(side, u"rebootFailure"_s, true);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(10, 0, 0, 0);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_outlook);
    layout->addWidget(m_failure);
    return side;
}

QWidget *RollingRebootDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"rebootStart"_s);
    m_start->setAutoDefault(false);
    m_start->setProperty("primary", true); // what the dialog is for; yet Enter alone must not begin it
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"rebootCancel"_s);
    m_cancel->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (const auto &planned = m_plan->plan(); planned && planned->has_value()) {
            const operation::Plan plan = **planned;
            accept();
            Q_EMIT planConfirmed(plan);
        }
    });
    return buttons;
}

void RollingRebootDialog::offerRebootNeeds(RebootNeeds &needs)
{
    m_chooser->offerRebootNeeds(needs);
}

QStringList RollingRebootDialog::chosenNodes() const
{
    return m_chooser->chosen();
}

void RollingRebootDialog::selectionEdited()
{
    ++m_generation;
    m_plan->setPlan({});
    m_forecast->clear();
    m_delay.start();
    updateState();
}

void RollingRebootDialog::requestPlan()
{
    const QStringList chosen = chosenNodes();
    const int generation = ++m_generation;
    m_plan->setPlan({});
    m_forecast->clear();
    updateState();
    if (chosen.isEmpty()) {
        return;
    }
    const QPointer<RollingRebootDialog> self(this);
    m_session.planRollingReboot({.nodes = chosen},
                                [self, generation, address = m_mailbox.address()](Result<PlannedReboot> planned) {
                                    address.post([self, generation, planned = std::move(planned)] {
                                        RollingRebootDialog *dialog = self.get();
                                        if (dialog != nullptr && dialog->m_generation == generation) {
                                            dialog->takePlan(planned);
                                        }
                                    });
                                });
}

void RollingRebootDialog::takePlan(const Result<PlannedReboot> &planned)
{
    // The forecast comes with the same plan once more.
    m_plan->setPlan(planned ? Result<operation::Plan>(planned->plan) : std::unexpected(planned.error()));
    if (!planned) {
        m_forecast->clear();
    } else if (planned->forecast) {
        m_forecast->setForecast(*planned->forecast);
    } else {
        m_forecast->setPending();
    }
    updateState();
}

QString RollingRebootDialog::leftOutText() const
{
    QStringList lines;
    if (const QStringList names = m_chooser->notRequired(); !names.isEmpty()) {
        lines << tr("Left out, as they need no reboot: %1.").arg(RebootText::few(names));
    }
    if (const QStringList names = m_chooser->unknown(false); !names.isEmpty()) {
        lines << u"⚠ "_s + tr("Left out, as it is not known whether they need a reboot: %1. Tick them on the left to "
                              "reboot them all the same.")
                               .arg(RebootText::few(names))
              << tr("%1: %2", "node, why it cannot say").arg(names.first(), m_chooser->reason(names.first()));
    }
    if (const QStringList names = m_chooser->unknown(true); !names.isEmpty()) {
        lines << u"⚠ "_s + tr("Rebooted as you wish, although it is not known whether they need it: %1.")
                               .arg(RebootText::few(names));
    }
    return lines.join(u'\n');
}

void RollingRebootDialog::updateState()
{
    const int chosen = static_cast<int>(chosenNodes().size());
    QString instead;
    if (m_chooser->isAsking()) {
        instead = tr("Asking the nodes whether they need a reboot: %1 of %n answered…", nullptr, m_chooser->count())
                      .arg(m_chooser->answered());
    } else if (chosen == 0) {
        instead =
            m_chooser->onlyRequired() ? tr("No node is known to need a reboot.") : tr("Choose at least one node.");
    }
    m_plan->setInstead(m_chooser->isAsking() ? u"running"_s : u"info"_s,
                       m_chooser->isAsking() ? Tone::Active : Tone::Neutral, instead);
    m_plan->setHeadline(tr("%n node(s), one after the other, in this order:", nullptr, chosen));
    m_leftOut->setText(leftOutText());
    m_leftOut->setVisible(!m_leftOut->text().isEmpty());
    m_start->setEnabled(m_plan->plan() && m_plan->plan()->has_value());
    m_start->setToolTip(m_start->isEnabled() ? tr("Runs this plan") : tr("Needs a plan first"));
    updateOutlook();
}

void RollingRebootDialog::updateOutlook()
{
    constexpr int page = 1;
    const ForecastView::Outlook outlook = m_forecast->outlook();
    const QColor colour = Appearance::colour(outlook.tone, palette());
    m_tabs->setTabText(page, withoutMnemonic(outlook.title));
    m_tabs->setTabIcon(page, icons::pixmap(outlook.icon, 16, colour, devicePixelRatioF()));
    const bool calm = outlook.tone == Tone::Neutral || outlook.tone == Tone::Good || outlook.tone == Tone::Active;
    m_tabs->tabBar()->setTabTextColor(page, calm ? QColor() : colour);
    m_outlook->setIcon(outlook.icon, colour);
    m_outlook->setText(outlook.text);
    m_outlook->setVisible(!outlook.text.isEmpty());
}

void RollingRebootDialog::retranslateUi()
{
    setWindowTitle(tr("Rolling reboot of %1").arg(m_session.profile().name));
    m_title->setText(tr("Each node is cordoned, drained, restarted, proved to be back by a new boot ID, and uncordoned "
                        "before the next one "
                        "begins."));
    m_chooser->retranslateUi();
    m_tabs->setTabText(0, tr("Plan"));
    m_tabs->setAccessibleName(tr("Plan and forecast"));
    m_failure->setText(
        tr("If a step fails or takes too long, it stops there and asks you: retry, skip the node, or stop. Nodes not "
           "reached stay untouched. Nothing runs before you press Start."));
    m_start->setText(tr("&Start"));
    m_cancel->setText(tr("&Cancel"));
    m_forecast->retranslate();
    updateState();
}

void RollingRebootDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
