// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "base/redactor.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "command/prompter.hpp"
#include "command/secret_keeper.hpp"
#include "command/secret_store.hpp"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>
#include <vector>

namespace kubemori::command {

/// Whether a person may be asked. A kill after a stop, and looks in the background, use only what is remembered.
enum class Asking { Allowed, OnlyRemembered };

/// A secret with the number by which it can be refused.
struct Credential
{
    Secret secret;
    quint64 number = 0;
};

/// Holds the secrets of one cluster's work: what is in memory, else what the keyring keeps, else what a person types.
/// One is made per cluster and lives as long as its session. Every secret is told to the Redactor. Thread-safe.
///
/// So that no account is locked: several commands that need the same secret at once cause one question, and the others
/// wait until its answer has proved right or wrong (or a few seconds). What the keyring holds is tried once; a host
/// that refuses it makes the person be asked, and other hosts are not tried with the same one.
///
/// A password that one host accepted is tried on the others for the same user before the person is asked again, as
/// ansible does. The keyring gets only what a host has accepted and the person wants to be remembered; what it held and
/// was refused leaves it when another is accepted in its place.
class CredentialCache
{
public:
    /// `store` null: nothing outlives the cache.
    CredentialCache(std::shared_ptr<Prompter> prompter, std::shared_ptr<Redactor> redactor,
                    std::shared_ptr<SecretStore> store = {});

    /// The known secret, else asks. `refused` is the number of the one that was just refused (0: none yet): it is
    /// forgotten and the person is told so. Errors: what the Prompter answered (Declined, Cancelled).
    /// OnlyRemembered asks nobody, not even the keyring, whose own question would come out of nothing, and waits for no
    /// answer of others: Declined then.
    [[nodiscard]] Result<Credential> get(SecretRequest request, quint64 refused, std::stop_token stop,
                                         Asking asking = Asking::Allowed);
    /// As get(), but never asks: NotFound when nothing is in memory.
    [[nodiscard]] Result<Credential> peek(SecretKind kind, const QString &target) const;
    /// Asks without remembering: one-time codes.
    [[nodiscard]] Result<Secret> askOnce(const SecretRequest &request, std::stop_token stop);
    /// The secret worked on `target`; from now on it may be offered to other hosts, and be kept.
    void accept(SecretKind kind, const QString &target, quint64 number);
    /// The secret was refused and no other is wanted now.
    void refuse(SecretKind kind, const QString &target, quint64 number);
    /// Forgets what is in memory.
    void clear();

private:
    enum class Origin { None, Person, OtherHost, Store };
    struct Entry
    {
        std::shared_ptr<const Secret> secret;
        quint64 number = 0;
        Origin origin = Origin::None; ///< of the secret with that number
        bool remember = false;        ///< the person wants it kept
        bool isKept = false;          ///< the store holds this one
        bool isStoreAsked = false;
        bool keptWasRefused = false; ///< the store holds one that the host does not take
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
        bool isAcceptedKept = false;                            ///< or to be kept
        std::vector<std::shared_ptr<const Secret>> refusedKept; ///< not to be tried on further hosts
    };
    using Lock = std::unique_lock<std::mutex>;

    [[nodiscard]] static SecretKey gateKey(const SecretKey &key);
    [[nodiscard]] static Credential credential(const Entry &entry);
    [[nodiscard]] bool shouldAskStore(const Entry &entry, Asking asking) const;
    void askStore(Lock &lock, const SecretKey &key, Entry &entry, Gate &gate, const std::stop_token &stop);
    static void takeKept(Entry &entry, Gate &gate, std::shared_ptr<const Secret> kept, quint64 number);
    [[nodiscard]] Result<Credential> ask(Lock &lock, Entry &entry, Gate &gate, SecretRequest request,
                                         const std::stop_token &stop);
    [[nodiscard]] Result<SecretAnswer> askPerson(const SecretRequest &request, std::stop_token stop);
    [[nodiscard]] Remembering remembering(SecretKind kind, std::stop_token stop);
    void waitForOthers(Lock &lock, Gate &gate, const std::stop_token &stop);
    void forget(Entry &entry, Gate &gate, quint64 number);
    [[nodiscard]] static bool takeShared(Entry &entry, const Gate &gate, quint64 refused);
    void settleKept(const SecretKey &key, Entry &entry);

    std::shared_ptr<Prompter> m_prompter;
    std::shared_ptr<Redactor> m_redactor;
    std::shared_ptr<SecretStore> m_store;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<SecretKey, Entry> m_entries;
    std::map<SecretKey, Gate> m_gates;
    quint64 m_lastNumber = 0;
    bool m_isStoreSilent = false;           ///< it did not answer once: nobody waits for it again
    std::unique_ptr<SecretKeeper> m_keeper; ///< last: its thread uses what is above
};

} // namespace kubemori::command
