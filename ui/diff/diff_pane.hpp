// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "diff/diff_options.hpp"
#include "diff/diff_rows.hpp"
#include "ui/diff/diff_search.hpp"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace kubemori::ui {

class DiffView;
class ElidedLabel;
class EmptyState;

/// One file of a comparison: its name, what became of it, its diff, and the search in it.
class DiffPane final : public QWidget
{
    Q_OBJECT
public:
    explicit DiffPane(QWidget *parent = nullptr);

    void showFile(std::shared_ptr<const diff::FileDiff> file);
    void clear();
    [[nodiscard]] DiffView *view() const { return m_view; }
    [[nodiscard]] diff::DiffOptions options() const;
    void setOptions(const diff::DiffOptions &options);
    void setLayoutMode(diff::Layout layout);
    void focusSearch();
    /// Begins at its last change: for who comes from the file below.
    void toLastChange();

Q_SIGNALS:
    void optionsChanged(const kubemori::diff::DiffOptions &options);
    /// The person wants the change before the first or behind the last one.
    void leftByChange(bool forward);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *makeAction(const QString &name, const QString &icon, const QKeySequence &keys);
    void makeActions();
    QWidget *makeBar();
    QWidget *makeSearchBar();
    void retranslateUi();
    void applySearch();
    void stepSearch(bool forward);
    void stepChange(bool forward);
    void updateFound();
    void updateContent();

    DiffView *m_view = nullptr;
    DiffSearch m_search;
    ElidedLabel *m_path = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_facts = nullptr;
    QWidget *m_searchBar = nullptr;
    QLineEdit *m_searchField = nullptr;
    QLabel *m_found = nullptr;
    QToolButton *m_case = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_blank = nullptr;
    QComboBox *m_whitespace = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QAction *m_sideBySide = nullptr;
    QAction *m_nextChange = nullptr;
    QAction *m_previousChange = nullptr;
    QAction *m_nextHit = nullptr;
    QAction *m_previousHit = nullptr;
    QAction *m_find = nullptr;
    QString m_searchError;
};

} // namespace kubemori::ui
