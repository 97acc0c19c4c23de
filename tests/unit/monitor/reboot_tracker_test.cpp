// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "monitor/reboot_tracker.hpp"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::monitor;

namespace {

const QDateTime start(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc());

BootId idOf(QChar letter)
{
    return *BootId::parse(
        QString(u"%1%1%1%1%1%1%1%1-%1%1%1%1-%1%1%1%1-%1%1%1%1-%1%1%1%1%1%1%1%1%1%1%1%1"_s).replace(u"%1"_s, letter));
}

/// Feeds a story, one word a second: shutdown, ping+ ping- ssh+ ssh- id=X, api=R:X:-3 (R ready or N not, boot id, age
/// of the heartbeat in seconds, "-" for none).
void tell(RebootTracker &tracker, const QString &story)
{
    QDateTime now = start;
    const QStringList words = story.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        now = now.addSecs(1);
        if (word == u"shutdown") {
            tracker.shutdownSent(now);
        } else if (word.startsWith(u"ping")) {
            tracker.pingSeen(word.endsWith(u'+'), now);
        } else if (word.startsWith(u"ssh")) {
            tracker.sshSeen(word.endsWith(u'+'), now);
        } else if (word.startsWith(u"id=")) {
            tracker.bootIdRead(idOf(word.at(3)), now);
        } else if (word.startsWith(u"api=")) {
            const QStringList parts = word.sliced(4).split(u':');
            const QDateTime heartbeat = parts.at(2) == u"-" ? QDateTime() : now.addSecs(parts.at(2).toInt());
            tracker.nodeSeen(
                ApiNodeState{.ready = parts.at(0) == u"R",
                             .bootId = parts.at(1) == u"?" ? QString() : idOf(parts.at(1).at(0)).toString(),
                             .heartbeat = heartbeat},
                now);
        } else if (word != u"wait") {
            QFAIL(qPrintable(u"bad word "_s + word));
        }
    }
}

QString phasesOf(const RebootTracker &tracker)
{
    QStringList names;
    for (const PhaseStart &phase : tracker.history()) {
        names.append(toString(phase.phase));
    }
    return names.join(u' ');
}

class RebootTrackerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phases_data();
    void phases();
    void historyHasTimes();
    void withoutFirstIdNothingIsProved();
    void clockOffset_data();
    void clockOffset();
    void takesSamples();
    void names();
};

