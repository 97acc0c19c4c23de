// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maintenance/reconciliation.hpp"
#include "ui/widgets/attention_frame.hpp"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace kubemori::ui {

class ElidedLabel;
class StandingModel;

/// An operation that was cut off, or that left a node cordoned: every node it left mid-way, what is true of it now, and
/// the choices, the safe one first. Of several operations the newest is shown.
class ReconcilePanel final : public AttentionFrame
{
    Q_OBJECT
public:
    explicit ReconcilePanel(QWidget *parent = nullptr);

    /// Hides itself when there is none.
    void setUnsettled(const QList<maintenance::Reconciliation> &unsettled);

Q_SIGNALS:
    /// A person decided. Resume and PutBack run with the plan as it was shown then.
    void decided(const kubemori::operation::Plan &plan, kubemori::operation::RunMode mode);
    void refreshRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addButton(operation::RunMode mode);
    void choose(operation::RunMode mode);
    void fitTable();

    QList<maintenance::Reconciliation> m_unsettled;
    StandingModel *m_model = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_summary = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_advice = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QPushButton *m_refresh = nullptr;
};

} // namespace kubemori::ui
