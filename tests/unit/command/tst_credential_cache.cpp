// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/credential_cache.hpp"
#include "suites.hpp"
#include "support/answering_prompter.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"

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

class CredentialCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnceAndRemembers();
    void refusedIsForgottenAndAskedAgain();
    void redactorLearnsEverySecret();
    void parallelCommandsAskOnce();
    void parallelCommandsDoNotTryAWrongPasswordTwice();
    void aNoIsMeantForAllWhoWait();
    void acceptedPasswordServesOtherHosts();
    void sharedPasswordRefusedElsewhereIsAskedFresh();
    void passphraseIsNotShared();
    void cancelledWhileWaitingForAnother();
    void peekNeverAsks();
    void quietGetUsesOnlyWhatIsRemembered();
    void withoutPrompterDeclined();
};

namespace {

SecretRequest sudoOn(const QString &target)
{
    return {.kind = SecretKind::SudoPassword, .target = target, .serverPrompt = {}};
}

} // namespace

void CredentialCacheTest::asksOnceAndRemembers()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"one", "two"});
    CredentialCache cache(person, {});
    const auto first = cache.get(sudoOn(u"ops@a"_s), 0, {});
    QVERIFY(first.has_value());
    cache.accept(SecretKind::SudoPassword, u"ops@a"_s, first->number);
    const auto second = cache.get(sudoOn(u"ops@a"_s), 0, {});
    QCOMPARE(second->secret.bytes(), "one");
    QCOMPARE(person->asked().size(), 1);
    cache.clear();
    QCOMPARE(cache.get(sudoOn(u"ops@a"_s), 0, {})->secret.bytes(), "two");
}

void CredentialCacheTest::refusedIsForgottenAndAskedAgain()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"wrong", "right"});
    CredentialCache cache(person, {});
    const auto wrong = cache.get(sudoOn(u"ops@a"_s), 0, {});
    const auto right = cache.get(sudoOn(u"ops@a"_s), wrong->number, {});
    QCOMPARE(right->secret.bytes(), "right");
    QCOMPARE(person->asked().at(0).retry, false);
    QCOMPARE(person->asked().at(1).retry, true);
}

void CredentialCacheTest::redactorLearnsEverySecret()
{
    const auto redactor = std::make_shared<Redactor>();
    CredentialCache cache(std::make_shared<AnsweringPrompter>(QList<QByteArray>{"hunter22"}), redactor);
    QVERIFY(cache.get(sudoOn(u"ops@a"_s), 0, {}).has_value());
    QVERIFY(cache.askOnce(sudoOn(u"ops@a"_s), {}).has_value());
    QVERIFY(!redactor->redact("log: hunter22"_ba).contains("hunter22"));
}

void CredentialCacheTest::parallelCommandsAskOnce()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"one", "two"});
    CredentialCache cache(person, {});
    std::atomic<int> right = 0;
    {
        std::latch start(16);
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&, i] {
                const QString target = u"ops@node%1"_s.arg(i % 4);
                start.arrive_and_wait();
                const auto got = cache.get(sudoOn(target), 0, {});
                if (got && got->secret.bytes() == "one") {
                    cache.accept(SecretKind::SudoPassword, target, got->number);
                    ++right;
                }
            });
        }
    }
    QCOMPARE(right.load(), 16);
    QCOMPARE(person->asked().size(), 1);
}

void CredentialCacheTest::parallelCommandsDoNotTryAWrongPasswordTwice()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"wrong", "right"});
    CredentialCache cache(person, {});
    std::atomic<int> wrongTries = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 12; ++i) {
            threads.emplace_back([&, i] {
                const QString target = u"ops@node%1"_s.arg(i % 3);
                quint64 refused = 0;
                for (auto got = cache.get(sudoOn(target), refused, {}); got;
                     got = cache.get(sudoOn(target), refused, {})) {
                    if (got->secret.bytes() == "right") {
                        cache.accept(SecretKind::SudoPassword, target, got->number);
                        return;
                    }
                    ++wrongTries;
                    refused = got->number;
                }
            });
        }
    }
    QCOMPARE(wrongTries.load(), 1);
    QCOMPARE(person->asked().size(), 2);
}

void CredentialCacheTest::aNoIsMeantForAllWhoWait()
{
    // A person who lets the others come to wait before the answer is "no".
    class SlowNo final : public Prompter
    {
    public:
        Result<SecretAnswer> askSecret(const SecretRequest &request, std::stop_token stop) override
        {
            ++questions;
            SystemClock clock;
            while (waiting < 5 && clock.sleepFor(Milliseconds{5}, stop)) {}
            return fail(ErrorCode::Declined, {}, request.target);
        }
        Result<bool> confirmHostKey(const HostKeyQuestion &, std::stop_token) override { return false; }
        std::atomic<int> questions = 0;
        std::atomic<int> waiting = 0;
    };
    const auto person = std::make_shared<SlowNo>();
    CredentialCache cache(person, {});
    std::atomic<int> declined = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 5; ++i) {
            threads.emplace_back([&, i] {
                ++person->waiting;
                const auto got = cache.get(sudoOn(u"ops@node%1"_s.arg(i)), 0, {});
                declined += !got && got.error().code == ErrorCode::Declined ? 1 : 0;
            });
        }
    }
    QCOMPARE(declined.load(), 5);
    QVERIFY2(person->questions.load() <= 2,
             "a command that came after the answer may ask again, those that waited may not");
}

