// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/upgrade/stage_page.hpp"

class QPushButton;

namespace kubemori::ui {

class MarkdownView;

/// All that was done, to be kept; and the way on to the next hop, or the end.
class ReportPage final : public StagePage
{
    Q_OBJECT
public:
    explicit ReportPage(UpgradeDesk &desk, QWidget *parent = nullptr);

    void retranslateUi() override;
    [[nodiscard]] QString actionText() const override;
    [[nodiscard]] QString whyNoAction() const override;
    [[nodiscard]] QString whyNoNext() const override;
    void act() override;

Q_SIGNALS:
    /// The next hop is worked on now.
    void hopBegun();
    /// The upgrade is finished, and the cluster's profile is to name its environment and inventory from now on.
    void profileRequested(const QString &venv, const QString &inventory);

protected:
    void load() override;
    void forget() override;
    void showChoices() override;

private:
    void chooseFile();
    void save(const QString &path);
    [[nodiscard]] bool isLast() const;

    QString m_report;
    QLabel *m_hint = nullptr;
    MarkdownView *m_view = nullptr;
    QPushButton *m_enter = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace kubemori::ui
