// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/issue_base.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/settings/settings_page.hpp"

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace kubemori::ui {

/// The folders with known issues of one's own, and what was read in them: the issues, and files that are wrong.
class IssuesPage final : public SettingsPage
{
    Q_OBJECT
public:
    explicit IssuesPage(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setValues(const settings::Settings &settings) override;
    void takeValues(settings::Settings &settings) const override;

protected:
    void retranslateUi() override;
    void showEvent(QShowEvent *event) override;

private:
    void chooseFolder();
    void addFolder(const QString &folder);
    void removeSelected();
    void updateButtons();
    /// Reads the folders as they stand here now, on another thread.
    void read();
    void showIssues();
    [[nodiscard]] QStringList folders() const;

    QLabel *m_hint = nullptr;
    QListWidget *m_folders = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    QLabel *m_count = nullptr;
    QTreeWidget *m_table = nullptr;
    std::optional<advice::IssueBase> m_base;
    int m_reading = 0; ///< answers to earlier readings are dropped
    GuiMailbox m_mailbox;
};

} // namespace kubemori::ui
