// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_store.hpp"
#include "suites.hpp"

#include <QDir>
#include <QTemporaryDir>
#include <QTimeZone>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using ansible::RunCopy;
using ansible::RunFrame;
using ansible::RunRecord;
using ansible::RunState;
using ansible::RunStore;

class RunStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsWhatARunTells();
    void goesOnWithoutLossOrRepeat();
    void cutsATornEnd();
    void noticesAGap();
    void isWrittenByOneAtATime();
    void whatIsRefusedLeavesTheCopyAlone();
    void readsOutputWithItsTimes();
    void listsTheLatestFirst();
    void leavesOutWhatIsNoRun();
    void refusesNamesThatLeaveTheFolder();
    void prunes();
    void isForItsOwnerOnly();

private:
    [[nodiscard]] static RunRecord record(const QString &id, int minute = 0)
    {
        RunRecord record;
        record.id = id;
        record.cluster = u"lab"_s;
        record.host = u"deployer"_s;
        record.folder = u"/there/"_s + id;
        record.command = {u"ansible-playbook"_s, u"site.yml"_s};
        record.started = QDateTime(QDate(2026, 3, 1), QTime(21, minute), QTimeZone::UTC);
        return record;
    }
    static RunFrame output(qint64 offset, const QByteArray &bytes, qint64 time = 1)
    {
        return {.kind = RunFrame::Kind::Output, .offset = offset, .timeMs = time, .bytes = bytes};
    }
    static RunFrame ended(const char *time = "2026-03-01T22:00:00.000Z")
    {
        return {.kind = RunFrame::Kind::State,
                .offset = 0,
                .timeMs = 0,
                .bytes =
                    QByteArray(R"({"state":"ended","exit":2,"signal":0,"stopped":false,"ended":")") + time + "\"}"};
    }
    void keep(const RunRecord &record, const QByteArray &bytes, const char *end = nullptr)
    {
        const auto copy = RunCopy::open(m_root, record);
        QVERIFY(copy);
        QVERIFY((*copy)->take(output(0, bytes)));
        if (end != nullptr) {
            QVERIFY((*copy)->take(ended(end)));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
};

void RunStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->filePath(u"state/ansible"_s);
}

void RunStoreTest::keepsWhatARunTells()
{
    {
        const auto copy = RunCopy::open(m_root, record(u"r1"_s));
        QVERIFY(copy);
        QVERIFY((*copy)->take(output(0, "one\n")));
        QVERIFY((*copy)->take({.kind = RunFrame::Kind::Events,
                               .offset = 0,
                               .timeMs = 0,
                               .bytes = R"({"e":"play_start","t":5,"n":1,"id":"p","name":"All","hosts":["n1"]})"
                                        "\n"}));
        QVERIFY((*copy)->take(ended()));
    }
    const RunStore store(m_root);
    const auto kept = store.record(u"r1"_s);
    QVERIFY(kept);
    QVERIFY(kept->status.state == RunState::Ended);
    QCOMPARE(kept->status.exitCode, std::optional(2));
    QCOMPARE(kept->status.ended, QDateTime(QDate(2026, 3, 1), QTime(22, 0), QTimeZone::UTC));
    QCOMPARE(kept->command, record(u"r1"_s).command);
    QCOMPARE(kept->folder, u"/there/r1"_s);
    QCOMPARE(kept->outputBytes, 4);
    const auto events = store.readEvents(u"r1"_s, {});
    QVERIFY(events);
    QCOMPARE(events->size(), 1);
    QCOMPARE(events->first().hosts, QStringList{u"n1"_s});
}

void RunStoreTest::goesOnWithoutLossOrRepeat()
{
    keep(record(u"r1"_s), "abc");
    const auto copy = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(copy);
    QCOMPARE((*copy)->offsets().output, 3);
    QVERIFY((*copy)->take(output(1, "bcdef"))); // told again from the middle
    QVERIFY((*copy)->take(output(0, "ab")));    // all of it known
    QByteArray whole;
    QVERIFY(RunStore(m_root).readOutput(u"r1"_s, [&whole](const RunFrame &frame) { whole += frame.bytes; }, {}));
    QCOMPARE(whole, "abcdef");
}

void RunStoreTest::cutsATornEnd()
{
    keep(record(u"r1"_s), "x");
    QFile events(m_root + u"/r1/events.jsonl"_s);
    QVERIFY(events.open(QIODevice::WriteOnly));
    events.write("{\"e\":\"stats\"}\n{\"e\":\"ta");
    events.close();
    const auto copy = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(copy);
    QCOMPARE((*copy)->offsets().events, 14);
    QCOMPARE(QFileInfo(events.fileName()).size(), 14);
}

void RunStoreTest::noticesAGap()
{
    const auto copy = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(copy);
    const auto taken = (*copy)->take(output(5, "late"));
    QVERIFY(!taken);
    QVERIFY(taken.error().code == ErrorCode::InvalidData);
}

