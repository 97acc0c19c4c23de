// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/release_source.hpp"
#include "ui/upgrade/stage_page.hpp"

#include <optional>

class QComboBox;
class QFormLayout;

namespace kubemori::ui {

class DifferencesTable;
class HopPlanView;
class MarkdownView;

/// From which release to which other one, what that brings, and whose decisions are taken over. Begins a new upgrade;
/// of one that was begun it only shows.
class TargetPage final : public StagePage
{
    Q_OBJECT
public:
    /// `releases` must outlive the page.
    TargetPage(UpgradeDesk &desk, ReleaseSource &releases, QWidget *parent = nullptr);

    void leave() override;
    void retranslateUi() override;
    [[nodiscard]] QString actionText() const override;
    [[nodiscard]] QString whyNoAction() const override;
    [[nodiscard]] QString whyNoNext() const override;
    void act() override;

Q_SIGNALS:
    void created(const kubemori::upgrade::Upgrade &upgrade);

protected:
    void load() override;
    void showChoices() override;

private:
    using Upgrades = QList<upgrade::Upgrade>;
    void beginAnew();
    void takeCheckout(const Result<kubespray::CheckoutState> &state);
    void listReleases();
    void fetch();
    void takeReleases(const Result<ReleaseList> &list);
    void takeOthers(const Result<Upgrades> &others);
    void takePlan(const Result<kubespray::HopPlan> &plan);
    void plan();
    void fillLike();
    void showExperience();
    void showDifferences();
    void fillNotes();
    void askForNotes();
    void showNotes();
    void create();
    [[nodiscard]] QString from() const;
    [[nodiscard]] QString to() const;

    ReleaseSource &m_releases;
    bool m_isListed = false;
    int m_round = 0; ///< of asking; another one for each upgrade that is begun
    bool m_isCreating = false;
    QString m_current; ///< the release that is checked out
    Upgrades m_others;
    std::optional<Result<kubespray::HopPlan>> m_plan;
    QString m_planned;                      ///< the route of that plan
    QString m_notesOf;                      ///< the tag whose notes are shown or asked for
    std::optional<Result<QString>> m_notes; ///< of it
    QFormLayout *m_form = nullptr;
    QComboBox *m_from = nullptr;
    QComboBox *m_to = nullptr;
    QComboBox *m_like = nullptr;
    QPushButton *m_fetch = nullptr;
    QLabel *m_experience = nullptr;
    QLabel *m_differencesTitle = nullptr;
    DifferencesTable *m_differences = nullptr;
    HopPlanView *m_planView = nullptr;
    QLabel *m_notesTitle = nullptr;
    QComboBox *m_notesTag = nullptr;
    MarkdownView *m_notesView = nullptr;
};

} // namespace kubemori::ui
