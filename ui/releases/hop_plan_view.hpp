// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "kubespray/hop_plan.hpp"

#include <QWidget>

#include <optional>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace kubemori::ui {

class ElidedLabel;

/// The way from one release to another, hop by hop: below each what to know before it, what changes, and which other
/// tags could be taken. What is chosen is explained below the tree.
class HopPlanView final : public QWidget
{
    Q_OBJECT
public:
    explicit HopPlanView(QWidget *parent = nullptr);

    /// Nothing while it is being made, or while no way is chosen (`whyNot`).
    void setPlan(const std::optional<Result<kubespray::HopPlan>> &plan, const QString &whyNot = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    [[nodiscard]] static QString summary(const kubespray::HopPlan &plan);
    void addHop(const kubespray::Hop &hop);
    void addAdvisories(QTreeWidgetItem *parent, const kubespray::Hop &hop);
    void addChanges(QTreeWidgetItem *parent, const kubespray::Hop &hop);
    void addAlternatives(QTreeWidgetItem *parent, const kubespray::Hop &hop);
    void explain(const QTreeWidgetItem *item);
    void retranslateUi();

    std::optional<Result<kubespray::HopPlan>> m_plan;
    QString m_whyNot;
    ElidedLabel *m_headline = nullptr;
    QTreeWidget *m_tree = nullptr;
    QLabel *m_explanation = nullptr;
};

} // namespace kubemori::ui
