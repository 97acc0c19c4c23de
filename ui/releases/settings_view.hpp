// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/gui_mailbox.hpp"
#include "ui/releases/settings_table_model.hpp"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace kubemori::ui {

class EmptyState;

/// Which settings differ between two releases: a table with old, new and own values, and for the chosen one its lines
/// in both files, the comment that documents it, and what reads it in the roles.
class SettingsView final : public QWidget
{
    Q_OBJECT
public:
    /// `source` and `mailbox` must outlive the view.
    SettingsView(ReleaseSource &source, GuiMailbox &mailbox, QWidget *parent = nullptr);

    /// The comparison is made when the view is shown. Empty or equal names: there is nothing to compare.
    void setRoute(const QString &from, const QString &to);
    [[nodiscard]] QTableView *table() const { return m_table; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeDetails();
    void compare();
    void take(const Result<SettingsComparison> &comparison);
    void showDetails();
    void takeUses(const QString &key, const Result<QList<group_vars::SettingUse>> &uses);
    void updateContent();
    void retranslateUi();
    [[nodiscard]] int currentRow() const;

    ReleaseSource &m_source;
    GuiMailbox &m_mailbox;
    QString m_from;
    QString m_to;
    bool m_isWanted = false; ///< the route is another one than what is shown
    std::optional<Result<SettingsComparison>> m_comparison;
    SettingsTableModel m_model;
    SettingsFilterProxy m_proxy;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_kind = nullptr;
    QCheckBox *m_onlyOwn = nullptr;
    QLabel *m_shown = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_splitter = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_comment = nullptr;
    QLabel *m_beforeTitle = nullptr;
    QPlainTextEdit *m_before = nullptr;
    QLabel *m_afterTitle = nullptr;
    QPlainTextEdit *m_after = nullptr;
    QLabel *m_usesTitle = nullptr;
    QListWidget *m_uses = nullptr;
};

} // namespace kubemori::ui
