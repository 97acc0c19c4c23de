// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "ssh/ssh_pool.hpp"
#include "ssh/ssh_runner_factory.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"

#include <QtTest>

#include <atomic>
#include <csignal>
#include <sys/stat.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::AnsweringPrompter;
using kubemori::test::codeOf;
using kubemori::test::SshdFixture;

class SshConnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownHostAccepted();
    void unknownHostAskedOnceByMany();
    void unknownHostRefused();
    void changedHostKey();
    void hostKeyOfAnotherType();
    void revokedHostKey();
    void keyWithPassphrase();
    void passphraseWrongThreeTimes();
    void quietLooksAskNobody();
    void agent();
    void agentWithTooManyKeys();
    void keyThatIsNotWanted();
    void configFile();
    void brokenConfigFile();
    void jump();
    void jumpThatFails();
    void unreachable_data();
    void unreachable();
    void burstOfConnections();
    void restartedServerIsNoticed();

private:
    static Result<Captured> runOn(const SshTarget &target, const std::shared_ptr<AnsweringPrompter> &person);
};

Result<Captured> SshConnectTest::runOn(const SshTarget &target, const std::shared_ptr<AnsweringPrompter> &person)
{
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    return capture(*factory.ssh(target), shellCommand(u"echo here"_s), {});
}

#define START_SSHD(sshd)                                                                                               \
    if (!(sshd).start()) {                                                                                             \
        QSKIP(qPrintable((sshd).problem()));                                                                           \
    }

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void SshConnectTest::unknownHostAccepted()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    QFile::remove(sshd.knownHosts());
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{}, true);
    QCOMPARE(codeOf(runOn(targetOf(sshd), person)), u"no error"_s);
    QCOMPARE(person->hosts().size(), 1);
    QCOMPARE(person->hosts().first().fingerprintSha256, sshd.hostFingerprint());
    QCOMPARE(person->hosts().first().keyType, u"ssh-ed25519"_s);
    QCOMPARE(person->hosts().first().port, sshd.port());
    QCOMPARE(contentOf(sshd.knownHosts()), sshd.knownHostsLine());
    struct stat status{};
    QCOMPARE(::stat(sshd.knownHosts().toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(codeOf(runOn(targetOf(sshd), person)), u"no error"_s);
    QCOMPARE(person->hosts().size(), 1);
}

void SshConnectTest::unknownHostAskedOnceByMany()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    sshd.write(sshd.knownHosts(), "other.example ssh-ed25519 AAAA"); // without a line end
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{}, true);
    ssh::SshRunnerFactory factory(person, nullptr);
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back(
                [&] { right += capture(*factory.ssh(targetOf(sshd)), shellCommand(u"true"_s), {}) ? 1 : 0; });
        }
    }
    QCOMPARE(right.load(), 8);
    QCOMPARE(person->hosts().size(), 1);
    QCOMPARE(contentOf(sshd.knownHosts()), "other.example ssh-ed25519 AAAA\n" + sshd.knownHostsLine());
}

void SshConnectTest::unknownHostRefused()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    QFile::remove(sshd.knownHosts());
    const auto captured = runOn(targetOf(sshd), std::make_shared<AnsweringPrompter>());
    QCOMPARE(codeOf(captured), u"HostKeyUnknown"_s);
    QVERIFY(captured.error().detail.contains(sshd.hostFingerprint()));
    QVERIFY(!QFile::exists(sshd.knownHosts()));
    ssh::SshRunnerFactory nobody(nullptr, nullptr);
    QCOMPARE(codeOf(capture(*nobody.ssh(targetOf(sshd)), shellCommand(u"true"_s), {})), u"HostKeyUnknown"_s);
}

void SshConnectTest::changedHostKey()
{
    SshdFixture sshd;
    const QString before = sshd.hostFingerprint();
    sshd.write(sshd.knownHosts(), "# comment\n" + sshd.knownHostsLine());
    sshd.changeHostKey();
    START_SSHD(sshd);
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{}, true);
    const auto captured = runOn(targetOf(sshd), person);
    QCOMPARE(codeOf(captured), u"HostKeyChanged"_s);
    QCOMPARE(person->hosts().size(), 0);
    const QString detail = captured.error().detail;
    QVERIFY2(detail.contains(before) && detail.contains(sshd.hostFingerprint()), qPrintable(detail));
    QVERIFY2(detail.contains(sshd.knownHosts() + u":2"_s), qPrintable(detail));
}

