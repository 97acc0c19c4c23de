// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "fixtures.hpp"

#include "ansible/log_reader.hpp"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

namespace {

using Kind = RunEvent::Kind;

std::vector<LocatedEvent> readLog(const QByteArray &text, QDate written = {})
{
    LogReader reader(written);
    reader.feed(text);
    reader.finish();
    return reader.take();
}

/// Each line changed by `change`, which gets its number too.
QByteArray changed(const QString &log, const std::function<QString(const QString &, int)> &change)
{
    QStringList lines = log.split(u'\n');
    for (int i = 0; i < lines.size() - 1; ++i) {
        lines[i] = change(lines.at(i), i);
    }
    return lines.join(u'\n').toUtf8();
}

QString isoTime(int second)
{
    return u"2026-03-01T21:%1:%2"_s.arg(second / 60, 2, 10, QChar(u'0')).arg(second % 60, 2, 10, QChar(u'0'));
}

/// A banner in the balloon of a cow, as cowsay draws it: wrapped at 40 columns.
QString inBalloon(const QString &line)
{
    if (!line.endsWith(u" ***")) {
        return line;
    }
    QString banner = line;
    while (banner.endsWith(u'*')) {
        banner.chop(1);
    }
    QStringList rows{QString()};
    for (const QString &word : banner.trimmed().split(u' ')) {
        if (rows.last().size() + word.size() > 30 && !rows.last().isEmpty()) {
            rows.append(QString());
        }
        rows.last() += (rows.last().isEmpty() ? QString() : u" "_s) + word;
    }
    for (int i = 0; i < rows.size(); ++i) {
        const QString left = rows.size() == 1 ? u"<"_s : i == 0 ? u"/"_s : i + 1 == rows.size() ? u"\\"_s : u"|"_s;
        const QString right = rows.size() == 1 ? u">"_s : i == 0 ? u"\\"_s : i + 1 == rows.size() ? u"/"_s : u"|"_s;
        rows[i] = left + u' ' + rows.at(i).leftJustified(rows.size() == 1 ? 0 : 32) + u' ' + right;
    }
    return u" _______\n"_s + rows.join(u'\n') + u"\n -------\n        \\   ^__^\n         \\  (oo)\\_______\n"_s;
}

/// The stars as short as they get, so that all of a banner fits in a row of a table.
QString shortStars(const QString &line)
{
    QString text = line;
    if (text.endsWith(u"****")) {
        while (text.endsWith(u"****")) {
            text.chop(1);
        }
    }
    return text;
}

class LogReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameAsTheEvents_data();
    void readsTheSameAsTheEvents();
    void readsTheSameHoweverItIsCut();
    void tellsTheLineOfEachEvent();
    void tellsTimesOfStamps_data();
    void tellsTimesOfStamps();
    void tellsTimesOfProfileTasks();
    void readsVerboseLogs();
    void readsTheYamlCallback();
    void readsTheDebugCallback();
    void readsTheJsonCallback();
    void readsRepeatedBannersOfTheFreeStrategy();
    void readsAdHocCommands();
    void startsANewRunAfterARecap();
    void startsANewRunAfterAnInterruption();
    void readsALogThatIsCut();
    void takesLinesOfAStore();
    void survivesGarbage();
};

