// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/node_watcher.hpp"
#include "sample.hpp"
#include "support/eventually.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds patience{20};

/// The feed as short words: "state:watching", "page:a,b", "added:a", "changed:a", "removed:a".
class Feed
{
public:
    void take(const NodeFeedEvent &event)
    {
        const std::scoped_lock lock(m_mutex);
        m_words.append(std::visit([](const auto &each) { return word(each); }, event));
        if (const auto *state = std::get_if<FeedState>(&event);
            state != nullptr && state->kind == FeedState::Kind::Waiting) {
            m_waits.append(*state);
        }
        m_changed.notify_all();
    }
    /// Waits until the word was heard for the nth time.
    bool waitFor(const QString &word, qsizetype times = 1)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, patience, [&] { return m_words.count(word) >= times; });
    }
    bool waitForWaits(qsizetype count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, patience, [&] { return m_waits.size() >= count; });
    }
    QStringList words() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_words;
    }
    QList<FeedState> waits() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_waits;
    }

private:
    static QString word(const NodesListed &listed)
    {
        QStringList names;
        for (const Node &node : listed.nodes) {
            names.append(node.name);
        }
        return (listed.first ? u"first:"_s : u"page:"_s) + names.join(u',') + (listed.more ? u"+"_s : QString());
    }
    static QString word(const NodeChanged &changed)
    {
        return (changed.added ? u"added:"_s : u"changed:"_s) + changed.node.name;
    }
    static QString word(const NodeRemoved &removed) { return u"removed:"_s + removed.name; }
    static QString word(const FeedState &state)
    {
        static const QStringList names{u"connecting"_s, u"listing"_s, u"watching"_s, u"waiting"_s};
        return u"state:"_s + names.at(static_cast<int>(state.kind));
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QStringList m_words;
    QList<FeedState> m_waits;
};

/// A control-plane host whose answers to list and watch are given one after the other; a watch without an answer left
/// stays open until it is stopped, and what is pushed arrives while it is open.
class Server final : public command::Runner
{
public:
    explicit Server(QString name = u"cp1"_s)
        : m_name(std::move(name))
    {
    }

    using Answer = ScriptedAnswer;
    void onList(const Answer &answer) { put(m_lists, answer); }
    void onWatch(const Answer &answer) { put(m_watches, answer); }
    void push(const QByteArray &bytes)
    {
        const std::scoped_lock lock(m_mutex);
        m_pushed.append(bytes);
        m_changed.notify_all();
    }
    QStringList commands() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_commands;
    }
    QStringList watches() const { return commands().filter(u"watch=1"_s); }

    Result<command::Exit> run(const command::Command &command, const command::OutputSink &sink,
                              std::stop_token stop) override
    {
        const QString text = command::displayText(command);
        std::unique_lock lock(m_mutex);
        m_commands.append(text);
        const bool isWatch = text.contains(u"watch=1");
        auto &answers = isWatch ? m_watches : m_lists;
        if (text.contains(u"/version")) {
            return command::Exit{};
        }
        if (!answers.empty()) {
            const Answer answer = answers.front();
            if (isWatch || answers.size() > 1) {
                answers.erase(answers.begin());
            }
            lock.unlock();
            return give(answer, sink);
        }
        while (!stop.stop_requested()) {
            m_changed.wait(lock, stop, [this] { return !m_pushed.isEmpty(); });
            const QByteArray bytes = std::exchange(m_pushed, {});
            lock.unlock();
            if (!bytes.isEmpty()) {
                sink(command::Stream::Output, bytes);
            }
            lock.lock();
        }
        return fail(ErrorCode::Cancelled, {}, m_name);
    }
    QString location() const override { return m_name; }

private:
    void put(std::vector<Answer> &answers, const Answer &answer)
    {
        const std::scoped_lock lock(m_mutex);
        answers.push_back(answer);
    }
    static Result<command::Exit> give(const Answer &answer, const command::OutputSink &sink)
    {
        sink(command::Stream::Output, answer.output);
        sink(command::Stream::Error, answer.errors);
        if (answer.error) {
            return std::unexpected(*answer.error);
        }
        return answer.exit;
    }

    QString m_name;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<Answer> m_lists; ///< the last one is given again and again
    std::vector<Answer> m_watches;
    QByteArray m_pushed;
    QStringList m_commands;
};