void SshConnectTest::hostKeyOfAnotherType()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    LocalRunner here;
    Command keygen;
    keygen.argv =
        QStringList{u"ssh-keygen"_s, u"-q"_s, u"-t"_s, u"ecdsa"_s, u"-N"_s, u""_s, u"-f"_s, sshd.file(u"other"_s)};
    QCOMPARE(codeOf(captureChecked(here, keygen, {})), u"no error"_s);
    const auto words = contentOf(sshd.file(u"other.pub"_s)).split(' ');
    sshd.write(sshd.knownHosts(),
               "[127.0.0.1]:" + QByteArray::number(sshd.port()) + ' ' + words[0] + ' ' + words[1] + '\n');
    QCOMPARE(codeOf(runOn(targetOf(sshd), std::make_shared<AnsweringPrompter>(QList<QByteArray>{}, true))),
             u"HostKeyChanged"_s);
}

void SshConnectTest::revokedHostKey()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    sshd.write(sshd.knownHosts(), "@revoked " + sshd.knownHostsLine());
    QCOMPARE(codeOf(runOn(targetOf(sshd), std::make_shared<AnsweringPrompter>(QList<QByteArray>{}, true))),
             u"HostKeyChanged"_s);
}

void SshConnectTest::keyWithPassphrase()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    SshTarget target = targetOf(sshd);
    target.identityFile = sshd.home() + u"/.ssh/locked"_s;
    QVERIFY(sshd.makeKey(target.identityFile, "open sesame"));
    sshd.authorize(target.identityFile + u".pub"_s);
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"wrong one", "open sesame"});
    const auto redactor = std::make_shared<Redactor>();
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, redactor));
    QCOMPARE(codeOf(capture(*factory.ssh(target), shellCommand(u"true"_s), {})), u"no error"_s);
    QCOMPARE(person->asked().size(), 2);
    QCOMPARE(person->asked().first().kind, SecretKind::KeyPassphrase);
    QCOMPARE(person->asked().first().target, target.identityFile);
    QVERIFY(person->asked().last().retry);
    factory.forget(target);
    QCOMPARE(codeOf(capture(*factory.ssh(target), shellCommand(u"true"_s), {})), u"no error"_s);
    QCOMPARE(person->asked().size(), 2);
    QVERIFY(!redactor->redact("open sesame"_ba).contains("sesame"));
}

void SshConnectTest::quietLooksAskNobody()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    SshTarget target = targetOf(sshd);
    target.identityFile = sshd.home() + u"/.ssh/locked"_s;
    QVERIFY(sshd.makeKey(target.identityFile, "open sesame"));
    sshd.authorize(target.identityFile + u".pub"_s);
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"open sesame"}, true);
    ssh::SshRunnerFactory factory(person, std::make_shared<CredentialCache>(person, nullptr));
    const auto quietly = [&] { return codeOf(capture(*factory.sshQuiet(target), shellCommand(u"true"_s), {})); };
    QCOMPARE(quietly(), u"Declined"_s);
    QFile::rename(sshd.knownHosts(), sshd.knownHosts() + u".kept"_s);
    QCOMPARE(quietly(), u"HostKeyUnknown"_s);
    QFile::rename(sshd.knownHosts() + u".kept"_s, sshd.knownHosts());
    QCOMPARE(person->asked().size() + person->hosts().size(), 0);
    // Once a person has logged in, what was typed serves the look too.
    QCOMPARE(codeOf(capture(*factory.ssh(target), shellCommand(u"true"_s), {})), u"no error"_s);
    factory.forget(target);
    QCOMPARE(quietly(), u"no error"_s);
    QCOMPARE(person->asked().size(), 1);
}

void SshConnectTest::passphraseWrongThreeTimes()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    SshTarget target = targetOf(sshd);
    target.identityFile = sshd.home() + u"/.ssh/locked"_s;
    QVERIFY(sshd.makeKey(target.identityFile, "open sesame"));
    sshd.authorize(target.identityFile + u".pub"_s);
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"wrong one"});
    QCOMPARE(codeOf(runOn(target, person)), u"Declined"_s);
    QCOMPARE(person->asked().size(), 3);
}