void LogReaderTest::readsTheSameAsTheEvents_data()
{
    QTest::addColumn<QByteArray>("log");
    const QString log = sampleLog();
    QTest::newRow("plain") << log.toUtf8();
    QTest::newRow("from a terminal") << log.toUtf8().replace("\n", "\r\n");
    QTest::newRow("colours") << changed(
        log, [](const QString &line, int) { return line.isEmpty() ? line : u"\x1b[0;32m"_s + line + u"\x1b[0m"_s; });
    QTest::newRow("short stars") << changed(log, [](const QString &line, int) { return shortStars(line); });
    QTest::newRow("cowsay") << changed(log, [](const QString &line, int) { return inBalloon(shortStars(line)); });
    QTest::newRow("a saved log") << changed(
        log, [](const QString &line, int i) -> QString { return isoTime(i) + u".000Z node1 "_s + line; });
    QTest::newRow("a saved log without a source")
        << changed(log, [](const QString &line, int i) -> QString { return isoTime(i) + u".000Z - "_s + line; });
    QTest::newRow("ts") << changed(
        log, [](const QString &line, int i) -> QString { return u"Mar 01 "_s + isoTime(i).sliced(11) + u' ' + line; });
    QTest::newRow("journald") << changed(log, [](const QString &line, int i) -> QString {
        return u"Mar  1 "_s + isoTime(i).sliced(11) + u" deployer ansible-playbook[4711]: "_s + line;
    });
    QTest::newRow("log_path") << changed(log, [](const QString &line, int i) -> QString {
        return isoTime(i).replace(u'T', u' ') + u",123 p=4711 u=root n=ansible INFO| "_s + line;
    });
    QTest::newRow("log_path of 2.9") << changed(log, [](const QString &line, int i) -> QString {
        return isoTime(i).replace(u'T', u' ') + u",123 p=4711 u=root n=ansible | "_s + line;
    });
    QTest::newRow("Jenkins") << changed(
        log, [](const QString &line, int i) -> QString { return u"["_s + isoTime(i) + u".000Z] "_s + line; });
    QTest::newRow("seconds") << changed(log, [](const QString &line, int i) -> QString {
        return u"17958304%1.25 "_s.arg(i, 2, 10, QChar(u'0')) + line;
    });
    QTest::newRow("something else before it") << QByteArray("+ cd /srv\n+ make\nok: done\n\n") + log.toUtf8();
}

void LogReaderTest::readsTheSameAsTheEvents()
{
    QFETCH(const QByteArray, log);
    const auto trees = grow(readLog(log));
    QCOMPARE(trees.size(), 1U);
    QCOMPARE(outline(trees.front()).join(u'\n'), outline(growFromEvents(sampleEvents())).join(u'\n'));
}

void LogReaderTest::readsTheSameHoweverItIsCut()
{
    const QByteArray log = sampleLog().toUtf8();
    const auto whole = readLog(log);
    for (qsizetype cut = 0; cut <= log.size(); ++cut) {
        LogReader reader;
        reader.feed(QByteArrayView(log).first(cut));
        auto events = reader.take();
        reader.feed(QByteArrayView(log).sliced(cut));
        reader.finish();
        for (LocatedEvent &event : reader.take()) {
            events.push_back(std::move(event));
        }
        QVERIFY2(events == whole, qPrintable(u"cut at %1"_s.arg(cut)));
    }
}

void LogReaderTest::tellsTheLineOfEachEvent()
{
    const QStringList lines = sampleLog().split(u'\n');
    int results = 0;
    for (const LocatedEvent &located : readLog(sampleLog().toUtf8())) {
        const QString &line = lines.at(located.line);
        if (located.event.kind == Kind::HostResult || located.event.kind == Kind::ItemResult) {
            QVERIFY2(line.contains(u'[' + located.event.host) || line.startsWith(u"included: "), qPrintable(line));
            ++results;
        } else if (located.event.kind == Kind::TaskStart) {
            QVERIFY2(line.contains(located.event.name + u"] ***"), qPrintable(line));
        } else if (located.event.kind == Kind::Stats) {
            QVERIFY(line.startsWith(u"PLAY RECAP"));
        }
    }
    QVERIFY(results > 20);
}

void LogReaderTest::tellsTimesOfStamps_data()
{
    QTest::addColumn<QString>("stamp");
    QTest::addColumn<QString>("utc");
    QTest::newRow("Z") << u"2026-03-01T21:30:00.250Z "_s << u"2026-03-01T21:30:00.250Z"_s;
    QTest::newRow("many digits") << u"2026-03-01T21:30:00.2509876Z "_s << u"2026-03-01T21:30:00.250Z"_s;
    QTest::newRow("Tokyo") << u"2026-03-02T06:30:00+0900 host x[1]: "_s << u"2026-03-01T21:30:00.000Z"_s;
    QTest::newRow("New York") << u"2026-03-01T16:30:00-05:00 "_s << u"2026-03-01T21:30:00.000Z"_s;
    QTest::newRow("no year") << u"Nov 28 21:30:00 "_s << u"2026-11-28T21:30:00.000Z"_s;
    QTest::newRow("the year before") << u"Dec 31 21:30:00 "_s << u"2025-12-31T21:30:00.000Z"_s;
    QTest::newRow("seconds") << u"1772400600.5 "_s << u"2026-03-01T21:30:00.500Z"_s;
    QTest::newRow("no day") << u"21:30:00 "_s << QString();
    QTest::newRow("no such day") << u"2026-02-31T21:30:00Z "_s << QString();
}

