// SPDX-License-Identifier: GPL-3.0-or-later
// The same run in every form that a log of ansible can have.
#include "cases.hpp"
#include "issues.hpp"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace kubemori::advice;
using kubemori::ansible::HostStatus;

namespace {

QString changed(const QString &log, const std::function<QString(const QString &, int)> &change)
{
    QStringList lines = log.split(u'\n');
    for (int i = 0; i < lines.size() - 1; ++i) {
        lines[i] = change(lines.at(i), i);
    }
    return lines.join(u'\n');
}

QString stamp(int second)
{
    return u"2026-03-01T21:%1:%2"_s.arg(second / 60, 2, 10, QChar(u'0')).arg(second % 60, 2, 10, QChar(u'0'));
}

/// Banners in the balloons of a cow.
QString inBalloon(const QString &line)
{
    if (!line.endsWith(u" ***")) {
        return line;
    }
    QString banner = line;
    while (banner.endsWith(u'*')) {
        banner.chop(1);
    }
    return u" _______\n< "_s + banner.trimmed() + u" >\n -------\n        \\   ^__^\n         \\  (oo)\\_______\n"_s;
}

QString inLongBalloon(const QString &line)
{
    if (!line.endsWith(u" ***") || !line.startsWith(u"TASK") || !line.contains(u" : ")) {
        return inBalloon(line);
    }
    QString banner = line;
    while (banner.endsWith(u'*')) {
        banner.chop(1);
    }
    const QString first = banner.section(u" : "_s, 0, 0) + u" :"_s;
    const QString second = banner.trimmed().section(u" : "_s, 1);
    return u" _______\n/ "_s + first.leftJustified(40) + u" \\\n\\ "_s + second.leftJustified(40) +
           u" /\n -------\n        \\   ^__^\n         \\  (oo)\\_______\n"_s;
}

class AnsibleFormsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCauseInEveryForm_data();
    void findsTheCauseInEveryForm();
    void readsTheYamlForms();
    void readsTheDebugCallback();
    void readsTheJsonCallback();
    void readsAdHocForms();
    void readsErrorsThatStandBeforeTheirFailure();
    void readsItemsOfLoops();
    void readsWhatConnectionsDebug();
    void readsALogThatIsCut();
};

void AnsibleFormsTest::findsTheCauseInEveryForm_data()
{
    QTest::addColumn<QString>("log");
    const QString log = sampleRun();
    const QString brief = changed(log, [](const QString &line, int) {
        QString text = line;
        while (text.endsWith(u"****")) {
            text.chop(1);
        }
        return text;
    });
    QTest::newRow("plain") << log;
    QTest::newRow("from a terminal") << QString(log).replace(u"\n"_s, u"\r\n"_s);
    QTest::newRow("colours") << changed(
        log, [](const QString &line, int) { return line.isEmpty() ? line : u"\x1b[0;32m"_s + line + u"\x1b[0m"_s; });
    QTest::newRow("colours in the middle of words")
        << QString(log)
               .replace(u"evicting pods"_s, u"evicting\x1b[31m pods\x1b[0m"_s)
               .replace(u"disruption budget"_s, u"disrup\x1b[31mtion budget\x1b[0m"_s);
    QTest::newRow("cowsay") << changed(brief, [](const QString &line, int) { return inBalloon(line); });
    QTest::newRow("cowsay of several lines")
        << changed(brief, [](const QString &line, int) { return inLongBalloon(line); });
    QTest::newRow("a saved log") << changed(
        log, [](const QString &line, int i) -> QString { return stamp(i) + u".000Z node1 "_s + line; });
    QTest::newRow("ts") << changed(
        log, [](const QString &line, int i) -> QString { return u"Mar 01 "_s + stamp(i).sliced(11) + u' ' + line; });
    QTest::newRow("journald") << changed(log, [](const QString &line, int i) -> QString {
        return u"Mar  1 "_s + stamp(i).sliced(11) + u" deployer ansible-playbook[4711]: "_s + line;
    });
    QTest::newRow("log_path") << changed(log, [](const QString &line, int i) -> QString {
        return stamp(i).replace(u'T', u' ') + u",123 p=4711 u=root n=ansible INFO| "_s + line;
    });
    QTest::newRow("log_path of 2.9") << changed(log, [](const QString &line, int i) -> QString {
        return stamp(i).replace(u'T', u' ') + u",123 p=4711 u=root | "_s + line;
    });
    QTest::newRow("Jenkins") << changed(
        log, [](const QString &line, int i) -> QString { return u"["_s + stamp(i) + u".000Z] "_s + line; });
    QTest::newRow("stamps and colours") << changed(log, [](const QString &line, int i) -> QString {
        return u"["_s + stamp(i) + u".000Z] \x1b[0;32m"_s + line + u"\x1b[0m"_s;
    });
    QTest::newRow("something else before it") << u"+ cd /srv\n+ make\nok: done\n\n"_s + log;
    QTest::newRow("the recap of old versions") << QString(log).replace(u"skipped=0    "_s, QString());
}

