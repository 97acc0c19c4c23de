// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a machine needs a reboot, by the real shell on this one, and the survey that asks many.
#include "command/local_runner.hpp"
#include "maintenance/reboot_survey.hpp"
#include "support/code_of.hpp"
#include "support/eventually.hpp"
#include "support/scripted_runner.hpp"

#include <QTest>

#include <atomic>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori;
using namespace kubemori::maintenance;
using namespace kubemori::test;

namespace {

Result<RebootNeed> saying(const QByteArray &output, int code = 0)
{
    ScriptedRunner runner;
    runner.on(u"reboot-required"_s,
              {.output = output, .errors = {}, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}});
    return rebootRequired(runner, {}, 5s, {});
}

QList<monitor::ProbeTarget> targets(const QStringList &names)
{
    QList<monitor::ProbeTarget> list;
    for (const QString &name : names) {
        list.append({.node = name, .address = {}});
    }
    return list;
}

/// Counts what is asked at the same time, and lets the test hold the answers back.
class Desk
{
public:
    RebootSurvey::Ask ask()
    {
        return [this](const monitor::ProbeTarget &target, const std::stop_token &stop) -> Result<RebootNeed> {
            std::unique_lock lock(m_mutex);
            ++m_asked[target.node];
            twiceAtOnce = twiceAtOnce || !m_now.insert(target.node).second;
            most = std::max(most.load(), static_cast<int>(m_now.size()));
            m_changed.wait(lock, stop, [this] { return m_open; });
            m_now.erase(target.node);
            return RebootNeed{.required = target.node == u"b", .packages = {}, .morePackages = 0};
        };
    }
    RebootNeedSink sink()
    {
        return [this](const QString &node, const Result<RebootNeed> &) {
            const std::scoped_lock lock(m_mutex);
            ++m_answers[node];
        };
    }
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    [[nodiscard]] int asked(const QString &node)
    {
        const std::scoped_lock lock(m_mutex);
        return m_asked[node];
    }
    [[nodiscard]] int answers()
    {
        const std::scoped_lock lock(m_mutex);
        int all = 0;
        for (const auto &[node, count] : m_answers) {
            all += count;
        }
        return all;
    }
    [[nodiscard]] int underWay()
    {
        const std::scoped_lock lock(m_mutex);
        return static_cast<int>(m_now.size());
    }
    std::atomic<int> most = 0;
    std::atomic<bool> twiceAtOnce = false;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_open = false;
    std::map<QString, int> m_asked;
    std::map<QString, int> m_answers;
    std::set<QString> m_now;
};

} // namespace

class TestRebootRequired : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWord_data();
    void readsTheWord();
    void packagesAreUntrusted();
    void ownCommandTellsByItsExitCode_data();
    void ownCommandTellsByItsExitCode();
    void ownCommandIsNoWayToTakeAnAnswerFor();
    void aDoorThatIsShutIsNoYes();
    void surveyAsksAFewAtATime();
    void surveyNeverAsksANodeTwiceAtOnce();
    void surveyStopsAtOnce();
};

void TestRebootRequired::readsTheWord_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("answer");
    QTest::newRow("yes") << "required\n"_ba << u"yes"_s;
    QTest::newRow("no") << "not-required\n"_ba << u"no"_s;
    QTest::newRow("unknown") << "unknown\n"_ba << u"NotFound"_s;
    QTest::newRow("nothing") << ""_ba << u"InvalidData"_s;
    QTest::newRow("a banner") << "Welcome!\nrequired\n"_ba << u"InvalidData"_s;
}

void TestRebootRequired::readsTheWord()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, answer);
    const auto need = saying(output);
    QCOMPARE(need ? (need->required ? u"yes"_s : u"no"_s) : codeOf(need), answer);
}

