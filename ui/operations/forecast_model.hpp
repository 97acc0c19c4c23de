// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/forecast.hpp"

#include <QAbstractItemModel>

#include <vector>

namespace kubemori::ui {

/// A forecast to be read: the nodes with the worst findings first (each with its number in the order), below each what
/// is found, worst first, what moves and what stays, and below these the pods. Nothing is copied per row, so that
/// thousands of nodes cost nothing until they are looked at.
class ForecastModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Subject, Expectation, Time, ColumnCount };
    enum Role { IconRole = Qt::UserRole + 1, ToneRole, SeverityRole };

    using QAbstractItemModel::QAbstractItemModel;

    void setForecast(const maintenance::Forecast &forecast);
    void retranslate();
    [[nodiscard]] const maintenance::Forecast &forecast() const { return m_forecast; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    using QObject::parent;

private:
    using Node = maintenance::NodeForecast;
    /// What a row below a node is about.
    enum class Part { Finding, Moving, Staying };

    [[nodiscard]] const Node &node(int row) const;
    [[nodiscard]] static int partCount(const Node &node);
    [[nodiscard]] static Part partAt(const Node &node, int row);
    [[nodiscard]] static int podCount(const Node &node, int row);
    [[nodiscard]] static QString podText(const Node &node, int part, int row);
    [[nodiscard]] QVariant nodeData(int row, int column, int role) const;
    [[nodiscard]] static QVariant partData(const Node &node, int row, int column, int role);
    [[nodiscard]] static QVariant podData(const Node &node, int part, int row, int column, int role);

    maintenance::Forecast m_forecast;
    std::vector<int> m_order; ///< by row: which node of the forecast
};

} // namespace kubemori::ui
