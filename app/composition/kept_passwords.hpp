// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/task_thread.hpp"

#include "command/secret_store.hpp"
#include "ui/bridge/saved_passwords.hpp"

#include <memory>

namespace kubemori::composition {

/// The saved passwords of the real keyring, as the window lists and removes them.
class KeptPasswords final : public ui::SavedPasswords
{
public:
    explicit KeptPasswords(std::shared_ptr<command::SecretStore> keyring);

    void list(std::function<void(Listing)> done) override;
    void remove(const QList<command::SecretKey> &accounts, std::function<void(Result<>)> done) override;

private:
    std::shared_ptr<command::SecretStore> m_keyring;
    TaskThread m_tasks;
};

} // namespace kubemori::composition
