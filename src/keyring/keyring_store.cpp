// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring/keyring_store.hpp"

#include "base/awaited.hpp"
#include "keyring/secret_service.hpp"

#include <QStringDecoder>

#include <qt6keychain/keychain.h>
#include <utility>

namespace kubemori::keyring {

using namespace Qt::StringLiterals;
using command::SecretKey;

namespace {

constexpr std::chrono::seconds longestLook{5};

QString service()
{
    return u"kubemori"_s;
}

Result<> findKeyring()
{
    if (!KeyringThread::hasGlib()) {
        return fail(ErrorCode::KeyringUnavailable, u"Qt runs without GLib here (QT_NO_GLIB)"_s);
    }
    return findSecretService();
}

Result<Secret> resultOf(QKeychain::Job *job)
{
    switch (job->error()) {
    case QKeychain::NoError: {
        const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
        return read != nullptr ? Secret(read->binaryData()) : Secret();
    }
    case QKeychain::EntryNotFound:
        if (isKeyringLocked()) {
            return fail(ErrorCode::KeyringUnavailable, u"it is locked, and was not unlocked"_s, job->key());
        }
        return fail(ErrorCode::NotFound, job->errorString(), job->key());
    default:
        return fail(ErrorCode::KeyringUnavailable, job->errorString(), job->key());
    }
}

/// What QtKeychain keeps as text: readable in the keyring's own program, and the same when it is read back.
bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder(bytes);
    return !decoder.hasError() && !bytes.contains('\0');
}

} // namespace

KeyringStore::KeyringStore(const QString &indexPath, Milliseconds longest)
    : m_index(indexPath)
    , m_longest(longest)
{
}

KeyringStore::~KeyringStore() = default;

Result<> KeyringStore::availability(std::stop_token stop)
{
    const auto answer = std::make_shared<Awaited<void>>();
    m_thread.post([answer] { answer->set(findKeyring()); });
    auto there = answer->wait(stop, longestLook);
    if (!there && there.error().code == ErrorCode::TimedOut) {
        return fail(ErrorCode::KeyringUnavailable, u"the D-Bus session does not answer"_s);
    }
    return there;
}

Result<Secret> KeyringStore::perform(MakeJob make, const std::stop_token &stop)
{
    const auto answer = std::make_shared<Awaited<Secret>>();
    m_thread.post([answer, make = std::move(make)] {
        if (const auto there = findKeyring(); !there) {
            answer->set(std::unexpected(there.error()));
            return;
        }
        surviveEndOfSession();
        QKeychain::Job *job = make(); // deletes itself when it has finished
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [answer](QKeychain::Job *done) { answer->set(resultOf(done)); });
        job->start();
    });
    return answer->wait(stop, m_longest);
}

Result<Secret> KeyringStore::lookUp(const SecretKey &key, std::stop_token stop)
{
    const QString account = command::accountName(key);
    if (!m_index.contains(key)) {
        return fail(ErrorCode::NotFound, u"Kubemori has kept no such secret"_s, account);
    }
    auto found = perform(
        [account] {
            auto *job = new QKeychain::ReadPasswordJob(service());
            job->setKey(account);
            return job;
        },
        stop);
    if (!found && found.error().code == ErrorCode::NotFound) {
        std::ignore = m_index.remove(key); // it was removed with another program
    }
    return found;
}

Result<> KeyringStore::keep(const SecretKey &key, const Secret &secret, std::stop_token stop)
{
    if (command::accountName(key).isEmpty() || secret.isEmpty() || !isText(secret.bytes())) {
        return fail(ErrorCode::InvalidInput, u"it is no text that a keyring could keep"_s, command::accountName(key));
    }
    // First the index: what is in the keyring can always be found again, and be removed.
    const bool wasThere = m_index.contains(key);
    if (auto added = m_index.add(key); !added) {
        return added;
    }
    auto kept = performKeep(key, secret, stop);
    const bool mayBeKept =
        !kept && (kept.error().code == ErrorCode::Cancelled || kept.error().code == ErrorCode::TimedOut);
    if (!kept && !wasThere && !mayBeKept) {
        std::ignore = m_index.remove(key);
    }
    return kept;
}

Result<> KeyringStore::performKeep(const SecretKey &key, const Secret &secret, const std::stop_token &stop)
{
    const auto carried = std::make_shared<const Secret>(secret.copy());
    return perform(
               [account = command::accountName(key), carried] {
                   auto *job = new QKeychain::WritePasswordJob(service());
                   job->setKey(account);
                   job->setTextData(QString::fromUtf8(carried->bytes()));
                   return job;
               },
               stop)
        .transform([](const Secret &) { /* a write has no answer */ });
}

Result<> KeyringStore::forget(const SecretKey &key, std::stop_token stop)
{
    const auto removed = perform(
        [account = command::accountName(key)] {
            auto *job = new QKeychain::DeletePasswordJob(service());
            job->setKey(account);
            return job;
        },
        stop);
    if (!removed && removed.error().code != ErrorCode::NotFound) {
        return std::unexpected(removed.error());
    }
    return m_index.remove(key);
}

Result<QList<SecretKey>> KeyringStore::kept()
{
    return m_index.accounts();
}

} // namespace kubemori::keyring
