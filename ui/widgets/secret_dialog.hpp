// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "command/prompter.hpp"

#include <QDialog>

#include <functional>

class QLineEdit;

namespace kubemori::ui {

/// Asks for a password or passphrase. What was typed goes into the Secret and is cleared from the field.
class SecretDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `reply` is called exactly once; closing the dialog is Declined.
    SecretDialog(const command::SecretRequest &request, std::function<void(Result<Secret>)> reply, QWidget *parent);

private:
    [[nodiscard]] static QString question(const command::SecretRequest &request);
    void finish(int result);

    std::function<void(Result<Secret>)> m_reply;
    QLineEdit *m_edit = nullptr;
};

} // namespace kubemori::ui
