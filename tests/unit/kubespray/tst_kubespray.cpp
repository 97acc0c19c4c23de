// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/checkout.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::kubespray;
using kubemori::test::codeOf;
using kubemori::test::ScriptedAnswer;
using kubemori::test::ScriptedRunner;

namespace {

const QByteArray someCommit(40, 'a');

ScriptedAnswer says(const QByteArray &output)
{
    return {.output = output, .errors = {}, .exit = {}, .error = {}};
}

ScriptedAnswer refuses(const QByteArray &errors, int code = 128)
{
    return {.output = {}, .errors = errors, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}};
}

} // namespace

class KubesprayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStatus();
    void refusesBrokenStatus_data();
    void refusesBrokenStatus();
    void gitsWords_data();
    void gitsWords();
    void asksNobody();
    void oldAndStrangeAnswers();
    void stopsAtOnce();
};

void KubesprayTest::readsStatus()
{
    const QByteArray ids = QByteArray(40, 'b') + ' ' + QByteArray(40, 'c');
    QByteArray output;
    for (const QByteArray &record :
         QList<QByteArray>{"# branch.oid " + someCommit, QByteArray("# branch.head t_v2.27.0"),
                           QByteArray("# branch.upstream origin/x"), QByteArray("# branch.ab +1 -2"),
                           QByteArray("# stash 3"), "1 .M N... 100644 100644 100644 " + ids + " a file with  spaces ",
                           "2 R. N... 100644 100644 100644 " + ids + " R100 new name", QByteArray("old\nname"),
                           "u UU N... 100644 100644 100644 100644 " + ids + ' ' + QByteArray(40, 'd') + " both",
                           QByteArray("? un tracked/"), QByteArray("! ignored")}) {
        output += record + '\0';
    }
    const auto status = parseStatus(output);
    QVERIFY2(status.has_value(), status ? "" : qPrintable(toLogLine(status.error())));
    QCOMPARE(status->commit, QString::fromLatin1(someCommit));
    QCOMPARE(status->branch, u"t_v2.27.0"_s);
    QCOMPARE(status->untracked, QStringList{u"un tracked/"_s});
    QCOMPARE(status->changed.size(), 3);
    QCOMPARE(status->changed.at(0).path, u"a file with  spaces "_s);
    QCOMPARE(status->changed.at(0).worktree, 'M');
    QCOMPARE(status->changed.at(1).path, u"new name"_s);
    QCOMPARE(status->changed.at(1).oldPath, u"old\nname"_s);
    QCOMPARE(status->changed.at(1).index, 'R');
    QCOMPARE(status->changed.at(2).path, u"both"_s);
    QVERIFY(status->changed.at(2).unmerged);
    QVERIFY(!status->changed.at(0).unmerged);
}

void KubesprayTest::refusesBrokenStatus_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("words") << QByteArray("nothing to commit");
    QTest::newRow("too few fields") << QByteArray("1 .M N... 100644\0", 18);
    QTest::newRow("rename without its old name") << QByteArray("2 R. N... 100644 100644 100644 b c R100 new");
    QTest::newRow("one letter") << QByteArray("1");
    QTest::newRow("binary") << QByteArray("\xff\xfe\x00\x01", 4);
}

void KubesprayTest::refusesBrokenStatus()
{
    QFETCH(QByteArray, output);
    QCOMPARE(codeOf(parseStatus(output)), u"InvalidData"_s);
}

void KubesprayTest::gitsWords_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("2.47 owner")
        << QByteArray("fatal: detected dubious ownership in repository at '/srv/kubespray'\nTo add an exception for "
                      "this directory, call:\n\n\tgit config --global --add safe.directory /srv/kubespray\n")
        << u"NotTrusted"_s;
    QTest::newRow("2.35 owner") << QByteArray("fatal: unsafe repository ('/srv/kubespray' is owned by someone else)\n")
                                << u"NotTrusted"_s;
    QTest::newRow("no repository") << QByteArray(
                                          "fatal: not a git repository (or any of the parent directories): .git\n")
                                   << u"NotFound"_s;
    QTest::newRow("no folder") << QByteArray("fatal: cannot change to '/srv/x': No such file or directory\n")
                               << u"NotFound"_s;
    QTest::newRow("closed") << QByteArray("fatal: cannot change to '/root/x': Permission denied\n")
                            << u"PermissionDenied"_s;
    QTest::newRow("broken") << QByteArray("error: bad signature 0x00000000\nfatal: index file corrupt\n")
                            << u"ExitedNonZero"_s;
    QTest::newRow("silent") << QByteArray() << u"ExitedNonZero"_s;
}

