// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/upgrade/strategy_page.hpp"

#include "ui/operations/operation_controller.hpp"
#include "ui/operations/plan_view.hpp"
#include "ui/runs/variable_table.hpp"
#include "ui/text/error_text.hpp"
#include "ui/upgrade/fold.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using upgrade::HopRecord;
using upgrade::Stage;

namespace {

QStringList listOf(const QString &text)
{
    QStringList words;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        words << word.trimmed();
    }
    words.removeAll(QString());
    return words;
}

/// Leaves what is being typed alone.
void showWords(QLineEdit *edit, const QStringList &words)
{
    if (listOf(edit->text()) != words) {
        edit->setText(words.join(u", "_s));
    }
}

} // namespace

StrategyPage::StrategyPage(UpgradeDesk &desk, OperationController &operation, QWidget *parent)
    : StagePage(Stage::Strategy, desk, parent)
    , m_operation(operation)
{
    hideCommands();
    growBody();
    body()->addWidget(makeKinds());
    body()->addWidget(makeFields());
    m_plan = new PlanView(u"upgradePlan"_s, content());
    m_plan->setMinimumHeight(260);
    body()->addWidget(m_plan, 1);
    constexpr auto moment = std::chrono::milliseconds{300};
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(moment);
    connect(&m_planTimer, &QTimer::timeout, this, &StrategyPage::plan);
    connect(&operation, &OperationController::started, this, &StrategyPage::showChoices);
    connect(&operation, &OperationController::finished, this, &StrategyPage::showChoices);
}

QWidget *StrategyPage::makeKinds()
{
    auto *kinds = new QWidget(content());
    auto *layout = new QVBoxLayout(kinds);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto add = [&](const QString &name, QRadioButton *&button, QLabel *&why, Strategy::Kind kind) {
        button = new QRadioButton(kinds);
        button->setObjectName(name);
        why = plainLabel(kinds, name + u"Why"_s, true);
        why->setContentsMargins(24, 0, 0, 6);
        layout->addWidget(button);
        layout->addWidget(why);
        connect(button, &QRadioButton::toggled, this, [this, kind](bool on) {
            if (on) {
                change([kind](Strategy &strategy) { strategy.kind = kind; });
            }
        });
    };
    add(u"strategyWhole"_s, m_whole, m_wholeWhy, Strategy::Kind::Whole);
    add(u"strategyNodeByNode"_s, m_nodeByNode, m_nodeByNodeWhy, Strategy::Kind::NodeByNode);
    return kinds;
}

QLineEdit *StrategyPage::addLine(const QString &name)
{
    auto *edit = new QLineEdit(content());
    edit->setObjectName(name);
    return edit;
}

QCheckBox *StrategyPage::addCheck(const QString &name)
{
    auto *box = new QCheckBox(content());
    box->setObjectName(name);
    return box;
}

QWidget *StrategyPage::makeFields()
{
    auto *fields = new QWidget(content());
    m_form = new QFormLayout(fields);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_nodes = new QListWidget(fields);
    m_nodes->setObjectName(u"strategyNodes"_s);
    m_nodes->setUniformItemSizes(true);
    m_serial = new QSpinBox(fields);
    m_serial->setObjectName(u"strategySerial"_s);
    m_serial->setRange(1, 100);
    m_kubeVersion = addLine(u"strategyKubeVersion"_s);
    m_tags = addLine(u"strategyTags"_s);
    m_skipTags = addLine(u"strategySkipTags"_s);
    m_alwaysCordon = addCheck(u"strategyAlwaysCordon"_s);
    m_confirm = addCheck(u"strategyConfirm"_s);
    m_variablesFold = new Fold(u"strategyVariables"_s, fields);
    m_variables = new VariableTable(m_variablesFold);
    m_variablesFold->setContent(m_variables);
    m_variablesProblem = plainLabel(fields, u"strategyVariablesProblem"_s, true);
    for (QWidget *field : std::initializer_list<QWidget *>{m_nodes, m_serial, m_kubeVersion, m_skipTags, m_tags}) {
        auto *label = plainLabel(fields, u"strategyLabel"_s);
        label->setBuddy(field);
        m_form->addRow(label, field);
    }
    m_form->addRow(m_alwaysCordon);
    m_form->addRow(m_confirm);
    m_form->addRow(m_variablesFold);
    m_form->addRow(m_variablesProblem);
    connect(m_nodes, &QListWidget::itemChanged, this, &StrategyPage::takeNodes);
    connect(m_serial, &QSpinBox::valueChanged, this,
            [this](int value) { change([value](Strategy &strategy) { strategy.serial = value; }); });
    connect(m_kubeVersion, &QLineEdit::textChanged, this, [this](const QString &text) {
        change([&text](Strategy &strategy) { strategy.kubeVersion = text.trimmed(); });
    });
    connect(m_tags, &QLineEdit::textChanged, this,
            [this](const QString &text) { change([&text](Strategy &strategy) { strategy.tags = listOf(text); }); });
    connect(m_skipTags, &QLineEdit::textChanged, this,
            [this](const QString &text) { change([&text](Strategy &strategy) { strategy.skipTags = listOf(text); }); });
    connect(m_alwaysCordon, &QCheckBox::toggled, this,
            [this](bool on) { change([on](Strategy &strategy) { strategy.alwaysCordon = on; }); });
    connect(m_confirm, &QCheckBox::toggled, this,
            [this](bool on) { change([on](Strategy &strategy) { strategy.confirmsEachNode = on; }); });
    connect(m_variables, &VariableTable::changed, this, &StrategyPage::takeVariables);
    return fields;
}

