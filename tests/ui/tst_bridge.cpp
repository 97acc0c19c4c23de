// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/coalescing_node_feed.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/gui_prompter.hpp"
#include "ui/bridge/sample_collector.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <atomic>
#include <future>
#include <thread>
#include <vector>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mailboxKeepsTheOrderOfEachThread();
    void mailboxRunsInSlices();
    void addressOutlivesItsMailbox();
    void messageMayDestroyTheMailbox();
    void feedKeepsOnlyTheLastValue();
    void feedEndsAListWithItsNames();
    void feedGivesNoMoreThanAsked();
    void feedReportsOncePerTake();
    void samplesAreGathered();
    void secretIsAskedAndAnswered();
    void refusedHostKeyIsANo();
    void stoppedWorkerWithdrawsItsQuestion();
    void questionsComeOneAfterTheOther();
    void dyingPrompterDeclines();
};

void TestBridge::mailboxKeepsTheOrderOfEachThread()
{
    constexpr int threads = 8;
    constexpr int messages = 5000;
    GuiMailbox mailbox;
    std::vector<std::vector<int>> seen(threads);
    std::vector<std::jthread> workers;
    for (int t = 0; t < threads; ++t) {
        workers.emplace_back([&, t, address = mailbox.address()] {
            for (int i = 0; i < messages; ++i) {
                address.post([&seen, t, i] { seen[static_cast<std::size_t>(t)].push_back(i); });
            }
        });
    }
    const auto count = [&] {
        std::size_t all = 0;
        for (const auto &values : seen) {
            all += values.size();
        }
        return all;
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(), std::size_t{threads} * messages, 20'000);
    for (const auto &values : seen) {
        QVERIFY(std::ranges::is_sorted(values));
    }
    QVERIFY2(mailbox.drains() < threads * messages / 4, "wake-ups must be shared");
}

void TestBridge::mailboxRunsInSlices()
{
    GuiMailbox mailbox(1ms);
    int done = 0;
    for (int i = 0; i < 40; ++i) {
        mailbox.post([&done] {
            ++done;
            const auto end = std::chrono::steady_clock::now() + 1ms;
            while (std::chrono::steady_clock::now() < end) {}
        });
    }
    QCoreApplication::sendPostedEvents(&mailbox);
    QTRY_COMPARE(done, 40);
    QVERIFY2(mailbox.drains() >= 20, "a long queue must be taken in several slices");
}

void TestBridge::addressOutlivesItsMailbox()
{
    GuiMailbox::Address address = GuiMailbox().address();
    bool ran = false;
    address.post([&ran] { ran = true; });
    pump();
    QVERIFY(!ran);
}

void TestBridge::messageMayDestroyTheMailbox()
{
    auto *mailbox = new GuiMailbox;
    bool second = false;
    mailbox->post([mailbox] { delete mailbox; });
    mailbox->post([&second] { second = true; });
    pump();
    QVERIFY(!second);
}

void TestBridge::feedKeepsOnlyTheLastValue()
{
    CoalescingNodeFeed feed([] {});
    for (int i = 0; i < 100; ++i) {
        kube::Node node = makeNode(u"a"_s, 1);
        node.resourceVersion = QString::number(i);
        feed.post(kube::NodeChanged{.node = node, .added = i == 0});
    }
    feed.post(kube::NodeRemoved{.name = u"b"_s});
    const NodeBatch batch = feed.take(10);
    QCOMPARE(batch.changes.size(), 2);
    QCOMPARE(batch.changes[0].node->resourceVersion, u"99"_s);
    QVERIFY(!batch.changes[1].node);
    QVERIFY(!batch.more);
    QVERIFY(feed.take(10).isEmpty());
}

void TestBridge::feedEndsAListWithItsNames()
{
    CoalescingNodeFeed feed([] {});
    feed.post(kube::NodesListed{.nodes = {makeNode(u"a"_s, 1)}, .first = true, .more = true});
    QVERIFY(!feed.take(10).onlyThese);
    feed.post(kube::NodesListed{.nodes = {makeNode(u"b"_s, 2)}, .first = false, .more = false});
    feed.post(kube::NodeChanged{.node = makeNode(u"c"_s, 3), .added = true});
    const NodeBatch batch = feed.take(10);
    QVERIFY(batch.onlyThese.has_value());
    QCOMPARE(*batch.onlyThese, (QSet<QString>{u"a"_s, u"b"_s, u"c"_s}));
    // A list that begins anew forgets what the broken one had.
    feed.post(kube::NodesListed{.nodes = {makeNode(u"x"_s, 4)}, .first = true, .more = true});
    feed.post(kube::NodesListed{.nodes = {makeNode(u"a"_s, 1)}, .first = true, .more = false});
    QCOMPARE(*feed.take(10).onlyThese, QSet<QString>{u"a"_s});
}

void TestBridge::feedGivesNoMoreThanAsked()
{
    CoalescingNodeFeed feed([] {});
    QList<kube::Node> nodes;
    for (int i = 0; i < 25; ++i) {
        nodes.append(makeNode(u"n%1"_s.arg(i), i));
    }
    feed.post(kube::NodesListed{.nodes = nodes, .first = true, .more = false});
    NodeBatch batch = feed.take(10);
    QCOMPARE(batch.changes.size(), 10);
    QVERIFY(batch.more && !batch.onlyThese);
    feed.post(kube::NodeChanged{.node = makeNode(u"n0"_s, 0), .added = false});  // was taken: comes again
    feed.post(kube::NodeChanged{.node = makeNode(u"n20"_s, 0), .added = false}); // waits: is replaced
    QCOMPARE(feed.take(10).changes.size(), 10);
    batch = feed.take(10);
    QCOMPARE(batch.changes.size(), 6);
    QVERIFY(!batch.more && batch.onlyThese.has_value());
}

void TestBridge::feedReportsOncePerTake()
{
    int reports = 0;
    CoalescingNodeFeed feed([&reports] { ++reports; });
    feed.post(kube::NodeChanged{.node = makeNode(u"a"_s, 1), .added = true});
    feed.post(kube::NodeChanged{.node = makeNode(u"b"_s, 1), .added = true});
    QCOMPARE(reports, 1);
    (void)feed.take(10);
    feed.post(
        kube::FeedState{.kind = kube::FeedState::Kind::Watching, .host = u"h"_s, .error = {}, .retryInSeconds = 0});
    QCOMPARE(reports, 2);
    QCOMPARE(feed.take(10).state->host, u"h"_s);
}

void TestBridge::samplesAreGathered()
{
    int reports = 0;
    SampleCollector collector([&reports] { ++reports; });
    monitor::ProbeSample sample;
    sample.node = u"a"_s;
    collector.post(sample);
    collector.post(sample);
    QCOMPARE(reports, 1);
    QCOMPARE(collector.take().size(), 2);
    QVERIFY(collector.take().isEmpty());
    collector.post(sample);
    QCOMPARE(reports, 2);
}

namespace {

QDialog *dialogOf(QWidget &window, const char *name)
{
    const bool there = QTest::qWaitFor([&] {
        auto *dialog = window.findChild<QDialog *>(QLatin1StringView(name));
        return dialog != nullptr && dialog->isVisible();
    });
    return there ? window.findChild<QDialog *>(QLatin1StringView(name)) : nullptr;
}

} // namespace

void TestBridge::secretIsAskedAndAnswered()
{
    QWidget window;
    window.show();
    GuiMailbox mailbox;
    GuiPrompter prompter(mailbox, &window);
    std::stop_source stop;
    auto answer = std::async(std::launch::async, [&] {
        return prompter.askSecret({.kind = command::SecretKind::SudoPassword,
                                   .target = u"<b>ops</b>@10.0.0.11"_s,
                                   .serverPrompt = {},
                                   .echo = false,
                                   .retry = true},
                                  stop.get_token());
    });
    QDialog *dialog = dialogOf(window, "secretDialog");
    QVERIFY(dialog != nullptr);
    QCOMPARE(find<QLabel>(dialog, "secretTitle")->textFormat(), Qt::PlainText);
    QVERIFY(find<QLabel>(dialog, "secretTitle")->text().contains(u"<b>ops</b>@10.0.0.11"_s));
    QVERIFY(find<QWidget>(dialog, "secretRetry")->isVisible());
    auto *edit = find<QLineEdit>(dialog, "secretEdit");
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QTest::keyClicks(edit, u"geheim"_s);
    QTest::mouseClick(find<QPushButton>(dialog, "secretAccept"), Qt::LeftButton);
    const Result<command::SecretAnswer> result = answer.get();
    QVERIFY(result.has_value());
    QCOMPARE(result->secret.bytes(), "geheim");
    QVERIFY(edit->text().isEmpty());
}

void TestBridge::refusedHostKeyIsANo()
{
    QWidget window;
    window.show();
    GuiMailbox mailbox;
    GuiPrompter prompter(mailbox, &window);
    std::stop_source stop;
    const command::HostKeyQuestion question{
        .host = u"node1"_s, .port = 22, .keyType = u"ssh-ed25519"_s, .fingerprintSha256 = u"SHA256:abcdef"_s};
    for (const bool accept : {false, true}) {
        auto answer =
            std::async(std::launch::async, [&] { return prompter.confirmHostKey(question, stop.get_token()); });
        QDialog *dialog = dialogOf(window, "hostKeyDialog");
        QVERIFY(dialog != nullptr);
        QCOMPARE(find<QLabel>(dialog, "hostKeyFingerprint")->text(), u"SHA256:abcdef"_s);
        QVERIFY2(!find<QPushButton>(dialog, "hostKeyAccept")->isDefault(), "a stray Enter must not accept a key");
        QTest::mouseClick(find<QPushButton>(dialog, accept ? "hostKeyAccept" : "hostKeyRefuse"), Qt::LeftButton);
        const Result<bool> result = answer.get();
        QVERIFY(result.has_value());
        QCOMPARE(*result, accept);
        pump();
    }
}

void TestBridge::stoppedWorkerWithdrawsItsQuestion()
{
    QWidget window;
    window.show();
    GuiMailbox mailbox;
    GuiPrompter prompter(mailbox, &window);
    std::stop_source stop;
    auto answer = std::async(std::launch::async, [&] { return prompter.askSecret({}, stop.get_token()); });
    QVERIFY(dialogOf(window, "secretDialog") != nullptr);
    stop.request_stop();
    const Result<command::SecretAnswer> result = answer.get();
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::Cancelled);
    QTRY_VERIFY(window.findChild<QDialog *>(u"secretDialog"_s) == nullptr);
}

