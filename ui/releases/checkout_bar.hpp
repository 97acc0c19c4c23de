// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/checkout.hpp"
#include "ui/bridge/release_source.hpp"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace kubemori::ui {

class ElidedLabel;

/// The strip above the releases: which checkout this is and how it stands, and what can be done with it.
class CheckoutBar final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckoutBar(CheckoutPlace place, QWidget *parent = nullptr);

    /// Nothing while it is not known, or why it cannot be.
    void setState(const std::optional<Result<kubespray::CheckoutState>> &state);
    /// Something is under way; `what` is a line about it that may change. Empty: nothing is.
    void setBusy(const QString &what);

Q_SIGNALS:
    void lookRequested();
    void fetchRequested();
    void branchRequested();
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();

    CheckoutPlace m_place;
    std::optional<Result<kubespray::CheckoutState>> m_state;
    QString m_busy;
    QLabel *m_release = nullptr;
    ElidedLabel *m_details = nullptr;
    QPushButton *m_look = nullptr;
    QPushButton *m_fetch = nullptr;
    QPushButton *m_branch = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