void StrategyPage::change(const std::function<void(Strategy &)> &change)
{
    if (m_isShowing) {
        return;
    }
    desk().edit([&change](upgrade::Upgrade &upgrade) {
        Strategy &strategy = upgrade.current().choices.strategy;
        const Strategy before = strategy;
        change(strategy);
        if (before != strategy) {
            upgrade.current().stages.remove(Stage::Strategy); // until there is a plan of it
        }
    });
}

void StrategyPage::takeNodes()
{
    if (m_isShowing) {
        return;
    }
    QStringList chosen;
    for (int i = 0; i < m_nodes->count(); ++i) {
        if (m_nodes->item(i)->checkState() == Qt::Checked) {
            chosen << m_nodes->item(i)->text();
        }
    }
    if (chosen.size() == m_nodes->count()) {
        chosen.clear(); // all, also those that come later
    } else if (chosen.isEmpty()) {
        showChoices(); // none is no upgrade: the last one stays
        return;
    }
    change([&chosen](Strategy &strategy) { strategy.nodes = chosen; });
}

void StrategyPage::takeVariables()
{
    const auto variables = m_variables->variables();
    m_variablesProblem->setText(variables ? QString() : ErrorText::line(variables.error()));
    m_variablesProblem->setVisible(!variables);
    if (variables) {
        change([&variables](Strategy &strategy) { strategy.extraVariables = *variables; });
    }
    Q_EMIT stateChanged();
}

void StrategyPage::showVariables()
{
    const auto count = desk().hop().choices.strategy.extraVariables.size();
    m_variablesFold->setTitle(count == 0 ? tr("Extra variables") : tr("Extra variables (%1)", "how many").arg(count));
}

