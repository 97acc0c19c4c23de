// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "command/prompter.hpp"

#include <QCoreApplication>
#include <QString>

namespace kubemori::ui {

/// Words for passwords and the keyring.
class SecretText
{
    Q_DECLARE_TR_FUNCTIONS(kubemori::ui::SecretText)
public:
    /// "sudo password"
    [[nodiscard]] static QString kind(command::SecretKind kind);
    /// What a dialog asks: "sudo password on ops@10.0.0.11".
    [[nodiscard]] static QString question(const command::SecretRequest &request);
    /// Where what is typed will stay; empty where the person decides.
    [[nodiscard]] static QString whereKept(command::Remembering remembering);
    /// Why it is asked for although there was an answer; empty when it is asked for the first time.
    [[nodiscard]] static QString whyAgain(const command::SecretRequest &request);
    /// One that was to be remembered is not.
    [[nodiscard]] static QString notKept(const command::SecretKey &key, const Error &why);
};

} // namespace kubemori::ui
