// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/prompt_watch.hpp"
#include "suites.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using ansible::PromptWatch;
using ansible::RunPrompt;
using Kind = ansible::RunPrompt::Kind;
using std::chrono::seconds;

class PromptWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsPrompts_data();
    void knowsPrompts();
    void seesThemHoweverTheyAreCut_data() { knowsPrompts_data(); }
    void seesThemHoweverTheyAreCut();
    void isNoPrompt_data();
    void isNoPrompt();
    void asksNoMoreWhenTheRunGoesOn();
    void isQuietOnceAnswered();
    void countsPrompts();
    void suspectsALongSilence();
    void expectsNothingOfAWholeLine();
};

void PromptWatchTest::knowsPrompts_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("target");
    const QByteArray before = "\r\nTASK [something] ******\r\n\x1b[0;32mok: [node1]\x1b[0m\r\n";
    QTest::newRow("become") << QByteArray("BECOME password: ") << Kind::BecomePassword << QString() << QString();
    QTest::newRow("become, ssh's by default")
        << QByteArray("SSH password: \r\nBECOME password[defaults to SSH password]: ") << Kind::BecomePassword
        << QString() << QString();
    QTest::newRow("sudo of 2.7") << QByteArray("SUDO password: ") << Kind::BecomePassword << QString() << QString();
    QTest::newRow("ssh") << QByteArray("SSH password: ") << Kind::SshPassword << QString() << QString();
    QTest::newRow("ssh itself") << before + "ops@node3's password: " << Kind::SshPassword << u"node3"_s
                                << u"ops@node3"_s;
    QTest::newRow("vault") << QByteArray("Vault password: ") << Kind::VaultPassword << QString() << QString();
    QTest::newRow("vault with an id") << QByteArray("Vault password (prod): ") << Kind::VaultPassword << QString()
                                      << u"prod"_s;
    QTest::newRow("key") << before + "Enter passphrase for key '/home/ops/.ssh/id_ed25519': " << Kind::KeyPassphrase
                         << QString() << u"/home/ops/.ssh/id_ed25519"_s;
    QTest::newRow("host key")
        << before + "The authenticity of host 'node2 (10.0.0.12)' can't be established.\r\nED25519 key fingerprint is "
                    "SHA256:abc.\r\nThis key is not known by any other names.\r\nAre you sure you want to continue "
                    "connecting "
                    "(yes/no/[fingerprint])? "
        << Kind::HostKey << u"node2"_s << QString();
    QTest::newRow("pause up to v2.28") << before + "[upgrade/pre-upgrade : Confirm node upgrade]\r\nReady to upgrade "
                                                   "node? (Press Enter to continue or Ctrl+C "
                                                   "for other options):\r\n"
                                       << Kind::Pause << QString() << QString();
    QTest::newRow("pause v2.29") << before + "[upgrade/pre-upgrade : Confirm node upgrade]\r\nReady to upgrade node "
                                             "node-4.lab? (Press Enter to continue "
                                             "or Ctrl+C for other options):\r\n"
                                 << Kind::Pause << u"node-4.lab"_s << QString();
    QTest::newRow("pause, later")
        << before + "[x : Confirm]\r\nReady to cordon and upgrade node n5? (Press Enter to continue "
                    "or Ctrl+C for other options):\r\n"
        << Kind::Pause << u"n5"_s << QString();
    QTest::newRow("another pause") << before + "[Wait for a person]\r\nSwitch the load balancer over:\r\n"
                                   << Kind::Pause << QString() << QString();
    QTest::newRow("timed pause") << before +
                                        "[upgrade/pre-upgrade : Wait before upgrade node]\r\nPausing for 60 "
                                        "seconds\r\n(ctrl+C then 'C' = continue early, ctrl+C then 'A' = abort)\r\n"
                                 << Kind::Pause << QString() << QString();
    QTest::newRow("in colours") << QByteArray("\x1b[1mBECOME password: \x1b[0m") << Kind::BecomePassword << QString()
                                << QString();
}

