// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"
#include "fixtures.hpp"

#include "ansible/task_locator.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

namespace {

TaskLocator locate(const QString &log)
{
    TaskLocator locator;
    const QStringList lines = log.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        locator.addLine(i, readOutputLine(lines.at(i)));
    }
    return locator;
}

class TaskLocatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEverythingInAWholeLog();
    void isNotShiftedByHiddenTasks();
    void tellsHiddenTasksOfTheSameNameApart();
    void findsHostsOfTheFreeStrategy();
    void followsARunThatGoesOn();
    void tellsWhereATaskEnds();
    void findsNothingInAnotherLog();
};

void TaskLocatorTest::findsEverythingInAWholeLog()
{
    const QStringList lines = sampleLog().split(u'\n');
    const TaskLocator locator = locate(sampleLog());
    const RunTree tree = growFromEvents(sampleEvents());
    int tasks = 0;
    for (int play = 0; play < static_cast<int>(tree.plays().size()); ++play) {
        TreePlace place{.play = play, .batch = 0, .task = -1, .host = -1};
        for (; tree.batch(place) != nullptr; ++place.batch) {
            const auto line = locator.lineOf(tree, {play, place.batch, -1, -1});
            QVERIFY(line);
            QVERIFY(lines.at(*line).startsWith(u"PLAY ["_s + tree.play(place)->name));
            for (place.task = 0; tree.task(place) != nullptr; ++place.task) {
                place.host = -1;
                const TaskRun &task = *tree.task(place);
                const auto banner = locator.lineOf(tree, place);
                QVERIFY2(banner && lines.at(*banner).contains(task.name + u"] ***"), qPrintable(task.name));
                for (place.host = 0; tree.host(place) != nullptr; ++place.host) {
                    const auto result = locator.lineOf(tree, place);
                    QVERIFY(result && *result >= *banner);
                    const bool isIncluded = task.action == u"include_tasks";
                    QVERIFY2(isIncluded || lines.at(*result).contains(u'[' + tree.host(place)->host),
                             qPrintable(lines.at(*result)));
                }
                ++tasks;
            }
            place.task = -1;
        }
    }
    QCOMPARE(tasks, 14);
    // The item that failed, not the first one.
    QVERIFY(lines.at(*locator.lineOf(tree, {0, 0, 2, 0})).startsWith(u"failed: [n1] (item=b"));
}

void TaskLocatorTest::isNotShiftedByHiddenTasks()
{
    QStringList kept; // as with display_skipped_hosts = no: only what did something
    const QString log = sampleLog();
    for (const QString &section : log.split(u"\n\n"_s)) {
        const bool isHidden = section.startsWith(u"TASK [base : Include") || section.startsWith(u"TASK [Gathering") ||
                              section.startsWith(u"TASK [base : Try]");
        if (!isHidden) {
            kept.append(section);
        }
    }
    const QString text = kept.join(u"\n\n"_s);
    const QStringList lines = text.split(u'\n');
    const TaskLocator locator = locate(text);
    const RunTree tree = growFromEvents(sampleEvents());
    for (int task = 0; tree.task({0, 0, task, -1}) != nullptr; ++task) {
        const QString name = tree.task({0, 0, task, -1})->name;
        const auto line = locator.lineOf(tree, {0, 0, task, -1});
        if (name == u"Include more" || name == u"Gathering Facts" || name == u"Try") {
            QVERIFY(!line);
        } else {
            QVERIFY2(line && lines.at(*line).contains(name + u"] ***"), qPrintable(name));
        }
    }
}

void TaskLocatorTest::tellsHiddenTasksOfTheSameNameApart()
{
    const RunTree tree = growFromEvents(R"({"e":"play_start","id":"p","name":"x"}
{"e":"task_start","id":"a","name":"same"}
{"e":"host_result","id":"a","host":"n1","status":"skipped"}
{"e":"task_start","id":"b","name":"same"}
{"e":"host_result","id":"b","host":"n1","status":"changed"}
{"e":"task_start","id":"c","name":"same"}
{"e":"host_result","id":"c","host":"n1","status":"ok"}
)");
    const TaskLocator locator = locate(u"PLAY [x] ***\nTASK [same] ***\nchanged: [n1]\nTASK [same] ***\nok: [n1]\n"_s);
    QCOMPARE(locator.lineOf(tree, {0, 0, 0, -1}), std::nullopt);
    QCOMPARE(locator.lineOf(tree, {0, 0, 1, 0}), std::optional<qint64>(2));
    QCOMPARE(locator.lineOf(tree, {0, 0, 2, -1}), std::optional<qint64>(3));
}

