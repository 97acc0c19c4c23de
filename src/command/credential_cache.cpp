// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/credential_cache.hpp"

#include <algorithm>
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

bool isSame(const std::shared_ptr<const Secret> &one, const std::shared_ptr<const Secret> &other)
{
    return one && other && one->bytes() == other->bytes();
}

} // namespace

CredentialCache::CredentialCache(std::shared_ptr<Prompter> prompter, std::shared_ptr<Redactor> redactor,
                                 std::shared_ptr<SecretStore> store)
    : m_prompter(std::move(prompter))
    , m_redactor(std::move(redactor))
    , m_store(std::move(store))
{
    if (m_store) {
        m_keeper = std::make_unique<SecretKeeper>(m_store, m_prompter);
    }
}

SecretKey CredentialCache::gateKey(const SecretKey &key)
{
    return isShareable(key.kind) ? SecretKey{.kind = key.kind, .target = userOf(key.target)} : key;
}

Credential CredentialCache::credential(const Entry &entry)
{
    return {.secret = entry.secret->copy(), .number = entry.number};
}

Result<Credential> CredentialCache::get(SecretRequest request, quint64 refused, std::stop_token stop, Asking asking)
{
    const SecretKey key{.kind = request.kind, .target = request.target};
    Lock lock(m_mutex);
    Entry &entry = m_entries[key]; // a map's elements stay where they are
    Gate &gate = m_gates[gateKey(key)];
    forget(entry, gate, refused);
    const quint64 refusals = gate.refusals;
    while (!stop.stop_requested()) {
        const bool isFree = !gate.asking && (gate.unproved == 0 || hasPassed(gate.unprovedUntil));
        if (entry.secret && (gate.unproved != entry.number || hasPassed(gate.unprovedUntil))) {
            return credential(entry);
        }
        if (isFree && shouldAskStore(entry, asking)) {
            askStore(lock, key, entry, gate, stop);
            if (entry.secret) {
                return credential(entry);
            }
            continue;
        }
        if (!shouldAskStore(entry, asking) && takeShared(entry, gate, refused)) {
            return credential(entry);
        }
        if (asking == Asking::OnlyRemembered) {
            return fail(ErrorCode::Declined, u"a password would be needed, and nobody is asked for one now"_s,
                        request.target);
        }
        if (gate.refusals != refusals) {
            return std::unexpected(gate.lastRefusal.on(request.target));
        }
        if (isFree) {
            request.retry = request.retry || (refused != 0 && entry.origin == Origin::Person);
            request.keptWasRefused = entry.keptWasRefused && entry.origin != Origin::Person;
            return ask(lock, entry, gate, std::move(request), stop);
        }
        waitForOthers(lock, gate, stop);
    }
    return fail(ErrorCode::Cancelled, u"while waiting for a password"_s, request.target);
}

void CredentialCache::waitForOthers(Lock &lock, Gate &gate, const std::stop_token &stop)
{
    const auto before = std::tuple(gate.asking, gate.unproved, gate.refusals);
    const auto changed = [&] { return std::tuple(gate.asking, gate.unproved, gate.refusals) != before; };
    if (gate.asking) {
        m_changed.wait(lock, stop, changed);
    } else {
        m_changed.wait_until(lock, stop, gate.unprovedUntil, changed);
    }
}

bool CredentialCache::shouldAskStore(const Entry &entry, Asking asking) const
{
    return m_store && asking == Asking::Allowed && !m_isStoreSilent && !entry.secret && !entry.isStoreAsked;
}

void CredentialCache::askStore(Lock &lock, const SecretKey &key, Entry &entry, Gate &gate, const std::stop_token &stop)
{
    gate.asking = true;
    lock.unlock();
    auto found = m_store->lookUp(key, stop);
    if (found && m_redactor) {
        m_redactor->add(*found);
    }
    lock.lock();
    gate.asking = false;
    m_changed.notify_all();
    if (found) {
        entry.isStoreAsked = true;
        takeKept(entry, gate, std::make_shared<const Secret>(std::move(*found)), ++m_lastNumber);
        return;
    }
    entry.isStoreAsked = found.error().code != ErrorCode::Cancelled; // who comes next asks again then
    m_isStoreSilent =
        m_isStoreSilent || (found.error().code != ErrorCode::Cancelled && found.error().code != ErrorCode::NotFound);
}

void CredentialCache::takeKept(Entry &entry, Gate &gate, std::shared_ptr<const Secret> kept, quint64 number)
{
    const bool isProved = isSame(kept, gate.accepted);
    const auto wasRefused = [&kept](const auto &refused) { return isSame(kept, refused); };
    if (!isProved && std::ranges::any_of(gate.refusedKept, wasRefused)) {
        entry.keptWasRefused = true;
        return;
    }
    entry.secret = std::move(kept);
    entry.number = isProved ? gate.acceptedNumber : number;
    entry.origin = Origin::Store;
    entry.remember = true;
    entry.isKept = true;
    if (!isProved) {
        gate.unproved = number;
        gate.unprovedUntil = std::chrono::steady_clock::now() + longestProof;
    }
}

