// SPDX-License-Identifier: GPL-3.0-or-later
// The credential cache with a keyring behind it.
#include "command/credential_cache.hpp"
#include "suites.hpp"
#include "support/answering_prompter.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"
#include "support/fake_secret_store.hpp"

#include <QtTest>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::AnsweringPrompter;
using kubemori::test::codeOf;
using kubemori::test::eventually;
using kubemori::test::FakeSecretStore;

namespace {

SecretRequest sudoOn(const QString &target)
{
    return {.kind = SecretKind::SudoPassword, .target = target, .serverPrompt = {}};
}

SecretKey sudoKey(const QString &target)
{
    return {.kind = SecretKind::SudoPassword, .target = target};
}

/// A person, a keyring, and the cache between them. Its end waits for the keyring.
struct Desk
{
    explicit Desk(const QList<QByteArray> &answers = {})
        : person(std::make_shared<AnsweringPrompter>(answers))
        , cache(std::make_unique<CredentialCache>(person, redactor, store))
    {
    }

    Result<Credential> get(const QString &target, quint64 refused = 0) const
    {
        return cache->get(sudoOn(target), refused, {});
    }
    void accept(const QString &target, const Result<Credential> &credential) const
    {
        cache->accept(SecretKind::SudoPassword, target, credential->number);
    }
    /// A session that begins with the same keyring.
    void restart(const QList<QByteArray> &answers = {})
    {
        cache.reset();
        person = std::make_shared<AnsweringPrompter>(answers);
        cache = std::make_unique<CredentialCache>(person, redactor, store);
    }

    std::shared_ptr<Redactor> redactor = std::make_shared<Redactor>();
    std::shared_ptr<FakeSecretStore> store = std::make_shared<FakeSecretStore>();
    std::shared_ptr<AnsweringPrompter> person;
    std::unique_ptr<CredentialCache> cache;
};

} // namespace

class KeptCredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfAccounts_data();
    void namesOfAccounts();
    void memoryThenStoreThenPerson();
    void keptOnlyOnceAccepted();
    void notKeptUnlessAskedFor();
    void refusedAnswerIsNotKept();
    void keptOneIsTriedOnceThenThePersonIsAsked();
    void whatReplacesARefusedOneIsKept();
    void aRefusedOneLeavesWhenAnotherWorks();
    void aRefusedOneStaysWhenNothingElseWorks();
    void aRefusedOneIsNotTriedOnOtherHosts();
    void aRefusedOneMeansNoFurtherGuess();
    void hostsWithPasswordsOfTheirOwn();
    void sharedPasswordIsKeptForEachHost();
    void keyringIsToldToTheRedactor();
    void oneTimeCodesKnowNoKeyring();
    void withoutKeyringThePersonIsTold();
    void aSilentKeyringIsAskedOnce();
    void whatCannotBeKeptIsTold();
    void lockedKeyringDoesNotHoldUpTheCommand();
    void quietLooksDoNotOpenTheKeyring();
    void stopWhileTheKeyringWaits();
    void manyHostsAtOnce();
    void manyHostsWithAnOldPasswordAtOnce();
    void endOfTheCacheWaitsForTheKeyring();
};

void KeptCredentialsTest::namesOfAccounts_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("name");
    const auto row = [](SecretKind kind, const QString &target, const QString &name) {
        QTest::newRow(qPrintable(name)) << static_cast<int>(kind) << target << name;
    };
    row(SecretKind::SudoPassword, u"ops@10.0.0.11"_s, u"sudo:ops@10.0.0.11"_s);
    row(SecretKind::SshPassword, u"ops@10.0.0.11"_s, u"ssh-password:ops@10.0.0.11"_s);
    row(SecretKind::KeyPassphrase, u"/home/ops/.ssh/id_ed25519"_s, u"key:/home/ops/.ssh/id_ed25519"_s);
    row(SecretKind::VaultPassword, u"production"_s, u"vault:production"_s);
}

void KeptCredentialsTest::namesOfAccounts()
{
    QFETCH(int, kind);
    QFETCH(QString, target);
    QFETCH(QString, name);
    const SecretKey key{.kind = static_cast<SecretKind>(kind), .target = target};
    QCOMPARE(accountName(key), name);
    QVERIFY(secretKeyOf(name) == key);
    QVERIFY(!secretKeyOf(u"password:ops@10.0.0.11"_s));
    QVERIFY(!secretKeyOf(name.left(name.indexOf(u':') + 1)));
    QCOMPARE(accountName({.kind = SecretKind::KeyboardInteractive, .target = target}), QString());
}