void AnsibleFormsTest::findsTheCauseInEveryForm()
{
    QFETCH(const QString, log);
    const Diagnosis told = explain(log.toUtf8(), sampleIssues());
    const QStringList lines = log.split(u'\n');
    QCOMPARE(told.causes.size(), 1);
    const Cause &cause = told.causes.constFirst();
    QCOMPARE(cause.issue, u"drain-refused"_s);
    QCOMPARE(cause.host, u"n2"_s);
    QCOMPARE(cause.task, u"pre-upgrade : Drain node"_s);
    QCOMPARE(cause.confidence, 90);
    QCOMPARE(cause.captures.value(u"name"_s), u"db-0"_s);
    QCOMPARE(cause.captures.value(u"namespace"_s), u"shop"_s);
    QCOMPARE(cause.captures.value(u"node"_s), u"n2"_s);
    QVERIFY2(cause.evidence.startsWith(u"error when evicting pods/\"db-0\""), qPrintable(cause.evidence));
    QVERIFY(!cause.evidence.contains(u'\x1b'));
    QVERIFY(lines.at(cause.line - 1).contains(u"db-0"));
    QCOMPARE(told.harmful().size(), 1);
    QStringList statuses;
    for (const FailedTask &failure : told.failures) {
        statuses.append(failure.task + u' ' + failure.host + u' ' + kubemori::ansible::toString(failure.status));
        QVERIFY(lines.at(failure.line - 1).contains(u"fatal: ["_s + failure.host));
    }
    QCOMPARE(statuses, (QStringList{u"etcd : Look at the disk n1 ignored"_s, u"bootstrap : Install n2 rescued"_s,
                                    u"pre-upgrade : Drain node n2 failed"_s}));
    QCOMPARE(told.recap.size(), 2);
    QCOMPARE(told.recap.value(u"n2"_s).failed, 1);
    QCOMPARE(told.lines, log.count(u'\n'));
    QVERIFY(told.sources & LogSource::Ansible);
}

void AnsibleFormsTest::readsTheYamlForms()
{
    const QByteArray log = R"(PLAY [x] ***

TASK [One] ***
fatal: [n1]: FAILED! => changed=false 
  msg: 'write: no space left on device'
...ignoring

TASK [Two] ***
fatal: [n1]: FAILED! => changed=true 
  cmd:
  - kubectl
  msg: non-zero return code
  stderr: |-
    error when evicting pods/"db-0" -n "shop": the disruption budget
  stderr_lines: <omitted>

TASK [Three] ***
fatal: [n2]: FAILED! =>
    changed: false
    msg: >-
        E: Could not get lock
        /var/lib/dpkg/lock-frontend. It is held by process 1 (apt)
)";
    const Diagnosis told = explain(log, sampleIssues());
    // What is folded is found as it was joined: at the line of the failure.
    QCOMPARE(causes(told), (QStringList{u"drain-refused 14 n1"_s, u"apt-lock 18 n2"_s}));
    QCOMPARE(told.causes.at(0).captures.value(u"name"_s), u"db-0"_s);
}

