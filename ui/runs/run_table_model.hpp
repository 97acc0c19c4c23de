// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_record.hpp"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace kubemori::ui {

/// What a run did, in numbers.
struct RunSummary
{
    int tasks = 0;
    int changed = 0; ///< results of all hosts
    int failed = 0;  ///< unreachable ones too

    bool operator==(const RunSummary &) const = default;
};

/// The runs of a cluster that are kept: those that go on now first, then the latest first. GUI thread.
class RunTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { State, What, Started, Duration, Tasks, Changed, Failed, Who, Where, ColumnCount };
    enum DataRole { IconRole = Qt::UserRole + 1, ToneRole, IdRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(QList<ansible::RunRecord> runs);
    /// Takes a newer record of a run, or a run that is not there yet.
    void update(const ansible::RunRecord &run);
    void setSummary(const QString &id, const RunSummary &summary);
    [[nodiscard]] bool hasSummary(const QString &id) const { return m_summaries.contains(id); }
    /// Which runs wait for a person.
    void setAsking(const QSet<QString> &ids);
    /// The time to which runs that go on count.
    void setNow(const QDateTime &now);
    [[nodiscard]] const QList<ansible::RunRecord> &runs() const { return m_runs; }
    [[nodiscard]] int rowOf(const QString &id) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(const ansible::RunRecord &run, int column) const;

    QList<ansible::RunRecord> m_runs;
    QHash<QString, RunSummary> m_summaries;
    QSet<QString> m_asking;
    QDateTime m_now;
};

} // namespace kubemori::ui
