// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "ssh/ssh_runner_factory.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"

#include <QRegularExpression>
#include <QtTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::AnsweringPrompter;
using kubemori::test::codeOf;
using kubemori::test::SshdFixture;

/// Logins by password and the real sudo, with an account made for it: only in a throw-away system.
class SshAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passwordLogin_data();
    void passwordLogin();
    void passwordIsWrongOrNotGiven_data();
    void passwordIsWrongOrNotGiven();
    void quietLoginUsesOnlyWhatIsRemembered_data();
    void quietLoginUsesOnlyWhatIsRemembered();
    void sudoAsksForAPassword_data();
    void sudoAsksForAPassword();
    void sudoRefusesThePassword();
    void userMayNotUseSudo();
    void stopEndsWhatRunsAsRoot_data();
    void stopEndsWhatRunsAsRoot();
    void deadlineEndsWhatRunsAsRoot();
    void localSudo();

private:
    static void sudoers(const QByteArray &line);
    [[nodiscard]] SshTarget account() const;

    std::unique_ptr<SshdFixture> m_sshd;
};

void SshAccountsTest::initTestCase()
{
    if (::geteuid() != 0 || ::access("/etc/shadow", W_OK) != 0 || qgetenv("KUBEMORI_IN_ROOT").isEmpty()) {
        QSKIP("needs root in the throw-away root of `root.sh lab`, to make an account");
    }
    LocalRunner here;
    const auto made = captureChecked(
        here,
        shellCommand(u"chmod u+s /usr/bin/sudo; id kubemoritest >/dev/null 2>&1 || useradd -m -s /bin/bash "
                     "kubemoritest; echo kubemoritest:geheim | chpasswd"_s),
        {});
    QVERIFY2(made.has_value(), made ? "" : qPrintable(toLogLine(made.error())));
    m_sshd = std::make_unique<SshdFixture>(QStringList{u"PasswordAuthentication yes"_s});
    QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
}

void SshAccountsTest::sudoers(const QByteArray &line)
{
    QFile file(u"/etc/sudoers.d/kubemoritest"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFileDevice::ReadOwner);
    file.write(line + '\n');
}

SshTarget SshAccountsTest::account() const
{
    return {
        .host = u"127.0.0.1"_s, .user = u"kubemoritest"_s, .port = m_sshd->port(), .identityFile = m_sshd->clientKey()};
}

void SshAccountsTest::passwordLogin_data()
{
    QTest::addColumn<QString>("config");
    QTest::newRow("password") << u"PubkeyAuthentication no\nPasswordAuthentication yes"_s;
    QTest::newRow("keyboard-interactive") << u"PubkeyAuthentication no\nKbdInteractiveAuthentication yes\nUsePAM yes"_s;
}

void SshAccountsTest::passwordLogin()
{
    QFETCH(QString, config);
    SshdFixture sshd({config});
    QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
    const SshTarget target{.host = u"127.0.0.1"_s, .user = u"kubemoritest"_s, .port = sshd.port(), .identityFile = {}};
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"falsch", "geheim"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    for (int i = 0; i < 2; ++i) {
        const auto captured = capture(*factory.ssh(target), shellCommand(u"id -un"_s), {});
        QVERIFY2(captured.has_value(), captured ? "" : qPrintable(toLogLine(captured.error())));
        QCOMPARE(captured->output, "kubemoritest\n");
        factory.forget(target);
    }
    QCOMPARE(person->asked().size(), 2); // the second login used what was remembered
    QCOMPARE(person->asked().first().kind, SecretKind::SshPassword);
    QVERIFY(person->asked().last().retry);
}

void SshAccountsTest::passwordIsWrongOrNotGiven_data()
{
    passwordLogin_data();
}

void SshAccountsTest::passwordIsWrongOrNotGiven()
{
    QFETCH(QString, config);
    SshdFixture sshd({config});
    QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
    const SshTarget target{.host = u"127.0.0.1"_s, .user = u"kubemoritest"_s, .port = sshd.port(), .identityFile = {}};
    const auto wrong = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"falsch"});
    ssh::SshRunnerFactory guessing(wrong, std::make_shared<CredentialCache>(wrong, nullptr));
    QCOMPARE(codeOf(capture(*guessing.ssh(target), shellCommand(u"true"_s), {})), u"AuthenticationFailed"_s);
    QCOMPARE(wrong->asked().size(), 3);
    const auto silent = std::make_shared<AnsweringPrompter>();
    ssh::SshRunnerFactory declining(silent, std::make_shared<CredentialCache>(silent, nullptr));
    QCOMPARE(codeOf(capture(*declining.ssh(target), shellCommand(u"true"_s), {})), u"Declined"_s);
}

void SshAccountsTest::quietLoginUsesOnlyWhatIsRemembered_data()
{
    passwordLogin_data();
}

void SshAccountsTest::quietLoginUsesOnlyWhatIsRemembered()
{
    QFETCH(QString, config);
    SshdFixture sshd({config});
    QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
    const SshTarget target{.host = u"127.0.0.1"_s, .user = u"kubemoritest"_s, .port = sshd.port(), .identityFile = {}};
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    const auto quietly = [&] { return codeOf(capture(*factory.sshQuiet(target), shellCommand(u"true"_s), {})); };
    QCOMPARE(quietly(), u"Declined"_s);
    QCOMPARE(person->asked().size(), 0);
    QCOMPARE(codeOf(capture(*factory.ssh(target), shellCommand(u"true"_s), {})), u"no error"_s);
    QCOMPARE(quietly(), u"no error"_s);
    QCOMPARE(person->asked().size(), 1);
}

