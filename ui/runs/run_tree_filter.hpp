// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/run_tree_model.hpp"

#include <QSortFilterProxyModel>
#include <QStringList>

namespace kubemori::ui {

/// Narrows a run's tree to what failed or changed and to words, or puts what failed first. A task is shown with all its
/// hosts when the words are the task's own.
class RunTreeFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { All, FailuresFirst, FailuresAndChanges, Failures };

    /// `model` must outlive the filter.
    explicit RunTreeFilter(RunTreeModel &model, QObject *parent = nullptr);

    void setShow(Show show);
    [[nodiscard]] Show show() const { return m_show; }
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool hasWanted(const StatusCounts &counts) const;
    [[nodiscard]] bool hasWords(const QString &text) const;
    [[nodiscard]] bool acceptsTask(const QModelIndex &task) const;
    [[nodiscard]] bool acceptsBelow(const QModelIndex &parent) const;

    RunTreeModel &m_model;
    Show m_show = Show::All;
    QStringList m_words;
};

} // namespace kubemori::ui
