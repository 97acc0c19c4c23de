// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/releases/carry_table_model.hpp"
#include "ui/upgrade/stage_page.hpp"

#include <optional>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace kubemori::ui {

class ConflictPanel;
class ElidedLabel;

/// What becomes of every setting on the way to the release, and what a person has to decide. Decisions are choices of
/// the hop.
class CarryPage final : public StagePage
{
    Q_OBJECT
public:
    explicit CarryPage(UpgradeDesk &desk, QWidget *parent = nullptr);

    void retranslateUi() override;
    [[nodiscard]] QString whyNoAction() const override;

protected:
    void load() override;
    void forget() override;
    void showChoices() override;

private:
    using Carried = group_vars::CarryOverResult;
    void take(const Result<Carried> &result);
    void resolve(const QString &conflict, const std::optional<group_vars::Resolution> &resolution);
    void showNext();
    void showDetails();
    void showSummary();
    void openFiles();
    [[nodiscard]] int openConflicts() const;

    std::optional<Result<Carried>> m_result;
    group_vars::Resolutions m_asked; ///< those that the result is for, or that was asked for
    int m_generation = 0;
    QString m_followed; ///< the conflict that was decided last; the next one is shown then
    CarryTableModel m_model;
    CarryFilterProxy m_proxy;
    ElidedLabel *m_summary = nullptr;
    QComboBox *m_show = nullptr;
    QPushButton *m_files = nullptr;
    QTableView *m_table = nullptr;
    QStackedWidget *m_details = nullptr;
    QLabel *m_explanation = nullptr;
    ConflictPanel *m_conflict = nullptr;
};

} // namespace kubemori::ui
