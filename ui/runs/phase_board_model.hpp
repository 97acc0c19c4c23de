// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/phase_board.hpp"

#include <QAbstractTableModel>

namespace kubemori::ui {

/// Node × phase: how far each node is in its upgrade. Painted by StepCellDelegate. GUI thread.
class PhaseBoardModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Takes what changed; cheap when nothing did.
    void setBoard(const ansible::PhaseBoard &board);
    /// The time to which what is under way counts (UTC, ms).
    void setNow(qint64 nowMs);
    [[nodiscard]] const ansible::PhaseBoard &board() const { return m_board; }
    /// The last task of that phase on that node; play -1: none.
    [[nodiscard]] ansible::TreePlace placeOf(const QModelIndex &index) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] ansible::PhaseCell cell(const QModelIndex &index) const;
    [[nodiscard]] QString elapsed(const ansible::PhaseCell &cell) const;

    ansible::PhaseBoard m_board;
    qint64 m_nowMs = 0;
};

} // namespace kubemori::ui
