// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ansible/event_text.hpp"
#include "ansible/run_event.hpp"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

namespace {

using Kind = RunEvent::Kind;

class RunEventTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEachKind_data();
    void readsEachKind();
    void readsAllFields();
    void refuses_data();
    void refuses();
    void takesWrongTypesAsNotGiven();
    void boundsNumbers_data();
    void boundsNumbers();
    void cleansText();
    void cutsLongText();
    void hidesWhatIsCensored();
    void survivesEveryCut();
    void survivesRandomBytes();
};

void RunEventTest::readsEachKind_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const char *line, Kind kind) {
        QTest::newRow(name) << QByteArray(line) << static_cast<int>(kind);
    };
    row("playbook", R"({"e":"playbook_start","t":1,"n":1,"name":"site.yml"})", Kind::PlaybookStart);
    row("play", R"({"e":"play_start","t":1,"n":2,"id":"p","name":"all","hosts":["a"]})", Kind::PlayStart);
    row("task", R"({"e":"task_start","id":"t","name":"Drain node"})", Kind::TaskStart);
    row("host start", R"({"e":"host_start","id":"t","host":"a"})", Kind::HostStart);
    row("host result", R"({"e":"host_result","id":"t","host":"a","status":"ok"})", Kind::HostResult);
    row("item result", R"({"e":"item_result","id":"t","host":"a","status":"ok","item":"x"})", Kind::ItemResult);
    row("retry", R"({"e":"retry","id":"t","host":"a","attempts":1,"retries":3})", Kind::Retry);
    row("async", R"({"e":"async_poll","id":"t","host":"a"})", Kind::AsyncPoll);
    row("include", R"({"e":"include","id":"t","name":"/x.yml","hosts":["a"]})", Kind::Include);
    row("notify", R"({"e":"notify","name":"Restart kubelet","host":"a"})", Kind::HandlerNotified);
    row("none matched", R"({"e":"no_hosts_matched"})", Kind::NoHostsMatched);
    row("none remaining", R"({"e":"no_hosts_remaining"})", Kind::NoHostsRemaining);
    row("stats", R"({"e":"stats","tallies":{}})", Kind::Stats);
}

void RunEventTest::readsEachKind()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, kind);
    const auto event = readEvent(line);
    QVERIFY(event);
    QCOMPARE(static_cast<int>(event->kind), kind);
}

void RunEventTest::readsAllFields()
{
    const auto result = readEvent(
        R"({"e":"host_result","t":1800000000123,"n":9,"id":"t1","host":"node1","status":"failed","message":"two\nlines",)"
        R"("rc":-9,"attempts":3,"delegated":"cp1","items":2})");
    QVERIFY(result);
    QCOMPARE(result->timeMs, 1'800'000'000'123);
    QCOMPARE(toString(result->status), toString(HostStatus::Failed));
    QCOMPARE(result->message, u"two\nlines"_s);
    QCOMPARE(result->exitCode, std::optional(-9));
    QCOMPARE(result->attempts, 3);
    QCOMPARE(result->delegatedTo, u"cp1"_s);

    const auto task = readEvent(
        R"({"e":"task_start","id":"t1","name":"Drain node","role":"upgrade/pre-upgrade","action":"command","path":"/k/main.yml:7","handler":true})");
    QVERIFY(task);
    QCOMPARE(task->role, u"upgrade/pre-upgrade"_s);
    QCOMPARE(task->action, u"command"_s);
    QCOMPARE(task->path, u"/k/main.yml:7"_s);
    QVERIFY(task->isHandler);

    const auto stats = readEvent(
        R"({"e":"stats","tallies":{"a":{"ok":1,"changed":2,"unreachable":3,"failed":4,"skipped":5,"rescued":6,"ignored":7,"new":8}}})");
    QVERIFY(stats);
    QCOMPARE(stats->tallies.size(), 1);
    QCOMPARE(stats->tallies.value(u"a"_s), (HostTally{1, 2, 3, 4, 5, 6, 7}));

    const auto start = readEvent(R"({"e":"playbook_start","name":"site.yml","ansible":"2.16.14","python":"3.11"})");
    QVERIFY(start);
    QCOMPARE(start->ansibleVersion, u"2.16.14"_s);
}

void RunEventTest::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("TASK [x]");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no kind") << QByteArray(R"({"id":"t"})");
    QTest::newRow("a kind of a later version") << QByteArray(R"({"e":"teleport","id":"t"})");
    QTest::newRow("a kind that is no text") << QByteArray(R"({"e":7,"id":"t"})");
    QTest::newRow("a task without id") << QByteArray(R"({"e":"task_start","name":"x"})");
    QTest::newRow("a result without host") << QByteArray(R"({"e":"host_result","id":"t","status":"ok"})");
    QTest::newRow("a result without status") << QByteArray(R"({"e":"host_result","id":"t","host":"a"})");
    QTest::newRow("a result of unknown status")
        << QByteArray(R"({"e":"host_result","id":"t","host":"a","status":"great"})");
    QTest::newRow("two in a line") << QByteArray(R"({"e":"stats"}{"e":"stats"})");
    QByteArray(5000, ']') + "}";
}