ScriptedAnswer saying(const QByteArray &output)
{
    return {.output = output, .errors = {}, .exit = {}, .error = {}};
}

ScriptedAnswer broken(ErrorCode code, const QByteArray &output = {})
{
    return {.output = output,
            .errors = {},
            .exit = {},
            .error = Error{.code = code, .detail = u"x"_s, .subject = {}, .context = {}}};
}

cluster::ControlPlaneHost hostOf(const std::shared_ptr<Server> &server)
{
    return {
        .host = server->location(), .runner = server, .kubectl = u"kubectl"_s, .kubectlArguments = {}, .become = false};
}

const QByteArray goneEvent =
    R"({"type":"ERROR","object":{"kind":"Status","metadata":{},"status":"Failure","message":"too old","reason":"Expired","code":410}})"
    "\n";
const QByteArray bookmark =
    R"({"type":"BOOKMARK","object":{"kind":"Node","metadata":{"resourceVersion":"777","creationTimestamp":null}}})"
    "\n";

/// A watcher over one server, or over cp1 and cp2.
struct Setup
{
    explicit Setup(NodeWatcherOptions watcherOptions = {})
        : options(watcherOptions)
    {
        server->onList(saying(pageJson({nodeJson("a"), nodeJson("b")}, "500")));
        other->onList(saying(pageJson({nodeJson("a"), nodeJson("b")}, "500")));
    }
    void start(bool two = false)
    {
        QList<cluster::ControlPlaneHost> hosts{hostOf(server)};
        if (two) {
            hosts.append(hostOf(other));
        }
        watcher = std::make_unique<NodeWatcher>(
            Kubectl(hosts), [this](const NodeFeedEvent &event) { feed.take(event); }, clock, options);
    }

    NodeWatcherOptions options;
    FakeClock clock;
    std::shared_ptr<Server> server = std::make_shared<Server>(u"cp1"_s);
    std::shared_ptr<Server> other = std::make_shared<Server>(u"cp2"_s);
    Feed feed;
    std::unique_ptr<NodeWatcher> watcher;
};

} // namespace

class TestNodeWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsThenWatches();
    void goesOnFromTheLastVersion();
    void goneMeansANewList_data();
    void goneMeansANewList();
    void alwaysGoneDoesNotSpin();
    void waitsLongerAndLonger();
    void waitIsResetBySuccess();
    void emptyWatchDoesNotSpin();
    void cutLineIsReadAgain();
    void rubbishMeansANewList();
    void silenceIsNoticed();
    void movesToAnotherHost();
    void refreshListsAgain();
    void refreshEndsAWait();
    void endsInWatchAndWait();
};

void TestNodeWatcher::listsThenWatches()
{
    Setup setup;
    setup.start();
    QVERIFY(setup.feed.waitFor(u"state:watching"_s));
    setup.server->push(eventJson("ADDED", nodeJson("c", "501")) + eventJson("MODIFIED", nodeJson("a", "502")));
    setup.server->push(eventJson("DELETED", nodeJson("b", "503")));
    QVERIFY(setup.feed.waitFor(u"removed:b"_s));
    QCOMPARE(setup.feed.words(), QStringList({u"state:connecting"_s, u"state:listing"_s, u"first:a,b"_s,
                                              u"state:watching"_s, u"added:c"_s, u"changed:a"_s, u"removed:b"_s}));
    QVERIFY(
        setup.server->watches().first().contains(u"resourceVersion=500&allowWatchBookmarks=true&timeoutSeconds=240"));
}

void TestNodeWatcher::goesOnFromTheLastVersion()
{
    Setup setup;
    setup.server->onWatch(saying(eventJson("MODIFIED", nodeJson("a", "600"))));
    setup.server->onWatch(saying(bookmark));
    setup.start();
    QVERIFY(eventually([&] { return setup.server->watches().size() == 3; }));
    QVERIFY(setup.server->watches().at(1).contains(u"resourceVersion=600&"));
    QVERIFY(setup.server->watches().at(2).contains(u"resourceVersion=777&"));
    QCOMPARE(setup.feed.words().count(u"state:listing"_s), 1);
    QCOMPARE(setup.feed.words().count(u"state:waiting"_s), 0);
}