void SshConnectTest::agent()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    LocalRunner here;
    Command start;
    start.argv = QStringList{u"ssh-agent"_s, u"-s"_s, u"-a"_s, sshd.file(u"agent"_s)};
    const auto started = captureChecked(here, start, {});
    QCOMPARE(codeOf(started), u"no error"_s);
    const auto pid =
        QRegularExpression(u"SSH_AGENT_PID=(\\d+)"_s).match(QString::fromUtf8(started->output)).captured(1).toInt();
    QVERIFY(pid > 1);
    qputenv("SSH_AUTH_SOCK", sshd.file(u"agent"_s).toUtf8());
    start.argv = QStringList{u"ssh-add"_s, u"-q"_s, sshd.clientKey()};
    const auto added = captureChecked(here, start, {});
    QFile::remove(sshd.clientKey());
    SshTarget target = targetOf(sshd);
    target.identityFile.clear();
    const auto captured = runOn(target, std::make_shared<AnsweringPrompter>());
    qunsetenv("SSH_AUTH_SOCK");
    ::kill(pid, SIGTERM);
    QCOMPARE(codeOf(added), u"no error"_s);
    QCOMPARE(codeOf(captured), u"no error"_s);
}

void SshConnectTest::agentWithTooManyKeys()
{
    SshdFixture sshd({u"MaxAuthTries 3"_s});
    START_SSHD(sshd);
    LocalRunner here;
    Command command;
    command.argv = QStringList{u"ssh-agent"_s, u"-s"_s, u"-a"_s, sshd.file(u"agent"_s)};
    const auto started = captureChecked(here, command, {});
    QCOMPARE(codeOf(started), u"no error"_s);
    const auto pid =
        QRegularExpression(u"SSH_AGENT_PID=(\\d+)"_s).match(QString::fromUtf8(started->output)).captured(1).toInt();
    qputenv("SSH_AUTH_SOCK", sshd.file(u"agent"_s).toUtf8());
    for (int i = 0; i < 5; ++i) {
        const QString key = sshd.file(u"stranger%1"_s.arg(i));
        QVERIFY(sshd.makeKey(key));
        command.argv = QStringList{u"ssh-add"_s, u"-q"_s, key};
        QCOMPARE(codeOf(captureChecked(here, command, {})), u"no error"_s);
    }
    const auto captured = runOn(targetOf(sshd), std::make_shared<AnsweringPrompter>());
    qunsetenv("SSH_AUTH_SOCK");
    ::kill(pid, SIGTERM);
    QVERIFY2(captured.has_value(), captured ? "" : qPrintable(toLogLine(captured.error())));
}

void SshConnectTest::keyThatIsNotWanted()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    SshTarget target = targetOf(sshd);
    target.identityFile = sshd.home() + u"/.ssh/stranger"_s;
    QVERIFY(sshd.makeKey(target.identityFile));
    const auto captured = runOn(target, std::make_shared<AnsweringPrompter>());
    QCOMPARE(codeOf(captured), u"AuthenticationFailed"_s);
    QVERIFY2(captured.error().detail.contains(u"publickey"_s), qPrintable(captured.error().detail));
    QCOMPARE(captured.error().subject, QString(sshd.user() + u"@127.0.0.1"_s));
}

void SshConnectTest::configFile()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    QVERIFY(QFile::rename(sshd.knownHosts(), sshd.home() + u"/elsewhere"_s));
    sshd.write(
        sshd.home() + u"/.ssh/config"_s,
        u"Host node1\n HostName 127.0.0.1\n Port %1\n User %2\n IdentityFile %3\n UserKnownHostsFile %4/elsewhere\n"_s
            .arg(sshd.port())
            .arg(sshd.user(), sshd.clientKey(), sshd.home())
            .toUtf8());
    const SshTarget target{.host = u"node1"_s, .user = {}, .port = 0, .identityFile = {}};
    QCOMPARE(codeOf(runOn(target, std::make_shared<AnsweringPrompter>())), u"no error"_s);
    // What the profile says wins.
    const SshTarget other{.host = u"node1"_s, .user = {}, .port = 1, .identityFile = {}};
    QCOMPARE(codeOf(runOn(other, std::make_shared<AnsweringPrompter>())), u"Unreachable"_s);
}

void SshConnectTest::brokenConfigFile()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    sshd.write(sshd.home() + u"/.ssh/config"_s, "Host *\n NoSuchOption at all\n");
    // An option libssh does not know is passed over, as IgnoreUnknown would; it must not make the host unreachable.
    QCOMPARE(codeOf(runOn(targetOf(sshd), std::make_shared<AnsweringPrompter>())), u"no error"_s);
}

