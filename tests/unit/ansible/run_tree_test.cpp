// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ansible/run_tree.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

namespace {

using Kind = RunEvent::Kind;
using What = TreeChange::What;

/// Feeds a tree with a clock of its own that goes on a second an event.
class Feed
{
public:
    TreeChange play(const QString &id, const QStringList &hosts)
    {
        RunEvent event = next(Kind::PlayStart, id);
        event.name = u"play "_s + id;
        event.hosts = hosts;
        return tree.apply(event);
    }
    TreeChange task(const QString &id, bool isHandler = false)
    {
        RunEvent event = next(Kind::TaskStart, id);
        event.name = u"task "_s + id;
        event.isHandler = isHandler;
        return tree.apply(event);
    }
    TreeChange start(const QString &id, const QString &host) { return tree.apply(ofHost(Kind::HostStart, id, host)); }
    TreeChange end(const QString &id, const QString &host, HostStatus status)
    {
        RunEvent event = ofHost(Kind::HostResult, id, host);
        event.status = status;
        return tree.apply(event);
    }
    TreeChange stats(const QMap<QString, HostTally> &tallies)
    {
        RunEvent event = next(Kind::Stats, {});
        event.tallies = tallies;
        return tree.apply(event);
    }
    RunEvent ofHost(Kind kind, const QString &id, const QString &host)
    {
        RunEvent event = next(kind, id);
        event.host = host;
        return event;
    }
    RunEvent next(Kind kind, const QString &id)
    {
        RunEvent event;
        event.kind = kind;
        event.id = id;
        event.timeMs = now += 1000;
        return event;
    }

    RunTree tree;
    qint64 now = 0;
};

/// "play/batch/task/host=status" of everything, one a line.
QStringList outline(const RunTree &tree)
{
    QStringList lines;
    for (const PlayRun &play : tree.plays()) {
        for (std::size_t batch = 0; batch < play.batches.size(); ++batch) {
            for (const TaskRun &task : play.batches[batch].tasks) {
                QStringList hosts;
                for (const HostRun &host : task.hosts) {
                    hosts.append(host.host + u'=' + toString(host.status));
                }
                lines.append(u"%1/%2/%3: %4"_s.arg(play.id).arg(batch).arg(task.id, hosts.join(u' ')));
            }
        }
    }
    return lines;
}

class RunTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsFromPlayToHost();
    void startsBatchesWithTheSameIds();
    void makesThePlacesThatAreMissing();
    void keepsItemsAndRetries();
    void tellsWhatIsUnfinished();
    void takesAFailureBackWhenTheHostGoesOn();
    void keepsAFailureInTheNextBatchAndPlay();
    void keepsAFailureWhenOnlyHandlersFollow();
    void takesUnreachableAsIgnoredWhenTheHostGoesOn();
    void believesTheRecap_data();
    void believesTheRecap();
    void countsAsAnsibleDoes();
    void countsAResultToldTwiceOnce();
    void followsTheFreeStrategy();
    void tellsRunsOfAHandlerApart();
    void keepsCensoredTextOut();
};

void RunTreeTest::growsFromPlayToHost()
{
    Feed feed;
    RunEvent begin = feed.next(Kind::PlaybookStart, {});
    begin.name = u"site.yml"_s;
    begin.ansibleVersion = u"2.19.1"_s;
    QCOMPARE(feed.tree.apply(begin).what, What::Nothing);
    QCOMPARE(feed.tree.playbook(), u"site.yml"_s);
    QCOMPARE(feed.tree.current(), TreePlace{});

    QCOMPARE(feed.play(u"p"_s, {u"a"_s, u"b"_s}), (TreeChange{What::PlayAdded, {0, 0, -1, -1}, {}}));
    QCOMPARE(feed.task(u"t"_s), (TreeChange{What::TaskAdded, {0, 0, 0, -1}, {}}));
    QCOMPARE(feed.start(u"t"_s, u"a"_s), (TreeChange{What::HostAdded, {0, 0, 0, 0}, {}}));
    QCOMPARE(feed.start(u"t"_s, u"b"_s), (TreeChange{What::HostAdded, {0, 0, 0, 1}, {}}));
    QCOMPARE(toString(feed.tree.host({0, 0, 0, 0})->status), toString(HostStatus::Running));
    QCOMPARE(feed.end(u"t"_s, u"a"_s, HostStatus::Changed), (TreeChange{What::HostChanged, {0, 0, 0, 0}, {}}));

    const HostRun *const host = feed.tree.host({0, 0, 0, 0});
    QCOMPARE(host->startMs, 4000);
    QCOMPARE(host->endMs, 6000);
    QCOMPARE(feed.tree.task({0, 0, 0, -1})->startMs, 3000);
    QCOMPARE(feed.tree.task({0, 0, 0, -1})->endMs, 6000);
    QCOMPARE(feed.tree.current(), (TreePlace{0, 0, 0, -1}));
    QCOMPARE(feed.tree.taskCount(), 1);
    QVERIFY(!feed.tree.isFinished());

    QCOMPARE(feed.stats({{u"a"_s, {.ok = 1, .changed = 1}}}).what, What::Finished);
    QVERIFY(feed.tree.isFinished());
    QCOMPARE(feed.tree.current(), TreePlace{});
    QCOMPARE(feed.tree.tallies().value(u"a"_s).changed, 1);
    QVERIFY(feed.tree.host({0, 0, 0, 9}) == nullptr);
    QVERIFY(feed.tree.task({0, 4, 0, 0}) == nullptr);
    QVERIFY(feed.tree.play({-1, 0, 0, 0}) == nullptr);
}