void TestRebootRequired::packagesAreUntrusted()
{
    const auto some = saying("required\nlinux-image-6.1.0-28-amd64\n\nlinux-base\nlinux-base\n");
    QCOMPARE(some->packages, (QStringList{u"linux-image-6.1.0-28-amd64"_s, u"linux-base"_s}));
    QCOMPARE(some->morePackages, 0);
    QByteArray many = "required\n";
    for (int i = 0; i < 50; ++i) {
        many += "p" + QByteArray::number(i) + '\n';
    }
    const auto bounded = saying(many);
    QCOMPARE(bounded->packages.size(), 20);
    QCOMPARE(bounded->morePackages, 30);
    const auto hostile = saying("required\n\x1b[31mred\xe2\x80\xae\n" + QByteArray(5000, 'x') + '\n');
    QVERIFY(hostile->required);
    for (const QString &name : hostile->packages) {
        QVERIFY(name.size() <= 80);
        QVERIFY(std::ranges::all_of(name, [](QChar c) { return (c > u' ' && c <= u'~') || c == u'\ufffd'; }));
    }
    QCOMPARE(codeOf(saying("required\n" + QByteArray(100'000, 'x'))), u"InvalidData"_s);
}

void TestRebootRequired::ownCommandTellsByItsExitCode_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("said");
    QTest::newRow("0") << u"true"_s << u"no"_s << QString();
    QTest::newRow("1") << u"exit 1"_s << u"yes"_s << QString();
    QTest::newRow("2") << u"echo no database >&2; exit 2"_s << u"ExitedNonZero"_s << u"no database"_s;
    QTest::newRow("missing") << u"no-such-program-here"_s << u"ExitedNonZero"_s << u"127"_s;
    QTest::newRow("syntax") << u"if then"_s << u"ExitedNonZero"_s << QString();
    QTest::newRow("signal") << u"kill -9 $$"_s << u"ExitedNonZero"_s << u"137"_s;
    QTest::newRow("its words do not count") << u"echo required; exit 0"_s << u"no"_s << QString();
    QTest::newRow("quotes") << u"test \"a b\" = 'a b'"_s << u"no"_s << QString();
    QTest::newRow("reads nothing") << u"cat"_s << u"no"_s << QString();
    QTest::newRow("hangs") << u"sleep 60"_s << u"TimedOut"_s << QString();
}

void TestRebootRequired::ownCommandTellsByItsExitCode()
{
    QFETCH(QString, command);
    QFETCH(QString, answer);
    QFETCH(QString, said);
    command::LocalRunner here;
    const auto need = rebootRequired(here, command, 1500ms, {});
    QCOMPARE(need ? (need->required ? u"yes"_s : u"no"_s) : codeOf(need), answer);
    QVERIFY2(need || need.error().detail.contains(said), need ? "" : qPrintable(toLogLine(need.error())));
}

void TestRebootRequired::ownCommandIsNoWayToTakeAnAnswerFor()
{
    // With an own command the usual places are not looked at, whatever this machine says.
    ScriptedRunner runner;
    runner.on(u"check-it"_s, {.output = "not-required\n", .errors = {}, .exit = {}, .error = {}});
    QVERIFY(!rebootRequired(runner, u"check-it"_s, 5s, {})->required);
    QVERIFY(!runner.commands().first().contains(u"/var/run"_s));
}

void TestRebootRequired::aDoorThatIsShutIsNoYes()
{
    // An account that may not log in ends every command with exit code 1 and some words.
    const auto need = saying("This account is currently not available.\n", 1);
    QCOMPARE(codeOf(need), u"ExitedNonZero"_s);
}

void TestRebootRequired::surveyAsksAFewAtATime()
{
    Desk desk;
    RebootSurvey survey(desk.ask(), desk.sink(), 4);
    QStringList names;
    for (int i = 0; i < 12; ++i) {
        names << u"n%1"_s.arg(i);
    }
    survey.ask(targets(names));
    QVERIFY(eventually([&] { return desk.underWay() == 4; }));
    survey.ask(targets(names)); // those that wait are not asked twice, the four under way once more
    desk.open();
    QVERIFY(eventually([&] { return desk.answers() == 16; }));
    QCOMPARE(desk.most.load(), 4);
}

void TestRebootRequired::surveyNeverAsksANodeTwiceAtOnce()
{
    Desk desk;
    RebootSurvey survey(desk.ask(), desk.sink(), 4);
    survey.ask(targets({u"a"_s}));
    QVERIFY(eventually([&] { return desk.underWay() == 1; }));
    survey.ask(targets({u"a"_s, u"b"_s}));
    QVERIFY(eventually([&] { return desk.asked(u"b"_s) == 1; }));
    QCOMPARE(desk.asked(u"a"_s), 1);
    desk.open();
    QVERIFY(eventually([&] { return desk.answers() == 3; }));
    QCOMPARE(desk.asked(u"a"_s), 2);
    QVERIFY(!desk.twiceAtOnce);
}

void TestRebootRequired::surveyStopsAtOnce()
{
    Desk desk;
    const auto begun = std::chrono::steady_clock::now();
    {
        RebootSurvey survey(desk.ask(), desk.sink(), 4);
        survey.ask(targets({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s}));
        QVERIFY(eventually([&] { return desk.underWay() == 4; }));
    }
    QVERIFY(std::chrono::steady_clock::now() - begun < 5s);
    QCOMPARE(desk.answers(), 0);
    QCOMPARE(desk.asked(u"f"_s), 0);
}

QTEST_GUILESS_MAIN(TestRebootRequired)
#include "tst_reboot_required.moc"
