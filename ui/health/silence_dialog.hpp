// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/known_issue.hpp"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kubemori::ui {

/// Asks why an issue is no matter on this cluster; without a reason nothing is silenced. Deletes itself.
class SilenceDialog final : public QDialog
{
    Q_OBJECT
public:
    SilenceDialog(advice::KnownIssue issue, QWidget *parent);

Q_SIGNALS:
    void silenced(const QString &issue, const QString &reason);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateState();
    void retranslateUi();

    advice::KnownIssue m_issue;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_reasonLabel = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_silence = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