void RunTreeTest::startsBatchesWithTheSameIds()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    feed.task(u"t"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Ok);
    QCOMPARE(feed.play(u"p"_s, {u"b"_s}), (TreeChange{What::BatchAdded, {0, 1, -1, -1}, {}}));
    QCOMPARE(feed.task(u"t"_s), (TreeChange{What::TaskAdded, {0, 1, 0, -1}, {}}));
    QCOMPARE(feed.end(u"t"_s, u"b"_s, HostStatus::Changed).place, (TreePlace{0, 1, 0, 0}));
    QCOMPARE(feed.play(u"q"_s, {u"a"_s}).what, What::PlayAdded);
    QCOMPARE(outline(feed.tree), (QStringList{u"p/0/t: a=ok"_s, u"p/1/t: b=changed"_s}));
    QCOMPARE(feed.tree.batch({0, 1, -1, -1})->hosts, QStringList{u"b"_s});
}

void RunTreeTest::makesThePlacesThatAreMissing()
{
    Feed feed;
    QCOMPARE(feed.end(u"t"_s, u"a"_s, HostStatus::Failed), (TreeChange{What::PlayAdded, {0, 0, 0, 0}, {}}));
    QCOMPARE(feed.end(u"u"_s, u"b"_s, HostStatus::Ok), (TreeChange{What::TaskAdded, {0, 0, 1, 0}, {}}));
    QCOMPARE(outline(feed.tree), (QStringList{u"/0/t: a=failed"_s, u"/0/u: b=ok"_s}));
    QCOMPARE(feed.tree.failures(), (std::vector<TreePlace>{{0, 0, 0, 0}}));
}

void RunTreeTest::keepsItemsAndRetries()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    feed.task(u"t"_s);
    feed.start(u"t"_s, u"a"_s);
    RunEvent item = feed.ofHost(Kind::ItemResult, u"t"_s, u"a"_s);
    item.item = u"x"_s;
    item.status = HostStatus::Changed;
    QCOMPARE(feed.tree.apply(item).what, What::HostChanged);
    RunEvent retry = feed.ofHost(Kind::Retry, u"t"_s, u"a"_s);
    retry.attempts = 2;
    retry.retries = 5;
    QCOMPARE(feed.tree.apply(retry).what, What::HostChanged);
    const HostRun *const host = feed.tree.host({0, 0, 0, 0});
    QCOMPARE(toString(host->status), toString(HostStatus::Running));
    QCOMPARE(host->items.size(), 1U);
    QCOMPARE(host->items.front().item, u"x"_s);
    QCOMPARE(host->attempts, 2);
    QCOMPARE(host->retries, 5);
    feed.end(u"t"_s, u"a"_s, HostStatus::Ok);
    QCOMPARE(host->attempts, 2); // the result need not say so again
}

void RunTreeTest::tellsWhatIsUnfinished()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s, u"b"_s, u"c"_s});
    feed.task(u"t"_s);
    feed.start(u"t"_s, u"c"_s);
    feed.start(u"t"_s, u"a"_s);
    feed.start(u"t"_s, u"b"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Ok);
    QCOMPARE(feed.tree.unfinished(), (std::vector<TreePlace>{{0, 0, 0, 0}, {0, 0, 0, 2}}));
    feed.task(u"u"_s);
    feed.start(u"u"_s, u"b"_s); // the end of the first was lost
    QCOMPARE(feed.tree.unfinished(), (std::vector<TreePlace>{{0, 0, 0, 0}, {0, 0, 1, 0}}));
}

