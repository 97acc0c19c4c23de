// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upgrade/finding.hpp"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace kubemori::ui {

/// What a stage found, the gravest first; below it what the chosen one says, what to do about it, and a command that
/// mends it. What is good is one line that can be opened.
class FindingsView final : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsView(QWidget *parent = nullptr);

    void setFindings(const QList<upgrade::Finding> &findings);
    /// While something is under way no command can be run.
    void setBusy(bool busy);

Q_SIGNALS:
    /// A person has read the command and said yes.
    void fixConfirmed(const kubemori::upgrade::Fix &fix);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeDetails();
    void fill();
    void addGroup(upgrade::Severity severity);
    void fitHeight();
    void showDetails();
    void askForFix();
    [[nodiscard]] const upgrade::Finding *current() const;
    void retranslateUi();

    QList<upgrade::Finding> m_findings;
    bool m_isBusy = false;
    QLabel *m_summary = nullptr;
    QTreeWidget *m_tree = nullptr;
    QWidget *m_details = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_evidence = nullptr;
    QLabel *m_remedy = nullptr;
    QLabel *m_link = nullptr;
    QPushButton *m_fix = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace kubemori::ui