void TestBridge::questionsComeOneAfterTheOther()
{
    QWidget window;
    window.show();
    GuiMailbox mailbox;
    GuiPrompter prompter(mailbox, &window);
    std::stop_source stop;
    std::vector<std::future<Result<command::SecretAnswer>>> answers;
    for (int i = 0; i < 3; ++i) {
        answers.push_back(std::async(std::launch::async, [&] { return prompter.askSecret({}, stop.get_token()); }));
    }
    for (int i = 0; i < 3; ++i) {
        QDialog *dialog = dialogOf(window, "secretDialog");
        QVERIFY(dialog != nullptr);
        QCOMPARE(window.findChildren<QDialog *>(u"secretDialog"_s).size(), 1);
        dialog->reject();
        pump();
    }
    for (auto &answer : answers) {
        const Result<command::SecretAnswer> result = answer.get();
        QVERIFY(!result.has_value());
        QVERIFY(result.error().code == ErrorCode::Declined);
    }
}

void TestBridge::dyingPrompterDeclines()
{
    QWidget window;
    window.show();
    GuiMailbox mailbox;
    auto prompter = std::make_unique<GuiPrompter>(mailbox, &window);
    std::stop_source stop;
    auto answer = std::async(std::launch::async, [&] { return prompter->askSecret({}, stop.get_token()); });
    QVERIFY(dialogOf(window, "secretDialog") != nullptr);
    prompter.reset();
    const Result<command::SecretAnswer> result = answer.get();
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::Declined);
}

QTEST_MAIN(TestBridge)
#include "tst_bridge.moc"
