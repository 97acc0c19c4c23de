// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/forecast_view.hpp"

#include "ui/operations/forecast_model.hpp"
#include "ui/text/error_text.hpp"
#include "ui/text/forecast_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_text_delegate.hpp"
#include "ui/widgets/wrap_delegate.hpp"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using Severity = maintenance::ForecastFinding::Severity;

ForecastView::ForecastView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"rebootForecastPage"_s);
    m_state = new ElidedLabel(this);
    m_state->setObjectName(u"rebootForecastState"_s);
    m_model = new ForecastModel(this);
    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"rebootForecast"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegateForColumn(ForecastModel::Subject,
                                     new IconTextDelegate(ForecastModel::IconRole, ForecastModel::ToneRole, m_tree));
    m_tree->setItemDelegateForColumn(ForecastModel::Expectation, new WrapDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_tree, 1);
    retranslate();
}

void ForecastView::clear()
{
    m_pending = false;
    m_forecast.reset();
    showNow();
}

void ForecastView::setPending()
{
    clear();
    m_pending = true;
    showNow();
}

void ForecastView::setForecast(const Result<maintenance::Forecast> &forecast)
{
    m_pending = false;
    m_forecast = forecast;
    showNow();
}

ForecastView::Outlook ForecastView::outlook() const
{
    if (m_pending) {
        return {.icon = u"running"_s,
                .tone = Tone::Active,
                .title = tr("Forecast…"),
                .text = tr("Looking at what the drains will meet…")};
    }
    if (!m_forecast) {
        return {.icon = u"info"_s, .tone = Tone::Neutral, .title = tr("Forecast"), .text = {}};
    }
    if (!m_forecast->has_value()) {
        const ErrorWords words = ErrorText::describe(m_forecast->error());
        return {.icon = u"unknown"_s,
                .tone = Tone::Attention,
                .title = tr("No forecast"),
                .text =
                    tr("There is no forecast, the plan can be run without one: %1")
                        .arg(QStringList{words.title, words.explanation, words.detail}.join(u" – "_s).simplified())};
    }
    const maintenance::Forecast &forecast = **m_forecast;
    const bool blocks = forecast.count(Severity::Block) > 0;
    const bool warns = forecast.count(Severity::Warn) > 0;
    return {.icon = blocks  ? u"not-ready"_s
                    : warns ? u"warning"_s
                            : u"ready"_s,
            .tone = blocks  ? Tone::Bad
                    : warns ? Tone::Attention
                            : Tone::Good,
            .title = tr("Forecast: %1").arg(ForecastText::counts(forecast)),
            .text = ForecastText::counts(forecast) + u" · "_s + ForecastText::estimate(forecast)};
}

void ForecastView::showNow()
{
    m_model->setForecast(m_forecast ? m_forecast->value_or(maintenance::Forecast{}) : maintenance::Forecast{});
    const Outlook now = outlook();
    const bool made = m_forecast && m_forecast->has_value();
    const QString text =
        made ? tr("%n node(s), each when its turn comes, the worst first:", nullptr, m_model->rowCount())
        : now.text.isEmpty() ? tr("The forecast follows the plan.")
                             : now.text;
    m_state->setIcon(made ? u"info"_s : now.icon, Appearance::colour(made ? Tone::Active : now.tone, palette()));
    m_state->setText(text);
    fit();
}

void ForecastView::fit()
{
    // Whole sentences where a person can read them all; with very many nodes only the speed counts.
    constexpr int readable = 60;
    const int nodes = m_model->rowCount();
    m_tree->setUniformRowHeights(nodes > readable);
    for (int row = 0; row < std::min(nodes, readable); ++row) {
        const QModelIndex node = m_model->index(row, 0);
        m_tree->setExpanded(node, node.data(ForecastModel::SeverityRole).toInt() > static_cast<int>(Severity::Info));
    }
    QHeaderView *header = m_tree->header();
    header->setSectionResizeMode(ForecastModel::Expectation, QHeaderView::Stretch);
    for (const int column : {ForecastModel::Subject, ForecastModel::Time}) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::min(m_tree->columnWidth(column) + 8, 240));
    }
}

void ForecastView::retranslate()
{
    m_tree->setAccessibleName(tr("Forecast"));
    showNow();
}

} // namespace kubemori::ui