void AnsibleFormsTest::readsTheDebugCallback()
{
    const QByteArray log = R"(PLAY [x] ***

TASK [One] ***
fatal: [n1]: FAILED! => {
    "changed": true,
    "rc": 1
}

STDERR:

write: no space left on device

MSG:

non-zero return code
...ignoring

TASK [Two] ***
fatal: [n1]: FAILED! => {
    "changed": true,
    "rc": 1
}

STDERR:

E: Could not get lock /var/lib/dpkg/lock-frontend

PLAY RECAP ***
n1 : ok=0 changed=0 unreachable=0 failed=1
)";
    QCOMPARE(causes(explain(log, sampleIssues())), QStringList{u"apt-lock 26 n1"_s});
}

void AnsibleFormsTest::readsTheJsonCallback()
{
    const QByteArray log = R"([WARNING]: something first
{
    "plays": [
        {
            "play": {
                "id": "p",
                "name": "x"
            },
            "tasks": [
                {
                    "hosts": {
                        "n1": {
                            "failed": true,
                            "msg": "write: no space left on device"
                        },
                        "n2": {
                            "changed": true,
                            "stdout": "write: no space left on device"
                        }
                    },
                    "task": {
                        "id": "t",
                        "name": "One"
                    }
                },
                {
                    "hosts": {
                        "n1": {
                            "failed": true,
                            "msg": "no",
                            "stderr": "error when evicting pods/\"db-0\" -n \"shop\": disruption budget"
                        }
                    },
                    "task": {
                        "id": "u",
                        "name": "Two"
                    }
                }
            ]
        }
    ],
    "stats": {
        "n1": {
            "changed": 0,
            "failures": 1,
            "ignored": 1,
            "ok": 1,
            "rescued": 0,
            "skipped": 0,
            "unreachable": 0
        },
        "n2": {
            "changed": 1,
            "failures": 0,
            "ignored": 0,
            "ok": 1,
            "rescued": 0,
            "skipped": 0,
            "unreachable": 0
        }
    }
}
)";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(causes(told), QStringList{u"drain-refused 31 n1"_s});
    QCOMPARE(failures(told), (QStringList{u"12 One n1 ignored"_s, u"28 Two n1 failed"_s}));
    QCOMPARE(told.recap.value(u"n1"_s).ignored, 1);
    // Cut short it is no document any more: its lines are all there is.
    QVERIFY(!explain(log.first(log.size() - 4), sampleIssues()).causes.isEmpty());
}

void AnsibleFormsTest::readsAdHocForms()
{
    const QByteArray log = R"(n1 | CHANGED | rc=0 >>
no space left on device, it says
n2 | FAILED | rc=2 >>
write: no space left on device
n3 | UNREACHABLE! => {
    "changed": false,
    "msg": "Failed to connect to the host via ssh: Connection refused",
    "unreachable": true
}
n4 | FAILED! => {"msg": "Could not get lock /var/lib/dpkg/lock"}
n4 | SUCCESS => {"ping": "pong"}
)";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(causes(told), (QStringList{u"disk-full 4 n2"_s, u"unreachable 7 n3"_s}));
    QCOMPARE(failures(told), (QStringList{u"3  n2 failed"_s, u"5  n3 unreachable"_s, u"10  n4 ignored"_s}));
    // A journal that was fetched in this way counts, whatever ansible thinks of the command.
    QCOMPARE(causes(explain("n1 | CHANGED | rc=0 >>\nNov 28 01:00:00 m1 kubelet[1]: E1128 01:00:00.1 1 x.go:1] "
                            "container runtime network not ready\n",
                            sampleIssues())),
             QStringList{u"not-ready 2 m1"_s});
}

void AnsibleFormsTest::readsErrorsThatStandBeforeTheirFailure()
{
    const QByteArray log = R"(PLAY [x] ***

TASK [One] ***
[ERROR]: Task failed: 'ghost' is undefined
Origin: /srv/x.yml:3:3

3   - debug:
      ^ column 3

fatal: [n1]: FAILED! => {"msg": "no"}
...ignoring

TASK [Two] ***
An exception occurred during task execution. The error was: OSError: No space left on device
fatal: [n1]: FAILED! => {"msg": "MODULE FAILURE"}
)";
    QCOMPARE(causes(explain(log, sampleIssues())), QStringList{u"disk-full 14 n1"_s});
    // The lines of the playbook that are quoted there say nothing.
    const QByteArray quoted = R"(PLAY [x] ***