void RunEventTest::refuses()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!readEvent(line));
}

void RunEventTest::takesWrongTypesAsNotGiven()
{
    const auto event = readEvent(
        R"({"e":"host_result","t":"soon","id":"t","host":"a","status":"ok","message":{"a":[1]},"rc":"0","attempts":[3],"delegated":null,"censored":"yes","hosts":"b","tallies":[1]})");
    QVERIFY(event);
    RunEvent expected;
    expected.kind = Kind::HostResult;
    expected.id = u"t"_s;
    expected.host = u"a"_s;
    QCOMPARE(*event, expected);

    const auto play = readEvent(R"({"e":"play_start","id":"p","hosts":["a",1,null,{"b":2},"c"],"name":["x"]})");
    QVERIFY(play);
    QCOMPARE(play->hosts, (QStringList{u"a"_s, u"c"_s}));
    QCOMPARE(play->name, QString());

    const auto stats = readEvent(R"({"e":"stats","tallies":{"a":{"ok":"1","failed":2},"b":3}})");
    QVERIFY(stats);
    QCOMPARE(stats->tallies.value(u"a"_s).failed, 2);
    QCOMPARE(stats->tallies.value(u"a"_s).ok, 0);
}

void RunEventTest::boundsNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("beyond 64 bits") << QByteArray("99999999999999999999999");
    QTest::newRow("beyond a double") << QByteArray("1e999");
    QTest::newRow("negative") << QByteArray("-99999999999");
    QTest::newRow("large") << QByteArray("9223372036854775807");
}

void RunEventTest::boundsNumbers()
{
    QFETCH(const QByteArray, number);
    const QByteArray line = R"({"e":"host_result","id":"t","host":"a","status":"ok","t":)" + number + R"(,"rc":)" +
                            number + R"(,"attempts":)" + number + "}";
    const auto event = readEvent(line);
    QVERIFY(event);
    QCOMPARE(event->timeMs, 0);
    QCOMPARE(event->exitCode, std::nullopt);
    QCOMPARE(event->attempts, 0);
}

void RunEventTest::cleansText()
{
    const auto event =
        readEvent("{\"e\":\"host_result\",\"id\":\"t\",\"status\":\"ok\",\"host\":\"no\\u001b[31mde\\u00071\\nx\","
                  "\"message\":\"a\\u001b]0;title\\u0007b\\r\\n\\u202ec\",\"item\":\"\xff\xfeé\"}");
    QVERIFY(event);
    QCOMPARE(event->host, u"node1 x"_s);
    QCOMPARE(event->message, u"ab\n\ufffdc"_s);
    QCOMPARE(event->item, u"\ufffd\ufffdé"_s);
}

void RunEventTest::cutsLongText()
{
    const QByteArray lengthy(3'000'000, 'x');
    const QByteArray line =
        R"({"e":"host_result","id":"t","status":"ok","host":")" + lengthy + R"(","message":")" + lengthy + "\"}";
    const auto event = readEvent(line);
    QVERIFY(event);
    QCOMPARE(event->host.size(), longestName);
    QVERIFY(event->host.endsWith(u'…'));
    QCOMPARE(event->message.size(), longestMessage);
    QVERIFY(event->message.endsWith(u'…'));
    QCOMPARE(cut(u"ab😀"_s, 4), u"ab😀"_s);
    QCOMPARE(cut(u"a😀b"_s, 3), u"a…"_s); // never half a character
}

void RunEventTest::hidesWhatIsCensored()
{
    const auto event =
        readEvent(R"({"e":"host_result","id":"t","host":"a","status":"failed","message":"hunter2","censored":true})");
    QVERIFY(event);
    QVERIFY(event->isCensored);
    QCOMPARE(event->message, QString());
}

void RunEventTest::survivesEveryCut()
{
    const QByteArray line =
        R"({"e":"stats","t":1,"tallies":{"a":{"ok":1,"failed":2}},"hosts":["a","b"],"message":"\u00e9\n","rc":1.5,"handler":false})";
    QVERIFY(readEvent(line));
    for (qsizetype size = 0; size < line.size(); ++size) {
        QVERIFY2(!readEvent(line.first(size)), line.first(size).constData());
    }
}

void RunEventTest::survivesRandomBytes()
{
    QRandomGenerator random(20261128);
    const QByteArray line =
        R"({"e":"host_result","t":1,"id":"t","host":"a","status":"ok","message":"x","rc":0,"hosts":["a"]})";
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = line;
        for (int change = random.bounded(1, 6); change > 0; --change) {
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
        }
        (void)readEvent(bytes);
    }
}

} // namespace

std::unique_ptr<QObject> makeRunEventTest()
{
    return std::make_unique<RunEventTest>();
}

#include "run_event_test.moc"
