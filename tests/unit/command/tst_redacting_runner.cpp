// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/local_runner.hpp"
#include "command/redacting_runner.hpp"
#include "suites.hpp"
#include "support/scripted_runner.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::command;
using kubemori::test::ScriptedRunner;

class RedactingRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorsAreClean();
    void wordsOfAProgramAreClean();
    void wordsCutByTheReadsAreClean();
    void dataPassesAsItIs();

private:
    static std::shared_ptr<Redactor> redactor()
    {
        const auto made = std::make_shared<Redactor>();
        made->add(Secret("hunter'22"_ba));
        return made;
    }
};

void RedactingRunnerTest::errorsAreClean()
{
    const auto inner = std::make_shared<ScriptedRunner>();
    inner->on(
        u"login"_s,
        {.output = {},
         .errors = {},
         .exit = {},
         .error = Error{
             .code = ErrorCode::BecomeFailed, .detail = u"Sorry, hunter'22 is wrong"_s, .subject = {}, .context = {}}});
    RedactingRunner runner(inner, redactor());
    Command command;
    command.argv = {u"login"_s};
    const auto exit = runner.run(command, {}, {});
    QCOMPARE(exit.error().detail, u"Sorry, •••••• is wrong"_s);
}

void RedactingRunnerTest::wordsOfAProgramAreClean()
{
    const auto inner = std::make_shared<ScriptedRunner>();
    inner->on(u"login"_s,
              {.output = {}, .errors = "denied: pw=hunter%2722\n"_ba, .exit = {.code = 1}, .error = std::nullopt});
    RedactingRunner runner(inner, redactor());
    Command command;
    command.argv = {u"login"_s};
    const auto captured = captureChecked(runner, command, {});
    QVERIFY2(captured.error().detail.contains(u"pw=••••••"_s), qPrintable(captured.error().detail));
}

void RedactingRunnerTest::wordsCutByTheReadsAreClean()
{
    RedactingRunner runner(std::make_shared<LocalRunner>(), redactor());
    Command command;
    command.argv = {u"sh"_s, u"-c"_s, u"printf \"is hun\" >&2; sleep 0.05; printf \"ter'22 it, hunt\" >&2"_s};
    QByteArray words;
    const auto exit = runner.run(command,
                                 [&words](Stream stream, QByteArrayView bytes) {
                                     if (stream == Stream::Error) {
                                         words.append(bytes);
                                     }
                                 },
                                 {});
    QVERIFY(exit && exit->isSuccess());
    QCOMPARE(words, "is •••••• it, hunt");
}

void RedactingRunnerTest::dataPassesAsItIs()
{
    const auto inner = std::make_shared<ScriptedRunner>();
    inner->on(u"get"_s, {.output = "{\"name\":\"hunter'22\"}"_ba, .errors = {}, .exit = {}, .error = std::nullopt});
    RedactingRunner runner(inner, redactor());
    Command command;
    command.argv = {u"get"_s};
    QCOMPARE(captureChecked(runner, command, {})->output, "{\"name\":\"hunter'22\"}");
}

std::unique_ptr<QObject> makeRedactingRunnerTest()
{
    return std::make_unique<RedactingRunnerTest>();
}

#include "tst_redacting_runner.moc"