void KubesprayTest::gitsWords()
{
    QFETCH(QByteArray, words);
    QFETCH(QString, code);
    const auto runner = std::make_shared<ScriptedRunner>(u"ops@deploy"_s);
    runner->on(u"git"_s, refuses(words));
    const auto state = Checkout(runner, u"/srv/kubespray"_s).state({});
    QCOMPARE(codeOf(state), code);
    QCOMPARE(state.error().subject, u"ops@deploy:/srv/kubespray"_s);
    QVERIFY(!state.error().detail.isEmpty());
}

void KubesprayTest::asksNobody()
{
    const auto runner = std::make_shared<ScriptedRunner>();
    QList<command::Command> seen;
    runner->on(u"git"_s, [&seen](const command::Command &command, const std::stop_token &) {
        seen.append(command);
        return refuses("fatal: not a git repository");
    });
    (void)Checkout(runner, u"-rf /"_s).state({});
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.first().environment.value(u"GIT_TERMINAL_PROMPT"_s), u"0"_s);
    QCOMPARE(seen.first().environment.value(u"GIT_OPTIONAL_LOCKS"_s), u"0"_s);
    QCOMPARE(seen.first().environment.value(u"LC_ALL"_s), u"C"_s);
    QVERIFY(seen.first().timeout.count() > 0);
    QVERIFY(!seen.first().become);
    QVERIFY(!seen.first().terminal);
    // A folder that looks like an option is the value of -C.
    const qsizetype at = seen.first().argv.indexOf(u"-rf /"_s);
    QVERIFY(at > 0);
    QCOMPARE(seen.first().argv.at(at - 1), u"-C"_s);
    QCOMPARE(codeOf(Checkout(runner, {}).state({})), u"InvalidInput"_s);
    QCOMPARE(seen.size(), 1);
}

void KubesprayTest::oldAndStrangeAnswers()
{
    const auto runner = std::make_shared<ScriptedRunner>();
    runner->on(u"rev-parse"_s, says("what?"));
    QCOMPARE(codeOf(Checkout(runner, u"/k"_s).state({})), u"InvalidData"_s);
    runner->on(u"rev-parse"_s, says("false\nfalse\n/k/.git\n\n"));
    runner->on(u"status"_s, says("# branch.oid " + someCommit + '\0' + "# branch.head (detached)" + '\0'));
    runner->on(u"ls-tree"_s, says(QByteArray("cluster.yml\0inventory\0roles\0", 28)));
    runner->on(u"for-each-ref"_s, says("not-a-release\nv2\nvx.y.z\n"));
    runner->on(u"describe"_s, says("v2.27.0-rc1-12-gabcdef0123\n"));
    const auto state = Checkout(runner, u"/k"_s).state({});
    QVERIFY2(state.has_value(), state ? "" : qPrintable(toLogLine(state.error())));
    QCOMPARE(state->tag, QString());
    QCOMPARE(state->nearestTag, u"v2.27.0-rc1"_s); // a dash in the tag is no count
    QCOMPARE(state->commitsSince, 12);
    for (const QByteArray &description : QList<QByteArray>{"v2.27.0", "", "-g", "v2.27.0-x-gabc", "-1-g"}) {
        runner->on(u"describe"_s, says(description));
        const auto other = Checkout(runner, u"/k"_s).state({});
        QVERIFY(other.has_value());
        QVERIFY2(other->nearestTag.isEmpty(), description.constData());
    }
    runner->on(u"describe"_s, refuses("fatal: No names found, cannot describe anything.\n"));
    QVERIFY(Checkout(runner, u"/k"_s).state({}).has_value());
    // A lost connection is not "no tag".
    runner->on(u"describe"_s,
               {.output = {},
                .errors = {},
                .exit = {},
                .error = Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}}});
    QCOMPARE(codeOf(Checkout(runner, u"/k"_s).state({})), u"Disconnected"_s);
}

void KubesprayTest::stopsAtOnce()
{
    const auto runner = std::make_shared<ScriptedRunner>();
    runner->on(u"git"_s, says("false\nfalse\n/k/.git\n\n"));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(codeOf(Checkout(runner, u"/k"_s).state(stop.get_token())), u"Cancelled"_s);
    QCOMPARE(runner->commands().size(), 1);
}

QTEST_APPLESS_MAIN(KubesprayTest)

#include "tst_kubespray.moc"