void TestNodeWatcher::goneMeansANewList_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::newRow("as an event") << saying(eventJson("MODIFIED", nodeJson("a", "600")) + goneEvent);
    QTest::newRow("as an answer") << ScriptedAnswer{
        .output = {},
        .errors = "Error from server (Expired): too old resource version: 1 (2)\n",
        .exit = {.code = 1, .signal = 0, .duration = {}},
        .error = {}};
}

void TestNodeWatcher::goneMeansANewList()
{
    QFETCH(const ScriptedAnswer, answer);
    Setup setup;
    setup.server->onWatch(answer);
    setup.start();
    QVERIFY(setup.feed.waitFor(u"first:a,b"_s, 2));
    QVERIFY(eventually([&] { return setup.server->watches().size() == 2; }));
    QVERIFY(setup.server->watches().last().contains(u"resourceVersion=500&"));
    QCOMPARE(setup.feed.words().count(u"state:waiting"_s), 0);
}

void TestNodeWatcher::alwaysGoneDoesNotSpin()
{
    Setup setup;
    for (int i = 0; i < 5; ++i) {
        setup.server->onWatch(saying(goneEvent));
    }
    setup.start();
    QVERIFY(setup.feed.waitForWaits(4));
    const auto waits = setup.feed.waits();
    QVERIFY(waits.at(3).retryInSeconds > waits.at(0).retryInSeconds);
    QVERIFY(eventually([&] { return setup.server->watches().size() == 6; }));
}

void TestNodeWatcher::waitsLongerAndLonger()
{
    Setup setup;
    for (int i = 0; i < 8; ++i) {
        setup.server->onWatch(broken(ErrorCode::Unreachable));
    }
    setup.start();
    QVERIFY(setup.feed.waitForWaits(8));
    const auto waits = setup.feed.waits();
    QVERIFY(waits.first().retryInSeconds <= 2);
    QVERIFY(waits.at(4).retryInSeconds >= 12);
    QVERIFY(waits.at(7).retryInSeconds <= 30);
    QCOMPARE(toString(waits.first().error.code), toString(ErrorCode::Unreachable));
    QCOMPARE(waits.first().host, u"cp1"_s);
    QVERIFY(eventually([&] { return setup.server->watches().size() == 9; })); // and it is not listed anew
    QCOMPARE(setup.feed.words().count(u"first:a,b"_s), 1);
}

void TestNodeWatcher::waitIsResetBySuccess()
{
    Setup setup;
    for (int i = 0; i < 4; ++i) {
        setup.server->onWatch(broken(ErrorCode::Unreachable));
    }
    setup.server->onWatch(broken(ErrorCode::Disconnected, eventJson("MODIFIED", nodeJson("a", "600"))));
    setup.start();
    QVERIFY(setup.feed.waitForWaits(5));
    QVERIFY(setup.feed.waits().at(3).retryInSeconds >= 6);
    QVERIFY(setup.feed.waits().at(4).retryInSeconds <= 2);
}

void TestNodeWatcher::emptyWatchDoesNotSpin()
{
    Setup setup;
    for (int i = 0; i < 3; ++i) {
        setup.server->onWatch(saying({}));
    }
    setup.start();
    QVERIFY(setup.feed.waitForWaits(3));
    QCOMPARE(toString(setup.feed.waits().first().error.code), toString(ErrorCode::Disconnected));
}

void TestNodeWatcher::cutLineIsReadAgain()
{
    Setup setup;
    const QByteArray event = eventJson("MODIFIED", nodeJson("a", "600"));
    setup.server->onWatch(broken(ErrorCode::Disconnected, bookmark + event.first(event.size() / 2)));
    setup.server->onWatch(saying(event));
    setup.start();
    QVERIFY(setup.feed.waitFor(u"changed:a"_s));
    QVERIFY(eventually([&] { return setup.server->watches().size() == 3; }));
    QVERIFY(setup.server->watches().at(1).contains(u"resourceVersion=777&"));
    QCOMPARE(setup.feed.words().count(u"changed:a"_s), 1);
}

void TestNodeWatcher::rubbishMeansANewList()
{
    Setup setup;
    setup.server->onWatch(
        saying("{\"type\":\"MODIFIED\",\"object\":{\"metadata\":{}}}\n" + eventJson("ADDED", nodeJson("z"))));
    setup.start();
    QVERIFY(setup.feed.waitFor(u"first:a,b"_s, 2));
    QCOMPARE(toString(setup.feed.waits().first().error.code), toString(ErrorCode::InvalidData));
    QVERIFY(!setup.feed.words().contains(u"added:z"_s));
}

