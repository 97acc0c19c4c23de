// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/event.hpp"
#include "ui/widgets/appearance.hpp"

#include <QAbstractTableModel>
#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace kubemori::ui {

/// The node × step board of one operation: a row for each node in the plan's order, a column for each kind of step. GUI
/// thread.
class StepBoardModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { IconRole = Qt::UserRole + 1, ToneRole, ElapsedRole, StateRole };
    static constexpr int stepKinds = static_cast<int>(operation::StepKind::Settle) + 1;

    struct Cell
    {
        bool present = false; ///< the plan has such a step for this node
        int open = 0;         ///< steps of this cell that are not over; remedies may have several
        QString step;         ///< the one that the rest is about
        operation::StepState state = operation::StepState::Pending;
        QDateTime begin; ///< UTC; when it left Pending
        QDateTime end;   ///< UTC; when it reached a final state
        Error error;
    };

    explicit StepBoardModel(QObject *parent = nullptr);

    void setPlan(const operation::Plan &plan);
    void change(const operation::StepChanged &event);
    /// The time that running cells count to; announces those cells.
    void setNow(const QDateTime &now);
    void retranslate();

    /// Null when there is no such step.
    [[nodiscard]] const Cell *cell(const QString &step) const;
    [[nodiscard]] const Cell &cell(int row, operation::StepKind kind) const;
    [[nodiscard]] const QString &node(int row) const { return m_rows[static_cast<std::size_t>(row)].node; }
    [[nodiscard]] int columnOf(operation::StepKind kind) const { return static_cast<int>(kind) + 1; }
    /// Where a step stands on the board; invalid when there is no such step.
    [[nodiscard]] QModelIndex indexOf(const QString &step) const;
    /// From the first step begun to the last one ended; none unless all steps of the node are over.
    [[nodiscard]] std::optional<Milliseconds> nodeDuration(int row) const;
    [[nodiscard]] bool isOver(int row) const;
    /// Whether any node has such a step.
    [[nodiscard]] bool hasColumn(int column) const;

    [[nodiscard]] static QString icon(operation::StepState state);
    [[nodiscard]] static Tone tone(operation::StepState state);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString node;
        std::array<Cell, stepKinds> cells;
    };
    struct Place
    {
        int row = 0;
        int kind = 0;
        bool isOver = false;
    };
    [[nodiscard]] QString elapsed(const Cell &cell) const;
    [[nodiscard]] QVariant cellData(const Row &row, int kind, int role) const;

    std::vector<Row> m_rows;
    QHash<QString, Place> m_places;
    QDateTime m_now;
};

} // namespace kubemori::ui
