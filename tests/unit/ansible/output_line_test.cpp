// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ansible/output_line.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::ansible;

namespace {

using Kind = OutputLine::Kind;

class OutputLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void balloons();
};

OutputLine ofKind(Kind kind, const QString &name = {})
{
    OutputLine line;
    line.kind = kind;
    line.name = name;
    return line;
}

OutputLine result(HostStatus status, const QString &host, const QString &message = {}, const QString &delegatedTo = {})
{
    OutputLine line = ofKind(Kind::HostResult);
    line.status = status;
    line.host = host;
    line.message = message;
    line.delegatedTo = delegatedTo;
    return line;
}

OutputLine itemResult(HostStatus status, const QString &host, const QString &item, const QString &message = {})
{
    OutputLine line = result(status, host, message);
    line.kind = Kind::ItemResult;
    line.item = item;
    return line;
}

OutputLine retry(const QString &host, const QString &name, int left)
{
    OutputLine line = ofKind(Kind::Retry, name);
    line.host = host;
    line.retriesLeft = left;
    return line;
}

OutputLine recap(const QString &host, HostTally tally)
{
    OutputLine line = ofKind(Kind::RecapHost);
    line.host = host;
    line.tally = tally;
    return line;
}

OutputLine said(Kind kind, const QString &message)
{
    OutputLine line = ofKind(kind);
    line.message = message;
    return line;
}

OutputLine adHoc(HostStatus status, const QString &host, std::optional<int> code, const QString &message = {})
{
    OutputLine line = result(status, host, message);
    line.exitCode = code;
    return line;
}

OutputLine included(const QString &file, const QString &hosts, const QString &item = {})
{
    OutputLine line = ofKind(Kind::Included, file);
    line.message = hosts;
    line.item = item;
    return line;
}

OutputLine goingOn(Kind kind, const QString &name)
{
    OutputLine line = ofKind(kind, name);
    line.goesOn = true;
    return line;
}

void OutputLineTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<OutputLine>("expected");
    const auto row = [](const QString &text, const OutputLine &expected) {
        QTest::addRow("%s", qPrintable(text)) << text << expected;
    };
    row(u"PLAY [Upgrade the nodes] ****************"_s, ofKind(Kind::Play, u"Upgrade the nodes"_s));
    row(u"PLAY [Check] [CHECK MODE] ***"_s, ofKind(Kind::Play, u"Check"_s));
    row(u"PLAY ********"_s, ofKind(Kind::Play));
    row(u"PLAY"_s, {});
    row(u"TASK [upgrade/pre-upgrade : Drain node] ***"_s, ofKind(Kind::Task, u"upgrade/pre-upgrade : Drain node"_s));
    row(u"TASK [a [b] ** c] [CHECK MODE] *****"_s, ofKind(Kind::Task, u"a [b] ** c"_s));
    row(u"TASK: [old] ***"_s, ofKind(Kind::Task, u"old"_s));
    row(u"TASK [no stars]"_s, ofKind(Kind::Task, u"no stars"_s));
    row(u"TASK [全ノードを準備する] ********"_s, ofKind(Kind::Task, u"全ノードを準備する"_s));
    row(u"RUNNING HANDLER [etcd : restart etcd] ***"_s, ofKind(Kind::Handler, u"etcd : restart etcd"_s));
    row(u"NO MORE HOSTS LEFT *****"_s, ofKind(Kind::NoMoreHosts));
    row(u"PLAY RECAP *****"_s, ofKind(Kind::RecapStart));
    row(u"PLAYBOOK: site.yml *****"_s, {});

    row(u"ok: [node1]"_s, result(HostStatus::Ok, u"node1"_s));
    row(u"changed: [node1 -> cp1]"_s, result(HostStatus::Changed, u"node1"_s, {}, u"cp1"_s));
    row(u"changed: [node1 -> cp1(10.0.0.2)] => {\"a\": 1}"_s,
        result(HostStatus::Changed, u"node1"_s, u"{\"a\": 1}"_s, u"cp1"_s));
    row(u"skipping: [node1]"_s, result(HostStatus::Skipped, u"node1"_s));
    row(u"skipping: no hosts matched"_s, {});
    row(u"fatal: [node1]: FAILED! => {\"msg\": \"no\"}"_s,
        result(HostStatus::Failed, u"node1"_s, u"{\"msg\": \"no\"}"_s));
    row(u"fatal: [node1 -> cp1(10.0.0.2)]: FAILED! => changed=false "_s,
        result(HostStatus::Failed, u"node1"_s, u"changed=false"_s, u"cp1"_s));
    row(u"fatal: [node1]: UNREACHABLE! => {"_s, result(HostStatus::Unreachable, u"node1"_s, u"{"_s));
    row(u"ok: [node1"_s, {});
    row(u"ok: []"_s, {});
    row(u"    ok: [node1]"_s, {}); // what a module printed
    row(u"okay: [node1]"_s, {});

    row(u"ok: [node1] => (item=x)"_s, itemResult(HostStatus::Ok, u"node1"_s, u"x"_s));
    row(u"skipping: [node1] => (item={'a': '(b)'}) "_s, itemResult(HostStatus::Skipped, u"node1"_s, u"{'a': '(b)'}"_s));
    row(u"failed: [node1] (item=x) => {\"msg\": \"(y)\"}"_s,
        itemResult(HostStatus::Failed, u"node1"_s, u"x"_s, u"{\"msg\": \"(y)\"}"_s));
    row(u"changed: [node1] => (item=:-() => {"_s, itemResult(HostStatus::Changed, u"node1"_s, u":-("_s, u"{"_s));
    row(u"ok: [node1] => (item=)"_s, itemResult(HostStatus::Ok, u"node1"_s, {}));

    row(u"FAILED - RETRYING: [node1]: Wait for apiserver (12 retries left)."_s,
        retry(u"node1"_s, u"Wait for apiserver"_s, 12));
    row(u"FAILED - RETRYING: Wait (a bit) (1 retries left).Result was: {"_s, retry({}, u"Wait (a bit)"_s, 1));
    row(u"FAILED - RETRYING: nothing"_s, {});
    row(u"...ignoring"_s, ofKind(Kind::Ignoring));

    row(u"node1   : ok=5    changed=2    unreachable=0    failed=1   "_s,
        recap(u"node1"_s, {.ok = 5, .changed = 2, .failed = 1}));
    row(u"node1 : ok=1 changed=2 unreachable=3 failed=4 skipped=5 rescued=6 ignored=7"_s,
        recap(u"node1"_s, {1, 2, 3, 4, 5, 6, 7}));
    row(u"fe80::1 : ok=1 changed=0 unreachable=0 failed=0"_s, recap(u"fe80::1"_s, {.ok = 1}));
    row(u"node1 : ok=many failed=1"_s, {});

    row(u"[WARNING]: be careful"_s, said(Kind::Warning, u"be careful"_s));
    row(u" [WARNING]: be careful"_s, said(Kind::Warning, u"be careful"_s));
    row(u"[DEPRECATION WARNING]: soon gone"_s, said(Kind::Warning, u"soon gone"_s));
    row(u"ERROR! no such file"_s, said(Kind::Error, u"no such file"_s));
    row(u"[ERROR]: Task failed: no"_s, said(Kind::Error, u"Task failed: no"_s));

    row(u"included: /k/roles/x/tasks/a.yml for node1, node2"_s,
        included(u"/k/roles/x/tasks/a.yml"_s, u"node1, node2"_s));
    row(u"included: /k/a.yml for node1 => (item=x)"_s, included(u"/k/a.yml"_s, u"node1"_s, u"x"_s));

    row(u"node1 | CHANGED | rc=0 >>"_s, adHoc(HostStatus::Changed, u"node1"_s, 0));
    row(u"node1 | FAILED | rc=2 >>"_s, adHoc(HostStatus::Failed, u"node1"_s, 2));
    row(u"node1 | CHANGED | rc=0 | (stdout) up 2 days"_s,
        adHoc(HostStatus::Changed, u"node1"_s, 0, u"(stdout) up 2 days"_s));
    row(u"node1 | UNREACHABLE! => {"_s, adHoc(HostStatus::Unreachable, u"node1"_s, {}, u"{"_s));
    row(u"node1 | UNREACHABLE!: no route"_s, adHoc(HostStatus::Unreachable, u"node1"_s, {}, u"no route"_s));
    row(u"node1 | SUCCESS => {"_s, adHoc(HostStatus::Ok, u"node1"_s, {}, u"{"_s));
    row(u"node1 | FAILED! => {"_s, adHoc(HostStatus::Failed, u"node1"_s, {}, u"{"_s));
    row(u"node1 | SKIPPED"_s, adHoc(HostStatus::Skipped, u"node1"_s, {}));
    row(u"a b | SUCCESS => {"_s, {});
    row(u"node1 | SUCCESSFUL"_s, {});

    row(u"< TASK [etcd : Join member] >"_s, ofKind(Kind::Task, u"etcd : Join member"_s));
    row(u"< PLAY RECAP >"_s, ofKind(Kind::RecapStart));
    row(u"< NO MORE HOSTS LEFT >"_s, ofKind(Kind::NoMoreHosts));
    row(u"/ TASK [kubernetes/preinstall : Stop if an  \\"_s,
        goingOn(Kind::Task, u"kubernetes/preinstall : Stop if an"_s));
    row(u"\\ even number of etcd hosts]              /"_s, {});
    row(u"        \\   ^__^"_s, {});
    row(u""_s, {});
}

void OutputLineTest::reads()
{
    QFETCH(const QString, text);
    QFETCH(const OutputLine, expected);
    const OutputLine read = readOutputLine(text);
    QCOMPARE(static_cast<int>(read.kind), static_cast<int>(expected.kind));
    QCOMPARE(read.name, expected.name);
    QCOMPARE(read.host, expected.host);
    QCOMPARE(read.item, expected.item);
    QCOMPARE(read.message, expected.message);
    QVERIFY(read == expected);
}

void OutputLineTest::balloons()
{
    const auto only = readBalloon(u" < TASK [x] >");
    QVERIFY(only && only->opens && only->closes);
    QCOMPARE(only->text, u"TASK [x]"_s);
    const auto middle = readBalloon(u"| and on |");
    QVERIFY(middle && !middle->opens && !middle->closes);
    QVERIFY(!readBalloon(u" ________ "));
    QVERIFY(!readBalloon(u"< x"));
    QVERIFY(!readBalloon(u""));
}

} // namespace

std::unique_ptr<QObject> makeOutputLineTest()
{
    return std::make_unique<OutputLineTest>();
}

#include "output_line_test.moc"