void RebootTrackerTest::phases_data()
{
    QTest::addColumn<QString>("story");
    QTest::addColumn<QString>("phases");
    QTest::addColumn<bool>("proved");
    QTest::addColumn<QString>("lack");
    const QString down = u"ping+ ssh+ shutdown ping- ssh- ping- "_s;
    const QString back = down + u"ping+ ssh+ id=b "_s;

    QTest::newRow("nothing yet") << u"ping+ ssh+ id=a"_s << u"up"_s << false << u"new-boot-id"_s;
    QTest::newRow("one lost echo is nothing") << u"ping+ ssh- ping- ping+"_s << u"up"_s << false << u"new-boot-id"_s;
    QTest::newRow("told to") << u"ping+ shutdown ping+"_s << u"up shutting-down"_s << false << u"new-boot-id"_s;
    QTest::newRow("ssh gone first") << u"ping+ shutdown ping+ ssh- ping+"_s << u"up shutting-down"_s << false
                                    << u"new-boot-id"_s;
    QTest::newRow("down") << down << u"up shutting-down no-answer"_s << false << u"new-boot-id"_s;
    QTest::newRow("network up") << down + u"ping+" << u"up shutting-down no-answer network-up"_s << false
                                << u"new-boot-id"_s;
    QTest::newRow("network up, one echo lost")
        << down + u"ping+ ping- ping+" << u"up shutting-down no-answer network-up"_s << false << u"new-boot-id"_s;
    QTest::newRow("network up, gone again")
        << down + u"ping+ ping- ping-" << u"up shutting-down no-answer network-up no-answer"_s << false
        << u"new-boot-id"_s;
    QTest::newRow("ssh up") << down + u"ping+ ssh+" << u"up shutting-down no-answer network-up ssh-up"_s << false
                            << u"new-boot-id"_s;
    QTest::newRow("ssh falters") << down + u"ping+ ssh+ ssh- ssh+"
                                 << u"up shutting-down no-answer network-up ssh-up network-up ssh-up"_s << false
                                 << u"new-boot-id"_s;
    QTest::newRow("new id") << back << u"up shutting-down no-answer network-up ssh-up rebooted"_s << true
                            << u"boot-id-in-api"_s;
    QTest::newRow("API still says old id")
        << back + u"api=R:a:0" << u"up shutting-down no-answer network-up ssh-up rebooted"_s << true
        << u"boot-id-in-api"_s;
    QTest::newRow("API says no id") << back + u"api=R:?:0" << u"up shutting-down no-answer network-up ssh-up rebooted"_s
                                    << true << u"boot-id-in-api"_s;
    QTest::newRow("old heartbeat") << back + u"api=R:b:-60"
                                   << u"up shutting-down no-answer network-up ssh-up rebooted"_s << true
                                   << u"fresh-heartbeat"_s;
    QTest::newRow("no heartbeat") << back + u"api=R:b:-" << u"up shutting-down no-answer network-up ssh-up rebooted"_s
                                  << true << u"fresh-heartbeat"_s;
    QTest::newRow("not ready") << back + u"api=N:b:0" << u"up shutting-down no-answer network-up ssh-up rebooted"_s
                               << true << u"ready-condition"_s;
    QTest::newRow("ready") << back + u"api=R:b:0" << u"up shutting-down no-answer network-up ssh-up rebooted ready"_s
                           << true << u"nothing"_s;
    QTest::newRow("API first, then ssh") << down + u"api=R:b:0 ping+ ssh+ id=b"
                                         << u"up shutting-down no-answer network-up ssh-up ready"_s << true
                                         << u"nothing"_s;
    QTest::newRow("ready falters") << back + u"api=R:b:0 api=N:b:0 api=R:b:0"
                                   << u"up shutting-down no-answer network-up ssh-up rebooted ready rebooted ready"_s
                                   << true << u"nothing"_s;
    QTest::newRow("ssh falters when ready")
        << back + u"api=R:b:0 ssh- ssh+ ping-" << u"up shutting-down no-answer network-up ssh-up rebooted ready"_s
        << true << u"nothing"_s;
    QTest::newRow("network outage when ready, same id")
        << back + u"api=R:b:0 ssh- ping- ping- ping+ ssh+ id=b"
        << u"up shutting-down no-answer network-up ssh-up rebooted ready no-answer network-up ssh-up ready"_s << true
        << u"nothing"_s;
    QTest::newRow("went down again when ready")
        << back + u"api=R:b:0 ssh- ping- ping- ping+ ssh+ id=c"
        << u"up shutting-down no-answer network-up ssh-up rebooted ready no-answer network-up ssh-up rebooted"_s << true
        << u"boot-id-in-api"_s;
    QTest::newRow("third boot needs its own heartbeat")
        << back + u"api=R:b:0 wait wait id=b id=c api=R:c:-4"
        << u"up shutting-down no-answer network-up ssh-up rebooted ready rebooted"_s << true << u"fresh-heartbeat"_s;
    QTest::newRow("fast reboot, silence never seen") << u"ping+ ssh+ shutdown ping+ ssh+ id=b api=R:b:0"_s
                                                     << u"up shutting-down rebooted ready"_s << true << u"nothing"_s;
    QTest::newRow("fast reboot, only ssh was down")
        << u"ping+ ssh+ shutdown ping+ ssh- ping+ ssh+ id=b"_s << u"up shutting-down ssh-up rebooted"_s << true
        << u"boot-id-in-api"_s;
    QTest::newRow("same boot id again") << down + u"ping+ ssh+ id=a"
                                        << u"up shutting-down no-answer network-up ssh-up shutting-down"_s << false
                                        << u"new-boot-id"_s;
    QTest::newRow("same boot id, Ready all the time")
        << u"ping+ shutdown id=a api=R:a:0"_s << u"up shutting-down"_s << false << u"new-boot-id"_s;
    QTest::newRow("old id, then new") << u"ping+ shutdown id=a id=b"_s << u"up shutting-down rebooted"_s << true
                                      << u"boot-id-in-api"_s;
    QTest::newRow("API alone proves nothing")
        << u"ping+ shutdown api=R:b:0"_s << u"up shutting-down"_s << false << u"new-boot-id"_s;
    QTest::newRow("echoes filtered: the port decides")
        << u"ping- ping- ping- ssh+ shutdown ping- ssh+ ssh- ping- ssh+ id=b"_s
        << u"up shutting-down no-answer ssh-up rebooted"_s << true << u"boot-id-in-api"_s;
    QTest::newRow("echoes not possible: the port decides")
        << u"ssh+ shutdown ssh- ssh+ id=b api=R:b:0"_s << u"up shutting-down no-answer ssh-up rebooted ready"_s << true
        << u"nothing"_s;
    QTest::newRow("ssh not tried since the echoes stopped")
        << u"ping+ ssh+ shutdown ping- ping-"_s << u"up shutting-down no-answer"_s << false << u"new-boot-id"_s;
    QTest::newRow("ssh up although echoes stopped")
        << u"ping+ shutdown ping- ping- ssh+"_s << u"up shutting-down no-answer ssh-up"_s << false << u"new-boot-id"_s;
    QTest::newRow("crash nobody ordered")
        << u"ping+ ssh+ id=a ssh- ping- ping- ping+ ssh+ id=b api=R:b:0"_s
        << u"up no-answer network-up ssh-up ready"_s.replace(u"ssh-up ready"_s, u"ssh-up rebooted ready"_s) << true
        << u"nothing"_s;
    QTest::newRow("outage nobody ordered") << u"ping+ ssh+ ssh- ping- ping- ping+ ssh+ id=a"_s
                                           << u"up no-answer network-up ssh-up up"_s << false << u"new-boot-id"_s;
    QTest::newRow("down before the command")
        << u"ping+ ssh- ping- ping- shutdown"_s << u"up no-answer"_s << false << u"new-boot-id"_s;
}

