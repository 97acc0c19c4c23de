// SPDX-License-Identifier: GPL-3.0-or-later
// What is passed over must not matter: the outline knows the same failures as the tree of all events.
#include "cases.hpp"

#include "advice/log/log_outline.hpp"
#include "ansible/log_reader.hpp"
#include "ansible/run_tree.hpp"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::advice;
using namespace kubemori::ansible;

namespace {

QStringList inOrder(QStringList lines)
{
    lines.sort();
    for (QString &line : lines) {
        line = line.sliced(7);
    }
    return lines;
}

/// "host status" of all failures in their order, from the tree of all events. Their lines may differ: of a loop the
/// outline tells the last item that failed, the tree the last one.
QStringList fromTree(const QByteArray &log)
{
    LogReader reader;
    reader.feed(log);
    reader.finish();
    QStringList result;
    RunTree tree;
    QList<std::pair<TreePlace, qint64>> failures;
    const auto settle = [&] {
        for (const auto &[place, line] : failures) {
            const HostRun *const host = tree.host(place);
            result.append(u"%1 %2 %3"_s.arg(line + 1, 6).arg(host->host, toString(host->status)));
        }
        failures.clear();
        tree = RunTree();
    };
    for (const LocatedEvent &located : reader.take()) {
        if (located.event.kind == RunEvent::Kind::PlaybookStart) {
            settle();
        }
        const TreePlace place = tree.apply(located.event).place;
        const bool isNew = std::ranges::find(failures, place, &std::pair<TreePlace, qint64>::first) == failures.end();
        if (located.event.kind == RunEvent::Kind::HostResult && isNew &&
            (isFailure(located.event.status) || located.event.status == HostStatus::Ignored)) {
            failures.append({place, located.line});
        }
    }
    settle();
    return inOrder(result);
}

QStringList fromOutline(const QByteArray &log)
{
    QStringList result;
    for (const OutlinedFailure &failure : readOutline(log, {}, {}).failures) {
        result.append(u"%1 %2 %3"_s.arg(failure.told.line, 6).arg(failure.told.host, toString(failure.told.status)));
    }
    return inOrder(result);
}

/// A run of so many tasks with failures of all kinds; the hosts that failed for good are not heard of any more.
QByteArray randomRun(QRandomGenerator &random)
{
    QByteArray log;
    const int hosts = random.bounded(1, 6);
    QSet<int> gone;
    QMap<int, QList<int>> counts; // failed, rescued, ignored
    for (int host = 0; host < hosts; ++host) {
        counts[host] = {0, 0, 0};
    }
    int handlers = 0;
    for (int play = 0; play < random.bounded(1, 4); ++play) {
        log += "\nPLAY [play " + QByteArray::number(random.bounded(2)) + "] ******\n";
        for (int task = 0; task < random.bounded(1, 30); ++task) {
            const bool isHandler = random.bounded(12) == 0 && ++handlers > 0;
            log += isHandler ? "\nRUNNING HANDLER [role : task " : "\nTASK [role : task ";
            log += QByteArray::number(random.bounded(20)) + "] ******\n";
            for (int host = 0; host < hosts; ++host) {
                const QByteArray name = "n" + QByteArray::number(host);
                if (gone.contains(host)) {
                    continue;
                }
                const int kind = random.bounded(40);
                if (kind == 0) {
                    log += "fatal: [" + name + "]: FAILED! => {\"msg\": \"a\"}\n";
                    ++counts[host][0];
                    gone.insert(host);
                } else if (kind == 1 || kind == 2) {
                    log += "fatal: [" + name + "]: FAILED! => {\n    \"msg\": \"b\"\n}\n...ignoring\n";
                    ++counts[host][2];
                } else if (kind == 3 && !isHandler) {
                    log += "fatal: [" + name + "]: FAILED! => {\"msg\": \"c\"}\n\nTASK [role : rescue " + name +
                           "] ******\nok: [" + name + "]\n\nTASK [role : on " + name + "] ******\n";
                    ++counts[host][1];
                } else if (kind == 4) {
                    log += "failed: [" + name + "] (item=x) => {\"msg\": \"d\"}\nok: [" + name +
                           "] => (item=y)\n...ignoring\n";
                    ++counts[host][2];
                } else if (kind == 5) {
                    log += "skipping: [" + name + "]\n";
                } else {
                    log += (kind % 2 ? "ok: [" : "changed: [") + name + "]\n";
                }
            }
        }
    }
    log += "\nPLAY RECAP ******\n";
    for (int host = 0; host < hosts; ++host) {
        log += "n" + QByteArray::number(host) +
               "  : ok=1 changed=0 unreachable=0 failed=" + QByteArray::number(counts[host][0]) +
               " skipped=0 rescued=" + QByteArray::number(counts[host][1]) +
               " ignored=" + QByteArray::number(counts[host][2]) + "\n";
    }
    return log + '\n';
}

class OutlineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheSameFailuresAsTheTree();
    void survivesGarbage();
    void ownsEveryLine();
};

void OutlineTest::knowsTheSameFailuresAsTheTree()
{
    QRandomGenerator random(20261128);
    int failures = 0;
    for (int round = 0; round < 300; ++round) {
        QByteArray log = randomRun(random) + randomRun(random);
        const QStringList expected = fromTree(log);
        QVERIFY2(fromOutline(log) == expected,
                 qPrintable(u"round %1\n"_s.arg(round) + fromOutline(log).join(u'\n') + u"\n--\n"_s +
                            expected.join(u'\n') + u"\n--\n"_s + QString::fromUtf8(log)));
        failures += static_cast<int>(expected.size());
    }
    QVERIFY(failures > 1000);
}

void OutlineTest::survivesGarbage()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        QByteArray bytes = randomRun(random);
        for (int change = random.bounded(1, 200); change > 0 && !bytes.isEmpty(); --change) {
            const int at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(3)) {
            case 0:
                bytes[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, random.bounded(20));
                break;
            default:
                bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(20) % 5));
            }
        }
        const LogOutline outline = readOutline(bytes, {}, {});
        QCOMPARE(outline.lines, bytes.count('\n') + (bytes.isEmpty() || bytes.endsWith('\n') ? 0 : 1));
    }
}

void OutlineTest::ownsEveryLine()
{
    using Owner = LogSegment::Owner;
    const QByteArray log = "before\nPLAY [x] ***\n\nTASK [y] ***\nok: [n1]\nfatal: [n2]: FAILED! => {\n  \"a\": 1\n}\n"
                           "fatal: [n3]: FAILED! => {}\n...ignoring\nERROR! x\nand y\n\nPLAY RECAP ***\nn1 : ok=1 "
                           "failed=0\nbehind\n";
    const LogOutline outline = readOutline(log, {}, {});
    QList<std::pair<qint64, Owner>> seen;
    for (const LogSegment &segment : outline.segments) {
        seen.append({segment.line, segment.owner});
        QCOMPARE(log.first(segment.offset).count('\n'), segment.line - 1);
    }
    QCOMPARE(seen, (QList<std::pair<qint64, Owner>>{{1, Owner::Outside},
                                                    {2, Owner::Nobody},
                                                    {6, Owner::Failure},
                                                    {9, Owner::Failure},
                                                    {10, Owner::Nobody},
                                                    {11, Owner::Error},
                                                    {14, Owner::Nobody},
                                                    {16, Owner::Outside}}));
}

} // namespace

std::unique_ptr<QObject> makeOutlineTest()
{
    return std::make_unique<OutlineTest>();
}

#include "outline_test.moc"