void LogReaderTest::tellsTimesOfStamps()
{
    QFETCH(const QString, stamp);
    QFETCH(const QString, utc);
    const auto zone = qgetenv("TZ");
    qputenv("TZ", "UTC"); // stamps without a zone are local
    const QByteArray log = changed(u"PLAY [x] ***\nTASK [y] ***\nok: [h]\n"_s,
                                   [&](const QString &line, int) -> QString { return stamp + line; });
    const auto events = readLog(log, QDate(2026, 11, 28));
    zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
    QCOMPARE(events.size(), 4U);
    const qint64 expected = utc.isEmpty() ? 0 : QDateTime::fromString(utc, Qt::ISODateWithMs).toMSecsSinceEpoch();
    for (const LocatedEvent &located : events) {
        QCOMPARE(located.event.timeMs, expected);
    }
}

void LogReaderTest::tellsTimesOfProfileTasks()
{
    const auto events =
        readLog("PLAY [x] ***\n\nTASK [y] *****\n"
                "Saturday 28 November 2026  10:00:00 +0900 (0:00:00.123)       0:00:00.123 ********* \nok: [h]\n\n"
                "TASK [z] *****\n"
                "Saturday 28 November 2026  10:00:07 +0900 (0:00:07.000)       0:00:07.123 ********* \nok: [h]\n");
    QCOMPARE(events.size(), 6U);
    const qint64 start = QDateTime::fromString(u"2026-11-28T01:00:00Z"_s, Qt::ISODate).toMSecsSinceEpoch();
    QCOMPARE(events.at(2).event.timeMs, start);
    QCOMPARE(events.at(4).event.timeMs, start + 7000);
}

void LogReaderTest::readsVerboseLogs()
{
    const auto events = readLog(R"(ansible-playbook [core 2.17.3]
  config file = /srv/ansible.cfg
Using /srv/ansible.cfg as config file

PLAYBOOK: upgrade.yml **********************************************************
2 plays in upgrade.yml

PLAY [x] ***********************************************************************

TASK [role/sub : Do it] ********************************************************
task path: /srv/roles/role/sub/tasks/main.yml:12
<n1> ESTABLISH SSH CONNECTION FOR USER: None
<n1> SSH: EXEC ssh -C n1 '/bin/sh -c '"'"'echo ok: [n9]'"'"''
Using module file /usr/lib/command.py
changed: [n1] => {
    "changed": true,
    "stdout": "fatal: [n9]: FAILED! => {}"
}
)");
    QCOMPARE(events.size(), 4U);
    QCOMPARE(events.at(0).event.name, u"upgrade.yml"_s);
    QCOMPARE(events.at(0).event.ansibleVersion, u"2.17.3"_s);
    QCOMPARE(events.at(2).event.role, u"role/sub"_s);
    QCOMPARE(events.at(2).event.name, u"Do it"_s);
    QCOMPARE(events.at(2).event.path, u"/srv/roles/role/sub/tasks/main.yml:12"_s);
    QCOMPARE(toString(events.at(3).event.status), u"changed"_s);
}

void LogReaderTest::readsTheYamlCallback()
{
    const auto events = readLog(R"(PLAY [x] ***

TASK [y] ***
fatal: [n1]: FAILED! => changed=true 
  cmd:
  - sh
  msg: non-zero return code
  rc: 2
  stderr: |-
    first line
    second line
  stderr_lines: <omitted>
  stdout: ''
...ignoring
fatal: [n2]: FAILED! => changed=false 
  censored: 'the output has been hidden'
failed: [n3] (item=a) => changed=false 
  msg: no
)");
    QCOMPARE(events.size(), 7U);
    const RunEvent &failure = events.at(3).event;
    QCOMPARE(toString(failure.status), u"ignored"_s);
    QCOMPARE(failure.message, u"non-zero return code\nfirst line\nsecond line"_s);
    QCOMPARE(failure.exitCode, std::optional(2));
    QVERIFY(events.at(4).event.isCensored);
    QCOMPARE(events.at(4).event.message, QString());
    QCOMPARE(events.at(5).event.message, u"no"_s);
    QCOMPARE(toString(events.at(6).event.status), u"failed"_s);
}

