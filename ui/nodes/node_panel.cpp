// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/node_panel.hpp"

#include "ui/text/state_text.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

void fill(QComboBox *box, const QStringList &words)
{
    if (box->count() == 0) {
        box->addItems(words);
        return;
    }
    for (int i = 0; i < words.size(); ++i) {
        box->setItemText(i, words[i]);
    }
}

} // namespace

NodePanel::NodePanel(NodeTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
{
    setObjectName(u"nodePanel"_s);
    m_proxy = new NodeFilterProxy(this);
    m_proxy->setNodes(&model);
    m_table = new NodeTableView(this);
    m_table->setProxy(m_proxy);
    m_empty = new EmptyState(u"node"_s, u"nodesEmpty"_s, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_stack);

    const auto changed = [this] { updateContent(); };
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, changed);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, changed);
    retranslateUi();
}

QWidget *NodePanel::makeBar()
{
    auto *bar = new QWidget(this);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(u"nodeFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(240);
    m_filter->setMaximumWidth(360);
    m_filter->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_state = new QComboBox(bar);
    m_state->setObjectName(u"nodeStateFilter"_s);
    m_state->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_reboot = new QComboBox(bar);
    m_reboot->setObjectName(u"nodeRebootFilter"_s);
    m_reboot->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_shown = plainLabel(bar, u"nodesShown"_s);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(10, 8, 12, 8);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_state);
    layout->addWidget(m_reboot);
    layout->addStretch(1);
    layout->addWidget(m_shown);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setText(text);
        updateContent();
    });
    connect(m_state, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_proxy->setState(static_cast<NodeFilterProxy::State>(qMax(0, index)));
        updateContent();
    });
    connect(m_reboot, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_proxy->setReboot(static_cast<NodeFilterProxy::Reboot>(qMax(0, index)));
        updateContent();
    });
    return bar;
}

void NodePanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void NodePanel::setListed(bool listed)
{
    m_listed = listed;
    updateContent();
}

void NodePanel::fillStates()
{
    fill(m_state, {tr("All states"), StateText::nodeStatus(kube::ConditionStatus::True),
                   StateText::nodeStatus(kube::ConditionStatus::False),
                   StateText::nodeStatus(kube::ConditionStatus::Unknown), StateText::scheduling(false)});
}

void NodePanel::fillReboots()
{
    fill(m_reboot, {tr("Reboot: all"), tr("Reboot required"), tr("No reboot required"), tr("Reboot: unknown")});
}

void NodePanel::updateContent()
{
    const int total = m_model.rowCount();
    const int shown = m_proxy->rowCount();
    m_shown->setText(m_proxy->isFiltering() ? tr("%1 of %n node(s) shown", nullptr, total).arg(shown)
                                            : StateText::nodeCount(total));
    if (total > 0) {
        m_empty->setTexts(tr("No node matches"), tr("Change the words or the state in the filter above."));
    } else if (m_listed) {
        m_empty->setTexts(tr("No nodes"), tr("The cluster answers, but has no node."));
    } else {
        m_empty->setTexts(tr("Reading the nodes…"), tr("They appear here as soon as the cluster answers."));
    }
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (shown > 0 && !m_fitted) {
        m_fitted = true; // after the first page; later pages must not move columns under the pointer
        m_table->fitColumns();
    }
}

void NodePanel::retranslateUi()
{
    setAccessibleName(tr("Nodes of the cluster"));
    m_filter->setPlaceholderText(tr("Filter nodes"));
    m_filter->setAccessibleName(tr("Filter nodes"));
    m_filter->setToolTip(tr("Words that must occur in any column (Ctrl+F)"));
    m_state->setAccessibleName(tr("Filter by state"));
    m_reboot->setAccessibleName(tr("Filter by whether a reboot is required"));
    fillStates();
    fillReboots();
    m_model.retranslate();
    m_table->retranslateUi();
    updateContent();
}

void NodePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
