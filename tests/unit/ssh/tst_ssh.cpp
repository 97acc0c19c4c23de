// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "ssh/host_key_policy.hpp"
#include "ssh/known_hosts.hpp"
#include "ssh/password_prompt.hpp"
#include "ssh/proxy_process.hpp"
#include "ssh/remote_script.hpp"
#include "ssh/resolver.hpp"
#include "ssh/start_gate.hpp"
#include "ssh/tcp_connect.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::ssh;
using kubemori::command::Command;
using kubemori::command::LocalRunner;
using kubemori::command::Stream;
using kubemori::test::codeOf;

/// What needs no server.
class SshTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownHostLines_data();
    void knownHostLines();
    void knownHostsAsSshKeygenHashesThem();
    void fingerprintAsSshKeygenPrintsIt();
    void brokenLinesArePassedOver();
    void appendMakesFileAndFolder();
    void policy_data();
    void policy();
    void gateHoweverReadsFall_data();
    void gateHoweverReadsFall();
    void gateOnATerminal();
    void gateTellsWhyNothingBegan();
    void startLineThroughAShell_data();
    void startLineThroughAShell();
    void startLineTooLong();
    void killScriptEndsAGroup();
    void signalNames();
    void proxyCommandIsExpanded();
    void proxyDiesWithItsObject();
    void numericAddresses();
    void resolvingIsStopped();
    void passwordPrompts_data();
    void passwordPrompts();
};

namespace {

constexpr auto someKey = "AAAAC3NzaC1lZDI1NTE5AAAAIGuMPDBcnHiz1EY9+iSYqDKgvIG3PG6xHtKEkjU5xGrB";

} // namespace

void SshTest::knownHostLines_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("matches");
    QTest::newRow("name") << "node1"_ba << u"node1"_s << 22 << true;
    QTest::newRow("case does not count") << "Node1"_ba << u"nodE1"_s << 22 << true;
    QTest::newRow("another") << "node1"_ba << u"node11"_s << 22 << false;
    QTest::newRow("list") << "node1,10.0.0.1"_ba << u"10.0.0.1"_s << 22 << true;
    QTest::newRow("port") << "[node1]:2222"_ba << u"node1"_s << 2222 << true;
    QTest::newRow("port missing in file") << "node1"_ba << u"node1"_s << 2222 << false;
    QTest::newRow("port only in file") << "[node1]:2222"_ba << u"node1"_s << 22 << false;
    QTest::newRow("star") << "*.example.org"_ba << u"a.b.example.org"_s << 22 << true;
    QTest::newRow("star does not match all") << "*.example.org"_ba << u"example.org"_s << 22 << false;
    QTest::newRow("question mark") << "node?"_ba << u"node7"_s << 22 << true;
    QTest::newRow("star with port") << "[*.example.org]:2222"_ba << u"a.example.org"_s << 2222 << true;
    QTest::newRow("negated") << "*.example.org,!bad.example.org"_ba << u"bad.example.org"_s << 22 << false;
    QTest::newRow("negated first") << "!bad.example.org,*.example.org"_ba << u"bad.example.org"_s << 22 << false;
    QTest::newRow("IPv6") << "[fe80::1]:22022"_ba << u"fe80::1"_s << 22022 << true;
    // printf node1 | openssl dgst -sha1 -mac HMAC -macopt hexkey:<salt>
    QTest::newRow("hashed, another host")
        << "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg="_ba << u"node1"_s << 22 << false;
    QTest::newRow("hash broken") << "|1|x"_ba << u"node1"_s << 22 << false;
}

void SshTest::knownHostLines()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(bool, matches);
    const QByteArray content = "# comment\n\n" + field + " ssh-ed25519 " + someKey + " a comment\n";
    const auto found = findKnownHosts(content, u"/k"_s, host, port);
    QCOMPARE(found.size(), matches ? 1 : 0);
    if (matches) {
        QCOMPARE(found.first().file, u"/k"_s);
        QCOMPARE(found.first().line, 3);
        QCOMPARE(found.first().keyType, u"ssh-ed25519"_s);
        QCOMPARE(found.first().key, QByteArray::fromBase64(someKey));
    }
}

