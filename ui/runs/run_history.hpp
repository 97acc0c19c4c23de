// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/run_table_model.hpp"

#include <QSortFilterProxyModel>
#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace kubemori::ui {

class EmptyState;

/// The table of runs with its bar: what can be done with the chosen one, and starting another.
class RunHistory final : public QWidget
{
    Q_OBJECT
public:
    explicit RunHistory(QWidget *parent = nullptr);

    [[nodiscard]] RunTableModel &model() { return m_model; }
    /// The runs are there, or are being asked for.
    void setListed(bool isListed);
    void setRuns(const QList<ansible::RunRecord> &runs);
    [[nodiscard]] QList<ansible::RunRecord> selected() const;
    [[nodiscard]] QTableView *table() const { return m_table; }

Q_SIGNALS:
    void startRequested();
    void openFileRequested();
    void openRequested(const kubemori::ansible::RunRecord &run);
    void runAgainRequested(const kubemori::ansible::RunRecord &run);
    /// Two runs that are over, the older one first.
    void compareRequested(const kubemori::ansible::RunRecord &older, const kubemori::ansible::RunRecord &newer);
    void removeRequested(const QList<kubemori::ansible::RunRecord> &runs);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    void makeActions();
    void makeTable();
    void openSelected();
    void compareSelected();
    void copyCommand();
    void showMenu(const QPoint &position);
    void updateActions();
    void updateContent();
    void fitBar();
    void retranslateUi();

    RunTableModel m_model;
    QSortFilterProxyModel m_filter;
    bool m_isListed = false;
    bool m_isFitted = false;
    QAction *m_open = nullptr;
    QAction *m_again = nullptr;
    QAction *m_compare = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_copy = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_file = nullptr;
    QAction *m_fileAction = nullptr;
    QPushButton *m_more = nullptr; ///< in a narrow window, instead of all but the first two buttons
    QWidget *m_bar = nullptr;
    QList<QPushButton *> m_buttons; ///< of the actions, in their order
    QLineEdit *m_words = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_emptyStart = nullptr;
};

} // namespace kubemori::ui
