// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_tree_filter.hpp"

#include <algorithm>

namespace kubemori::ui {

RunTreeFilter::RunTreeFilter(RunTreeModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

void RunTreeFilter::setShow(Show show)
{
    if (m_show == show) {
        return;
    }
    m_show = show;
    invalidateFilter();
    sort(m_show == Show::FailuresFirst ? 0 : -1); // -1: in the order of time
}

void RunTreeFilter::setText(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RunTreeFilter::hasWanted(const StatusCounts &counts) const
{
    switch (m_show) {
    case Show::All:
    case Show::FailuresFirst:
        return true;
    case Show::FailuresAndChanges:
        return counts.failures() > 0 || counts.at(ansible::HostStatus::Changed) > 0 ||
               counts.at(ansible::HostStatus::Rescued) > 0 || counts.at(ansible::HostStatus::Ignored) > 0;
    case Show::Failures:
        return counts.failures() > 0;
    }
    return true;
}

bool RunTreeFilter::hasWords(const QString &text) const
{
    return std::ranges::all_of(m_words,
                               [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool RunTreeFilter::acceptsTask(const QModelIndex &task) const
{
    if (!hasWanted(m_model.counts(task))) {
        return false;
    }
    if (m_words.isEmpty() || hasWords(m_model.words(task))) {
        return true;
    }
    // Its hosts need not be rows yet.
    const ansible::TaskRun *run = m_model.tree().task(RunTreeModel::placeOf(task));
    return run != nullptr &&
           std::ranges::any_of(run->hosts, [this](const ansible::HostRun &host) { return hasWords(host.host); });
}

bool RunTreeFilter::acceptsBelow(const QModelIndex &parent) const
{
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex child = m_model.index(row, 0, parent);
        const bool isTask = RunTreeModel::placeOf(child).task >= 0;
        if (isTask ? acceptsTask(child) : acceptsBelow(child)) {
            return true;
        }
    }
    return false;
}

bool RunTreeFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = m_model.index(row, 0, parent);
    const ansible::TreePlace place = RunTreeModel::placeOf(index);
    if (!hasWanted(m_model.counts(index))) {
        return false;
    }
    if (place.task < 0) {
        // A play that is about to begin is shown, so that one sees where the run is.
        return m_words.isEmpty() ? true : acceptsBelow(index);
    }
    if (place.host < 0) {
        return acceptsTask(index);
    }
    return RunTreeModel::isItem(index) || m_words.isEmpty() || hasWords(m_model.words(index)) ||
           hasWords(m_model.words(parent));
}

bool RunTreeFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool isLeft = m_model.counts(left).failures() > 0;
    const bool isRight = m_model.counts(right).failures() > 0;
    return isLeft != isRight ? isLeft : left.row() < right.row();
}

} // namespace kubemori::ui