Result<Credential> CredentialCache::ask(Lock &lock, Entry &entry, Gate &gate, SecretRequest request,
                                        const std::stop_token &stop)
{
    gate.asking = true;
    lock.unlock();
    request.remembering = remembering(request.kind, stop);
    auto answer = askPerson(request, stop);
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
    entry.secret = std::make_shared<const Secret>(std::move(answer->secret));
    entry.number = ++m_lastNumber;
    entry.origin = Origin::Person;
    entry.remember = answer->remember && request.remembering == Remembering::Offered;
    entry.isKept = false;
    gate.unproved = entry.number;
    gate.unprovedUntil = std::chrono::steady_clock::now() + longestProof;
    return credential(entry);
}

Remembering CredentialCache::remembering(SecretKind kind, std::stop_token stop)
{
    if (!m_store || kind == SecretKind::KeyboardInteractive) {
        return Remembering::No;
    }
    return m_store->availability(std::move(stop)) ? Remembering::Offered : Remembering::NoKeyring;
}

Result<Credential> CredentialCache::peek(SecretKind kind, const QString &target) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(SecretKey{.kind = kind, .target = target});
    if (found == m_entries.end() || !found->second.secret) {
        return fail(ErrorCode::NotFound, u"no remembered password"_s, target);
    }
    return credential(found->second);
}

Result<Secret> CredentialCache::askOnce(const SecretRequest &request, std::stop_token stop)
{
    return askPerson(request, std::move(stop)).transform([](SecretAnswer answer) { return std::move(answer.secret); });
}

Result<SecretAnswer> CredentialCache::askPerson(const SecretRequest &request, std::stop_token stop)
{
    if (!m_prompter) {
        return fail(ErrorCode::Declined, u"nobody can be asked for a password"_s, request.target);
    }
    auto answer = m_prompter->askSecret(request, std::move(stop));
    if (answer && m_redactor) {
        m_redactor->add(answer->secret);
    }
    return answer;
}

void CredentialCache::accept(SecretKind kind, const QString &target, quint64 number)
{
    const std::scoped_lock lock(m_mutex);
    const SecretKey key{.kind = kind, .target = target};
    const auto found = m_entries.find(key);
    if (found == m_entries.end() || found->second.number != number || !found->second.secret) {
        return;
    }
    Entry &entry = found->second;
    Gate &gate = m_gates[gateKey(key)];
    if (isShareable(kind)) {
        gate.accepted = entry.secret;
        gate.acceptedNumber = number;
        gate.isAcceptedKept = entry.remember;
    }
    if (gate.unproved == number) {
        gate.unproved = 0;
        m_changed.notify_all();
    }
    settleKept(key, entry);
}

void CredentialCache::settleKept(const SecretKey &key, Entry &entry)
{
    if (m_keeper && entry.remember && !entry.isKept) {
        m_keeper->keep(key, entry.secret);
        entry.isKept = true;
    } else if (m_keeper && !entry.remember && entry.keptWasRefused) {
        m_keeper->forget(key); // another works: the one that is kept would only be refused again
    }
    entry.keptWasRefused = false;
}

void CredentialCache::refuse(SecretKind kind, const QString &target, quint64 number)
{
    const std::scoped_lock lock(m_mutex);
    const SecretKey key{.kind = kind, .target = target};
    if (const auto found = m_entries.find(key); found != m_entries.end()) {
        forget(found->second, m_gates[gateKey(key)], number);
    }
}

void CredentialCache::clear()
{
    const std::scoped_lock lock(m_mutex);
    for (auto &[key, entry] : m_entries) {
        entry.secret.reset();
        entry.isStoreAsked = false;
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
    if (entry.number == number && entry.secret) {
        if (entry.isKept) {
            entry.keptWasRefused = true;
            entry.isKept = false;
            gate.refusedKept.push_back(entry.secret);
        }
        entry.secret.reset();
    }
    if (gate.unproved == number) {
        gate.unproved = 0;
        m_changed.notify_all();
    }
}

bool CredentialCache::takeShared(Entry &entry, const Gate &gate, quint64 refused)
{
    // What the host's own entry in the store has failed at, another host's password will hardly open.
    const bool hasFailed = entry.origin == Origin::Store;
    if (entry.secret || !gate.accepted || hasFailed || gate.acceptedNumber == refused ||
        gate.acceptedNumber == entry.number) {
        return false;
    }
    entry.secret = gate.accepted;
    entry.number = gate.acceptedNumber;
    entry.origin = Origin::OtherHost;
    entry.remember = gate.isAcceptedKept;
    entry.isKept = false;
    return true;
}

} // namespace kubemori::command