void RunTreeTest::takesAFailureBackWhenTheHostGoesOn()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s, u"b"_s});
    feed.task(u"t"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Failed);
    feed.end(u"t"_s, u"b"_s, HostStatus::Failed);
    QCOMPARE(feed.tree.failures().size(), 2U);
    QCOMPARE(feed.tree.tallies().value(u"a"_s).failed, 1);
    feed.task(u"rescue"_s);
    QCOMPARE(feed.start(u"rescue"_s, u"a"_s), (TreeChange{What::HostAdded, {0, 0, 1, 0}, {0, 0, 0, 0}}));
    QCOMPARE(feed.end(u"rescue"_s, u"a"_s, HostStatus::Ok).rescued, TreePlace{}); // told once
    QCOMPARE(feed.tree.failures(), (std::vector<TreePlace>{{0, 0, 0, 1}}));
    QCOMPARE(feed.tree.tallies().value(u"a"_s), (HostTally{.ok = 1, .rescued = 1}));
}

void RunTreeTest::keepsAFailureInTheNextBatchAndPlay()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    feed.task(u"t"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Failed);
    feed.play(u"p"_s, {u"b"_s});
    feed.task(u"t"_s);
    feed.end(u"t"_s, u"b"_s, HostStatus::Ok);
    feed.play(u"q"_s, {u"a"_s});
    feed.task(u"v"_s);
    QCOMPARE(feed.end(u"v"_s, u"a"_s, HostStatus::Ok).rescued, TreePlace{});
    QCOMPARE(feed.tree.failures(), (std::vector<TreePlace>{{0, 0, 0, 0}}));
}

void RunTreeTest::keepsAFailureWhenOnlyHandlersFollow()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    feed.task(u"t"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Failed);
    feed.task(u"h"_s, true);
    QCOMPARE(feed.end(u"h"_s, u"a"_s, HostStatus::Changed).rescued, TreePlace{});
    QCOMPARE(feed.tree.failures().size(), 1U);
}

void RunTreeTest::takesUnreachableAsIgnoredWhenTheHostGoesOn()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    feed.task(u"t"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Unreachable);
    feed.task(u"u"_s);
    QCOMPARE(feed.end(u"u"_s, u"a"_s, HostStatus::Ok).rescued, (TreePlace{0, 0, 0, 0}));
    QCOMPARE(outline(feed.tree).front(), u"p/0/t: a=ignored"_s);
}

void RunTreeTest::believesTheRecap_data()
{
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("rescued");
    QTest::addColumn<QStringList>("expected");
    // Two failures, a task in between: the first was guessed to be rescued, the second to have failed.
    QTest::newRow("as guessed") << 1 << 1 << QStringList{u"rescued"_s, u"failed"_s};
    QTest::newRow("an always block: nothing was rescued") << 2 << 0 << QStringList{u"failed"_s, u"failed"_s};
    QTest::newRow("both were rescued") << 0 << 2 << QStringList{u"rescued"_s, u"rescued"_s};
    QTest::newRow("more than were seen: the guess stays") << 3 << 2 << QStringList{u"rescued"_s, u"failed"_s};
}

void RunTreeTest::believesTheRecap()
{
    QFETCH(const int, failed);
    QFETCH(const int, rescued);
    QFETCH(const QStringList, expected);
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    for (const QString &id : {u"t"_s, u"u"_s}) {
        feed.task(id);
        feed.end(id, u"a"_s, HostStatus::Failed);
    }
    feed.stats({{u"a"_s, {.failed = failed, .rescued = rescued}}});
    QCOMPARE(
        (QStringList{toString(feed.tree.host({0, 0, 0, 0})->status), toString(feed.tree.host({0, 0, 1, 0})->status)}),
        expected);
    QCOMPARE(static_cast<int>(feed.tree.failures().size()), static_cast<int>(expected.count(u"failed"_s)));
}

