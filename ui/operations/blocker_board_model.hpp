// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/drain_blocker.hpp"
#include "ui/widgets/appearance.hpp"

#include <QAbstractTableModel>

namespace kubemori::ui {

/// The pods that hold a drain up, a row each: state, what it waits for, since when, and whether that will pass. GUI
/// thread.
class BlockerBoardModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, ToneRole };
    enum Column { Pod, Verdict, State, Since, WaitsFor, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setBlockers(const QList<operation::DrainBlocker> &blockers);
    /// The time that "since" counts to.
    void setNow(const QDateTime &now);
    void retranslate();

    /// Null for no row.
    [[nodiscard]] const operation::DrainBlocker *blocker(int row) const;
    /// The row of a pod; -1 when it is not there.
    [[nodiscard]] int rowOf(const QString &uid) const;

    [[nodiscard]] static QString icon(operation::DrainBlocker::Verdict verdict);
    [[nodiscard]] static Tone tone(operation::DrainBlocker::Verdict verdict);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const operation::DrainBlocker &blocker, int column) const;
    [[nodiscard]] QString spoken(const operation::DrainBlocker &blocker) const;

    QList<operation::DrainBlocker> m_blockers;
    QDateTime m_now;
};

} // namespace kubemori::ui
