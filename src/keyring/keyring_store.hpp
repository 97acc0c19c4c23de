// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/secret_store.hpp"
#include "keyring/account_index.hpp"
#include "keyring/keyring_thread.hpp"

#include "base/clock.hpp"

#include <functional>
#include <memory>

namespace QKeychain {
class Job;
}

namespace kubemori::keyring {

/// The desktop's keyring (gnome-keyring, KWallet, whatever speaks the Secret Service) through QtKeychain, as the
/// service "kubemori" with accounts named by command::accountName(). Never falls back to a file. One per process, as
/// QtKeychain binds itself to the first thread that uses it. Needs a QCoreApplication, but no event loop of the caller.
///
/// A job of QtKeychain cannot be aborted: one whose caller was stopped goes on unheard, and those that follow wait for
/// it as long as they are allowed to.
class KeyringStore final : public command::SecretStore
{
public:
    /// `longest`: how long a person may take to unlock the keyring.
    explicit KeyringStore(const QString &indexPath = AccountIndex::defaultPath(),
                          Milliseconds longest = std::chrono::minutes{3});
    ~KeyringStore() override;

    [[nodiscard]] Result<> availability(std::stop_token stop) override;
    [[nodiscard]] Result<Secret> lookUp(const command::SecretKey &key, std::stop_token stop) override;
    [[nodiscard]] Result<> keep(const command::SecretKey &key, const Secret &secret, std::stop_token stop) override;
    [[nodiscard]] Result<> forget(const command::SecretKey &key, std::stop_token stop) override;
    [[nodiscard]] Result<QList<command::SecretKey>> kept() override;

private:
    using MakeJob = std::function<QKeychain::Job *()>;
    [[nodiscard]] Result<Secret> perform(MakeJob make, const std::stop_token &stop);
    [[nodiscard]] Result<> performKeep(const command::SecretKey &key, const Secret &secret,
                                       const std::stop_token &stop);

    AccountIndex m_index;
    Milliseconds m_longest;
    KeyringThread m_thread;
};

} // namespace kubemori::keyring
