// SPDX-License-Identifier: GPL-3.0-or-later
// The keyring store against a real gnome-keyring, and where there is none.
#include "support/eventually.hpp"
#include "support/keyring_fixture.hpp"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using kubemori::test::KeyringFixture;

namespace {

constexpr auto account = "sudo:ops@10.0.0.11";

/// A process that uses the keyring, and what it answers.
class Probe
{
public:
    explicit Probe(const QProcessEnvironment &environment)
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(KEYRING_PROBE), QStringList());
    }
    ~Probe()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    Probe(const Probe &) = delete;
    Probe &operator=(const Probe &) = delete;

    QByteArray ask(const QByteArray &line)
    {
        m_process.write(line + '\n');
        while (!m_process.canReadLine() && m_process.waitForReadyRead(15'000)) {}
        return m_process.canReadLine() ? m_process.readLine().trimmed() : "no answer"_ba;
    }
    /// It ends by itself and well.
    bool ends()
    {
        m_process.closeWriteChannel();
        return m_process.waitForFinished(10'000) && m_process.exitStatus() == QProcess::NormalExit;
    }

private:
    QProcess m_process;
};

/// The first thing that is kept in the login keyring.
QString firstItem()
{
    return u"/org/freedesktop/secrets/collection/login/1"_s;
}

QByteArray with(const char *verb, const QByteArray &rest = {})
{
    return QByteArray(verb) + ' ' + account + (rest.isEmpty() ? QByteArray() : ' ' + rest);
}

} // namespace

class KeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsFindsAndForgets();
    void keepsEverySecretThatIsText_data();
    void keepsEverySecretThatIsText();
    void isReadableInTheKeyringsOwnProgram();
    void writesNoSecretToAFile();
    void outlivesTheProcessAndTheDaemon();
    void forgetsWhatAnotherProgramRemoved();
    void nothingIsLookedUpThatWasNeverKept();
    void withoutABus_data();
    void withoutABus();
    void withoutGlib();
    void lockedWithoutAWindowToUnlockIt();
    void lockedAndNobodyAnswers();
    void daemonIsKilledInBetween();
    void sessionEndsInBetween();

private:
    std::unique_ptr<KeyringFixture> m_keyring;
};

void KeyringTest::init()
{
    m_keyring = std::make_unique<KeyringFixture>();
    const bool started = m_keyring->start();
    if (!m_keyring->isInstalled()) {
        QSKIP(qPrintable(m_keyring->problem()));
    }
    QVERIFY2(started, qPrintable(m_keyring->problem()));
}

void KeyringTest::cleanup()
{
    m_keyring.reset();
}

void KeyringTest::keepsFindsAndForgets()
{
    Probe probe(m_keyring->environment());
    QCOMPARE(probe.ask("available"), "ok");
    QVERIFY(probe.ask(with("get")).startsWith("NotFound"));
    QCOMPARE(probe.ask(with("keep", "first")), "ok");
    QCOMPARE(probe.ask(with("get")), "ok first");
    QCOMPARE(probe.ask(with("keep", "second")), "ok");
    QCOMPARE(probe.ask(with("get")), "ok second");
    QCOMPARE(probe.ask("keep key:/home/ops/.ssh/id other"), "ok");
    QCOMPARE(probe.ask("kept"), "ok key:/home/ops/.ssh/id sudo:ops@10.0.0.11");
    QCOMPARE(probe.ask(with("forget")), "ok");
    QCOMPARE(probe.ask(with("forget")), "ok");
    QVERIFY(probe.ask(with("get")).startsWith("NotFound"));
    QCOMPARE(probe.ask("kept"), "ok key:/home/ops/.ssh/id");
    QVERIFY(probe.ends());
}

void KeyringTest::keepsEverySecretThatIsText_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("Japanese") << "ひみつの鍵"_ba << true;
    QTest::newRow("signs") << "a'b\"c\\d$e`f &|;<>"_ba << true;
    QTest::newRow("spaces around") << " x "_ba << true;
    QTest::newRow("long") << QByteArray(4000, 'x') << true;
    QTest::newRow("no UTF-8") << "p\xe4sswort"_ba << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void KeyringTest::keepsEverySecretThatIsText()
{
    QFETCH(QByteArray, secret);
    QFETCH(bool, isKept);
    Probe probe(m_keyring->environment());
    const QByteArray answer = probe.ask(with("keep") + ' ' + secret.toPercentEncoding());
    if (isKept) {
        QCOMPARE(answer, "ok");
        QCOMPARE(probe.ask(with("get")), QByteArray("ok " + secret).trimmed());
    } else {
        QVERIFY2(answer.startsWith("InvalidInput"), answer);
        QCOMPARE(probe.ask("kept"), "ok");
    }
}

void KeyringTest::isReadableInTheKeyringsOwnProgram()
{
    Probe probe(m_keyring->environment());
    QCOMPARE(probe.ask(with("keep", "readable")), "ok");
    const QByteArray attributes =
        m_keyring->call(u"org.freedesktop.secrets"_s, firstItem(), u"org.freedesktop.DBus.Properties.Get"_s,
                        {u"string:org.freedesktop.Secret.Item"_s, u"string:Attributes"_s});
    QVERIFY2(attributes.contains("string \"sudo:ops@10.0.0.11\"") && attributes.contains("string \"kubemori\""),
             attributes);
}

