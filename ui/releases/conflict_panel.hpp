// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "group_vars/carry_over.hpp"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace kubemori::ui {

/// One decision when an inventory is carried over: mine, the old and the new sample side by side, and what is to stand
/// in the result, checked while it is typed.
class ConflictPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ConflictPanel(QWidget *parent = nullptr);

    /// With what a person chose before, if anything.
    void setConflict(const group_vars::CarryConflict &conflict, const std::optional<group_vars::Resolution> &chosen,
                     const QString &from, const QString &to);

Q_SIGNALS:
    void resolved(const QString &conflict, const kubemori::group_vars::Resolution &resolution);
    void undone(const QString &conflict);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Pane
    {
        QLabel *title = nullptr;
        QPlainTextEdit *text = nullptr;
    };
    QWidget *makeSides();
    QWidget *makeChoices();
    Pane addPane(QWidget *parent, const QString &name);
    void choose();
    void updateState();
    void retranslateUi();
    [[nodiscard]] group_vars::Resolution resolution() const;

    group_vars::CarryConflict m_conflict;
    QString m_from;
    QString m_to;
    QLabel *m_question = nullptr;
    Pane m_mine;
    Pane m_before;
    Pane m_after;
    QRadioButton *m_keep = nullptr;
    QRadioButton *m_take = nullptr;
    QRadioButton *m_type = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_decide = nullptr;
    QPushButton *m_undo = nullptr;
};

} // namespace kubemori::ui
