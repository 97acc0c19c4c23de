// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/run_tree_filter.hpp"

#include <QWidget>

#include <functional>
#include <utility>

class QAction;
class QComboBox;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace kubemori::ui {

/// The tree of a run with its bar: what is shown, words, and whether the view follows the task that is under way. It
/// does until a person scrolls or chooses something, and again at the press of a button.
class RunTaskPanel final : public QWidget
{
    Q_OBJECT
public:
    /// `model` must outlive the panel.
    explicit RunTaskPanel(RunTreeModel &model, QWidget *parent = nullptr);

    /// Scrolls to the current task if the panel follows. After events were taken.
    void follow();
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool following);
    /// Chooses and shows a place; everything is shown if the filter would hide it.
    void reveal(const ansible::TreePlace &place);
    /// Whether a place has lines in the log that can be shown alone.
    void setHasLines(std::function<bool(const ansible::TreePlace &)> hasLines) { m_hasLines = std::move(hasLines); }
    [[nodiscard]] QTreeView *view() const { return m_view; }

Q_SIGNALS:
    /// A person chose a row.
    void chosen(const kubemori::ansible::TreePlace &place);
    /// A person wants the log to show nothing but this task or host.
    void onlyLinesRequested(const kubemori::ansible::TreePlace &place);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void makeView();
    void makeActions();
    void expandPlays(const QModelIndex &parent, int first, int last);
    void choose(const QModelIndex &index);
    void copy();
    void requestOnlyLines();
    void updateActions();
    void fitColumns();
    void retranslateUi();

    RunTreeModel &m_model;
    RunTreeFilter m_filter;
    bool m_isFollowing = true;
    bool m_isChoosing = false; ///< the program does, not a person
    std::function<bool(const ansible::TreePlace &)> m_hasLines;
    QAction *m_copyAction = nullptr;
    QAction *m_onlyLinesAction = nullptr;
    QWidget *m_bar = nullptr;
    QComboBox *m_show = nullptr;
    QLineEdit *m_words = nullptr;
    QToolButton *m_follow = nullptr;
    QTreeView *m_view = nullptr;
};

} // namespace kubemori::ui