void SshTest::knownHostsAsSshKeygenHashesThem()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"known_hosts"_s);
    QCOMPARE(codeOf(appendKnownHost(path, QByteArray("node1,10.0.0.1 ssh-ed25519 ") + someKey)), u"no error"_s);
    QCOMPARE(codeOf(appendKnownHost(path, QByteArray("[node2]:2222 ssh-ed25519 ") + someKey)), u"no error"_s);
    LocalRunner here;
    Command hash;
    hash.argv = QStringList{u"ssh-keygen"_s, u"-q"_s, u"-H"_s, u"-f"_s, path};
    if (!captureChecked(here, hash, {})) {
        QSKIP("no ssh-keygen here");
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("|1|"));
    QCOMPARE(findKnownHosts(QStringList{path}, u"node1"_s, 22).size(), 1);
    QCOMPARE(findKnownHosts(QStringList{path}, u"10.0.0.1"_s, 22).size(), 1);
    QCOMPARE(findKnownHosts(QStringList{path}, u"node2"_s, 2222).size(), 1);
    QCOMPARE(findKnownHosts(QStringList{path}, u"node2"_s, 22).size(), 0);
}

void SshTest::fingerprintAsSshKeygenPrintsIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"key"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("ssh-ed25519 ") + someKey + "\n");
    file.close();
    LocalRunner here;
    Command print;
    print.argv = QStringList{u"ssh-keygen"_s, u"-lf"_s, path};
    const auto printed = captureChecked(here, print, {});
    if (!printed) {
        QSKIP("no ssh-keygen here");
    }
    QCOMPARE(QString::fromUtf8(printed->output).section(u' ', 1, 1),
             sha256Fingerprint(QByteArray::fromBase64(someKey)));
}

void SshTest::brokenLinesArePassedOver()
{
    const QByteArray content =
        QByteArray("node1\nnode1 ssh-rsa\nnode1 ssh-rsa ????\n@revoked node1 ssh-ed25519 ") + someKey + "\n\0\n";
    const auto found = findKnownHosts(content, u"/k"_s, u"node1"_s, 22);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().marker, u"@revoked"_s);
    QCOMPARE(found.first().line, 4);
    QCOMPARE(findKnownHosts(QStringList{u"/no/such/file"_s}, u"node1"_s, 22).size(), 0);
}

void SshTest::appendMakesFileAndFolder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u".ssh/known_hosts"_s);
    QCOMPARE(codeOf(appendKnownHost(path, "one")), u"no error"_s);
    QCOMPARE(codeOf(appendKnownHost(path, "two\n")), u"no error"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "one\ntwo\n");
    struct stat status{};
    QCOMPARE(::stat(path.toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(::stat(folder.filePath(u".ssh"_s).toUtf8().constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
    QCOMPARE(codeOf(appendKnownHost(u"/proc/no/such"_s, "one")), u"Io"_s);
}

void SshTest::policy_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("marker");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char *name, HostKeyState state, const QByteArray &key, const QString &marker,
                        HostKeyVerdict verdict) {
        QTest::newRow(name) << static_cast<int>(state) << key << marker << static_cast<int>(verdict);
    };
    row("known", HostKeyState::Known, "k", {}, HostKeyVerdict::Accept);
    row("unknown", HostKeyState::Unknown, "k", {}, HostKeyVerdict::Ask);
    row("no file", HostKeyState::NoFile, "k", {}, HostKeyVerdict::Ask);
    row("changed", HostKeyState::Changed, "k", {}, HostKeyVerdict::Refuse);
    row("other type", HostKeyState::OtherType, "k", {}, HostKeyVerdict::Refuse);
    row("unreadable", HostKeyState::Unreadable, "k", {}, HostKeyVerdict::Refuse);
    row("no key", HostKeyState::Known, "", {}, HostKeyVerdict::Refuse);
    row("revoked though known", HostKeyState::Known, "k", u"@revoked"_s, HostKeyVerdict::Refuse);
    row("revoked though unknown", HostKeyState::Unknown, "k", u"@revoked"_s, HostKeyVerdict::Refuse);
    row("another key is revoked", HostKeyState::Known, "other", u"@revoked"_s, HostKeyVerdict::Accept);
}

void SshTest::policy()
{
    QFETCH(int, state);
    QFETCH(QByteArray, key);
    QFETCH(QString, marker);
    QFETCH(int, verdict);
    const QList<KnownHost> known{
        {.file = u"/k"_s, .line = 1, .marker = marker, .keyType = u"ssh-ed25519"_s, .key = "k"}};
    QCOMPARE(static_cast<int>(judgeHostKey(static_cast<HostKeyState>(state), key, known)), verdict);
}

void SshTest::gateHoweverReadsFall_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 2, 3, 5, 8, 13, 1000}) {
        QTest::addRow("%d bytes a read", step) << step;
    }
}

