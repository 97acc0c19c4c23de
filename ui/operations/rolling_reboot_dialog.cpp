// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/rolling_reboot_dialog.hpp"

#include "ui/operations/plan_tree_model.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/state_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/wrap_delegate.hpp"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
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
    splitter->addWidget(makeChooser(nodes));
    splitter->addWidget(makePlan());
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

QWidget *RollingRebootDialog::makeChooser(const QStringList &nodes)
{
    auto *side = new QWidget(this);
    m_nodesTitle = plainLabel(side, u"rebootNodesTitle"_s);
    emphasise(m_nodesTitle);
    m_all = new QCheckBox(side);
    m_all->setObjectName(u"rebootAll"_s);
    m_all->setChecked(true);
    m_nodes = new QListWidget(side);
    m_nodes->setObjectName(u"rebootNodes"_s);
    m_nodes->setUniformItemSizes(true);
    m_nodes->setTextElideMode(Qt::ElideMiddle);
    m_nodes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const QString &node : nodes) {
        auto *item = new QListWidgetItem(node, m_nodes);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setToolTip(plainToolTip(node));
    }
    connect(m_nodes, &QListWidget::itemChanged, this, &RollingRebootDialog::selectionEdited);
    connect(m_all, &QCheckBox::clicked, this, &RollingRebootDialog::checkAll);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 10, 0);
    layout->addWidget(m_nodesTitle);
    layout->addWidget(m_all);
    layout->addWidget(m_nodes, 1);
    return side;
}

QWidget *RollingRebootDialog::makePlan()
{
    auto *side = new QWidget(this);
    m_planTitle = plainLabel(side, u"rebootPlanTitle"_s);
    emphasise(m_planTitle);
    m_state = new ElidedLabel(side);
    m_state->setObjectName(u"rebootPlanState"_s);
    m_model = new PlanTreeModel(this);
    m_tree = new QTreeView(side);
    m_tree->setObjectName(u"rebootPlan"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegateForColumn(PlanTreeModel::Command, new WrapDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setAlternatingRowColors(true);
    m_warnings = plainLabel(side, u"rebootWarnings"_s, true);
    m_failure = plainLabel(side, u"rebootFailure"_s, true);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(10, 0, 0, 0);
    layout->addWidget(m_planTitle);
    layout->addWidget(m_state);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_warnings);
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
        if (m_plan && m_plan->has_value()) {
            const operation::Plan plan = **m_plan;
            accept();
            Q_EMIT planConfirmed(plan);
        }
    });
    return buttons;
}

QStringList RollingRebootDialog::chosenNodes() const
{
    QStringList names;
    for (int i = 0; i < m_nodes->count(); ++i) {
        if (m_nodes->item(i)->checkState() == Qt::Checked) {
            names << m_nodes->item(i)->text();
        }
    }
    return names;
}

void RollingRebootDialog::checkAll(bool checked)
{
    {
        const QSignalBlocker quiet(m_nodes);
        for (int i = 0; i < m_nodes->count(); ++i) {
            m_nodes->item(i)->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
        }
    }
    selectionEdited();
}

void RollingRebootDialog::selectionEdited()
{
    m_all->setChecked(chosenNodes().size() == m_nodes->count());
    ++m_generation;
    m_plan.reset();
    m_model->setPlan({});
    m_delay.start();
    updateState();
}

void RollingRebootDialog::requestPlan()
{
    const QStringList chosen = chosenNodes();
    const int generation = ++m_generation;
    m_plan.reset();
    updateState();
    if (chosen.isEmpty()) {
        return;
    }
    const QPointer<RollingRebootDialog> self(this);
    m_session.planRollingReboot({.nodes = chosen},
                                [self, generation, address = m_mailbox.address()](Result<operation::Plan> plan) {
                                    address.post([self, generation, plan = std::move(plan)] {
                                        RollingRebootDialog *dialog = self.get();
                                        if (dialog != nullptr && dialog->m_generation == generation) {
                                            dialog->takePlan(plan);
                                        }
                                    });
                                });
}

void RollingRebootDialog::takePlan(const Result<operation::Plan> &plan)
{
    m_plan = plan;
    m_model->setPlan(plan.value_or(operation::Plan{}));
    updateState();
    fitColumns();
}

void RollingRebootDialog::fitColumns()
{
    // Whole commands where a person can read the plan; with very many nodes only the speed counts.
    constexpr int readable = 60;
    m_tree->setUniformRowHeights(m_model->rowCount() > readable);
    m_tree->expandAll();
    QHeaderView *header = m_tree->header();
    for (const int column : {PlanTreeModel::Step, PlanTreeModel::Where, PlanTreeModel::Limit}) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::min(m_tree->columnWidth(column) + 8, 240));
    }
    header->setSectionResizeMode(PlanTreeModel::Command, QHeaderView::Stretch);
}

QString RollingRebootDialog::warningsText() const
{
    QStringList lines;
    if (m_plan && m_plan->has_value()) {
        for (const operation::PlanWarning &warning : (*m_plan)->warnings) {
            lines << u"⚠ "_s + OperationText::warning(warning);
        }
    }
    return lines.join(u'\n');
}

void RollingRebootDialog::updateState()
{
    const int chosen = static_cast<int>(chosenNodes().size());
    QString icon = u"running"_s;
    Tone tone = Tone::Active;
    QString text = tr("Making the plan…");
    if (chosen == 0) {
        icon = u"info"_s;
        tone = Tone::Neutral;
        text = tr("Choose at least one node.");
    } else if (m_plan && !m_plan->has_value()) {
        icon = u"not-ready"_s;
        tone = Tone::Bad;
        const ErrorWords words = ErrorText::describe(m_plan->error());
        text = QStringList{words.title, words.explanation, words.detail}.join(u" – "_s).simplified();
    } else if (m_plan) {
        icon = u"info"_s;
        text = tr("%n node(s), one after the other, in this order:", nullptr, chosen);
    }
    m_state->setIcon(icon, Appearance::colour(tone, palette()));
    m_state->setText(text);
    m_warnings->setText(warningsText());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Appearance::colour(Tone::Attention, palette()));
    m_warnings->setPalette(colours);
    m_warnings->setVisible(!m_warnings->text().isEmpty());
    m_start->setEnabled(m_plan && m_plan->has_value());
    m_start->setToolTip(m_start->isEnabled() ? tr("Runs this plan") : tr("Needs a plan first"));
}

void RollingRebootDialog::retranslateUi()
{
    setWindowTitle(tr("Rolling reboot of %1").arg(m_session.profile().name));
    m_title->setText(tr("Each node is cordoned, drained, restarted, proved to be back by a new boot ID, and uncordoned "
                        "before the next one "
                        "begins."));
    m_nodesTitle->setText(tr("Nodes"));
    m_all->setText(tr("&All nodes"));
    m_nodes->setAccessibleName(tr("Nodes to reboot"));
    m_planTitle->setText(tr("Plan"));
    m_tree->setAccessibleName(tr("Plan"));
    m_failure->setText(
        tr("If a step fails or takes too long, it stops there and asks you: retry, skip the node, or stop. Nodes not "
           "reached stay untouched. Nothing runs before you press Start."));
    m_start->setText(tr("&Start"));
    m_cancel->setText(tr("&Cancel"));
    m_model->retranslate();
    updateState();
    fitColumns();
}

void RollingRebootDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QDialog::changeEvent(event);
}

} // namespace kubemori::ui
