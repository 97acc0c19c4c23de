// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/plan_view.hpp"

#include "ui/operations/plan_tree_model.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
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
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 8, 0, 0);
    m_layout->addWidget(m_state);
    m_layout->addWidget(m_tree, 1);
    m_layout->addWidget(m_warnings);
    showState();
    showWarnings();
}

void PlanView::setPlan(const std::optional<Result<operation::Plan>> &plan)
{
    if (m_plan != plan) {
        m_plan = plan;
        m_model->setPlan(plan && plan->has_value() ? plan->value() : operation::Plan{});
        fitColumns();
    }
    showState();
    showWarnings();
}

void PlanView::setHeadline(const QString &text)
{
    m_headline = text;
    showState();
}

void PlanView::setInstead(const QString &icon, Tone tone, const QString &text)
{
    m_instead = {.icon = icon, .tone = tone, .text = text};
    showState();
}

void PlanView::addNote(QWidget *note)
{
    m_layout->insertWidget(1, note);
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

PlanView::Line PlanView::stateLine() const
{
    if (!m_instead.text.isEmpty()) {
        return m_instead;
    }
    if (!m_plan) {
        return {.icon = u"running"_s, .tone = Tone::Active, .text = tr("Making the plan…")};
    }
    if (!m_plan->has_value()) {
        const ErrorWords words = ErrorText::describe(m_plan->error());
        return {.icon = u"not-ready"_s,
                .tone = Tone::Bad,
                .text = QStringList{words.title, words.explanation, words.detail}.join(u" – "_s).simplified()};
    }
    return {.icon = u"info"_s, .tone = Tone::Active, .text = m_headline};
}

void PlanView::showState()
{
    m_tree->setAccessibleName(tr("Plan"));
    const Line line = stateLine();
    m_state->setIcon(line.icon, Appearance::colour(line.tone, palette()));
    m_state->setText(line.text);
}

void PlanView::showWarnings()
{
    QStringList warnings;
    if (m_plan && m_plan->has_value()) {
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
        showState();
        showWarnings();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
