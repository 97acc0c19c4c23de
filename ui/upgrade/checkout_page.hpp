// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/stage_page.hpp"

class QCheckBox;
class QRadioButton;

namespace kubemori::ui {

/// How the checkout gets to the files of the release: whether new tags are fetched, and what becomes of open work.
class CheckoutPage final : public StagePage
{
    Q_OBJECT
public:
    explicit CheckoutPage(UpgradeDesk &desk, QWidget *parent = nullptr);

    void retranslateUi() override;

protected:
    void showChoices() override;

private:
    QRadioButton *addWork(const QString &name, kubespray::OpenWork work);

    QCheckBox *m_fetch = nullptr;
    QLabel *m_workTitle = nullptr;
    QRadioButton *m_commit = nullptr;
    QRadioButton *m_stash = nullptr;
    QRadioButton *m_refuse = nullptr;
};

} // namespace kubemori::ui
