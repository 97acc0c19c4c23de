// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/check_report.hpp"

#include <QWidget>

#include <optional>

class QPushButton;

namespace kubemori::ui {

class IssueView;

/// The chosen finding, and what a person can do about it. GUI thread.
class IssueDetail final : public QWidget
{
    Q_OBJECT
public:
    explicit IssueDetail(QWidget *parent = nullptr);

    /// None: nothing is chosen.
    void setFinding(const std::optional<advice::IssueFinding> &finding);
    /// Why nothing can be changed now; empty: it can.
    void setBusy(const QString &why);

Q_SIGNALS:
    void remedyRequested(const kubemori::advice::IssueFinding &finding);
    void silenceRequested(const kubemori::advice::IssueFinding &finding);
    void unsilenceRequested(const kubemori::advice::IssueFinding &finding);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QPushButton *button(const QString &icon, const QString &name);
    void showFinding();
    void showButtons();

    std::optional<advice::IssueFinding> m_finding;
    QString m_busy;
    IssueView *m_view = nullptr;
    QPushButton *m_remedy = nullptr;
    QPushButton *m_silence = nullptr;
    QPushButton *m_unsilence = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace kubemori::ui
