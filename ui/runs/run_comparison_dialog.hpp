// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_comparison.hpp"
#include "ansible/run_record.hpp"

#include <QAbstractTableModel>
#include <QDialog>
#include <QSortFilterProxyModel>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace kubemori::ui {

/// The tasks of two runs side by side.
class RunComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Task, Play, Old, New, Difference, OldChanged, NewChanged, Failed, ColumnCount };
    enum DataRole { IconRole = Qt::UserRole + 1, ToneRole, SortRole };

    explicit RunComparisonModel(QList<ansible::TaskComparison> rows, QObject *parent = nullptr);

    /// It is in one run only, took clearly longer or shorter, or changed or failed on other hosts.
    [[nodiscard]] bool differs(int row) const;
    [[nodiscard]] const QList<ansible::TaskComparison> &rows() const { return m_rows; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(const ansible::TaskComparison &row, int column) const;

    QList<ansible::TaskComparison> m_rows;
};

/// Two runs compared, task by task: how long each took, what it changed and where it failed.
class RunComparisonDialog final : public QDialog
{
    Q_OBJECT
public:
    RunComparisonDialog(ansible::RunRecord older, ansible::RunRecord newer, const QList<ansible::TaskComparison> &rows,
                        QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Filter;
    void retranslateUi();
    [[nodiscard]] QString summary() const;

    ansible::RunRecord m_older;
    ansible::RunRecord m_newer;
    RunComparisonModel m_model;
    Filter *m_filter = nullptr;
    QLabel *m_runs = nullptr;
    QLabel *m_summary = nullptr;
    QCheckBox *m_onlyDiffering = nullptr;
    QLineEdit *m_words = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace kubemori::ui
