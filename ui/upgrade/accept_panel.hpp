// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/attention_frame.hpp"
#include "upgrade/upgrade.hpp"

class QLabel;
class QLineEdit;
class QPushButton;

namespace kubemori::ui {

/// Where a person says why they go on in spite of what blocks. Only seen when something does.
class AcceptPanel final : public AttentionFrame
{
    Q_OBJECT
public:
    explicit AcceptPanel(QWidget *parent = nullptr);

    void setRecord(const upgrade::StageRecord &record);

Q_SIGNALS:
    /// With the reason; empty: taken back.
    void accepted(const QString &reason);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateContent();

    QString m_accepted;
    QLabel *m_text = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_accept = nullptr;
    QPushButton *m_undo = nullptr;
};

} // namespace kubemori::ui