void PromptWatchTest::knowsPrompts()
{
    QFETCH(QByteArray, output);
    PromptWatch watch;
    QVERIFY(watch.feed(output, {}));
    QTEST(watch.prompt().kind, "kind");
    QTEST(watch.prompt().node, "node");
    QTEST(watch.prompt().target, "target");
    const bool isSecret = watch.prompt().kind != Kind::Pause && watch.prompt().kind != Kind::HostKey;
    QCOMPARE(watch.prompt().isSecret, isSecret);
}

void PromptWatchTest::seesThemHoweverTheyAreCut()
{
    QFETCH(QByteArray, output);
    for (qsizetype cut = 0; cut <= output.size(); ++cut) {
        PromptWatch watch;
        (void)watch.feed(QByteArrayView(output).first(cut), {});
        (void)watch.feed(QByteArrayView(output).sliced(cut), {});
        QTEST(watch.prompt().kind, "kind");
        QTEST(watch.prompt().node, "node");
    }
}

void PromptWatchTest::isNoPrompt_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a result") << QByteArray("ok: [node1]\r\n");
    QTest::newRow("a banner") << QByteArray("TASK [Ready to upgrade node?] ****\r\n");
    QTest::newRow("words of a task") << QByteArray("ok: [n] => {\r\n    \"msg\": \"BECOME password: \"\r\n}\r\n");
    QTest::newRow("a list that ends with a colon") << QByteArray("ok: [n] => {\r\n    \"msg\":\r\n");
    QTest::newRow("words about a password") << QByteArray("The vault password: see the wiki\r\n");
}

void PromptWatchTest::isNoPrompt()
{
    QFETCH(QByteArray, output);
    PromptWatch watch;
    QVERIFY(!watch.feed(output, {}));
    QCOMPARE(watch.prompt().kind, Kind::None);
}

void PromptWatchTest::asksNoMoreWhenTheRunGoesOn()
{
    PromptWatch watch;
    QVERIFY(
        watch.feed("[a]\r\nReady to uncordon node n1? (Press Enter to continue or Ctrl+C for other options):\r\n", {}));
    QVERIFY(watch.prompt().isAfterUpgrade);
    QVERIFY(!watch.feed("\r\n", {}));
    QVERIFY(watch.feed("ok: [n1]\r\n", {}));
    QCOMPARE(watch.prompt().kind, Kind::None);
}

void PromptWatchTest::isQuietOnceAnswered()
{
    PromptWatch watch;
    QVERIFY(watch.feed("BECOME password: ", {}));
    QVERIFY(watch.answered());
    QVERIFY(!watch.feed("\r\n", {}));
    QCOMPARE(watch.prompt().kind, Kind::None);
    QVERIFY(watch.feed("BECOME password: ", {})); // it was wrong, and is asked for again
    QCOMPARE(watch.prompt().kind, Kind::BecomePassword);
}

void PromptWatchTest::countsPrompts()
{
    PromptWatch watch;
    QVERIFY(watch.feed("Vault password: ", {}));
    const int first = watch.prompt().number;
    QVERIFY(watch.answered());
    QVERIFY(watch.feed("\r\nVault password: ", {}));
    QVERIFY(watch.prompt().number > first);
}

void PromptWatchTest::suspectsALongSilence()
{
    const SteadyTime start{};
    PromptWatch watch;
    QVERIFY(!watch.feed("ok: [n]\r\nContinue? [y/N] ", start));
    QVERIFY(!watch.tick(start + PromptWatch::longSilence - seconds{1}));
    QVERIFY(watch.nextTick());
    QVERIFY(watch.tick(*watch.nextTick()));
    QCOMPARE(watch.prompt().kind, Kind::Unknown);
    QCOMPARE(watch.prompt().text, u"Continue? [y/N]"_s);
    QVERIFY(!watch.nextTick());
}

void PromptWatchTest::expectsNothingOfAWholeLine()
{
    const SteadyTime start{};
    PromptWatch watch;
    QVERIFY(!watch.feed("TASK [a long one] ***\r\n", start));
    QVERIFY(!watch.nextTick());
    QVERIFY(!watch.tick(start + seconds{3600}));
}

std::unique_ptr<QObject> makePromptWatchTest()
{
    return std::make_unique<PromptWatchTest>();
}

#include "prompt_watch_test.moc"