void TestNodeWatcher::silenceIsNoticed()
{
    Setup setup({.watchLength = std::chrono::seconds{240}, .longestSilence = std::chrono::seconds{90}});
    setup.start();
    QVERIFY(eventually([&] { return setup.server->watches().size() == 1; }));
    setup.server->push(bookmark);
    QVERIFY(eventually([&] { return setup.server->commands().size() == 2; })); // the list and one watch
    // Not before 90 s: the watch is the same after 60.
    setup.clock.advance(std::chrono::seconds{60});
    setup.server->push(eventJson("MODIFIED", nodeJson("a", "600")));
    QVERIFY(setup.feed.waitFor(u"changed:a"_s));
    QCOMPARE(setup.server->watches().size(), 1);
    setup.clock.advance(std::chrono::seconds{95});
    QVERIFY(eventually([&] { return setup.server->watches().size() == 2; }));
    QVERIFY(setup.server->watches().last().contains(u"resourceVersion=600&"));
    QVERIFY(setup.server->commands().at(2).contains(u"/version"));
    QCOMPARE(setup.feed.words().count(u"state:waiting"_s), 0);
}

void TestNodeWatcher::movesToAnotherHost()
{
    Setup setup;
    setup.server->onWatch(broken(ErrorCode::Disconnected, bookmark));
    setup.start(true);
    QVERIFY(eventually([&] { return setup.other->watches().size() == 1; }));
    QVERIFY(setup.other->watches().first().contains(u"resourceVersion=777&"));
    QCOMPARE(setup.feed.words().count(u"first:a,b"_s), 1);
    setup.other->push(eventJson("MODIFIED", nodeJson("b", "800")));
    QVERIFY(setup.feed.waitFor(u"changed:b"_s));
}

void TestNodeWatcher::refreshListsAgain()
{
    Setup setup;
    setup.start();
    QVERIFY(setup.feed.waitFor(u"state:watching"_s));
    setup.watcher->refresh();
    QVERIFY(setup.feed.waitFor(u"first:a,b"_s, 2));
    QVERIFY(setup.feed.waitFor(u"state:watching"_s, 2));
    QCOMPARE(setup.feed.words().count(u"state:waiting"_s), 0);
}

namespace {

/// A clock whose sleepers really sleep, until they are stopped.
class SleepingClock final : public Clock
{
public:
    SteadyTime steadyNow() const override { return m_inner.steadyNow(); }
    QDateTime utcNow() const override { return m_inner.utcNow(); }
    bool sleepFor(Milliseconds, std::stop_token stop) override
    {
        return m_inner.sleepFor(std::chrono::hours{1}, std::move(stop));
    }

private:
    SystemClock m_inner;
};

} // namespace

void TestNodeWatcher::refreshEndsAWait()
{
    SleepingClock clock;
    const auto server = std::make_shared<Server>();
    server->onList(broken(ErrorCode::Unreachable));
    server->onList(saying(pageJson({nodeJson("a")}, "500")));
    Feed feed;
    NodeWatcher watcher(Kubectl({hostOf(server)}), [&feed](const NodeFeedEvent &event) { feed.take(event); }, clock);
    QVERIFY(feed.waitFor(u"state:waiting"_s));
    watcher.refresh();
    QVERIFY(feed.waitFor(u"first:a"_s));
}

void TestNodeWatcher::endsInWatchAndWait()
{
    // In a watch and in a wait of an hour alike: unstopped, the test would run into its own time limit.
    {
        Setup setup;
        setup.start();
        QVERIFY(setup.feed.waitFor(u"state:watching"_s));
        QVERIFY(eventually([&] { return setup.server->watches().size() == 1; }));
    }
    SleepingClock clock;
    const auto server = std::make_shared<Server>();
    server->onList(broken(ErrorCode::Unreachable));
    Feed feed;
    {
        const NodeWatcher watcher(
            Kubectl({hostOf(server)}), [&feed](const NodeFeedEvent &event) { feed.take(event); }, clock);
        QVERIFY(feed.waitFor(u"state:waiting"_s));
    }
    QCOMPARE(server->commands().size(), 1);
}

QTEST_GUILESS_MAIN(TestNodeWatcher)
#include "tst_node_watcher.moc"