void SshAccountsTest::sudoAsksForAPassword_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<bool>("terminal");
    QTest::addColumn<int>("questions");
    QTest::newRow("password") << "kubemoritest ALL=(ALL) ALL"_ba << false << 2;
    QTest::newRow("password on a terminal") << "kubemoritest ALL=(ALL) ALL"_ba << true << 2;
    QTest::newRow("asked each time") << "Defaults timestamp_timeout=0\nkubemoritest ALL=(ALL) ALL"_ba << false << 2;
    QTest::newRow("no password") << "kubemoritest ALL=(ALL) NOPASSWD: ALL"_ba << false << 0;
    QTest::newRow("no password on a terminal") << "kubemoritest ALL=(ALL) NOPASSWD: ALL"_ba << true << 0;
}

void SshAccountsTest::sudoAsksForAPassword()
{
    QFETCH(QByteArray, rule);
    QFETCH(bool, terminal);
    sudoers(rule);
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"falsch", "geheim"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    Command c = shellCommand(u"id -u; cat; echo \"$KUBEMORI_X\"; exit 5"_s);
    c.become = true;
    c.terminal = terminal;
    c.input = "my input\n";
    c.environment.insert(u"KUBEMORI_X"_s, u"x y"_s);
    for (int i = 0; i < 2; ++i) {
        const auto captured = capture(*factory.ssh(account()), c, {});
        QVERIFY2(captured.has_value(), captured ? "" : qPrintable(toLogLine(captured.error())));
        QVERIFY2(captured->output.endsWith("0\nmy input\nx y\n"), captured->output);
        QVERIFY(!captured->output.contains("geheim") && !captured->output.contains("[sudo"));
        QVERIFY(!captured->errors.contains("geheim") && !captured->errors.contains("[sudo"));
        QCOMPARE(captured->exit.code, 5);
    }
    QTEST(static_cast<int>(person->asked().size()), "questions");
}

void SshAccountsTest::sudoRefusesThePassword()
{
    sudoers("kubemoritest ALL=(ALL) ALL");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"falsch"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    Command c = shellCommand(u"id -u"_s);
    c.become = true;
    QCOMPARE(codeOf(capture(*factory.ssh(account()), c, {})), u"BecomeFailed"_s);
    QCOMPARE(person->asked().size(), 3);
}

void SshAccountsTest::userMayNotUseSudo()
{
    sudoers("# nobody");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    Command c = shellCommand(u"id -u"_s);
    c.become = true;
    const auto captured = capture(*factory.ssh(account()), c, {});
    QCOMPARE(codeOf(captured), u"BecomeFailed"_s);
    QVERIFY2(captured.error().detail.contains(u"kubemoritest"_s), qPrintable(captured.error().detail));
}

void SshAccountsTest::stopEndsWhatRunsAsRoot_data()
{
    sudoAsksForAPassword_data();
}

void SshAccountsTest::stopEndsWhatRunsAsRoot()
{
    QFETCH(QByteArray, rule);
    QFETCH(bool, terminal);
    sudoers(rule);
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    Command c = shellCommand(u"echo \"<$(id -u):$$>\"; sleep 5432 & wait"_s);
    c.become = true;
    c.terminal = terminal;
    std::stop_source stop;
    QByteArray said;
    const auto ended = factory.ssh(account())->run(
        c,
        [&](Stream, QByteArrayView bytes) {
            said += bytes;
            if (said.contains('>')) { // sudo may have said something before
                stop.request_stop();
            }
        },
        stop.get_token());
    QCOMPARE(codeOf(ended), u"Cancelled"_s);
    const auto told = QRegularExpression(u"<0:(\\d+)>"_s).match(QString::fromUtf8(said));
    QVERIFY2(told.hasMatch(), said);
    QVERIFY(!test::isRunning(told.captured(1).toInt()));
    QVERIFY(test::processesWith(QByteArray("sleep\0005432", 10)).empty());
}

void SshAccountsTest::deadlineEndsWhatRunsAsRoot()
{
    sudoers("kubemoritest ALL=(ALL) ALL");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"});
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    Command c = shellCommand(u"sleep 5433"_s);
    c.become = true;
    c.timeout = std::chrono::seconds{4};
    QCOMPARE(codeOf(capture(*factory.ssh(account()), c, {})), u"TimedOut"_s);
    QVERIFY(test::processesWith(QByteArray("sleep\0005433", 10)).empty());
}

void SshAccountsTest::localSudo()
{
    // We are root here, so sudo asks for nothing; but it is the real one.
    LocalRunner here;
    Command c = shellCommand(u"id -u; cat"_s);
    c.become = true;
    c.input = "input";
    const auto captured = capture(here, c, {});
    QVERIFY2(captured.has_value(), captured ? "" : qPrintable(toLogLine(captured.error())));
    QCOMPARE(captured->output, "0\ninput");
}

QTEST_GUILESS_MAIN(SshAccountsTest)

#include "tst_ssh_accounts.moc"
