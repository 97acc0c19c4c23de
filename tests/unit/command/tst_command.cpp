// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/marker_filter.hpp"
#include "command/runner_factory.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::codeOf;

class CommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markerIsFoundHoweverReadsFall_data();
    void markerIsFoundHoweverReadsFall();
    void heldBytesComeBackAtTheEnd();
    void captureKeepsBothStreams();
    void captureEndsATooLongAnswer();
    void captureCheckedTellsTheLastWords();
    void captureCheckedTellsTheSignal();
    void targetText_data();
    void targetText();
    void displayTextQuotes();
};

namespace {

Command commandOf(const QStringList &argv)
{
    Command c;
    c.argv = argv;
    return c;
}

} // namespace

void CommandTest::markerIsFoundHoweverReadsFall_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 2, 3, 4, 5, 7, 100}) {
        QTest::addRow("%d bytes a read", step) << step;
    }
}

void CommandTest::markerIsFoundHoweverReadsFall()
{
    QFETCH(int, step);
    MarkerFilter filter("abab!");
    const QByteArray text = "xabaabab!yababab!zaba";
    QByteArray passed;
    int all = 0;
    for (qsizetype at = 0; at < text.size(); at += step) {
        int found = 0;
        passed += filter.feed(QByteArrayView(text).sliced(at, std::min<qsizetype>(step, text.size() - at)), found);
        all += found;
    }
    passed += filter.finish();
    QCOMPARE(passed, "xabayabzaba");
    QCOMPARE(all, 2);
}

void CommandTest::heldBytesComeBackAtTheEnd()
{
    MarkerFilter filter("[mark]");
    int found = 0;
    QCOMPARE(filter.feed("text [mar", found), "text ");
    QCOMPARE(filter.finish(), "[mar");
    QCOMPARE(filter.finish(), QByteArray());
}

void CommandTest::captureKeepsBothStreams()
{
    test::ScriptedRunner runner;
    runner.on(u"x"_s, test::ScriptedAnswer{.output = "out", .errors = "err", .exit = {.code = 7}, .error = {}});
    const auto captured = capture(runner, commandOf({u"x"_s}), {});
    QVERIFY(captured.has_value());
    QCOMPARE(captured->output, "out");
    QCOMPARE(captured->errors, "err");
    QCOMPARE(captured->exit.code, 7);
}

void CommandTest::captureEndsATooLongAnswer()
{
    test::ScriptedRunner runner;
    runner.on(u"x"_s, test::ScriptedAnswer{.output = "12345", .errors = {}, .exit = {}, .error = {}});
    QVERIFY(capture(runner, commandOf({u"x"_s}), {}, 5).has_value());
    const auto tooLong = capture(runner, commandOf({u"x"_s}), {}, 4);
    QCOMPARE(codeOf(tooLong), u"InvalidData"_s);
}

void CommandTest::captureCheckedTellsTheLastWords()
{
    test::ScriptedRunner runner(u"there"_s);
    runner.on(u"x"_s, test::ScriptedAnswer{
                          .output = "out", .errors = "1\n2\n3\n4\n5\nlast words\n", .exit = {.code = 3}, .error = {}});
    const auto captured = captureChecked(runner, commandOf({u"x"_s, u"a b"_s}), {});
    QVERIFY(!captured.has_value());
    QCOMPARE(codeOf(captured), u"ExitedNonZero"_s);
    QCOMPARE(captured.error().detail, u"exit code 3: 2\n3\n4\n5\nlast words"_s);
    QCOMPARE(captured.error().subject, u"there"_s);
    QCOMPARE(captured.error().context, QStringList{u"x 'a b'"_s});
}

void CommandTest::captureCheckedTellsTheSignal()
{
    test::ScriptedRunner runner;
    runner.on(u"x"_s, test::ScriptedAnswer{.output = {}, .errors = {}, .exit = {.code = 0, .signal = 9}, .error = {}});
    const auto captured = captureChecked(runner, commandOf({u"x"_s}), {});
    QVERIFY(!captured.has_value());
    QCOMPARE(captured.error().detail, u"ended by signal 9"_s);
}

void CommandTest::targetText_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("user");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("text");
    QTest::newRow("host") << u"n1"_s << QString() << 0 << u"n1"_s;
    QTest::newRow("user") << u"n1"_s << u"ops"_s << 0 << u"ops@n1"_s;
    QTest::newRow("port") << u"n1"_s << u"ops"_s << 2222 << u"ops@n1:2222"_s;
    QTest::newRow("IPv6") << u"fe80::1"_s << QString() << 22 << u"[fe80::1]:22"_s;
    QTest::newRow("IPv6 without port") << u"fe80::1"_s << QString() << 0 << u"fe80::1"_s;
}

void CommandTest::targetText()
{
    QFETCH(QString, host);
    QFETCH(QString, user);
    QFETCH(int, port);
    QTEST((SshTarget{.host = host, .user = user, .port = port, .identityFile = {}}.toString()), "text");
}

void CommandTest::displayTextQuotes()
{
    Command c = commandOf({u"echo"_s, u"$(touch x)"_s});
    c.become = true;
    QCOMPARE(displayText(c), u"sudo echo '$(touch x)'"_s);
}

std::unique_ptr<QObject> makeCommandTest()
{
    return std::make_unique<CommandTest>();
}

#include "tst_command.moc"
