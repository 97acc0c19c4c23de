// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.hpp"

class QLabel;
class QListWidget;
class QPushButton;

namespace kubemori::ui {

/// The folders with known issues of one's own.
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

private:
    void chooseFolder();
    void addFolder(const QString &folder);
    void removeSelected();
    void updateButtons();

    QLabel *m_hint = nullptr;
    QListWidget *m_folders = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace kubemori::ui