void LogReaderTest::readsTheDebugCallback()
{
    const auto events = readLog(R"(PLAY [x] ***

TASK [y] ***
fatal: [n1]: FAILED! => {
    "changed": true,
    "rc": 1
}

STDERR:

it broke here

MSG:

non-zero return code

PLAY RECAP ***
n1 : ok=0 changed=0 unreachable=0 failed=1
)");
    QCOMPARE(events.size(), 5U);
    QVERIFY(events.at(3).event.message.contains(u"it broke here"));
    QCOMPARE(events.at(3).event.exitCode, std::optional(1));
    QCOMPARE(events.at(4).event.tallies.value(u"n1"_s).failed, 1);
}

void LogReaderTest::readsTheJsonCallback()
{
    const QByteArray log = R"([WARNING]: something first
{
    "custom_stats": {},
    "plays": [
        {
            "play": {
                "duration": {
                    "start": "2026-11-28T01:00:00.000000Z"
                },
                "id": "p",
                "name": "x"
            },
            "tasks": [
                {
                    "hosts": {
                        "n1": {
                            "action": "command",
                            "changed": true,
                            "failed": true,
                            "msg": "no",
                            "rc": 7
                        },
                        "n2": {
                            "action": "command",
                            "changed": false,
                            "results": [
                                {"changed": false, "item": "a"},
                                {"skipped": true, "item": "b"}
                            ]
                        }
                    },
                    "task": {
                        "duration": {
                            "end": "2026-11-28T01:00:09.000000Z",
                            "start": "2026-11-28T01:00:01.000000Z"
                        },
                        "id": "t",
                        "name": "role : y"
                    }
                },
                {
                    "hosts": {
                        "n1": {
                            "changed": true
                        },
                        "n3": {
                            "unreachable": true
                        }
                    },
                    "task": {
                        "id": "u",
                        "name": "z"
                    }
                }
            ]
        }
    ],
    "stats": {
        "n1": {
            "changed": 2,
            "failures": 0,
            "ignored": 1,
            "ok": 2,
            "rescued": 0,
            "skipped": 0,
            "unreachable": 0
        }
    }
}
)";
    const auto events = readLog(log);
    const auto trees = grow(events);
    QCOMPARE(trees.size(), 1U);
    QCOMPARE(outline(trees.front()),
             (QStringList{u"1 x/0 [role : y] n1=ignored rc 7 \"no\" n2=ok{a:ok,b:skipped}"_s,
                          u"1 x/0 [ : z] n1=changed n3=unreachable"_s, u"n1: 2 2 0 0 0 0 1"_s, u"finished"_s}));
    const TaskRun *const task = trees.front().task({0, 0, 0, -1});
    QCOMPARE(task->endMs - task->startMs, 8000);
    QCOMPARE(task->action, u"command"_s);
    const QList<QByteArray> lines = log.split('\n');
    for (const LocatedEvent &located : events) {
        if (located.event.kind == Kind::HostResult) {
            QCOMPARE(lines.at(located.line).trimmed(), QByteArray("\"" + located.event.host.toUtf8() + "\": {"));
        }
    }
    for (qsizetype size = 0; size < log.size() - 2; ++size) {
        QVERIFY(readLog(log.first(size)).empty()); // a document that is cut says nothing
    }
}

