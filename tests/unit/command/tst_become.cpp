// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "suites.hpp"
#include "support/answering_prompter.hpp"
#include "support/code_of.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::AnsweringPrompter;
using kubemori::test::codeOf;

/// Against a script that speaks sudo's protocol; the real one is met on the lab's nodes.
class BecomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutPasswordNothingIsWritten();
    void passwordThenInput();
    void passwordOnATerminal();
    void wrongThenRight();
    void wrongThreeTimes();
    void declined();
    void notInSudoers();
    void withoutCredentials();
    void stopWhileAPersonTypes();
    void typingDoesNotCountAgainstTheDeadline();
    void environmentReachesTheProgram();
    void missingProgram();
    void exitCodeIsTheCommands();
    void commandThatTalksLikeSudo();
    void secretIsNowhere();

private:
    void sudoWants(const QByteArray &what) const;
    [[nodiscard]] static Command root(const QString &script, const QByteArray &input = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path;
};

void BecomeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = qgetenv("PATH");
    QVERIFY(
        QFile::link(QStringLiteral(KUBEMORI_SOURCE_DIR "/tests/support/fake_sudo.sh"), m_folder->filePath(u"sudo"_s)));
    qputenv("PATH", QByteArray(m_folder->path().toUtf8() + ':' + m_path));
    qputenv("FAKE_SUDO", m_folder->filePath(u"wanted"_s).toUtf8());
}

void BecomeTest::cleanup()
{
    qputenv("PATH", m_path);
}

void BecomeTest::sudoWants(const QByteArray &what) const
{
    QFile file(m_folder->filePath(u"wanted"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(what);
}

Command BecomeTest::root(const QString &script, const QByteArray &input)
{
    Command c;
    c.argv = QStringList{u"sh"_s, u"-c"_s, script};
    c.become = true;
    c.input = input;
    c.timeout = std::chrono::seconds{20};
    return c;
}

void BecomeTest::withoutPasswordNothingIsWritten()
{
    sudoWants("nopasswd");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"secret"});
    LocalRunner runner(std::make_shared<CredentialCache>(person, nullptr));
    const auto captured = capture(runner, root(u"cat; echo err >&2"_s, "my input"), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "my input");
    QCOMPARE(captured->errors, "err\n");
    QCOMPARE(person->asked().size(), 0);
}

void BecomeTest::passwordThenInput()
{
    sudoWants("geheim");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"});
    LocalRunner runner(std::make_shared<CredentialCache>(person, nullptr));
    for (int i = 0; i < 2; ++i) {
        const auto captured = capture(runner, root(u"cat; echo err >&2"_s, "my input"), {});
        QVERIFY(captured.has_value());
        QCOMPARE(captured->output, "my input");
        QCOMPARE(captured->errors, "err\n"); // neither prompt nor marker
    }
    QCOMPARE(person->asked().size(), 1);
    QCOMPARE(person->asked().first().kind, SecretKind::SudoPassword);
}

void BecomeTest::passwordOnATerminal()
{
    sudoWants("geheim");
    LocalRunner runner(
        std::make_shared<CredentialCache>(std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"}), nullptr));
    Command c = root(u"test -t 1 && echo tty; cat"_s, "line\n");
    c.terminal = true;
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "tty\nline\n");
}

void BecomeTest::wrongThenRight()
{
    sudoWants("geheim");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"falsch", "geheim"});
    LocalRunner runner(std::make_shared<CredentialCache>(person, nullptr));
    const auto captured = capture(runner, root(u"echo done"_s), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "done\n");
    QCOMPARE(person->asked().size(), 2);
    QVERIFY(person->asked().last().retry);
}

void BecomeTest::wrongThreeTimes()
{
    sudoWants("geheim");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"falsch"});
    LocalRunner runner(std::make_shared<CredentialCache>(person, nullptr));
    const auto captured = capture(runner, root(u"echo done"_s), {});
    QVERIFY(!captured.has_value());
    QCOMPARE(codeOf(captured), u"BecomeFailed"_s);
    QCOMPARE(person->asked().size(), 3);
}

void BecomeTest::declined()
{
    sudoWants("geheim");
    LocalRunner runner(std::make_shared<CredentialCache>(std::make_shared<AnsweringPrompter>(), nullptr));
    const auto captured = capture(runner, root(u"echo done"_s), {});
    QCOMPARE(codeOf(captured), u"Declined"_s);
}

void BecomeTest::notInSudoers()
{
    sudoWants("refuse");
    LocalRunner runner(std::make_shared<CredentialCache>(std::make_shared<AnsweringPrompter>(), nullptr));
    const auto captured = capture(runner, root(u"echo done"_s), {});
    QCOMPARE(codeOf(captured), u"BecomeFailed"_s);
    QCOMPARE(captured.error().detail, u"ops is not in the sudoers file."_s);
}