void CredentialCacheTest::acceptedPasswordServesOtherHosts()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"one", "two"});
    CredentialCache cache(person, {});
    const auto first = cache.get(sudoOn(u"ops@a"_s), 0, {});
    cache.accept(SecretKind::SudoPassword, u"ops@a"_s, first->number);
    QCOMPARE(cache.get(sudoOn(u"ops@b"_s), 0, {})->secret.bytes(), "one");
    QCOMPARE(cache.get(sudoOn(u"other@b"_s), 0, {})->secret.bytes(), "two");
    QCOMPARE(person->asked().size(), 2);
}

void CredentialCacheTest::sharedPasswordRefusedElsewhereIsAskedFresh()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"for a", "for b"});
    CredentialCache cache(person, {});
    const auto a = cache.get(sudoOn(u"ops@a"_s), 0, {});
    cache.accept(SecretKind::SudoPassword, u"ops@a"_s, a->number);
    const auto shared = cache.get(sudoOn(u"ops@b"_s), 0, {});
    const auto b = cache.get(sudoOn(u"ops@b"_s), shared->number, {});
    QCOMPARE(b->secret.bytes(), "for b");
    QCOMPARE(person->asked().last().retry, false); // the person has not been wrong about b yet
    QCOMPARE(cache.get(sudoOn(u"ops@a"_s), 0, {})->secret.bytes(), "for a");
}

void CredentialCacheTest::passphraseIsNotShared()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"one", "two"});
    CredentialCache cache(person, {});
    const SecretRequest a{.kind = SecretKind::KeyPassphrase, .target = u"/k/a"_s, .serverPrompt = {}};
    const SecretRequest b{.kind = SecretKind::KeyPassphrase, .target = u"/k/b"_s, .serverPrompt = {}};
    const auto first = cache.get(a, 0, {});
    cache.accept(a.kind, a.target, first->number);
    QCOMPARE(cache.get(b, 0, {})->secret.bytes(), "two");
}

void CredentialCacheTest::cancelledWhileWaitingForAnother()
{
    const auto person = std::make_shared<AnsweringPrompter>();
    person->hesitate();
    CredentialCache cache(person, {});
    std::stop_source askerStop;
    std::stop_source waiterStop;
    std::jthread asker([&] { std::ignore = cache.get(sudoOn(u"ops@a"_s), 0, askerStop.get_token()); });
    QVERIFY(test::eventually([&] { return person->asked().size() == 1; }));
    QString code;
    std::jthread waiter([&] { code = codeOf(cache.get(sudoOn(u"ops@a"_s), 0, waiterStop.get_token())); });
    waiterStop.request_stop();
    waiter.join();
    QCOMPARE(code, u"Cancelled"_s);
    QCOMPARE(person->asked().size(), 1);
    askerStop.request_stop();
}

void CredentialCacheTest::peekNeverAsks()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"one"});
    CredentialCache cache(person, {});
    QCOMPARE(codeOf(cache.peek(SecretKind::SudoPassword, u"ops@a"_s)), u"NotFound"_s);
    QCOMPARE(person->asked().size(), 0);
    QVERIFY(cache.get(sudoOn(u"ops@a"_s), 0, {}).has_value());
    QCOMPARE(cache.peek(SecretKind::SudoPassword, u"ops@a"_s)->secret.bytes(), "one");
}

void CredentialCacheTest::quietGetUsesOnlyWhatIsRemembered()
{
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"one"});
    CredentialCache cache(person, {});
    const auto quiet = [&cache](const QString &target, quint64 refused) {
        return cache.get(sudoOn(target), refused, {}, Asking::OnlyRemembered);
    };
    QCOMPARE(codeOf(quiet(u"ops@a"_s, 0)), u"Declined"_s);
    QCOMPARE(person->asked().size(), 0);
    const auto first = cache.get(sudoOn(u"ops@a"_s), 0, {});
    cache.accept(SecretKind::SudoPassword, u"ops@a"_s, first->number);
    QCOMPARE(quiet(u"ops@a"_s, 0)->secret.bytes(), "one");
    const auto shared = quiet(u"ops@b"_s, 0);
    QCOMPARE(shared->secret.bytes(), "one");
    QCOMPARE(codeOf(quiet(u"ops@b"_s, shared->number)), u"Declined"_s);
    QCOMPARE(person->asked().size(), 1);
    // Nor does it wait while a person types for another.
    person->hesitate();
    std::stop_source askerStop;
    std::jthread asker([&] { std::ignore = cache.get(sudoOn(u"ops@c"_s), shared->number, askerStop.get_token()); });
    std::ignore = test::eventually([&] { return person->asked().size() == 2; }, std::chrono::milliseconds{500});
    QCOMPARE(codeOf(quiet(u"other@c"_s, 0)), u"Declined"_s);
    askerStop.request_stop();
}

void CredentialCacheTest::withoutPrompterDeclined()
{
    CredentialCache cache({}, {});
    QCOMPARE(codeOf(cache.get(sudoOn(u"ops@a"_s), 0, {})), u"Declined"_s);
}

std::unique_ptr<QObject> makeCredentialCacheTest()
{
    return std::make_unique<CredentialCacheTest>();
}

#include "tst_credential_cache.moc"