void TaskLocatorTest::findsHostsOfTheFreeStrategy()
{
    const RunTree tree = growFromEvents(R"({"e":"play_start","id":"p","name":"x"}
{"e":"task_start","id":"a","name":"one"}
{"e":"host_result","id":"a","host":"n2","status":"ok"}
{"e":"task_start","id":"b","name":"two"}
{"e":"host_result","id":"b","host":"n2","status":"ok"}
{"e":"host_result","id":"a","host":"n1","status":"ok"}
{"e":"host_result","id":"b","host":"n1","status":"ok"}
)");
    const TaskLocator locator = locate(
        u"PLAY [x] ***\nTASK [one] ***\nok: [n2]\nTASK [two] ***\nok: [n2]\nTASK [one] ***\nok: [n1]\nTASK [two] ***\nok: [n1]\n"_s);
    QCOMPARE(locator.lineOf(tree, {0, 0, 0, 0}), std::optional<qint64>(2));
    QCOMPARE(locator.lineOf(tree, {0, 0, 1, 0}), std::optional<qint64>(4));
    QCOMPARE(locator.lineOf(tree, {0, 0, 0, 1}), std::optional<qint64>(6));
    QCOMPARE(locator.lineOf(tree, {0, 0, 1, 1}), std::optional<qint64>(8));
    using kubemori::logs::LineRange;
    QCOMPARE(locator.linesOf(tree, {0, 0, 0, 0}), (LineRange{.from = 1, .to = 3}));
    QCOMPARE(locator.linesOf(tree, {0, 0, 0, 1}), (LineRange{.from = 5, .to = 7}));
}

void TaskLocatorTest::followsARunThatGoesOn()
{
    const QStringList lines = sampleLog().split(u'\n');
    const RunTree tree = growFromEvents(sampleEvents());
    TaskLocator locator;
    for (int i = 0; i < lines.size(); ++i) {
        locator.addLine(i, readOutputLine(lines.at(i)));
        const auto line = locator.lineOf(tree, {0, 0, 4, 0});
        const auto banner = lines.indexOf(QRegularExpression(u"^TASK \\[Check\\].*"_s));
        QCOMPARE(line, i < banner ? std::nullopt : std::optional<qint64>(i == banner ? banner : banner + 1));
    }
}

void TaskLocatorTest::tellsWhereATaskEnds()
{
    using kubemori::logs::LineRange;
    const RunTree tree = growFromEvents(R"({"e":"play_start","id":"p","name":"x"}
{"e":"task_start","id":"a","name":"one"}
{"e":"host_result","id":"a","host":"n1","status":"ok"}
{"e":"task_start","id":"b","name":"two"}
{"e":"host_result","id":"b","host":"n1","status":"ok"}
{"e":"play_start","id":"q","name":"y"}
{"e":"task_start","id":"c","name":"one"}
{"e":"host_result","id":"c","host":"n1","status":"ok"}
)");
    const QStringList lines{
        u"PLAY [x] ***"_s,     u"TASK [one] ***"_s, u"ok: [n1]"_s,     u"said by it"_s,     u""_s,
        u"TASK [two] ***"_s,   u"ok: [n1]"_s,       u"PLAY [y] ***"_s, u"TASK [one] ***"_s, u"ok: [n1]"_s,
        u"PLAY RECAP ******"_s};
    TaskLocator locator;
    auto readTo = [&, next = 0](int end) mutable {
        for (; next < end; ++next) {
            locator.addLine(next, readOutputLine(lines.at(next)));
        }
    };
    const auto linesOf = [&](TreePlace place) { return locator.linesOf(tree, place); };
    readTo(1);
    QCOMPARE(linesOf({0, 0, 0, -1}), std::nullopt);
    readTo(5);
    QCOMPARE(linesOf({0, 0, 0, -1}), (LineRange{.from = 1, .to = -1}));
    QCOMPARE(linesOf({0, 0, 0, 0}), (LineRange{.from = 1, .to = -1}));
    readTo(7);
    QCOMPARE(linesOf({0, 0, 0, -1}), (LineRange{.from = 1, .to = 5})); // to the next task
    QCOMPARE(linesOf({0, 0, 1, 0}), (LineRange{.from = 5, .to = -1}));
    readTo(10);
    QCOMPARE(linesOf({0, 0, 1, 0}), (LineRange{.from = 5, .to = 7})); // to the next play
    QCOMPARE(linesOf({1, 0, 0, -1}), (LineRange{.from = 8, .to = -1}));
    readTo(11);
    QCOMPARE(linesOf({1, 0, 0, -1}), (LineRange{.from = 8, .to = 10})); // to the recap
    QCOMPARE(linesOf({0, 0, -1, -1}), std::nullopt);
    QCOMPARE(linesOf({}), std::nullopt);
}

void TaskLocatorTest::findsNothingInAnotherLog()
{
    const RunTree tree = growFromEvents(sampleEvents());
    QCOMPARE(TaskLocator().lineOf(tree, {0, 0, 0, 0}), std::nullopt);
    QCOMPARE(locate(u"PLAY [other] ***\nTASK [Gathering Facts] ***\nok: [n1]\n"_s).lineOf(tree, {0, 0, 0, 0}),
             std::nullopt);
    QCOMPARE(locate(sampleLog()).lineOf(tree, {}), std::nullopt);
    QCOMPARE(locate(sampleLog()).lineOf(tree, {9, 9, 9, 9}), std::nullopt);
}

} // namespace

std::unique_ptr<QObject> makeTaskLocatorTest()
{
    return std::make_unique<TaskLocatorTest>();
}

#include "task_locator_test.moc"
