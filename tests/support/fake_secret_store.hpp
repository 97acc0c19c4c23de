// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/secret_store.hpp"

#include <atomic>
#include <map>
#include <mutex>

namespace kubemori::test {

/// A keyring that the test fills, locks, takes away and looks into. Thread-safe.
class FakeSecretStore final : public command::SecretStore
{
public:
    Result<> availability(std::stop_token stop) override;
    Result<Secret> lookUp(const command::SecretKey &key, std::stop_token stop) override;
    Result<> keep(const command::SecretKey &key, const Secret &secret, std::stop_token stop) override;
    Result<> forget(const command::SecretKey &key, std::stop_token stop) override;
    Result<QList<command::SecretKey>> kept() override;

    void put(const command::SecretKey &key, const QByteArray &secret);
    /// Empty: none.
    [[nodiscard]] QByteArray value(const command::SecretKey &key) const;
    /// There is no keyring from now on, or it is back.
    void takeAway(bool gone = true) { m_isGone = gone; }
    /// It waits for somebody to unlock it, for ever.
    void hesitate(bool waits = true) { m_hesitates = waits; }
    /// It takes nothing.
    void refuseToKeep() { m_refuses = true; }

    [[nodiscard]] int lookUps() const { return m_lookUps; }
    [[nodiscard]] int keeps() const { return m_keeps; }

private:
    [[nodiscard]] Result<> wait(const std::stop_token &stop) const;

    mutable std::mutex m_mutex;
    std::map<command::SecretKey, QByteArray> m_secrets;
    std::atomic<bool> m_isGone = false;
    std::atomic<bool> m_hesitates = false;
    std::atomic<bool> m_refuses = false;
    std::atomic<int> m_lookUps = 0;
    std::atomic<int> m_keeps = 0;
};

} // namespace kubemori::test