void RebootTrackerTest::phases()
{
    QFETCH(const QString, story);
    QFETCH(const QString, phases);
    QFETCH(const bool, proved);
    QFETCH(const QString, lack);
    RebootTracker tracker(idOf(u'a'), start);
    tell(tracker, story);
    QCOMPARE(phasesOf(tracker), phases);
    QCOMPARE(tracker.isRebootProved(), proved);
    QCOMPARE(toString(tracker.lack()), lack);
}

void RebootTrackerTest::historyHasTimes()
{
    RebootTracker tracker(idOf(u'a'), start);
    tell(tracker, u"ping+ shutdown wait id=a wait id=b"_s);
    const QList<PhaseStart> expected{{.phase = RebootPhase::Up, .at = start},
                                     {.phase = RebootPhase::ShuttingDown, .at = start.addSecs(2)},
                                     {.phase = RebootPhase::Rebooted, .at = start.addSecs(6)}};
    QCOMPARE(tracker.history(), expected);
    QCOMPARE(tracker.phaseSince(), start.addSecs(6));
    QCOMPARE(tracker.bootIdAfter(), std::optional(idOf(u'b')));
    QVERIFY(!tracker.isOldBootStillThere());

    RebootTracker stuck(idOf(u'a'), start);
    tell(stuck, u"shutdown wait id=a"_s);
    QVERIFY(stuck.isOldBootStillThere());
}

void RebootTrackerTest::withoutFirstIdNothingIsProved()
{
    RebootTracker tracker(std::nullopt, start);
    tell(tracker, u"ping+ ssh+ shutdown ping- ssh- ping- ping+ ssh+ id=b api=R:b:0"_s);
    QVERIFY(!tracker.isRebootProved());
    QCOMPARE(toString(tracker.phase()), toString(RebootPhase::SshUp));
    QCOMPARE(toString(tracker.lack()), toString(RebootLack::NewBootId));
}

void RebootTrackerTest::clockOffset_data()
{
    QTest::addColumn<int>("nodeAheadSeconds");
    QTest::addColumn<int>("heartbeatAge");
    QTest::addColumn<bool>("ready");
    QTest::newRow("clock behind, new heartbeat") << -300 << -301 << true;
    QTest::newRow("clock behind, old heartbeat") << -300 << -310 << false;
    QTest::newRow("clock ahead, new heartbeat") << 300 << 299 << true;
    QTest::newRow("clock ahead, old heartbeat") << 300 << 290 << false;
}

void RebootTrackerTest::clockOffset()
{
    QFETCH(const int, nodeAheadSeconds);
    QFETCH(const int, heartbeatAge);
    QFETCH(const bool, ready);
    RebootTracker tracker(idOf(u'a'), start);
    tracker.setClockOffset(Milliseconds{1000 * nodeAheadSeconds});
    tell(tracker, u"ping+ shutdown wait wait wait id=b api=R:b:%1"_s.arg(heartbeatAge));
    QCOMPARE(tracker.phase() == RebootPhase::Ready, ready);
}

void RebootTrackerTest::takesSamples()
{
    RebootTracker tracker(idOf(u'a'), start);
    ProbeSample sample{.node = u"n"_s,
                       .at = start.addSecs(1),
                       .roundTrip = std::chrono::microseconds{300},
                       .icmpUsable = true,
                       .sshPort = true,
                       .apiPort = {}};
    tracker.sampleSeen(sample);
    tracker.shutdownSent(start.addSecs(2));
    sample.roundTrip.reset();
    sample.sshPort = false;
    sample.at = start.addSecs(3);
    tracker.sampleSeen(sample);
    QCOMPARE(toString(tracker.phase()), toString(RebootPhase::ShuttingDown));
    sample.at = start.addSecs(4);
    sample.icmpUsable = false; // says nothing: still one loss
    tracker.sampleSeen(sample);
    QCOMPARE(toString(tracker.phase()), toString(RebootPhase::ShuttingDown));
    sample.icmpUsable = true;
    sample.at = start.addSecs(5);
    tracker.sampleSeen(sample);
    QCOMPARE(toString(tracker.phase()), toString(RebootPhase::NoAnswer));
}

void RebootTrackerTest::names()
{
    const QList<std::pair<RebootPhase, QString>> expected{{RebootPhase::Up, u"up"_s},
                                                          {RebootPhase::ShuttingDown, u"shutting-down"_s},
                                                          {RebootPhase::NoAnswer, u"no-answer"_s},
                                                          {RebootPhase::NetworkUp, u"network-up"_s},
                                                          {RebootPhase::SshUp, u"ssh-up"_s},
                                                          {RebootPhase::Rebooted, u"rebooted"_s},
                                                          {RebootPhase::Ready, u"ready"_s}};
    for (const auto &[phase, name] : expected) {
        QCOMPARE(toString(phase), name);
    }
}

} // namespace

std::unique_ptr<QObject> makeRebootTrackerTest()
{
    return std::make_unique<RebootTrackerTest>();
}

#include "reboot_tracker_test.moc"
