// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/kept_passwords.hpp"

#include <utility>

namespace kubemori::composition {

KeptPasswords::KeptPasswords(std::shared_ptr<command::SecretStore> keyring)
    : m_keyring(std::move(keyring))
{
}

void KeptPasswords::list(std::function<void(Listing)> done)
{
    m_tasks.post([keyring = m_keyring, done = std::move(done)](const std::stop_token &stop) {
        done({.accounts = keyring->kept(), .keyring = keyring->availability(stop)});
    });
}

void KeptPasswords::remove(const QList<command::SecretKey> &accounts, std::function<void(Result<>)> done)
{
    m_tasks.post([keyring = m_keyring, accounts, done = std::move(done)](const std::stop_token &stop) {
        Result<> removed;
        for (const command::SecretKey &account : accounts) {
            removed = keyring->forget(account, stop);
            if (!removed) {
                break;
            }
        }
        done(std::move(removed));
    });
}

} // namespace kubemori::composition
