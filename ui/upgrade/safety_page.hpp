// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/stage_page.hpp"

class QCheckBox;
class QPushButton;

namespace kubemori::ui {

/// Which copies are made before anything is changed; and a way to restart all nodes first.
class SafetyPage final : public StagePage
{
    Q_OBJECT
public:
    explicit SafetyPage(UpgradeDesk &desk, QWidget *parent = nullptr);

    void retranslateUi() override;

Q_SIGNALS:
    void rollingRebootRequested();

protected:
    void showChoices() override;

private:
    QCheckBox *m_snapshot = nullptr;
    QCheckBox *m_backup = nullptr;
    QLabel *m_rebootNote = nullptr;
    QPushButton *m_reboot = nullptr;
};

} // namespace kubemori::ui