void LogReaderTest::readsRepeatedBannersOfTheFreeStrategy()
{
    const auto trees = grow(readLog(R"(PLAY [x] ***

TASK [Slow] ***
changed: [n2]

TASK [Then] ***
ok: [n2]

TASK [Then] ***
changed: [n2]

TASK [Slow] ***
changed: [n1]

TASK [Then] ***
ok: [n1]

TASK [Then] ***
changed: [n1]
)"));
    QCOMPARE(trees.size(), 1U);
    QCOMPARE(outline(trees.front()).first(3),
             (QStringList{u"1 x/0 [ : Slow] n1=changed n2=changed"_s, u"1 x/0 [ : Then] n1=ok n2=ok"_s,
                          u"1 x/0 [ : Then] n1=changed n2=changed"_s}));
}

void LogReaderTest::readsAdHocCommands()
{
    const auto trees = grow(readLog(R"(n1 | CHANGED | rc=0 >>
up 2 days
and a line
n2 | UNREACHABLE! => {
    "changed": false,
    "msg": "no route",
    "unreachable": true
}
n3 | FAILED | rc=2 >>
no such file
n1 | SUCCESS => {
    "ping": "pong"
}
)"));
    QCOMPARE(trees.size(), 2U); // n1 comes again: another command
    QCOMPARE(
        outline(trees.front()).first(),
        u"1 Ansible Ad-Hoc/0 [ : ] n1=changed rc 0 \"up 2 days\nand a line\" n2=unreachable \"no route\" n3=failed rc 2 \"no such file\""_s);
    QCOMPARE(outline(trees.back()).first(), u"1 Ansible Ad-Hoc/0 [ : ] n1=ok"_s);
}

void LogReaderTest::startsANewRunAfterARecap()
{
    const QByteArray log = sampleLog().toUtf8();
    const auto trees = grow(readLog(log + "$ again\n" + log));
    QCOMPARE(trees.size(), 2U);
    QCOMPARE(outline(trees.front()), outline(trees.back()));
}

void LogReaderTest::startsANewRunAfterAnInterruption()
{
    const auto trees = grow(readLog(
        "PLAY [x] ***\nTASK [y] ***\nok: [n1]\n[ERROR]: User interrupted execution\n"
        "PLAY [x] ***\nTASK [y] ***\nok: [n2]\nansible-playbook 2.9.27\nPLAY [x] ***\nTASK [y] ***\nok: [n3]\n"));
    QCOMPARE(trees.size(), 3U);
    for (const RunTree &tree : trees) {
        QVERIFY(!tree.isFinished());
        QCOMPARE(tree.taskCount(), 1);
    }
}

void LogReaderTest::readsALogThatIsCut()
{
    const QByteArray log = sampleLog().toUtf8();
    for (qsizetype size = 0; size < log.size(); size += 7) {
        const auto trees = grow(readLog(log.first(size)));
        QVERIFY(trees.size() <= 1);
        const auto rest = grow(readLog(log.sliced(size)));
        QVERIFY(rest.size() <= 1);
    }
    const auto rest = grow(readLog(log.sliced(log.indexOf("changed: [n2 -> n1]"))));
    QCOMPARE(rest.size(), 1U);
    QCOMPARE(outline(rest.front()).first(), u"1 /0 [ : ] n1=skipped n2@n1=changed"_s);
}

void LogReaderTest::takesLinesOfAStore()
{
    LogReader reader;
    reader.addLine(100, "PLAY [x] ***", false, 5000);
    reader.addLine(101, "TASK [a very ", true, 6000);
    reader.addLine(102, "long name] ***", false, 6000);
    reader.addLine(105, "ok: [n1]", false, 7000);
    reader.finish();
    const auto events = reader.take();
    QCOMPARE(events.size(), 4U);
    QCOMPARE(events.at(2).event.name, u"a very long name"_s);
    QCOMPARE(events.at(2).line, 101);
    QCOMPARE(events.at(3).line, 105);
    QCOMPARE(events.at(3).event.timeMs, 7000);
}

void LogReaderTest::survivesGarbage()
{
    QRandomGenerator random(20261128);
    const QByteArray log = sampleLog().toUtf8();
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = log;
        for (int change = random.bounded(1, 200); change > 0; --change) {
            const int at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(3)) {
            case 0:
                bytes[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, random.bounded(20));
                break;
            default:
                bytes.insert(at, log.sliced(random.bounded(static_cast<int>(log.size() - 40)), random.bounded(40)));
            }
        }
        for (const RunTree &tree : grow(readLog(bytes))) {
            (void)outline(tree);
        }
    }
}

} // namespace

std::unique_ptr<QObject> makeLogReaderTest()
{
    return std::make_unique<LogReaderTest>();
}

#include "log_reader_test.moc"