void SshConnectTest::jump()
{
    SshdFixture inner;
    START_SSHD(inner);
    SshdFixture outer;
    START_SSHD(outer);
    inner.write(inner.file(u"authorized_keys"_s), contentOf(outer.clientKey() + u".pub"_s));
    outer.write(outer.knownHosts(), outer.knownHostsLine() + inner.knownHostsLine());
    outer.write(
        outer.home() + u"/.ssh/config"_s,
        u"Host gate\n HostName 127.0.0.1\n Port %1\n User %2\n IdentityFile %3\n"
        "Host inner\n HostName 127.0.0.1\n Port %4\n User %2\n IdentityFile %3\n ProxyJump gate\n"_s.arg(outer.port())
            .arg(outer.user(), outer.clientKey())
            .arg(inner.port())
            .toUtf8());
    const SshTarget target{.host = u"inner"_s, .user = {}, .port = 0, .identityFile = {}};
    const auto captured = runOn(target, std::make_shared<AnsweringPrompter>());
    QVERIFY2(captured.has_value(), captured ? "" : qPrintable(toLogLine(captured.error())));
    QCOMPARE(captured->output, "here\n");
    QCOMPARE(outer.loginCount(), 1);
    QCOMPARE(inner.loginCount(), 1);
    QVERIFY2(test::eventually(
                 [&] { return test::processesWith("[127.0.0.1]:" + QByteArray::number(inner.port())).empty(); }),
             "the jump must end with the session");
}

void SshConnectTest::jumpThatFails()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    sshd.write(sshd.home() + u"/.ssh/config"_s,
               "Host gate\n HostName 127.0.0.1\n Port 1\nHost inner\n HostName 127.0.0.1\n ProxyJump gate\n");
    const SshTarget target{.host = u"inner"_s, .user = {}, .port = 0, .identityFile = {}};
    const auto captured = runOn(target, std::make_shared<AnsweringPrompter>());
    QCOMPARE(codeOf(captured), u"Unreachable"_s);
    QVERIFY2(captured.error().detail.contains(u"refused"_s), qPrintable(captured.error().detail));
}

void SshConnectTest::unreachable_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("words");
    QTest::newRow("nobody listens") << u"127.0.0.1"_s << u"refused"_s;
    QTest::newRow("no such name") << u"no-such-host.invalid"_s << u"no-such-host.invalid"_s;
}

void SshConnectTest::unreachable()
{
    QFETCH(QString, host);
    QFETCH(QString, words);
    const SshdFixture sshd; // not started; for its home
    const SshTarget target{.host = host, .user = u"ops"_s, .port = sshd.port(), .identityFile = {}};
    const auto captured = runOn(target, std::make_shared<AnsweringPrompter>());
    QCOMPARE(codeOf(captured), u"Unreachable"_s);
    QVERIFY2(captured.error().detail.contains(words), qPrintable(captured.error().detail));
}

void SshConnectTest::burstOfConnections()
{
    SshdFixture sshd({u"MaxStartups 4:50:12"_s});
    START_SSHD(sshd);
    const auto target = targetOf(sshd);
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 24; ++i) {
            threads.emplace_back([&] {
                ssh::SshRunnerFactory factory(nullptr, nullptr); // its own, so that no pool spreads the burst
                const auto captured = capture(*factory.ssh(target), shellCommand(u"true"_s), {});
                right += captured && captured->exit.isSuccess() ? 1 : 0;
            });
        }
    }
    QCOMPARE(right.load(), 24);
}

void SshConnectTest::restartedServerIsNoticed()
{
    SshdFixture sshd;
    START_SSHD(sshd);
    ssh::PoolOptions options;
    options.trustedFor = Milliseconds{0};
    ssh::SshRunnerFactory asking(nullptr, nullptr, options); // looks at each idle session first
    options.trustedFor = std::chrono::minutes{1};
    ssh::SshRunnerFactory trusting(nullptr, nullptr, options); // finds out when it opens a channel
    for (ssh::SshRunnerFactory *factory : {&asking, &trusting}) {
        const auto runner = factory->ssh(targetOf(sshd));
        QCOMPARE(codeOf(capture(*runner, shellCommand(u"true"_s), {})), u"no error"_s);
        sshd.stop();
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        const auto captured = capture(*runner, shellCommand(u"true"_s), {});
        QVERIFY2(captured.has_value(), captured ? "" : qPrintable(toLogLine(captured.error())));
    }
}

std::unique_ptr<QObject> makeSshConnectTest()
{
    return std::make_unique<SshConnectTest>();
}

#include "tst_ssh_connect.moc"
