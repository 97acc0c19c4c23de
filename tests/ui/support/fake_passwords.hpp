// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/saved_passwords.hpp"

#include <utility>

namespace kubemori::test {

/// A keyring with an ssh password, a sudo password and a passphrase in it. Answers at once, or when it is told to.
class FakePasswords final : public ui::SavedPasswords
{
public:
    void list(std::function<void(Listing)> done) override { done({.accounts = accounts, .keyring = keyring}); }
    void remove(const QList<command::SecretKey> &keys, std::function<void(Result<>)> done) override
    {
        removals.append(keys);
        const auto answer = [this, keys, done = std::move(done)] {
            for (const command::SecretKey &key : result ? keys : QList<command::SecretKey>()) {
                accounts->removeAll(key);
            }
            done(result);
        };
        if (waits) {
            goOn = answer;
        } else {
            answer();
        }
    }

    Result<QList<command::SecretKey>> accounts = QList<command::SecretKey>{
        {.kind = command::SecretKind::SshPassword, .target = QStringLiteral("ops@10.0.0.11")},
        {.kind = command::SecretKind::SudoPassword, .target = QStringLiteral("ops@10.0.0.11")},
        {.kind = command::SecretKind::KeyPassphrase, .target = QStringLiteral("/home/ops/.ssh/id_ed25519")},
    };
    Result<> keyring;
    Result<> result;
    bool waits = false;
    std::function<void()> goOn;
    QList<QList<command::SecretKey>> removals;
};

} // namespace kubemori::test
