// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/desktop_notifier.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/support/pump.hpp"
#include "ui/text/report_text.hpp"
#include "ui/text/telling_text.hpp"

#include "operation/journal.hpp"
#include "operation/recorder.hpp"
#include "support/fake_clock.hpp"
#include "unit/operation/memory_file.hpp"

#include <QDBusConnection>
#include <QDBusContext>
#include <QProcess>
#include <QSignalSpy>

using namespace kubemori;
using namespace kubemori::ui;
using namespace kubemori::test;
using namespace kubemori::operation;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A desktop's notification service, on a bus of its own.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QList<QStringList> notes; ///< title, text
    QList<uint> replaced;
    QList<int> timeouts;

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &, const QVariantMap &, int timeout)
    {
        notes.append(QStringList{title, text});
        replaced.append(replaces);
        timeouts.append(timeout);
        return replaces == 0 ? static_cast<uint>(notes.size()) : replaces;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
};

/// A journal as a rolling reboot of two nodes writes it, the second one failing.
QByteArray journalOfAFailure()
{
    FakeClock clock;
    Redactor redactor;
    auto disk = std::make_shared<MemoryDisk>();
    const Plan plan = makePlan({u"n1"_s, u"<b>n|2</b>"_s});
    const auto journal =
        Journal::begin(std::make_unique<MemoryFile>(disk), plan,
                       {.user = u"ops"_s, .host = u"desk"_s, .process = 1, .operation = {}, .since = {}}, clock,
                       redactor)
            .value();
    Recorder recorder(*journal, [](const Event &) {}, clock, {});
    recorder.setFact(u"n1"_s, u"versionsBefore"_s, u"kubelet v1.31.4, kernel 6.1.0-25"_s);
    recorder.setFact(u"n1"_s, u"versionsAfter"_s, u"kubelet v1.31.4, kernel 6.1.0-28"_s);
    for (const PlanStep &step : plan.steps) {
        if (step.node != u"n1") {
            continue;
        }
        recorder.stepChanged(step.id, StepState::Checking);
        recorder.stepChanged(step.id, StepState::Running);
        if (step.kind == StepKind::Drain) {
            (void)recorder.intent(step, u"kubectl drain n1"_s);
            clock.advance(34s);
            recorder.result(step, u"kubectl drain n1"_s, nullptr);
        }
        recorder.stepChanged(step.id, StepState::Succeeded);
    }
    recorder.nodeFinished({.node = u"n1"_s,
                           .outcome = Outcome::Succeeded,
                           .touched = true,
                           .leftCordoned = false,
                           .bootIdBefore = bootId(1),
                           .bootIdAfter = bootId(2),
                           .duration = 133s});
    const PlanStep &failing = plan.steps.at(8);
    recorder.stepChanged(failing.id, StepState::Running);
    Question question;
    question.id = 1;
    question.step = failing.id;
    question.node = failing.node;
    question.error = {.code = ErrorCode::BlockedByPdb, .detail = {}, .subject = failing.node, .context = {}};
    question.choices = {Choice::Retry, Choice::Stop};
    recorder.asked(question);
    return disk->bytes();
}

} // namespace

class TestTelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportSaysWhoWhatAndHowLong();
    void reportIsNoMarkupOfTheCluster();
    void reportOfWhatWasCutOff();
    void newsAreShort();
    void desktopIsTold();
    void noDesktopIsNoTrouble();
};

void TestTelling::reportSaysWhoWhatAndHowLong()
{
    const Timeline timeline = readTimeline(journalOfAFailure()).value();
    QCOMPARE(timeline.duration(u"n1/drain"_s), Milliseconds{34s});
    QCOMPARE(timeline.duration(u"n1/wait-up"_s), Milliseconds{0});
    const QString text = ReportText::markdown(timeline);
    for (const QString &part :
         {u"ops@desk"_s, u"34 s"_s, u"2 min 13 s"_s, u"kubectl drain n1"_s, u"20260301-213000-reboot-lab"_s}) {
        QVERIFY2(text.contains(part), qPrintable(part + u'\n' + text));
    }
    for (const QString &part : {u"kernel 6.1.0-25"_s, u"kernel 6.1.0-28"_s, u"sudo shutdown -r now"_s}) {
        QVERIFY2(QString(text).remove(u'\\').contains(part), qPrintable(part + u'\n' + text));
    }
    QVERIFY(text.contains(bootId(1).replace(u"-"_s, u"-"_s)) && text.contains(bootId(2)));
    QVERIFY(ReportText::html(timeline).contains(u"kubectl drain n1"_s));
}

