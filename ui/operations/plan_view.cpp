// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/plan_view.hpp"

#include "ui/operations/plan_tree_model.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/plain_text.hpp"
#include "ui/widgets/wrap_delegate.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

PlanView::PlanView(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    m_state = new ElidedLabel(this);
    m_state->setObjectName(name + u"PlanState"_s);
    m_model = new PlanTreeModel(this);
    m_tree = new QTreeView(this);
    m_tree->setObjectName(name + u"Plan"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegateForColumn(PlanTreeModel::Command, new WrapDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setAlternatingRowColors(true);
    m_warnings = plainLabel(this, name + u"Warnings"_s, true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_warnings);
    update();
}

void PlanView::setPlan(const std::optional<Result<operation::Plan>> &plan)
{
    m_plan = plan;
    m_model->setPlan(plan && plan->has_value() ? plan->value() : operation::Plan{});
    fitColumns();
    update();
}

void PlanView::setHeadline(const QString &text)
{
    m_headline = text;
    update();
}

void PlanView::fitColumns()
{
    // Whole commands where a person can read the plan; with very many nodes only the speed counts.
    constexpr int readable = 60;
    constexpr int widest = 240;
    m_tree->setUniformRowHeights(m_model->rowCount() > readable);
    m_tree->expandAll();
    QHeaderView *header = m_tree->header();
    for (const int column : {PlanTreeModel::Step, PlanTreeModel::Where, PlanTreeModel::Limit}) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::min(m_tree->columnWidth(column) + 8, widest));
    }
    header->setSectionResizeMode(PlanTreeModel::Command, QHeaderView::Stretch);
}

void PlanView::update()
{
    m_tree->setAccessibleName(tr("Plan"));
    QStringList warnings;
    if (!m_plan) {
        m_state->setIcon(u"running"_s, Appearance::colour(Tone::Active, palette()));
        m_state->setText(tr("Making the plan…"));
    } else if (!m_plan->has_value()) {
        const ErrorWords words = ErrorText::describe(m_plan->error());
        m_state->setIcon(u"not-ready"_s, Appearance::colour(Tone::Bad, palette()));
        m_state->setText(QStringList{words.title, words.explanation, words.detail}.join(u" – "_s).simplified());
    } else {
        m_state->setIcon(u"info"_s, Appearance::colour(Tone::Active, palette()));
        m_state->setText(m_headline);
        for (const operation::PlanWarning &warning : (*m_plan)->warnings) {
            warnings << u"⚠ "_s + OperationText::warning(warning);
        }
    }
    m_warnings->setText(warnings.join(u'\n'));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Appearance::colour(Tone::Attention, palette()));
    m_warnings->setPalette(colours);
    m_warnings->setVisible(!warnings.isEmpty());
}

void PlanView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        fitColumns();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
