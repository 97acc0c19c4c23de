// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile_store.hpp"
#include "settings/settings_store.hpp"
#include "support/code_of.hpp"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace kubemori;
using namespace kubemori::settings;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A file of settings in a folder of its own.
struct Desk
{
    QTemporaryDir folder;
    SettingsStore store{folder.filePath(u"kubemori/settings.ini"_s)};

    void write(const QByteArray &text) const
    {
        QDir().mkpath(QFileInfo(store.path()).absolutePath());
        QFile file(store.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QByteArray text() const
    {
        QFile file(store.path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

Settings everything()
{
    Settings all;
    all.language = u"ja"_s;
    all.scheme = ColourScheme::Dark;
    all.notifications = {.questions = false, .finished = false, .failed = false};
    all.log = {.fontFamily = u"Noto Sans Mono, 等幅"_s, .fontSize = 12, .keptMegabytes = 64};
    all.timeouts.command = 90s;
    all.timeouts.drain = 25min;
    all.timeouts.up = 1h + 30min;
    all.proxies = {.http = u"http://proxy.example.com:3128"_s,
                   .https = u"socks5h://10.0.0.1:1080"_s,
                   .none = u"localhost,.example.com,10.0.0.0/8"_s};
    all.terminal = u"xterm -T '{host}, a node' -e {command}"_s;
    all.knownIssueFolders = {u"/srv/issues, ours"_s, u"/home/ops/既知の問題"_s};
    return all;
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFileIsTheDefaults();
    void everyValueComesBack();
    void onlyWhatDiffersIsWritten();
    void unknownKeysStay();
    void handWrittenFileIsRead();
    void brokenValuesFallBack_data();
    void brokenValuesFallBack();
    void brokenValueStaysUntilAnotherIsChosen();
    void passwordIsNeitherTakenNorRepeated();
    void hostileFileIsNoSettings_data();
    void hostileFileIsNoSettings();
    void valuesOutOfLimitsAreNotWritten();
    void cannotBeWrittenIsTold();
    void killedWhileWritingLeavesAWholeFile();
    void proxiesBecomeEnvironment();
    void profileGoesBeforeSettingsGoBeforeDefaults();
};

void TestSettings::noFileIsTheDefaults()
{
    const Desk desk;
    const LoadedSettings loaded = desk.store.load();
    QCOMPARE(loaded.settings, Settings{});
    QVERIFY(loaded.problems.isEmpty());
    QVERIFY(desk.store.save({}).has_value());
    QVERIFY(!QFileInfo::exists(desk.store.path())); // nothing to say, no file
}

void TestSettings::everyValueComesBack()
{
    const Desk desk;
    QVERIFY(desk.store.save(everything()).has_value());
    const LoadedSettings loaded = desk.store.load();
    QCOMPARE(loaded.problems, QList<SettingsProblem>());
    QCOMPARE(loaded.settings, everything());
    QCOMPARE(QFileInfo(desk.store.path()).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    QVERIFY(desk.store.save({}).has_value());
    QCOMPARE(desk.store.load().settings, Settings{});
}

void TestSettings::onlyWhatDiffersIsWritten()
{
    const Desk desk;
    Settings one;
    one.timeouts.drain = 20min;
    QVERIFY(desk.store.save(one).has_value());
    QCOMPARE(desk.text().trimmed(), "[timeouts]\ndrain=20m"_ba);
}

void TestSettings::unknownKeysStay()
{
    const Desk desk;
    desk.write("[window]\nlanguage=ja\nfuture=7\n\n[other]\nkey=a b\n");
    Settings changed = desk.store.load().settings;
    changed.language.clear();
    QVERIFY(desk.store.save(changed).has_value());
    QVERIFY2(desk.text().contains("future=7") && desk.text().contains("key=a b"), desk.text());
    QVERIFY(!desk.text().contains("language"));
}

void TestSettings::handWrittenFileIsRead()
{
    const Desk desk;
    desk.write("[proxy]\nnone=localhost, .example.com\n[notifications]\nfinished=No\n[timeouts]\nup=90\n"
               "[advice]\nfolders=/a, /b\n");
    const LoadedSettings loaded = desk.store.load();
    QCOMPARE(loaded.problems, QList<SettingsProblem>());
    QCOMPARE(loaded.settings.proxies.none, u"localhost,.example.com"_s);
    QVERIFY(!loaded.settings.notifications.finished);
    QCOMPARE(loaded.settings.timeouts.up, Milliseconds(90s));
    QCOMPARE(loaded.settings.knownIssueFolders, (QStringList{u"/a"_s, u"/b"_s}));
}

void TestSettings::brokenValuesFallBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("language") << u"window/language"_s << "fr"_ba;
    QTest::newRow("appearance") << u"window/appearance"_s << "blue"_ba;
    QTest::newRow("bool") << u"notifications/failed"_s << "maybe"_ba;
    QTest::newRow("font size") << u"log/fontSize"_s << "900"_ba;
    QTest::newRow("no number") << u"log/fontSize"_s << "large"_ba;
    QTest::newRow("font") << u"log/font"_s << "a\\x1b[31m"_ba;
    QTest::newRow("kept") << u"log/keptMegabytes"_s << "-1"_ba;
    QTest::newRow("too short") << u"timeouts/drain"_s << "0"_ba;
    QTest::newRow("too long") << u"timeouts/drain"_s << "25h"_ba;
    QTest::newRow("no duration") << u"timeouts/up"_s << "soon"_ba;
    QTest::newRow("proxy without scheme") << u"proxy/http"_s << "proxy:3128"_ba;
    QTest::newRow("proxy of another kind") << u"proxy/https"_s << "ftp://proxy:21"_ba;
    QTest::newRow("proxy with a path") << u"proxy/https"_s << "http://proxy/x"_ba;
    QTest::newRow("exceptions") << u"proxy/none"_s << "a b"_ba;
    QTest::newRow("terminal") << u"terminal/command"_s << "\"xterm -e 'x\""_ba;
    QTest::newRow("relative folder") << u"advice/folders"_s << "issues"_ba;
}

void TestSettings::brokenValuesFallBack()
{
    QFETCH(const QString, key);
    QFETCH(const QByteArray, value);
    const Desk desk;
    const QStringList parts = key.split(u'/');
    desk.write('[' + parts[0].toUtf8() + "]\n" + parts[1].toUtf8() + '=' + value + '\n');
    const LoadedSettings loaded = desk.store.load();
    QCOMPARE(loaded.settings, Settings{});
    QCOMPARE(loaded.problems.size(), 1);
    QCOMPARE(loaded.problems[0].key, key);
    QVERIFY(loaded.problems[0].toString().startsWith(desk.store.path() + u": "_s + key + u": "_s));
}

void TestSettings::brokenValueStaysUntilAnotherIsChosen()
{
    const Desk desk;
    desk.write("[timeouts]\ndrain=soon\n");
    Settings settings = desk.store.load().settings;
    settings.timeouts.up = 20min;
    QVERIFY(desk.store.save(settings).has_value());
    QVERIFY(desk.text().contains("drain=soon"));
    settings.timeouts.drain = 5min;
    QVERIFY(desk.store.save(settings).has_value());
    QVERIFY(desk.text().contains("drain=5m"));
}

void TestSettings::passwordIsNeitherTakenNorRepeated()
{
    const Desk desk;
    desk.write("[proxy]\nhttp=http://ops:hunter2@proxy:3128\nhttps=http://hunter2@proxy:3128\n");
    const LoadedSettings loaded = desk.store.load();
    QCOMPARE(loaded.settings.proxies, Proxies{});
    QCOMPARE(loaded.problems.size(), 2);
    for (const SettingsProblem &problem : loaded.problems) {
        QVERIFY(problem.detail.contains(u"password"_s));
        QVERIFY(!problem.toString().contains(u"hunter2"_s));
    }
    Settings settings;
    settings.proxies.http = u"http://ops:hunter2@proxy:3128"_s;
    QCOMPARE(test::codeOf(desk.store.save(settings)), toString(ErrorCode::InvalidInput));
}

void TestSettings::hostileFileIsNoSettings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\1\2\xff\xfe\0",
                                          11);
    QTest::newRow("huge") << QByteArray(2 << 20, 'x');
    QTest::newRow("typed value") << "[window]\nlanguage=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x6QFont\\0)\n"_ba;
    QTest::newRow("not UTF-8") << "[window]\nlanguage=\xff\xfe\n[\xff\n"_ba;
    QTest::newRow("open bracket") << "[window\nlanguage"_ba;
}

void TestSettings::hostileFileIsNoSettings()
{
    QFETCH(const QByteArray, text);
    const Desk desk;
    desk.write(text);
    const LoadedSettings loaded = desk.store.load();
    QCOMPARE(loaded.settings, Settings{});
    QVERIFY(!loaded.problems.isEmpty());
}

void TestSettings::valuesOutOfLimitsAreNotWritten()
{
    const Desk desk;
    Settings settings;
    settings.log.fontSize = 1000;
    QCOMPARE(test::codeOf(desk.store.save(settings)), toString(ErrorCode::InvalidInput));
    QVERIFY(!QFileInfo::exists(desk.store.path()));
}

void TestSettings::cannotBeWrittenIsTold()
{
    const Desk desk;
    QFile blocking(desk.folder.filePath(u"kubemori"_s)); // a file where the folder should be
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    QCOMPARE(test::codeOf(desk.store.save(everything())), toString(ErrorCode::Io));
}

void TestSettings::killedWhileWritingLeavesAWholeFile()
{
    const Desk desk;
    QVERIFY(desk.store.save(everything()).has_value());
    for (int round = 0; round < 20; ++round) {
        const pid_t writer = ::fork();
        if (writer == 0) {
            for (int i = 1;; ++i) {
                Settings changing = everything();
                changing.log.keptMegabytes = 64 + i % 1000;
                (void)desk.store.save(changing);
            }
        }
        QTest::qWait(3 + round);
        ::kill(writer, SIGKILL);
        ::waitpid(writer, nullptr, 0);
        const LoadedSettings loaded = desk.store.load();
        QCOMPARE(loaded.problems, QList<SettingsProblem>());
        Settings expected = everything();
        expected.log.keptMegabytes = loaded.settings.log.keptMegabytes;
        QCOMPARE(loaded.settings, expected);
    }
    // A lock that the dead one left is no reason not to write.
    Settings last = everything();
    last.log.keptMegabytes = 2000;
    QVERIFY(desk.store.save(last).has_value());
    QCOMPARE(desk.store.load().settings, last);
}

void TestSettings::proxiesBecomeEnvironment()
{
    QVERIFY(Proxies{}.environment().isEmpty());
    const QMap<QString, QString> environment = everything().proxies.environment();
    QCOMPARE(environment.value(u"http_proxy"_s), u"http://proxy.example.com:3128"_s);
    QCOMPARE(environment.value(u"HTTPS_PROXY"_s), u"socks5h://10.0.0.1:1080"_s);
    QCOMPARE(environment.value(u"no_proxy"_s), environment.value(u"NO_PROXY"_s));
    QCOMPARE(environment.size(), 6);
}

void TestSettings::profileGoesBeforeSettingsGoBeforeDefaults()
{
    cluster::Timeouts mine;
    mine.drain = 20min;
    mine.up = 40min;
    const auto loaded = cluster::ProfileStore::parse(
        "version: 1\nclusters:\n  - id: a\n    control_plane: { hosts: [h] }\n    timeouts: { up: 5m }\n",
        u"clusters.yaml"_s, mine);
    QCOMPARE(loaded.profiles.size(), 1);
    const cluster::Timeouts &timeouts = loaded.profiles[0].timeouts;
    QCOMPARE(timeouts.up, Milliseconds(5min));
    QCOMPARE(timeouts.drain, Milliseconds(20min));
    QCOMPARE(timeouts.ready, cluster::Timeouts{}.ready);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