void TestTelling::reportIsNoMarkupOfTheCluster()
{
    const Timeline timeline = readTimeline(journalOfAFailure()).value();
    const QString html = ReportText::html(timeline);
    QVERIFY(!html.contains(u"<b>"_s));
    QVERIFY(html.contains(u"&lt;b&gt;n|2&lt;/b&gt;"_s));
    const QString markdown = ReportText::markdown(timeline);
    QVERIFY(markdown.contains(u"\\<b\\>n\\|2\\</b\\>"_s));
    // Every row of a table has the same number of cells as its header.
    int cells = 0;
    for (const QString &line : markdown.split(u'\n')) {
        const qsizetype bars = QString(line).remove(u"\\|"_s).count(u'|');
        if (!line.startsWith(u'|')) {
            cells = 0;
        } else if (cells == 0) {
            cells = static_cast<int>(bars);
        } else {
            QCOMPARE(bars, cells);
        }
    }
}

void TestTelling::reportOfWhatWasCutOff()
{
    const QByteArray whole = journalOfAFailure();
    const Timeline timeline = readTimeline(whole.first(whole.size() - 5)).value();
    QVERIFY(timeline.contents.torn);
    QVERIFY(ReportText::markdown(timeline).contains(u"Cut off before its end"_s));
}

void TestTelling::newsAreShort()
{
    Question question;
    question.node = u"n1"_s;
    question.error.code = ErrorCode::BlockedByPdb;
    const QString needed = TellingText::needed(u"Tokyo"_s, question);
    QVERIFY2(needed.startsWith(u"Tokyo: "_s) && needed.contains(u"n1"_s), qPrintable(needed));
    Finished finished;
    finished.outcome = Outcome::Failed;
    finished.nodes = {{.node = u"n1"_s, .outcome = Outcome::Failed, .touched = true, .leftCordoned = true}};
    QVERIFY(TellingText::over(u"Tokyo"_s, finished).contains(u"Left cordoned: n1."_s));
}

void TestTelling::desktopIsTold()
{
    QProcess daemon;
    daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    if (!daemon.waitForStarted() || !daemon.waitForReadyRead()) {
        QSKIP("no dbus-daemon to start a bus with");
    }
    const QString address = QString::fromUtf8(daemon.readLine()).trimmed();
    QDBusConnection desktopBus = QDBusConnection::connectToBus(address, u"desktop"_s);
    FakeDesktop desktop;
    QVERIFY(desktopBus.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(desktopBus.registerObject(u"/org/freedesktop/Notifications"_s, &desktop,
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    {
        DesktopNotifier notifier(QDBusConnection::connectToBus(address, u"program"_s));
        const QSignalSpy activated(&notifier, &DesktopNotifier::activated);
        notifier.notify(u"lab"_s, u"Lab"_s, u"needs <you>"_s, true);
        QTRY_COMPARE(desktop.notes.size(), 1);
        QCOMPARE(desktop.notes.first(), (QStringList{u"Lab"_s, u"needs &lt;you&gt;"_s}));
        QCOMPARE(desktop.timeouts.first(), 0);
        pump();
        QTest::qWait(50); // its number is on the way back
        notifier.notify(u"lab"_s, u"Lab"_s, u"over"_s, false);
        QTRY_COMPARE(desktop.notes.size(), 2);
        QCOMPARE(desktop.replaced.last(), 1U);
        Q_EMIT desktop.ActionInvoked(1, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().toString(), u"lab"_s);
    }
    QDBusConnection::disconnectFromBus(u"program"_s);
    QDBusConnection::disconnectFromBus(u"desktop"_s);
    daemon.kill();
    daemon.waitForFinished();
}

void TestTelling::noDesktopIsNoTrouble()
{
    DesktopNotifier notifier(QDBusConnection(u"never connected"_s));
    notifier.notify(u"lab"_s, u"Lab"_s, u"text"_s, true);
    pump();
}

QTEST_MAIN(TestTelling)
#include "tst_telling.moc"
