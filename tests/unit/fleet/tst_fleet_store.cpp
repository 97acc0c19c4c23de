// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/facts_json.hpp"
#include "fleet/fleet_store.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/fake_clock.hpp"

#include <QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori;
using namespace kubemori::fleet;
using kubemori::test::codeOf;
using kubemori::test::FakeClock;

namespace {

ClusterFacts someFacts(const QDateTime &now)
{
    ClusterFacts facts;
    facts.kubernetes.saw({.apiServer = u"v1.31.4"_s,
                          .kubelets = {{u"v1.31.4"_s, 4}, {u"v1.30.4"_s, 1}},
                          .nodes = 5,
                          .ready = 4,
                          .cordoned = 1},
                         now);
    facts.certificates.saw({.host = u"cp2"_s,
                            .path = u"/etc/kubernetes/ssl/apiserver.crt"_s,
                            .notAfter = now.addDays(20),
                            .count = 33,
                            .unread = {u"cp3"_s}},
                           now);
    facts.release.saw({.tag = u"v2.27.0"_s,
                       .nearestTag = {},
                       .commitsSince = 0,
                       .isReleaseAsIs = true,
                       .branch = u"t_v2.27.0"_s,
                       .commit = QString(40, u'a'),
                       .changed = 2,
                       .untracked = 1},
                      now);
    facts.release.failed({.code = ErrorCode::Declined,
                          .detail = u"a password would be needed"_s,
                          .subject = u"ops@deploy"_s,
                          .context = {}},
                         now.addSecs(60));
    return facts;
}

int modeOf(const QString &path)
{
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777U) : -1;
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

} // namespace

class FleetStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsComeBack();
    void filesAreTheOwnersOnly();
    void damagedFilesAreNothingKnown_data();
    void damagedFilesAreNothingKnown();
    void namesThatAreNoFiles();
    void historyGrows();
    void historySurvivesDamage();
    void changesAreNoted();
    void outagesAreNoChange();
};

void FleetStoreTest::factsComeBack()
{
    const QTemporaryDir folder;
    const FleetStore store(folder.filePath(u"a/fleet"_s));
    QCOMPARE(store.facts(u"prod"_s), ClusterFacts());
    const ClusterFacts facts = someFacts(FakeClock().utcNow());
    QVERIFY(store.save(u"prod"_s, facts).has_value());
    QCOMPARE(store.facts(u"prod"_s), facts);
    QCOMPARE(store.facts(u"prod"_s).triedAt(), FakeClock().utcNow().addSecs(60));
    QCOMPARE(store.facts(u"other"_s), ClusterFacts());
    QVERIFY(store.save(u"prod"_s, {}).has_value()); // replaces
    QCOMPARE(store.facts(u"prod"_s), ClusterFacts());
}

void FleetStoreTest::filesAreTheOwnersOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"fleet"_s);
    const FleetStore store(path);
    QVERIFY(store.save(u"prod"_s, someFacts(FakeClock().utcNow())).has_value());
    QVERIFY(store.append(u"prod"_s, {.at = FakeClock().utcNow(), .release = u"v2.27.0"_s}).has_value());
    QCOMPARE(modeOf(path), 0700);
    QCOMPARE(modeOf(path + u"/prod.json"_s), 0600);
    QCOMPARE(modeOf(path + u"/prod.history.jsonl"_s), 0600);
    QCOMPARE(QDir(path).entryList(QDir::Files | QDir::Hidden).size(), 2); // nothing temporary is left
}

void FleetStoreTest::damagedFilesAreNothingKnown_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("torn") << QByteArray(R"({"kubernetes":{"value":{"apiServer":"v1)");
    QTest::newRow("another form") << QByteArray(R"([1,2,3])");
    QTest::newRow("wrong types") << QByteArray(
        R"({"kubernetes":{"value":7,"seenAt":[]},"certificates":"x","kubespray":{"value":{}}})");
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe", 3);
    QTest::newRow("deep") << QByteArray(R"({"kubernetes":)").repeated(3000);
    QTest::newRow("huge") << QByteArray(qsizetype{5} << 20, 'x');
}

void FleetStoreTest::damagedFilesAreNothingKnown()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    put(folder.filePath(u"prod.json"_s), content);
    put(folder.filePath(u"prod.history.jsonl"_s), content);
    const FleetStore store(folder.path());
    const ClusterFacts facts = store.facts(u"prod"_s);
    QVERIFY(!facts.kubernetes.value && !facts.certificates.value && !facts.release.value);
    QVERIFY(store.history(u"prod"_s).isEmpty());
}

void FleetStoreTest::namesThatAreNoFiles()
{
    const QTemporaryDir folder;
    const FleetStore store(folder.filePath(u"fleet"_s));
    for (const QString &id : {u"../evil"_s, u"a/b"_s, u""_s, u".hidden"_s, u"a\nb"_s}) {
        QCOMPARE(codeOf(store.save(id, {})), u"InvalidInput"_s);
        QCOMPARE(codeOf(store.append(id, {})), u"InvalidInput"_s);
        QVERIFY(store.history(id).isEmpty());
    }
    put(folder.filePath(u"file"_s), "x");
    QCOMPARE(codeOf(FleetStore(folder.filePath(u"file/fleet"_s)).save(u"prod"_s, {})), u"Io"_s);
}

