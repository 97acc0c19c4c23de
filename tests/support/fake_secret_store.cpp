// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_secret_store.hpp"

#include "base/clock.hpp"

namespace kubemori::test {

using namespace Qt::StringLiterals;
using command::SecretKey;

Result<> FakeSecretStore::wait(const std::stop_token &stop) const
{
    if (m_isGone) {
        return fail(ErrorCode::KeyringUnavailable, u"no keyring"_s);
    }
    SystemClock clock;
    while (m_hesitates) {
        if (!clock.sleepFor(Milliseconds{2}, stop)) {
            return fail(ErrorCode::Cancelled);
        }
    }
    return {};
}

Result<> FakeSecretStore::availability(std::stop_token /*stop*/)
{
    return m_isGone ? Result<>(fail(ErrorCode::KeyringUnavailable, u"no keyring"_s)) : Result<>();
}

Result<Secret> FakeSecretStore::lookUp(const SecretKey &key, std::stop_token stop)
{
    ++m_lookUps;
    if (const auto ready = wait(stop); !ready) {
        return std::unexpected(ready.error());
    }
    const QByteArray found = value(key);
    if (found.isEmpty()) {
        return fail(ErrorCode::NotFound, {}, command::accountName(key));
    }
    return Secret(QByteArray(found.constData(), found.size()));
}

Result<> FakeSecretStore::keep(const SecretKey &key, const Secret &secret, std::stop_token stop)
{
    ++m_keeps;
    if (auto ready = wait(stop); !ready) {
        return ready;
    }
    if (m_refuses) {
        return fail(ErrorCode::KeyringUnavailable, u"it is locked"_s);
    }
    put(key, secret.bytes());
    return {};
}

Result<> FakeSecretStore::forget(const SecretKey &key, std::stop_token stop)
{
    if (auto ready = wait(stop); !ready) {
        return ready;
    }
    const std::scoped_lock lock(m_mutex);
    m_secrets.erase(key);
    return {};
}

Result<QList<SecretKey>> FakeSecretStore::kept()
{
    const std::scoped_lock lock(m_mutex);
    QList<SecretKey> keys;
    for (const auto &[key, secret] : m_secrets) {
        keys.append(key);
    }
    return keys;
}

void FakeSecretStore::put(const SecretKey &key, const QByteArray &secret)
{
    const std::scoped_lock lock(m_mutex);
    m_secrets[key] = QByteArray(secret.constData(), secret.size());
}

QByteArray FakeSecretStore::value(const SecretKey &key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_secrets.find(key);
    return found == m_secrets.end() ? QByteArray() : found->second;
}

} // namespace kubemori::test