void StrategyPage::showNodes(const HopRecord &hop)
{
    QStringList names;
    for (const upgrade::NodeBefore &node : hop.nodes) {
        names << node.name;
    }
    QStringList shown;
    for (int i = 0; i < m_nodes->count(); ++i) {
        shown << m_nodes->item(i)->text();
    }
    if (shown != names) {
        m_nodes->clear();
        for (const QString &name : std::as_const(names)) {
            auto *item = new QListWidgetItem(name, m_nodes);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        }
        constexpr qsizetype most = 6;
        const int row = fontMetrics().height() + 6;
        m_nodes->setFixedHeight(static_cast<int>(std::clamp<qsizetype>(names.size(), 2, most)) * row + 6);
    }
    const QStringList &chosen = hop.choices.strategy.nodes;
    for (int i = 0; i < m_nodes->count(); ++i) {
        const bool isChosen = chosen.isEmpty() || chosen.contains(m_nodes->item(i)->text());
        m_nodes->item(i)->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
}

void StrategyPage::showChoices()
{
    if (!desk().hasUpgrade()) {
        return;
    }
    const HopRecord &hop = desk().hop();
    const Strategy strategy = hop.choices.strategy;
    m_isShowing = true;
    (strategy.kind == Strategy::Kind::Whole ? m_whole : m_nodeByNode)->setChecked(true);
    showNodes(hop);
    m_serial->setValue(strategy.serial);
    m_form->setRowVisible(m_serial, strategy.kind == Strategy::Kind::Whole);
    showWords(m_tags, strategy.tags);
    showWords(m_skipTags, strategy.skipTags);
    if (m_kubeVersion->text().trimmed() != strategy.kubeVersion) {
        m_kubeVersion->setText(strategy.kubeVersion);
    }
    m_kubeVersion->setPlaceholderText(hop.target.kubeVersion);
    m_alwaysCordon->setChecked(strategy.alwaysCordon);
    m_confirm->setChecked(strategy.confirmsEachNode);
    const auto typed = m_variables->variables();
    if (typed && *typed != strategy.extraVariables) {
        m_variables->setVariables(strategy.extraVariables);
        m_variablesFold->setOpen(true); // what was decided is not hidden
    }
    showVariables();
    m_isShowing = false;
    setOpen(!isTaken());
    if (isTaken()) {
        m_plan->setInstead(u"info"_s, Tone::Active,
                           hop.isRunDone   ? tr("This hop was run already.")
                           : m_isUnsettled ? tr("The upgrade was cut off. Decide on it on the next page.")
                                           : tr("The upgrade is running."));
    } else {
        m_plan->setInstead({}, Tone::Neutral, {});
        if (isVisible() && (!m_hasPlan || m_planned != hop.choices)) {
            m_planTimer.start();
        }
    }
}

bool StrategyPage::isTaken() const
{
    const HopRecord &hop = desk().hop();
    const bool runs = m_operation.isRunning() && m_operation.status().plan.operation == hop.operation;
    return hop.isRunDone || m_isUnsettled || (runs && !hop.operation.isEmpty());
}

void StrategyPage::setUnsettled(bool unsettled)
{
    m_isUnsettled = unsettled;
    showChoices();
}

void StrategyPage::load()
{
    m_hasPlan = false;
    showChoices();
}

void StrategyPage::plan()
{
    if (!desk().hasUpgrade() || isTaken() || desk().isRunning() || !isVisible()) {
        return;
    }
    m_planned = desk().hop().choices;
    m_hasPlan = true;
    m_plan->setPlan(std::nullopt);
    desk().flush();
    desk().source().planRun(
        desk().upgrade(),
        desk().back<operation::Plan>(this, [this, asked = ++m_generation](const Result<operation::Plan> &plan) {
            if (asked == m_generation && desk().hasUpgrade()) {
                take(plan);
            }
        }));
}

void StrategyPage::take(const Result<operation::Plan> &plan)
{
    m_plan->setHeadline(plan ? tr("%n step(s), in this order. Nothing runs before you start it on the next page.",
                                  nullptr, static_cast<int>(plan->steps.size()))
                             : QString());
    m_plan->setPlan(plan);
    if (plan) {
        desk().edit([this](upgrade::Upgrade &upgrade) {
            upgrade.current().stages[Stage::Strategy] = {.at = desk().now(), .findings = {}, .accepted = {}};
        });
    } else {
        desk().edit([](upgrade::Upgrade &upgrade) { upgrade.current().stages.remove(Stage::Strategy); });
    }
}

QString StrategyPage::whyNoNext() const
{
    return record().isPassed()         ? QString()
           : !m_variables->variables() ? tr("An extra variable is not what it is said to be.")
                                       : tr("There is no plan yet.");
}

void StrategyPage::retranslateUi()
{
    const auto label = [this](QWidget *field, const QString &text) {
        if (auto *found = qobject_cast<QLabel *>(m_form->labelForField(field))) {
            found->setText(text);
        }
        QString name = text;
        field->setAccessibleName(name.remove(u':'));
    };
    m_whole->setText(tr("All nodes by one run of the playbook"));
    m_wholeWhy->setText(tr("Kubespray drains and upgrades the nodes one after the other. Simple, and what Kubespray’s "
                           "documentation does; a failure ends the run where it stands."));
    m_nodeByNode->setText(tr("Node by node"));
    m_nodeByNodeWhy->setText(
        tr("The control planes by one run, then each worker by a run of its own, with gates, "
           "drain and checks around it. Takes longer; you can pause, skip and go on at any node."));
    label(m_nodes, tr("Nodes:"));
    label(m_serial, tr("Workers at once:"));
    label(m_kubeVersion, tr("kube_version:"));
    label(m_tags, tr("Only tags:"));
    label(m_skipTags, tr("Skip tags:"));
    m_variables->setAccessibleName(tr("Extra variables"));
    m_skipTags->setPlaceholderText(tr("for instance multus"));
    m_alwaysCordon->setText(tr("Drain also what is cordoned already (upgrade_node_always_cordon)"));
    m_confirm->setText(tr("Ask before each node (upgrade_node_confirm)"));
    takeVariables();
    StagePage::retranslateUi();
}

} // namespace kubemori::ui