void KeyringTest::writesNoSecretToAFile()
{
    {
        Probe probe(m_keyring->environment());
        QCOMPARE(probe.ask(with("keep", "planted-secret")), "ok");
    }
    QDirIterator files(m_keyring->file(u""_s), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            ++count;
            QVERIFY2(!file.readAll().contains("planted-secret"), qPrintable(file.fileName()));
        }
    }
    QVERIFY(count >= 2); // the index and the keyring's own file
    const auto index = QFile::permissions(m_keyring->file(u"state/kubemori/keyring-accounts.json"_s));
    QVERIFY(!index.testAnyFlags(QFileDevice::ReadGroup | QFileDevice::ReadOther));
}

void KeyringTest::outlivesTheProcessAndTheDaemon()
{
    {
        Probe probe(m_keyring->environment());
        QCOMPARE(probe.ask(with("keep", "lasting")), "ok");
    }
    m_keyring->stopKeyring();
    QVERIFY2(m_keyring->startUnlocked(), qPrintable(m_keyring->problem()));
    Probe later(m_keyring->environment());
    QCOMPARE(later.ask(with("get")), "ok lasting");
}

void KeyringTest::forgetsWhatAnotherProgramRemoved()
{
    Probe probe(m_keyring->environment());
    QCOMPARE(probe.ask(with("keep", "x")), "ok");
    QVERIFY(!m_keyring->call(u"org.freedesktop.secrets"_s, firstItem(), u"org.freedesktop.Secret.Item.Delete"_s)
                 .contains("Error"));
    QVERIFY(probe.ask(with("get")).startsWith("NotFound"));
    QCOMPARE(probe.ask("kept"), "ok");
}

void KeyringTest::nothingIsLookedUpThatWasNeverKept()
{
    m_keyring->stopKeyring();
    QVERIFY(m_keyring->startSilentPrompter());
    QVERIFY2(m_keyring->startLocked(), qPrintable(m_keyring->problem()));
    Probe probe(m_keyring->environment());
    QVERIFY(probe.ask(with("get")).startsWith("NotFound"));
    QCOMPARE(m_keyring->prompts(), 0);
}

void KeyringTest::withoutABus_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << QString();
    QTest::newRow("gone") << u"unix:path=/nowhere/bus"_s;
}

void KeyringTest::withoutABus()
{
    QFETCH(QString, address);
    QProcessEnvironment environment = m_keyring->environment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
    environment.remove(u"XDG_RUNTIME_DIR"_s);
    environment.insert(u"DISPLAY"_s, u":99"_s); // D-Bus would start a bus of its own
    Probe probe(environment);
    const QByteArray answer = probe.ask("available");
    QVERIFY2(answer.startsWith("KeyringUnavailable:") && answer.contains("D-Bus session"), answer);
    QVERIFY(probe.ask(with("keep", "x")).startsWith("KeyringUnavailable:"));
    QCOMPARE(probe.ask("kept"), "ok");
    QVERIFY(probe.ends());
}

void KeyringTest::withoutGlib()
{
    QProcessEnvironment environment = m_keyring->environment();
    environment.insert(u"QT_NO_GLIB"_s, u"1"_s);
    Probe probe(environment);
    QVERIFY(probe.ask("available").contains("QT_NO_GLIB"));
    QVERIFY(probe.ask(with("keep", "x")).startsWith("KeyringUnavailable:"));
    QVERIFY(probe.ends());
}

void KeyringTest::lockedWithoutAWindowToUnlockIt()
{
    {
        Probe probe(m_keyring->environment());
        QCOMPARE(probe.ask(with("keep", "x")), "ok");
    }
    m_keyring->stopKeyring();
    QVERIFY2(m_keyring->startLocked(), qPrintable(m_keyring->problem()));
    Probe probe(m_keyring->environment());
    const QByteArray answer = probe.ask(with("get"));
    QVERIFY2(answer.startsWith("KeyringUnavailable:") || answer.startsWith("TimedOut"), answer);
    QCOMPARE(probe.ask("kept"), QByteArray("ok ") + account);
    QVERIFY(probe.ends());
}

void KeyringTest::lockedAndNobodyAnswers()
{
    {
        Probe probe(m_keyring->environment());
        QCOMPARE(probe.ask(with("keep", "x")), "ok");
    }
    m_keyring->stopKeyring();
    QVERIFY(m_keyring->startSilentPrompter());
    QVERIFY2(m_keyring->startLocked(), qPrintable(m_keyring->problem()));
    Probe probe(m_keyring->environment());
    QCOMPARE(probe.ask(with("get-stopped")), "Cancelled:  at once");
    QVERIFY(m_keyring->prompts() >= 1);
    QCOMPARE(probe.ask(with("get")), "TimedOut:"); // three seconds in this test
    QVERIFY(probe.ends());                         // although the question is still open
}

void KeyringTest::daemonIsKilledInBetween()
{
    Probe probe(m_keyring->environment());
    QCOMPARE(probe.ask(with("keep", "x")), "ok");
    m_keyring->stopKeyring();
    const QByteArray answer = probe.ask(with("get")); // the bus starts it anew, and then it is locked
    QVERIFY2(answer.startsWith("KeyringUnavailable:") || answer.startsWith("TimedOut"), answer);
    QVERIFY(probe.ends());
}

void KeyringTest::sessionEndsInBetween()
{
    // As when somebody logs out while Kubemori runs on in tmux.
    Probe probe(m_keyring->environment());
    QCOMPARE(probe.ask(with("keep", "x")), "ok");
    m_keyring->stopBus();
    QVERIFY(probe.ask("available").startsWith("KeyringUnavailable:"));
    QVERIFY(probe.ask(with("get")).startsWith("KeyringUnavailable:"));
    QVERIFY(probe.ends());
}

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
