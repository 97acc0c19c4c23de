// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/stage_page.hpp"

class QCheckBox;

namespace kubemori::ui {

/// Which passwords ansible asks for.
class ReachPage final : public StagePage
{
    Q_OBJECT
public:
    explicit ReachPage(UpgradeDesk &desk, QWidget *parent = nullptr);

    void retranslateUi() override;

protected:
    void showChoices() override;

private:
    QCheckBox *m_become = nullptr;
    QCheckBox *m_vault = nullptr;
};

} // namespace kubemori::ui