void BecomeTest::withoutCredentials()
{
    sudoWants("geheim");
    LocalRunner runner;
    const auto captured = capture(runner, root(u"echo done"_s), {});
    QCOMPARE(codeOf(captured), u"BecomeFailed"_s);
}

void BecomeTest::stopWhileAPersonTypes()
{
    sudoWants("geheim");
    const auto person = std::make_shared<AnsweringPrompter>();
    person->hesitate();
    LocalRunner runner(std::make_shared<CredentialCache>(person, nullptr));
    std::stop_source stop;
    std::jthread impatient([&] {
        while (person->asked().isEmpty()) {
            std::this_thread::yield();
        }
        stop.request_stop();
    });
    const auto captured = capture(runner, root(u"echo done"_s), stop.get_token());
    QCOMPARE(codeOf(captured), u"Cancelled"_s);
}

void BecomeTest::typingDoesNotCountAgainstTheDeadline()
{
    class Slow final : public Prompter
    {
    public:
        Result<SecretAnswer> askSecret(const SecretRequest &, std::stop_token stop) override
        {
            SystemClock().sleepFor(Milliseconds{1500}, stop);
            return Secret("geheim"_ba);
        }
        Result<bool> confirmHostKey(const HostKeyQuestion &, std::stop_token) override { return false; }
    };
    sudoWants("geheim");
    LocalRunner runner(std::make_shared<CredentialCache>(std::make_shared<Slow>(), nullptr));
    Command c = root(u"echo done"_s);
    c.timeout = Milliseconds{1400};
    const auto captured = capture(runner, c, {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "done\n");
}

void BecomeTest::environmentReachesTheProgram()
{
    sudoWants("nopasswd");
    LocalRunner runner;
    Command c = root(u"echo \"$KUBEMORI_X\""_s);
    c.environment.insert(u"KUBEMORI_X"_s, u"$(id) 日本"_s);
    QCOMPARE(capture(runner, c, {})->output, "$(id) 日本\n");
}

void BecomeTest::missingProgram()
{
    sudoWants("nopasswd");
    LocalRunner runner;
    Command c = root({});
    c.argv = QStringList{u"kubemori-no-such"_s};
    QCOMPARE(codeOf(capture(runner, c, {})), u"ProgramMissing"_s);
}

void BecomeTest::exitCodeIsTheCommands()
{
    sudoWants("geheim");
    LocalRunner runner(
        std::make_shared<CredentialCache>(std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"}), nullptr));
    QCOMPARE(capture(runner, root(u"exit 1"_s), {})->exit.code, 1);
    QCOMPARE(capture(runner, root(u"exit 127"_s), {})->exit.code, 127);
    QCOMPARE(capture(runner, root(u"kill -9 $$"_s), {})->exit.signal, 9);
}

void BecomeTest::commandThatTalksLikeSudo()
{
    sudoWants("geheim");
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"geheim"});
    LocalRunner runner(std::make_shared<CredentialCache>(person, nullptr));
    const auto captured = capture(
        runner, root(u"echo 'sudo: a password is required' >&2; echo '[sudo] password:' >&2; cat; exit 1"_s), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->exit.code, 1);
    QCOMPARE(captured->output, QByteArray());
    QCOMPARE(person->asked().size(), 1);
}

void BecomeTest::secretIsNowhere()
{
    sudoWants("geheim-XYZ");
    const auto redactor = std::make_shared<Redactor>();
    const auto person = std::make_shared<AnsweringPrompter>(QList<QByteArray>{"falsch-XYZ", "geheim-XYZ"});
    LocalRunner runner(std::make_shared<CredentialCache>(person, redactor));
    // The command line and environment of the program and of all its ancestors.
    const auto captured = capture(runner,
                                  root(u"p=$$; while [ $p -gt 1 ]; do tr '\\0' ' ' </proc/$p/cmdline; cat "
                                       u"/proc/$p/environ 2>/dev/null | tr '\\0' ' ';"
                                       " p=$(cut -d' ' -f4 /proc/$p/stat); done"_s),
                                  {});
    QVERIFY(captured.has_value());
    QVERIFY(captured->output.contains("while [ $p")); // it did look
    QVERIFY(!captured->output.contains("XYZ"));
    QVERIFY(!captured->errors.contains("XYZ"));
    QVERIFY(!redactor->redact("falsch-XYZ geheim-XYZ"_ba).contains("XYZ"));
}

std::unique_ptr<QObject> makeBecomeTest()
{
    return std::make_unique<BecomeTest>();
}

#include "tst_become.moc"