void SshTest::gateHoweverReadsFall()
{
    QFETCH(int, step);
    StartGate gate("nonce", false);
    const QByteArray output = "Welcome [nonc [nonce] x[nonce:4711:r]the output [nonce:1:d]";
    const QByteArray errors = "noise [non [nonce]the errors [nonce]";
    QByteArray out;
    QByteArray err;
    for (qsizetype at = 0; at < output.size(); at += step) {
        out +=
            gate.feed(Stream::Output, QByteArrayView(output).sliced(at, std::min<qsizetype>(step, output.size() - at)));
    }
    for (qsizetype at = 0; at < errors.size(); at += step) {
        err +=
            gate.feed(Stream::Error, QByteArrayView(errors).sliced(at, std::min<qsizetype>(step, errors.size() - at)));
    }
    QCOMPARE(out, "the output [nonce:1:d]");
    QCOMPARE(err, "the errors [nonce]");
    QCOMPARE(gate.processGroup(), 4711);
    QVERIFY(gate.state() == StartGate::State::Running);
}

void SshTest::gateOnATerminal()
{
    StartGate gate("nonce", true);
    QByteArray out;
    for (const char c : QByteArray("noise[nonce:4711:r][nonce]out [nonce]")) {
        out += gate.feed(Stream::Output, QByteArrayView(&c, 1));
    }
    QCOMPARE(out, "out [nonce]");
}

void SshTest::gateTellsWhyNothingBegan()
{
    StartGate gate("nonce", false);
    QCOMPARE(gate.feed(Stream::Output, QByteArray(QByteArray(5000, 'x') + "account ")), QByteArray());
    QCOMPARE(gate.feed(Stream::Output, "closed"), QByteArray());
    QVERIFY(gate.noise().endsWith("account closed"));
    QVERIFY(gate.noise().size() < 3000);
    QCOMPARE(gate.processGroup(), 0);
    StartGate folder("nonce", false);
    QCOMPARE(folder.feed(Stream::Output, "[nonce:1:d]"), QByteArray());
    QVERIFY(folder.state() == StartGate::State::NoSuchFolder);
    StartGate program("nonce", false);
    QCOMPARE(program.feed(Stream::Output, "[nonce:1:p]"), QByteArray());
    QVERIFY(program.state() == StartGate::State::NoSuchProgram);
}

void SshTest::startLineThroughAShell_data()
{
    QTest::addColumn<QString>("shell");
    for (const QString &shell : {u"/bin/sh"_s, u"/bin/bash"_s}) {
        QTest::newRow(qPrintable(shell)) << shell;
    }
}

void SshTest::startLineThroughAShell()
{
    QFETCH(QString, shell);
    if (!QFile::exists(shell)) {
        QSKIP("no such shell here");
    }
    const QTemporaryDir folder;
    Command c;
    c.argv =
        QStringList{u"sh"_s,   u"-c"_s, u"pwd; printf '%s|' \"$X\" \"$@\""_s, u"sh"_s, u"$(id)"_s, u"a'b"_s, u"\n"_s,
                    u"日本"_s, u"-n"_s};
    c.environment.insert(u"X"_s, u"`id` \"'"_s);
    c.workingDirectory = folder.path();
    const auto line = startLine(c, "nonce");
    QCOMPARE(codeOf(line), u"no error"_s);
    Command login;
    login.argv = QStringList{shell, u"-c"_s, QString::fromUtf8(*line)};
    LocalRunner here;
    const auto captured = capture(here, login, {});
    QCOMPARE(codeOf(captured), u"no error"_s);
    StartGate gate("nonce", false);
    QCOMPARE(gate.feed(Stream::Output, captured->output),
             QByteArray(folder.path().toUtf8() + "\n`id` \"'|$(id)|a'b|\n|日本|-n|"));
    QCOMPARE(gate.feed(Stream::Error, captured->errors), QByteArray());
    QVERIFY(gate.processGroup() > 1);
}

void SshTest::startLineTooLong()
{
    Command c;
    c.argv = QStringList{u"echo"_s, QString(200000, u'x')};
    QCOMPARE(codeOf(startLine(c, "nonce")), u"InvalidInput"_s);
    c.argv.clear();
    QCOMPARE(codeOf(startLine(c, "nonce")), u"StartFailed"_s);
}

