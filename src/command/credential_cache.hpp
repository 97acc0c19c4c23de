// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/redactor.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "command/prompter.hpp"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

namespace kubemori::command {

/// Whether a person may be asked. A kill after a stop, and looks in the background, use only what is remembered.
enum class Asking { Allowed, OnlyRemembered };

/// A secret with the number by which it can be refused.
struct Credential
{
    Secret secret;
    quint64 number = 0;
};

/// Remembers what a person typed, in memory, for the life of the cache: one is made per cluster. Every secret is told
/// to the Redactor. Several commands that need the same secret at once cause one question; the others wait until its
/// answer has proved right or wrong (or a few seconds), so that a typing error does not lock the account. A password
/// that one host accepted is tried on the others for the same user before the person is asked again, as ansible does.
/// Thread-safe.
class CredentialCache
{
public:
    CredentialCache(std::shared_ptr<Prompter> prompter, std::shared_ptr<Redactor> redactor);

    /// The remembered secret, else asks. `refused` is the number of the one that was just refused (0: none yet): it is
    /// forgotten and the person is told so. Errors: what the Prompter answered (Declined, Cancelled).
    /// OnlyRemembered asks nobody and waits for no answer of others: Declined then.
    [[nodiscard]] Result<Credential> get(SecretRequest request, quint64 refused, std::stop_token stop,
                                         Asking asking = Asking::Allowed);
    /// As get(), but never asks: NotFound when nothing is remembered.
    [[nodiscard]] Result<Credential> peek(SecretKind kind, const QString &target) const;
    /// Asks without remembering: one-time codes.
    [[nodiscard]] Result<Secret> askOnce(const SecretRequest &request, std::stop_token stop);
    /// The secret worked on `target`; from now on it may be offered to other hosts.
    void accept(SecretKind kind, const QString &target, quint64 number);
    /// The secret was refused and no other is wanted now.
    void refuse(SecretKind kind, const QString &target, quint64 number);
    void clear();

private:
    using Key = std::pair<SecretKind, QString>;
    struct Entry
    {
        std::shared_ptr<const Secret> secret;
        quint64 number = 0;
        bool triedShared = false;
    };
    /// What commands queue at: the user for passwords that may be shared, else the target.
    struct Gate
    {
        bool asking = false;
        quint64 unproved = 0; ///< number of an answer that is just being tried
        SteadyTime unprovedUntil;
        quint64 refusals = 0; ///< questions answered with "no": that is meant for all who wait
        Error lastRefusal;
        std::shared_ptr<const Secret> accepted;
        quint64 acceptedNumber = 0;
    };

    [[nodiscard]] static Key gateKey(const Key &key);
    [[nodiscard]] Result<Credential> ask(std::unique_lock<std::mutex> &lock, Entry &entry, Gate &gate,
                                         const SecretRequest &request, const std::stop_token &stop);
    void waitForOthers(std::unique_lock<std::mutex> &lock, Gate &gate, const std::stop_token &stop);
    void forget(Entry &entry, Gate &gate, quint64 number);
    [[nodiscard]] static bool takeShared(Entry &entry, const Gate &gate, quint64 refused);

    std::shared_ptr<Prompter> m_prompter;
    std::shared_ptr<Redactor> m_redactor;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<Key, Entry> m_entries;
    std::map<Key, Gate> m_gates;
    quint64 m_lastNumber = 0;
};

} // namespace kubemori::command