void KeptCredentialsTest::memoryThenStoreThenPerson()
{
    Desk desk({"typed"});
    desk.store->put(sudoKey(u"ops@a"_s), "kept");
    const auto kept = desk.get(u"ops@a"_s);
    QCOMPARE(kept->secret.bytes(), "kept");
    desk.accept(u"ops@a"_s, kept);
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "kept");
    QCOMPARE(desk.store->lookUps(), 1);
    QCOMPARE(desk.person->asked().size(), 0);
    QCOMPARE(desk.get(u"root@a"_s)->secret.bytes(), "typed");
    QCOMPARE(desk.store->lookUps(), 2);
    QCOMPARE(static_cast<int>(desk.person->asked().last().remembering), static_cast<int>(Remembering::Offered));
}

void KeptCredentialsTest::keptOnlyOnceAccepted()
{
    Desk desk({"typed"});
    desk.person->remember();
    const auto typed = desk.get(u"ops@a"_s);
    QCOMPARE(desk.store->keeps(), 0);
    desk.accept(u"ops@a"_s, typed);
    desk.accept(u"ops@a"_s, typed); // every sudo says so
    QVERIFY(eventually([&] { return desk.store->value(sudoKey(u"ops@a"_s)) == "typed"; }));
    desk.restart();
    QCOMPARE(desk.store->keeps(), 1);
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "typed");
    QCOMPARE(desk.person->asked().size(), 0);
}

void KeptCredentialsTest::notKeptUnlessAskedFor()
{
    Desk desk({"typed"});
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    desk.restart({"again"});
    QCOMPARE(desk.store->keeps(), 0);
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "again");
}

void KeptCredentialsTest::refusedAnswerIsNotKept()
{
    Desk desk({"wrong", "right"});
    desk.person->remember();
    const auto wrong = desk.get(u"ops@a"_s);
    const auto right = desk.get(u"ops@a"_s, wrong->number);
    QVERIFY(desk.person->asked().last().retry);
    desk.accept(u"ops@a"_s, right);
    desk.restart();
    QCOMPARE(desk.store->keeps(), 1);
    QCOMPARE(desk.store->value(sudoKey(u"ops@a"_s)), "right");
}

void KeptCredentialsTest::keptOneIsTriedOnceThenThePersonIsAsked()
{
    Desk desk({"new"});
    desk.store->put(sudoKey(u"ops@a"_s), "old");
    const auto old = desk.get(u"ops@a"_s);
    const auto typed = desk.get(u"ops@a"_s, old->number);
    QCOMPARE(typed->secret.bytes(), "new");
    QCOMPARE(desk.store->lookUps(), 1);
    QVERIFY(desk.person->asked().first().keptWasRefused);
    QVERIFY2(!desk.person->asked().first().retry, "the person has typed nothing wrong yet");
    std::ignore = desk.get(u"ops@a"_s, typed->number);
    QVERIFY(desk.person->asked().last().retry && !desk.person->asked().last().keptWasRefused);
}

void KeptCredentialsTest::whatReplacesARefusedOneIsKept()
{
    Desk desk({"new"});
    desk.person->remember();
    desk.store->put(sudoKey(u"ops@a"_s), "old");
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s, desk.get(u"ops@a"_s)->number));
    desk.restart();
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "new");
}

void KeptCredentialsTest::aRefusedOneLeavesWhenAnotherWorks()
{
    Desk desk({"new"});
    desk.store->put(sudoKey(u"ops@a"_s), "old");
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s, desk.get(u"ops@a"_s)->number));
    desk.restart({"new"});
    QCOMPARE(desk.store->value(sudoKey(u"ops@a"_s)), "");
}

void KeptCredentialsTest::aRefusedOneStaysWhenNothingElseWorks()
{
    Desk desk; // nobody answers
    desk.store->put(sudoKey(u"ops@a"_s), "old");
    const auto old = desk.get(u"ops@a"_s);
    QCOMPARE(codeOf(desk.get(u"ops@a"_s, old->number)), u"Declined"_s);
    desk.cache->refuse(SecretKind::SudoPassword, u"ops@a"_s, old->number);
    desk.restart();
    QCOMPARE(desk.store->value(sudoKey(u"ops@a"_s)), "old");
}

void KeptCredentialsTest::aRefusedOneIsNotTriedOnOtherHosts()
{
    // The password was changed in the directory: the old one may be tried once, not once on every host.
    Desk desk({"new"});
    desk.person->remember();
    for (const QString &host : {u"ops@a"_s, u"ops@b"_s, u"ops@c"_s}) {
        desk.store->put(sudoKey(host), "old");
    }
    const auto typed = desk.get(u"ops@a"_s, desk.get(u"ops@a"_s)->number);
    desk.accept(u"ops@a"_s, typed);
    for (const QString &host : {u"ops@b"_s, u"ops@c"_s}) {
        const auto got = desk.get(host);
        QCOMPARE(got->secret.bytes(), "new");
        desk.accept(host, got);
    }
    QCOMPARE(desk.person->asked().size(), 1);
    desk.restart();
    QCOMPARE(desk.store->value(sudoKey(u"ops@c"_s)), "new");
}