void SshTest::killScriptEndsAGroup()
{
    LocalRunner here;
    std::stop_source stop;
    std::atomic<qint64> group = 0;
    std::jthread victim([&] {
        Command stubborn;
        stubborn.argv = QStringList{u"sh"_s, u"-c"_s, u"trap '' TERM; echo $$; while :; do sleep 0.05; done"_s};
        std::ignore = here.run(
            stubborn, [&](Stream, QByteArrayView bytes) { group = bytes.toByteArray().trimmed().toInt(); },
            stop.get_token());
    });
    QVERIFY(test::eventually([&] { return group > 0; }));
    Command kill;
    kill.argv = QStringList{u"sh"_s, u"-c"_s, killScript(group, Milliseconds{100})};
    QCOMPARE(codeOf(captureChecked(here, kill, {})), u"no error"_s);
    victim.join(); // it ended without a stop
}

void SshTest::signalNames()
{
    QCOMPARE(signalNumber("KILL"), SIGKILL);
    QCOMPARE(signalNumber("TERM"), SIGTERM);
    QCOMPARE(signalNumber("SIGTERM@openssh.com"), SIGTERM);
    QCOMPARE(signalNumber("WHAT"), 64);
}

void SshTest::proxyCommandIsExpanded()
{
    QCOMPARE(expandProxyCommand(u"ssh -W '[%h]:%p' -l %r gate%% %n %x%"_s, u"10.0.0.1"_s, 2222, u"ops"_s, u"node1"_s),
             u"ssh -W '[10.0.0.1]:2222' -l ops gate% node1 %x%"_s);
}

void SshTest::proxyDiesWithItsObject()
{
    auto proxy = ProxyProcess::start(u"echo why it failed >&2; echo $$; sleep 1000 & wait"_s);
    QCOMPARE(codeOf(proxy), u"no error"_s);
    const UniqueFd socket = (*proxy)->takeSocket();
    std::array<char, 32> text{};
    QVERIFY(::read(socket.get(), text.data(), text.size() - 1) > 0);
    QVERIFY(test::eventually([&] { return (*proxy)->lastWords() == u"why it failed"_s; }));
    const pid_t pid = QByteArray(text.data()).trimmed().toInt();
    QCOMPARE(::kill(-pid, 0), 0);
    proxy->reset();
    QVERIFY(test::eventually([pid] { return ::kill(-pid, 0) != 0; }));
}

void SshTest::numericAddresses()
{
    const Limits limits({});
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    QCOMPARE(resolve(u"127.0.0.1"_s, 22, limits, until)->first().toString(), u"127.0.0.1"_s);
    QCOMPARE(resolve(u"::1"_s, 22, limits, until)->first().toString(), u"::1"_s);
    QCOMPARE(codeOf(resolve(u"no-such-host.invalid"_s, 22, limits, until)), u"Unreachable"_s);
}

void SshTest::resolvingIsStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const Limits limits(stop.get_token());
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    const auto answer = resolve(u"no-such-host.invalid"_s, 22, limits, until);
    QVERIFY(codeOf(answer) == u"Cancelled"_s || codeOf(answer) == u"Unreachable"_s); // the lookup may have been quicker
    QCOMPARE(codeOf(connectTcp(u"192.0.2.1"_s, 22, limits, until)), u"Cancelled"_s);
}

void SshTest::passwordPrompts_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<bool>("isPassword");
    for (const QString &prompt :
         {u"Password: "_s, u"password:"_s, u"(ops@10.0.0.11) Password: "_s, u"ops@host's password: "_s,
          u"LDAP Password: "_s, u"Password for ops@node1:"_s, u"パスワード: "_s, u"パスワード："_s}) {
        QTest::newRow(qPrintable(prompt)) << prompt << true;
    }
    for (const QString &prompt :
         {u"One-time password (OATH) for `ops': "_s, u"One-time Password: "_s, u"OTP Password:"_s,
          u"Verification code: "_s, u"New password: "_s, u"Retype new password: "_s, u"(current) UNIX password: "_s,
          u"Current Password: "_s, u"Password + token code: "_s, u"Enter PASSCODE: "_s, u"PIN: "_s,
          u"Duo two-factor login for ops\n\nPasscode or option (1-3): "_s, u"ワンタイムパスワード: "_s,
          u"新しいパスワード: "_s, u"Your password has expired. Password: "_s, u""_s, u"Password"_s.repeated(50)}) {
        QTest::newRow(qPrintable(u"not: "_s + prompt.left(40))) << prompt << false;
    }
}

void SshTest::passwordPrompts()
{
    QFETCH(QString, prompt);
    QFETCH(bool, isPassword);
    QCOMPARE(isPasswordPrompt(prompt), isPassword);
}

QTEST_GUILESS_MAIN(SshTest)

#include "tst_ssh.moc"
