// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_event.hpp"

#include <QAbstractTableModel>
#include <QMap>

#include <vector>

namespace kubemori::ui {

/// ansible's recap: how many tasks ended how on each host, those with failures first.
class RecapModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Host, Ok, Changed, Failed, Unreachable, Skipped, Rescued, Ignored, ColumnCount };
    enum DataRole { IconRole = Qt::UserRole + 1, ToneRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setTallies(const QMap<QString, ansible::HostTally> &tallies);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString host;
        ansible::HostTally tally;
        bool operator==(const Row &) const = default;
    };
    [[nodiscard]] static int number(const Row &row, int column);

    std::vector<Row> m_rows;
};

} // namespace kubemori::ui