void FleetStoreTest::historyGrows()
{
    const QTemporaryDir folder;
    const FleetStore store(folder.path());
    const QDateTime at = FakeClock().utcNow();
    const VersionRecord first{
        .at = at, .release = u"v2.26.0"_s, .isExact = true, .apiServer = u"v1.30.4"_s, .kubelets = {u"v1.30.4"_s}};
    VersionRecord second = first;
    second.at = at.addDays(3);
    second.release = u"v2.26.0+2"_s;
    second.isExact = false;
    QVERIFY(store.append(u"prod"_s, first).has_value());
    QVERIFY(store.append(u"prod"_s, second).has_value());
    QVERIFY(store.append(u"prod"_s, second).has_value()); // two programs at once
    QCOMPARE(store.history(u"prod"_s), (QList<VersionRecord>{first, second}));
}

void FleetStoreTest::historySurvivesDamage()
{
    const QTemporaryDir folder;
    const FleetStore store(folder.path());
    const VersionRecord first{.at = FakeClock().utcNow(), .release = u"v2.26.0"_s, .isExact = true};
    VersionRecord second = first;
    second.release = u"v2.27.0"_s;
    put(folder.filePath(u"prod.history.jsonl"_s), toJsonLine(first) + "{\"at\":\"2026-01"); // cut off while writing
    QVERIFY(store.append(u"prod"_s, second).has_value());
    QCOMPARE(store.history(u"prod"_s), (QList<VersionRecord>{first, second}));
}

void FleetStoreTest::changesAreNoted()
{
    FakeClock clock;
    ClusterFacts facts;
    QVERIFY(!changeOf({}, facts, clock.utcNow())); // nothing is known
    facts.kubernetes.saw({.apiServer = u"v1.30.4"_s, .kubelets = {{u"v1.30.4"_s, 5}}, .nodes = 5, .ready = 5},
                         clock.utcNow());
    auto last = changeOf({}, facts, clock.utcNow());
    QVERIFY(last.has_value());
    QCOMPARE(last->release, QString()); // no checkout is configured; versions are followed all the same
    QVERIFY(last->isSettled());
    QVERIFY(!changeOf(last, facts, clock.utcNow()));
    facts.kubernetes.value->ready = 3; // no version
    QVERIFY(!changeOf(last, facts, clock.utcNow()));

    clock.advance(24h);
    facts.release.saw({.tag = u"v2.26.0"_s}, clock.utcNow());
    last = changeOf(last, facts, clock.utcNow());
    QVERIFY(last.has_value());
    QCOMPARE(last->at, clock.utcNow());
    QVERIFY(last->isExact);

    facts.release.saw({.tag = {}, .nearestTag = u"v2.26.0"_s, .commitsSince = 2}, clock.utcNow());
    last = changeOf(last, facts, clock.utcNow());
    QVERIFY(last.has_value());
    QCOMPARE(last->release, u"v2.26.0+2"_s);
    QVERIFY(!last->isExact);
    // With commits of its inventory alone it is the release.
    facts.release.saw({.tag = {}, .nearestTag = u"v2.26.0"_s, .commitsSince = 2, .isReleaseAsIs = true},
                      clock.utcNow());
    last = changeOf(last, facts, clock.utcNow());
    QVERIFY(last && last->release == u"v2.26.0" && last->isExact);

    facts.kubernetes.value->kubelets = {{u"v1.30.4"_s, 4}, {u"v1.31.4"_s, 1}};
    last = changeOf(last, facts, clock.utcNow());
    QVERIFY(last.has_value());
    QVERIFY(!last->isSettled());
    facts.kubernetes.value->kubelets = {{u"v1.30.4"_s, 1}, {u"v1.31.4"_s, 4}}; // more nodes, the same versions
    QVERIFY(!changeOf(last, facts, clock.utcNow()));
}

void FleetStoreTest::outagesAreNoChange()
{
    const FakeClock clock;
    const auto last = changeOf({}, someFacts(clock.utcNow()), clock.utcNow());
    QVERIFY(last.has_value());
    ClusterFacts down = someFacts(clock.utcNow());
    down.kubernetes.failed({.code = ErrorCode::Unreachable}, clock.utcNow());
    down.release.failed({.code = ErrorCode::Unreachable}, clock.utcNow());
    QVERIFY(!changeOf(last, down, clock.utcNow()));
    // Nor is a memory that was lost.
    ClusterFacts half;
    half.kubernetes = down.kubernetes;
    QVERIFY(!changeOf(last, half, clock.utcNow()));
    QVERIFY(!changeOf(last, ClusterFacts(), clock.utcNow()));
}

std::unique_ptr<QObject> makeFleetStoreTest()
{
    return std::make_unique<FleetStoreTest>();
}

#include "tst_fleet_store.moc"
