// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/secret_text.hpp"

#include "ui/text/error_text.hpp"

namespace kubemori::ui {

using command::Remembering;
using command::SecretKind;

QString SecretText::kind(SecretKind kind)
{
    switch (kind) {
    case SecretKind::SshPassword:
        return tr("ssh password");
    case SecretKind::KeyPassphrase:
        return tr("Key passphrase");
    case SecretKind::SudoPassword:
        return tr("sudo password");
    case SecretKind::VaultPassword:
        return tr("Vault password");
    case SecretKind::KeyboardInteractive:
        break;
    }
    return tr("One-time code");
}

QString SecretText::question(const command::SecretRequest &request)
{
    switch (request.kind) {
    case SecretKind::SshPassword:
        return tr("Password for %1").arg(request.target);
    case SecretKind::KeyPassphrase:
        return tr("Passphrase of the key %1").arg(request.target);
    case SecretKind::SudoPassword:
        return tr("sudo password on %1").arg(request.target);
    case SecretKind::VaultPassword:
        return tr("Vault password of the cluster %1").arg(request.target);
    case SecretKind::KeyboardInteractive:
        break;
    }
    return tr("%1 asks:").arg(request.target);
}

QString SecretText::whereKept(Remembering remembering)
{
    switch (remembering) {
    case Remembering::Offered:
        return {};
    case Remembering::NoKeyring:
        return tr("There is no keyring to use on this desktop: kept in memory until Kubemori is closed.");
    case Remembering::No:
        break;
    }
    return tr("Kept in memory until Kubemori is closed, never written to a file.");
}

QString SecretText::whyAgain(const command::SecretRequest &request)
{
    if (request.retry) {
        return tr("The last answer was refused. Please try again.");
    }
    return request.keptWasRefused ? tr("The one in the keyring was refused.") : QString();
}

QString SecretText::notKept(const command::SecretKey &key, const Error &why)
{
    return tr("“%1” could not be saved in the keyring and is kept in memory until Kubemori is closed. %2")
        .arg(command::accountName(key), ErrorText::describe(why).detail);
}

} // namespace kubemori::ui
