// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace kubemori::ui {

/// What became of each setting when an inventory is carried to another release; what a person has to decide on comes
/// first.
class CarryTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Key, Decision, Mine, Before, After, Result, File, ColumnCount };
    enum Role { IconRole = Qt::UserRole + 1, ToneRole, ConflictRole };
    /// How much a row wants to be read.
    enum class Weight { ToDecide, Decided, ToKnow, Plain };

    using QAbstractTableModel::QAbstractTableModel;

    void setResult(const group_vars::CarryOverResult &result);
    /// nullptr: the row is about a whole file.
    [[nodiscard]] const group_vars::CarriedSetting *setting(int row) const;
    /// nullptr: nothing is to be decided there.
    [[nodiscard]] const group_vars::CarryConflict *conflict(int row) const;
    [[nodiscard]] Weight weight(int row) const;
    /// The row of a conflict; -1: there is none.
    [[nodiscard]] int rowOf(const QString &conflict) const;
    [[nodiscard]] int count(Weight weight) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// Indexes into the result; -1: none.
    struct Row
    {
        qsizetype setting = -1;
        qsizetype conflict = -1;
    };
    [[nodiscard]] QString cell(int row, int column) const;

    group_vars::CarryOverResult m_result;
    std::vector<Row> m_rows;
};

/// Narrows them to what is to be decided or known, and by words.
class CarryFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { ToDecide, ToKnow, All };

    /// `model` must outlive the proxy.
    explicit CarryFilterProxy(CarryTableModel &model, QObject *parent = nullptr);

    void setShow(Show show);
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    CarryTableModel &m_model;
    Show m_show = Show::ToKnow;
    QStringList m_words;
};

} // namespace kubemori::ui
