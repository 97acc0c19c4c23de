// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/credential_cache.hpp"

#include <tuple>
#include <utility>

namespace kubemori::command {

using namespace Qt::StringLiterals;

namespace {

/// Only passwords of a user may serve on several hosts; a passphrase belongs to its file.
bool isShareable(SecretKind kind)
{
    return kind == SecretKind::SshPassword || kind == SecretKind::SudoPassword;
}

/// "ops" of "ops@10.0.0.11".
QString userOf(const QString &target)
{
    return target.left(target.lastIndexOf(u'@'));
}

/// How long others wait for an answer that is being tried; a wrong password is refused after two or three seconds.
constexpr std::chrono::seconds longestProof{5};

bool hasPassed(SteadyTime time)
{
    return std::chrono::steady_clock::now() >= time;
}

} // namespace

CredentialCache::CredentialCache(std::shared_ptr<Prompter> prompter, std::shared_ptr<Redactor> redactor)
    : m_prompter(std::move(prompter))
    , m_redactor(std::move(redactor))
{
}

CredentialCache::Key CredentialCache::gateKey(const Key &key)
{
    return isShareable(key.first) ? Key{key.first, userOf(key.second)} : key;
}

Result<Credential> CredentialCache::get(SecretRequest request, quint64 refused, std::stop_token stop, Asking asking)
{
    const Key key{request.kind, request.target};
    std::unique_lock lock(m_mutex);
    Entry &entry = m_entries[key]; // a map's elements stay where they are
    Gate &gate = m_gates[gateKey(key)];
    forget(entry, gate, refused);
    const quint64 refusals = gate.refusals;
    while (!stop.stop_requested()) {
        const bool isProved = entry.secret && (gate.unproved != entry.number || hasPassed(gate.unprovedUntil));
        if (isProved || takeShared(entry, gate, refused)) {
            return Credential{.secret = entry.secret->copy(), .number = entry.number};
        }
        if (asking == Asking::OnlyRemembered) {
            return fail(ErrorCode::Declined, u"a password would be needed, and nobody is asked for one now"_s,
                        request.target);
        }
        if (gate.refusals != refusals) {
            return std::unexpected(gate.lastRefusal.on(request.target));
        }
        if (!gate.asking && (gate.unproved == 0 || hasPassed(gate.unprovedUntil))) {
            request.retry = request.retry || (refused != 0 && !entry.triedShared);
            return ask(lock, entry, gate, request, stop);
        }
        waitForOthers(lock, gate, stop);
    }
    return fail(ErrorCode::Cancelled, u"while waiting for a password"_s, request.target);
}

void CredentialCache::waitForOthers(std::unique_lock<std::mutex> &lock, Gate &gate, const std::stop_token &stop)
{
    const auto before = std::tuple(gate.asking, gate.unproved, gate.refusals);
    const auto changed = [&] { return std::tuple(gate.asking, gate.unproved, gate.refusals) != before; };
    if (gate.asking) {
        m_changed.wait(lock, stop, changed);
    } else {
        m_changed.wait_until(lock, stop, gate.unprovedUntil, changed);
    }
}

Result<Credential> CredentialCache::ask(std::unique_lock<std::mutex> &lock, Entry &entry, Gate &gate,
                                        const SecretRequest &request, const std::stop_token &stop)
{
    gate.asking = true;
    lock.unlock();
    auto answer = askOnce(request, stop);
    lock.lock();
    gate.asking = false;
    m_changed.notify_all();
    if (!answer) {
        if (answer.error().code != ErrorCode::Cancelled) { // a cancelled question is asked again by the next one
            gate.lastRefusal = answer.error();
            ++gate.refusals;
        }
        return std::unexpected(answer.error());
    }
    entry.secret = std::make_shared<const Secret>(std::move(*answer));
    entry.number = ++m_lastNumber;
    entry.triedShared = false;
    gate.unproved = entry.number;
    gate.unprovedUntil = std::chrono::steady_clock::now() + longestProof;
    return Credential{.secret = entry.secret->copy(), .number = entry.number};
}

Result<Credential> CredentialCache::peek(SecretKind kind, const QString &target) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(Key{kind, target});
    if (found == m_entries.end() || !found->second.secret) {
        return fail(ErrorCode::NotFound, u"no remembered password"_s, target);
    }
    return Credential{.secret = found->second.secret->copy(), .number = found->second.number};
}

Result<Secret> CredentialCache::askOnce(const SecretRequest &request, std::stop_token stop)
{
    if (!m_prompter) {
        return fail(ErrorCode::Declined, u"nobody can be asked for a password"_s, request.target);
    }
    auto answer = m_prompter->askSecret(request, std::move(stop));
    if (answer && m_redactor) {
        m_redactor->add(*answer);
    }
    return answer;
}

void CredentialCache::accept(SecretKind kind, const QString &target, quint64 number)
{
    const std::scoped_lock lock(m_mutex);
    const Key key{kind, target};
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || found->second.number != number || !found->second.secret) {
        return;
    }
    Gate &gate = m_gates[gateKey(key)];
    if (isShareable(kind)) {
        gate.accepted = found->second.secret;
        gate.acceptedNumber = number;
    }
    if (gate.unproved == number) {
        gate.unproved = 0;
        m_changed.notify_all();
    }
}

void CredentialCache::refuse(SecretKind kind, const QString &target, quint64 number)
{
    const std::scoped_lock lock(m_mutex);
    const Key key{kind, target};
    if (const auto found = m_entries.find(key); found != m_entries.end()) {
        forget(found->second, m_gates[gateKey(key)], number);
    }
}

void CredentialCache::clear()
{
    const std::scoped_lock lock(m_mutex);
    for (auto &[key, entry] : m_entries) {
        entry.secret.reset();
    }
    for (auto &[key, gate] : m_gates) {
        gate.accepted.reset();
    }
}

void CredentialCache::forget(Entry &entry, Gate &gate, quint64 number)
{
    if (number == 0) {
        return;
    }
    if (entry.number == number) {
        entry.secret.reset();
    }
    if (gate.unproved == number) {
        gate.unproved = 0;
        m_changed.notify_all();
    }
}

bool CredentialCache::takeShared(Entry &entry, const Gate &gate, quint64 refused)
{
    if (entry.secret || !gate.accepted || gate.acceptedNumber == refused || gate.acceptedNumber == entry.number) {
        return false;
    }
    entry.secret = gate.accepted;
    entry.number = gate.acceptedNumber;
    entry.triedShared = true;
    return true;
}

} // namespace kubemori::command