/// An operation and the window follow a run at the same time: what both wrote would be there twice.
void RunStoreTest::isWrittenByOneAtATime()
{
    auto first = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(first);
    const auto second = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(!second);
    QVERIFY(second.error().code == ErrorCode::Locked);
    QVERIFY(RunCopy::open(m_root, record(u"r2"_s))); // each run by itself
    QVERIFY((*first)->take(output(0, "one")));
    // Closing what was refused has not let go of the first one's lock, as locks of the process would have.
    const auto again = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(!again && again.error().code == ErrorCode::Locked);
    first->reset();
    const auto third = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(third);
    QCOMPARE((*third)->offsets().output, 3);
}

void RunStoreTest::whatIsRefusedLeavesTheCopyAlone()
{
    const auto first = RunCopy::open(m_root, record(u"r1"_s));
    QVERIFY(first);
    const QByteArray event = R"({"e":"play_start","t":5,"n":1,"id":"p","name":"All","hosts":["n1"]})"
                             "\n";
    const auto events = [](qint64 offset, const QByteArray &bytes) {
        return RunFrame{.kind = RunFrame::Kind::Events, .offset = offset, .timeMs = 0, .bytes = bytes};
    };
    QVERIFY((*first)->take(events(0, event + "{\"e\":"))); // the rest of the line comes later
    RunRecord other = record(u"r1"_s);
    other.command = {u"true"_s};
    QVERIFY(!RunCopy::open(m_root, other));
    QCOMPARE(RunStore(m_root).record(u"r1"_s)->command, record(u"r1"_s).command);
    QVERIFY((*first)->take(events(event.size() + 5, "\"stats\"}\n")));
    QCOMPARE(QFileInfo(m_root + u"/r1/events.jsonl"_s).size(), event.size() + 14);
}

void RunStoreTest::readsOutputWithItsTimes()
{
    {
        const auto copy = RunCopy::open(m_root, record(u"r1"_s));
        QVERIFY(copy);
        QVERIFY((*copy)->take(output(0, "first", 1000)));
        QVERIFY((*copy)->take(output(5, "second", 2000)));
    }
    QMap<qint64, QByteArray> byTime;
    QVERIFY(RunStore(m_root).readOutput(u"r1"_s,
                                        [&byTime](const RunFrame &frame) { byTime[frame.timeMs] += frame.bytes; }, {}));
    QCOMPARE(byTime, (QMap<qint64, QByteArray>{{1000, "first"}, {2000, "second"}}));
}

void RunStoreTest::listsTheLatestFirst()
{
    keep(record(u"a"_s, 5), "x");
    keep(record(u"b"_s, 30), "x");
    keep(record(u"c"_s, 10), "x");
    QStringList ids;
    for (const RunRecord &each : RunStore(m_root).records()) {
        ids.append(each.id);
    }
    QCOMPARE(ids, (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QVERIFY(RunStore(m_folder->filePath(u"nothing"_s)).records().isEmpty());
}

void RunStoreTest::leavesOutWhatIsNoRun()
{
    keep(record(u"a"_s), "x");
    QVERIFY(QDir().mkpath(m_root + u"/facts"_s));
    QVERIFY(QDir().mkpath(m_root + u"/broken"_s));
    QFile broken(m_root + u"/broken/run.json"_s);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("[1, {\"id\"");
    broken.close();
    QCOMPARE(RunStore(m_root).records().size(), 1);
}

void RunStoreTest::refusesNamesThatLeaveTheFolder()
{
    for (const QString &id : {u"../x"_s, u"a/b"_s, u""_s, u".."_s, u".hidden"_s}) {
        QVERIFY(!RunCopy::open(m_root, record(id)));
        QVERIFY(RunStore(m_root).record(id).error().code == ErrorCode::NotFound);
        QVERIFY(!RunStore(m_root).remove(id));
    }
}

void RunStoreTest::prunes()
{
    const QDateTime now(QDate(2026, 6, 1), QTime(0, 0), QTimeZone::UTC);
    keep(record(u"old"_s, 1), "x", "2026-01-01T00:00:00.000Z");
    keep(record(u"big"_s, 2), QByteArray(3000, 'x'), "2026-05-30T00:00:00.000Z");
    keep(record(u"new"_s, 3), "x", "2026-05-31T00:00:00.000Z");
    keep(record(u"running"_s, 0), QByteArray(5000, 'x'));
    const RunStore store(m_root);
    QCOMPARE(store.prune({.days = 100, .mostBytes = 1'000'000}, now), QStringList{u"old"_s});
    QCOMPARE(store.prune({.days = 100, .mostBytes = 2000}, now), QStringList{u"big"_s});
    QCOMPARE(store.records().size(), 2);
}

void RunStoreTest::isForItsOwnerOnly()
{
    keep(record(u"a"_s), "x");
    for (const QString &name : {u"run.json"_s, u"output"_s, u"events.jsonl"_s, u"times"_s}) {
        QCOMPARE(QFileInfo(m_root + u"/a/"_s + name).permissions() &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }
    QCOMPARE(QFileInfo(m_root + u"/a"_s).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
             QFile::Permissions());
}

std::unique_ptr<QObject> makeRunStoreTest()
{
    return std::make_unique<RunStoreTest>();
}

#include "run_store_test.moc"