TASK [One] ***
[ERROR]: Task failed: no
Origin: /srv/x.yml:3:3

2   - shell: echo "no space left on device"
3   - debug:
      ^ column 3

<<< caused by >>>

Could not get lock /var/lib/dpkg/lock
Origin: <unknown>

no space left on device

fatal: [n1]: FAILED! => {"msg": "no"}
)";
    QCOMPARE(causes(explain(quoted, sampleIssues())), (QStringList{u"apt-lock 13 n1"_s, u"disk-full 16 n1"_s}));
    const QByteArray adHoc = R"(n1 | CHANGED | rc=0 >>
well
[ERROR]: Task failed: Could not get lock /var/lib/dpkg/lock
Origin: x.yml:1:1

1 - shell: echo "no space left on device"
    ^ column 1

n2 | FAILED! => {"msg": "no"}
)";
    QCOMPARE(causes(explain(adHoc, sampleIssues())), QStringList{u"apt-lock 3 n2"_s});
    // Nothing is about a task when no failure follows.
    QCOMPARE(causes(explain("ERROR! 'ghost' is undefined\n", sampleIssues())), QStringList{u"undefined 1"_s});
}

void AnsibleFormsTest::readsItemsOfLoops()
{
    const QByteArray log = R"(PLAY [x] ***

TASK [One] ***
failed: [n1] (item=a) => {"item": "a", "msg": "write: no space left on device"}
ok: [n1] => (item=b)
...ignoring

TASK [Two] ***
ok: [n1] => (item=a)
failed: [n1] (item=b) => {"item": "b", "msg": "Could not get lock /var/lib/apt/lists"}
ok: [n1] => (item=c)
failed: [n1] (item=d) => {"item": "d", "msg": "Could not get lock /var/lib/apt/lists"}
fatal: [n1]: FAILED! => {"changed": false, "msg": "All items completed", "results": []}

TASK [Three] ***
ok: [n2]
)";
    const Diagnosis told = explain(log, sampleIssues());
    QCOMPARE(causes(told), QStringList{u"apt-lock 10 n1"_s});
    QCOMPARE(told.causes.constFirst().times, 2);
    QCOMPARE(told.harmful().size(), 1);
    QCOMPARE(told.harmful().constFirst().message, u"Could not get lock /var/lib/apt/lists"_s);
}

void AnsibleFormsTest::readsWhatConnectionsDebug()
{
    const QByteArray log = R"(ansible-playbook [core 2.19.1]
  config file = None

PLAY [x] ***

TASK [One] ***
task path: /srv/no space left on device.yml:1
<n1> ESTABLISH SSH CONNECTION
<n1> (1, b'{"msg": "no space left on device"}', b'')
fatal: [n1]: FAILED! => {
    "msg": "no"
}
<n2> (1, b'{"msg": "no space left on device"}', b'')
ok: [n2] => {
    "msg": "no space left on device"
}
)";
    QCOMPARE(causes(explain(log, sampleIssues())), QStringList());
}

void AnsibleFormsTest::readsALogThatIsCut()
{
    const QByteArray log = sampleRun().toUtf8();
    for (qsizetype size = 0; size < log.size(); size += 11) {
        (void)explain(log.first(size), sampleIssues());
        (void)explain(log.sliced(size), sampleIssues());
    }
    // From within the run on: the failure and its cause are there all the same.
    const Diagnosis rest =
        explain(log.sliced(log.indexOf("fatal: [n2]: FAILED! => {\"changed\": true")), sampleIssues());
    QCOMPARE(rest.causes.size(), 1);
    QCOMPARE(rest.causes.constFirst().issue, u"drain-refused"_s);
    // Cut within the dump of the failure.
    const Diagnosis cut = explain(log.first(log.indexOf("disruption budget") + 17), sampleIssues());
    QCOMPARE(cut.causes.size(), 1);
    QCOMPARE(cut.causes.constFirst().host, u"n2"_s);
}

} // namespace

std::unique_ptr<QObject> makeAnsibleFormsTest()
{
    return std::make_unique<AnsibleFormsTest>();
}

#include "ansible_forms_test.moc"
