// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "command/secret_key.hpp"

#include <QList>

#include <functional>

namespace kubemori::ui {

/// What Kubemori keeps in the desktop's keyring, by name. Implemented by app/composition over the real one and by
/// tests. Calls return at once; `done` comes on a worker thread, in the order of the calls.
class SavedPasswords
{
public:
    struct Listing
    {
        Result<QList<command::SecretKey>> accounts;
        Result<> keyring; ///< whether there is one, and why not
    };

    virtual ~SavedPasswords() = default;
    virtual void list(std::function<void(Listing)> done) = 0;
    /// Removes one after the other; the first error ends it. May wait for a locked keyring to be opened.
    virtual void remove(const QList<command::SecretKey> &accounts, std::function<void(Result<>)> done) = 0;
};

} // namespace kubemori::ui