void KeptCredentialsTest::aRefusedOneMeansNoFurtherGuess()
{
    // What b itself is kept with was refused there: the password of a is no better guess.
    Desk desk({"for b"});
    desk.store->put(sudoKey(u"ops@a"_s), "for a");
    desk.store->put(sudoKey(u"ops@b"_s), "once for b");
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    QCOMPARE(desk.get(u"ops@b"_s, desk.get(u"ops@b"_s)->number)->secret.bytes(), "for b");
}

void KeptCredentialsTest::hostsWithPasswordsOfTheirOwn()
{
    Desk desk;
    desk.store->put(sudoKey(u"ops@a"_s), "for a");
    desk.store->put(sudoKey(u"ops@b"_s), "for b");
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    QCOMPARE(desk.get(u"ops@b"_s)->secret.bytes(), "for b");
}

void KeptCredentialsTest::sharedPasswordIsKeptForEachHost()
{
    Desk desk({"typed"});
    desk.person->remember();
    for (const QString &host : {u"ops@a"_s, u"ops@b"_s}) {
        const auto got = desk.get(host);
        desk.accept(host, got);
    }
    QCOMPARE(desk.person->asked().size(), 1);
    desk.restart();
    QCOMPARE(desk.store->value(sudoKey(u"ops@b"_s)), "typed");
    // What is the same on both need not prove itself twice, nor be kept again.
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    desk.accept(u"ops@b"_s, desk.get(u"ops@b"_s));
    desk.restart();
    QCOMPARE(desk.store->keeps(), 2);
}

void KeptCredentialsTest::keyringIsToldToTheRedactor()
{
    Desk desk;
    desk.store->put(sudoKey(u"ops@a"_s), "kept-secret");
    QVERIFY(desk.get(u"ops@a"_s).has_value());
    QVERIFY(!desk.redactor->redact("log: kept-secret"_ba).contains("kept"));
}

void KeptCredentialsTest::oneTimeCodesKnowNoKeyring()
{
    Desk desk({"123456"});
    desk.person->remember();
    const SecretRequest code{.kind = SecretKind::KeyboardInteractive, .target = u"ops@a"_s, .serverPrompt = u"Code:"_s};
    QCOMPARE(desk.cache->askOnce(code, {})->bytes(), "123456");
    QCOMPARE(static_cast<int>(desk.person->asked().first().remembering), static_cast<int>(Remembering::No));
    desk.restart();
    QCOMPARE(desk.store->lookUps() + desk.store->keeps(), 0);
}

void KeptCredentialsTest::withoutKeyringThePersonIsTold()
{
    Desk desk({"typed"});
    desk.person->remember();
    desk.store->takeAway();
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    QCOMPARE(static_cast<int>(desk.person->asked().first().remembering), static_cast<int>(Remembering::NoKeyring));
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "typed");
    desk.cache.reset();
    QCOMPARE(desk.store->keeps(), 0);
    QVERIFY(desk.person->notKept().isEmpty());
}

void KeptCredentialsTest::aSilentKeyringIsAskedOnce()
{
    Desk desk({"typed"});
    desk.store->takeAway();
    for (int i = 0; i < 5; ++i) {
        std::ignore = desk.get(u"user%1@a"_s.arg(i));
    }
    QCOMPARE(desk.store->lookUps(), 1);
    // One that is back is offered again.
    desk.store->takeAway(false);
    std::ignore = desk.get(u"other@a"_s);
    QCOMPARE(static_cast<int>(desk.person->asked().last().remembering), static_cast<int>(Remembering::Offered));
}

void KeptCredentialsTest::whatCannotBeKeptIsTold()
{
    Desk desk({"typed"});
    desk.person->remember();
    desk.store->refuseToKeep();
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    QVERIFY(eventually([&] { return desk.person->notKept() == QList{sudoKey(u"ops@a"_s)}; }));
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "typed");
}

void KeptCredentialsTest::lockedKeyringDoesNotHoldUpTheCommand()
{
    Desk desk({"typed"});
    desk.person->remember();
    const auto typed = desk.get(u"ops@a"_s);
    desk.store->hesitate();
    desk.accept(u"ops@a"_s, typed); // returns
    QVERIFY(eventually([&] { return desk.store->keeps() == 1; }));
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "typed");
    QCOMPARE(desk.store->value(sudoKey(u"ops@a"_s)), "");
    desk.store->hesitate(false);
    desk.cache.reset();
    QCOMPARE(desk.store->value(sudoKey(u"ops@a"_s)), "typed");
}

