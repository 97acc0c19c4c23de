// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/upgrade_text.hpp"
#include "ui/upgrade/upgrade_desk.hpp"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace kubemori::ui {

/// The hops of the upgrade, and below them the stages of the one that is worked on, each with its state. A stage can be
/// chosen when all before it are passed.
class StepList final : public QWidget
{
    Q_OBJECT
public:
    /// `desk` must outlive the list.
    explicit StepList(UpgradeDesk &desk, QWidget *parent = nullptr);

    void setCurrent(upgrade::Stage stage);

Q_SIGNALS:
    void stageChosen(kubemori::upgrade::Stage stage);

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();
    void updateHops();
    [[nodiscard]] UpgradeText::State stateOf(upgrade::Stage stage) const;

    UpgradeDesk &m_desk;
    upgrade::Stage m_current = upgrade::Stage::Target;
    QLabel *m_hops = nullptr;
    QTreeWidget *m_stages = nullptr;
};

} // namespace kubemori::ui