void RunTreeTest::countsAsAnsibleDoes()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    int number = 0;
    for (const HostStatus status :
         {HostStatus::Ok, HostStatus::Changed, HostStatus::Skipped, HostStatus::Ignored, HostStatus::Failed}) {
        const QString id = QString::number(++number);
        feed.task(id);
        feed.start(id, u"a"_s);
        feed.end(id, u"a"_s, status);
    }
    QCOMPARE(feed.tree.tallies(),
             (QMap<QString, HostTally>{{u"a"_s, {.ok = 3, .changed = 1, .failed = 1, .skipped = 1, .ignored = 1}}}));
    RunEvent include = feed.next(Kind::TaskStart, u"i"_s);
    include.action = u"ansible.builtin.include_tasks"_s;
    feed.tree.apply(include);
    feed.end(u"i"_s, u"b"_s, HostStatus::Ok);
    QVERIFY(!feed.tree.tallies().contains(u"b"_s));
}

void RunTreeTest::countsAResultToldTwiceOnce()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s});
    feed.task(u"t"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Failed);
    feed.end(u"t"_s, u"a"_s, HostStatus::Failed);
    QCOMPARE(feed.tree.tallies().value(u"a"_s).failed, 1);
    QCOMPARE(feed.tree.failures().size(), 1U);
    feed.end(u"t"_s, u"a"_s, HostStatus::Ignored);
    QCOMPARE(feed.tree.tallies().value(u"a"_s), (HostTally{.ok = 1, .ignored = 1}));
    QVERIFY(feed.tree.failures().empty());
}

void RunTreeTest::followsTheFreeStrategy()
{
    // Each host goes its own pace, and a task starts once for each.
    Feed feed;
    feed.play(u"p"_s, {u"a"_s, u"b"_s});
    feed.task(u"t"_s);
    feed.start(u"t"_s, u"a"_s);
    feed.end(u"t"_s, u"a"_s, HostStatus::Ok);
    feed.task(u"u"_s);
    feed.start(u"u"_s, u"a"_s);
    QCOMPARE(feed.task(u"t"_s).what, What::Nothing);
    feed.start(u"t"_s, u"b"_s);
    feed.end(u"t"_s, u"b"_s, HostStatus::Failed);
    feed.end(u"u"_s, u"a"_s, HostStatus::Changed);
    QCOMPARE(outline(feed.tree), (QStringList{u"p/0/t: a=ok b=failed"_s, u"p/0/u: a=changed"_s}));
    QCOMPARE(feed.tree.failures(), (std::vector<TreePlace>{{0, 0, 0, 1}})); // that a goes on says nothing of b
    feed.task(u"u"_s);
    QCOMPARE(feed.start(u"u"_s, u"b"_s).rescued, (TreePlace{0, 0, 0, 1}));
}

void RunTreeTest::tellsRunsOfAHandlerApart()
{
    Feed feed;
    feed.play(u"p"_s, {u"a"_s, u"b"_s});
    feed.task(u"h"_s, true);
    feed.start(u"h"_s, u"a"_s);
    feed.end(u"h"_s, u"a"_s, HostStatus::Changed);
    feed.task(u"t"_s);
    for (const QString &host : {u"a"_s, u"b"_s}) {
        feed.start(u"t"_s, host);
        feed.end(u"t"_s, host, HostStatus::Ok);
    }
    feed.task(u"h"_s, true);
    QCOMPARE(feed.start(u"h"_s, u"b"_s).what, What::TaskAdded);
    QCOMPARE(feed.start(u"h"_s, u"a"_s).what, What::HostAdded);
    feed.end(u"h"_s, u"a"_s, HostStatus::Ok);
    QCOMPARE(outline(feed.tree),
             (QStringList{u"p/0/h: a=changed"_s, u"p/0/t: a=ok b=ok"_s, u"p/0/h: b=running a=ok"_s}));
    QCOMPARE(feed.tree.task({0, 0, 2, -1})->name, u"task h"_s);
    QVERIFY(feed.tree.task({0, 0, 2, -1})->isHandler);
}

void RunTreeTest::keepsCensoredTextOut()
{
    Feed feed;
    RunEvent item = feed.ofHost(Kind::ItemResult, u"t"_s, u"a"_s);
    item.message = u"hunter2"_s;
    item.isCensored = true;
    feed.tree.apply(item);
    RunEvent event = feed.ofHost(Kind::HostResult, u"t"_s, u"a"_s);
    event.message = u"hunter2"_s;
    event.isCensored = true;
    feed.tree.apply(event);
    const HostRun *const host = feed.tree.host({0, 0, 0, 0});
    QVERIFY(host->isCensored);
    QCOMPARE(host->message, QString());
    QCOMPARE(host->items.front().message, QString());
}

} // namespace

std::unique_ptr<QObject> makeRunTreeTest()
{
    return std::make_unique<RunTreeTest>();
}

#include "run_tree_test.moc"
