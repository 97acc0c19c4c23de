// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "command/prompter.hpp"

#include <QDialog>

#include <functional>

class QCheckBox;
class QLineEdit;

namespace kubemori::ui {

/// Asks for a password or passphrase, and where there is a keyring whether it should be remembered. What was typed goes
/// into the Secret and is cleared from the field.
class SecretDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `reply` is called exactly once; closing the dialog is Declined.
    SecretDialog(const command::SecretRequest &request, std::function<void(Result<command::SecretAnswer>)> reply,
                 QWidget *parent);

private:
    void addRemembering(command::Remembering remembering);
    void finish(int result);

    std::function<void(Result<command::SecretAnswer>)> m_reply;
    QLineEdit *m_edit = nullptr;
    QCheckBox *m_remember = nullptr; ///< null when there is nothing to choose
};

} // namespace kubemori::ui
