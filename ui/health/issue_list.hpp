// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"

#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace kubemori::ui {

/// What a look for known issues found, the gravest first, then what could not be told and what was silenced. One of
/// them is chosen. GUI thread.
class IssueList final : public QWidget
{
    Q_OBJECT
public:
    explicit IssueList(QWidget *parent = nullptr);

    /// The chosen one stays chosen if it is still there.
    void setFindings(const QList<advice::IssueFinding> &findings);
    /// Only those with these words in title, id, places or what was seen.
    void setFilter(const QString &words);
    /// Also those that were silenced or could not be told.
    void setAllShown(bool shown);
    void choose(const QString &issue);
    /// Null: none.
    [[nodiscard]] const advice::IssueFinding *current() const;
    [[nodiscard]] QTreeWidget *tree() const { return m_tree; }

Q_SIGNALS:
    void currentChanged();
    /// A person wants to act on the chosen one (Return, double click).
    void activated();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Group { Block, Warn, Info, Untold, Silenced };
    [[nodiscard]] static Group groupOf(const advice::IssueFinding &finding);
    [[nodiscard]] bool isShown(const advice::IssueFinding &finding) const;
    void fill();
    void addGroup(Group group, const QString &chosen);
    [[nodiscard]] QTreeWidgetItem *itemOf(qsizetype index, Group group) const;
    void showNothing();

    QList<advice::IssueFinding> m_findings;
    QString m_words;
    bool m_isAllShown = false;
    QTreeWidget *m_tree = nullptr;
    QLabel *m_nothing = nullptr; ///< why there is no row
};

} // namespace kubemori::ui