void KeptCredentialsTest::quietLooksDoNotOpenTheKeyring()
{
    Desk desk;
    desk.store->put(sudoKey(u"ops@a"_s), "kept");
    desk.store->put(sudoKey(u"ops@b"_s), "kept");
    const auto quiet = [&](const QString &target) {
        return desk.cache->get(sudoOn(target), 0, {}, Asking::OnlyRemembered);
    };
    QCOMPARE(codeOf(quiet(u"ops@a"_s)), u"Declined"_s);
    QCOMPARE(codeOf(desk.cache->peek(SecretKind::SudoPassword, u"ops@a"_s)), u"NotFound"_s);
    QCOMPARE(desk.store->lookUps(), 0);
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    QCOMPARE(quiet(u"ops@b"_s)->secret.bytes(), "kept"); // in memory by now
    QCOMPARE(desk.store->lookUps(), 1);
}

void KeptCredentialsTest::stopWhileTheKeyringWaits()
{
    Desk desk({"typed"});
    desk.store->put(sudoKey(u"ops@a"_s), "kept");
    desk.store->hesitate();
    std::stop_source stop;
    QString code;
    std::jthread waiter([&] { code = codeOf(desk.cache->get(sudoOn(u"ops@a"_s), 0, stop.get_token())); });
    QVERIFY(eventually([&] { return desk.store->lookUps() == 1; }));
    stop.request_stop();
    waiter.join();
    QCOMPARE(code, u"Cancelled"_s);
    QCOMPARE(desk.person->asked().size(), 0);
    desk.store->hesitate(false);
    QCOMPARE(desk.get(u"ops@a"_s)->secret.bytes(), "kept"); // the next one asks it again
}

void KeptCredentialsTest::manyHostsAtOnce()
{
    Desk desk;
    constexpr int hosts = 24;
    for (int i = 0; i < hosts; ++i) {
        desk.store->put(sudoKey(u"ops@node%1"_s.arg(i)), "kept");
    }
    std::atomic<int> right = 0;
    {
        std::latch start(hosts);
        std::vector<std::jthread> threads;
        for (int i = 0; i < hosts; ++i) {
            threads.emplace_back([&, i] {
                const QString target = u"ops@node%1"_s.arg(i);
                start.arrive_and_wait();
                const auto got = desk.get(target);
                if (got && got->secret.bytes() == "kept") {
                    desk.accept(target, got);
                    ++right;
                }
            });
        }
    }
    QCOMPARE(right.load(), hosts);
    QCOMPARE(desk.store->lookUps(), hosts);
    desk.restart();
    QCOMPARE(desk.store->keeps(), 0);
}

void KeptCredentialsTest::manyHostsWithAnOldPasswordAtOnce()
{
    Desk desk({"new"});
    desk.person->remember();
    constexpr int hosts = 12;
    for (int i = 0; i < hosts; ++i) {
        desk.store->put(sudoKey(u"ops@node%1"_s.arg(i)), "old");
    }
    std::atomic<int> wrongTries = 0;
    {
        std::latch start(hosts);
        std::vector<std::jthread> threads;
        for (int i = 0; i < hosts; ++i) {
            threads.emplace_back([&, i] {
                const QString target = u"ops@node%1"_s.arg(i);
                start.arrive_and_wait();
                auto got = desk.get(target);
                while (got && got->secret.bytes() == "old") {
                    ++wrongTries;
                    got = desk.get(target, got->number);
                }
                desk.accept(target, got);
            });
        }
    }
    QCOMPARE(wrongTries.load(), 1);
    QCOMPARE(desk.person->asked().size(), 1);
    desk.restart();
    for (int i = 0; i < hosts; ++i) {
        QCOMPARE(desk.store->value(sudoKey(u"ops@node%1"_s.arg(i))), "new");
    }
}

void KeptCredentialsTest::endOfTheCacheWaitsForTheKeyring()
{
    // As a subcommand that ends right after its sudo was content.
    Desk desk({"typed"});
    desk.person->remember();
    desk.accept(u"ops@a"_s, desk.get(u"ops@a"_s));
    desk.cache.reset();
    QCOMPARE(desk.store->value(sudoKey(u"ops@a"_s)), "typed");
}

std::unique_ptr<QObject> makeKeptCredentialsTest()
{
    return std::make_unique<KeptCredentialsTest>();
}

#include "tst_kept_credentials.moc"
