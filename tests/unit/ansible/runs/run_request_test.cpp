// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/run_record.hpp"
#include "ansible/run_request.hpp"
#include "suites.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using ansible::commandLine;
using ansible::RunRequest;

class RunRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAPlaybooksCommand();
    void makesAModulesCommand();
    void makesAnInventorysCommand();
    void keepsTypesOfVariables();
    void refuses_data();
    void refuses();
    void namesWhatWasRun();
};

void RunRequestTest::makesAPlaybooksCommand()
{
    RunRequest request;
    request.playbook = u"upgrade-cluster.yml"_s;
    request.limit = u"!node1"_s;
    request.tags = {u"etcd"_s, u"node"_s};
    request.skipTags = {u"multus"_s};
    request.asksBecomePassword = true;
    request.isCheck = true;
    request.verbosity = 2;
    request.forks = 5;
    request.startAtTask = u"--odd"_s;
    const auto words = commandLine(request, u"inventory/c/inventory.ini"_s);
    QVERIFY(words);
    QCOMPARE(*words, (QStringList{u"ansible-playbook"_s, u"--inventory=inventory/c/inventory.ini"_s, u"-b"_s, u"-K"_s,
                                  u"--check"_s, u"-vv"_s, u"--forks=5"_s, u"--limit=!node1"_s, u"--tags=etcd,node"_s,
                                  u"--skip-tags=multus"_s, u"--start-at-task=--odd"_s, u"upgrade-cluster.yml"_s}));
}

void RunRequestTest::makesAModulesCommand()
{
    RunRequest request;
    request.kind = RunRequest::Kind::Module;
    request.pattern = u"kube_node:!node3"_s;
    request.module = u"command"_s;
    request.arguments = u"uname -n"_s;
    request.become = false;
    const auto words = commandLine(request, u"i.ini"_s);
    QVERIFY(words);
    QCOMPARE(*words, (QStringList{u"ansible"_s, u"--inventory=i.ini"_s, u"--module-name=command"_s,
                                  u"--args=uname -n"_s, u"kube_node:!node3"_s}));
}

void RunRequestTest::makesAnInventorysCommand()
{
    RunRequest request;
    request.kind = RunRequest::Kind::Inventory;
    request.asksVaultPassword = true;
    request.limit = u"node1"_s; // not understood before 2.17
    const auto words = commandLine(request, u"i.ini"_s);
    QVERIFY(words);
    QCOMPARE(*words,
             (QStringList{u"ansible-inventory"_s, u"--inventory=i.ini"_s, u"--ask-vault-pass"_s, u"--graph"_s}));
    ansible::RunRecord record;
    record.command = *words;
    QCOMPARE(record.title(), u"ansible-inventory"_s);
}

void RunRequestTest::keepsTypesOfVariables()
{
    RunRequest request;
    request.playbook = u"x.yml"_s;
    request.extraVariables = {{.name = u"a"_s, .value = 1},
                              {.name = u"b"_s, .value = true},
                              {.name = u"kube_version"_s, .value = u"v1.31.4"_s}};
    const auto words = commandLine(request, u"i.ini"_s);
    QVERIFY(words);
    QVERIFY(words->contains(uR"(--extra-vars={"a":1,"b":true,"kube_version":"v1.31.4"})"_s));
}

void RunRequestTest::refuses_data()
{
    QTest::addColumn<RunRequest>("request");
    QTest::addColumn<QString>("field");
    RunRequest good;
    good.playbook = u"x.yml"_s;
    const auto with = [&good](const auto &change) {
        RunRequest request = good;
        change(request);
        return request;
    };
    QTest::newRow("no playbook") << with([](RunRequest &r) { r.playbook = u" "_s; }) << u"playbook"_s;
    QTest::newRow("an option") << with([](RunRequest &r) { r.playbook = u"--version"_s; }) << u"playbook"_s;
    QTest::newRow("two lines") << with([](RunRequest &r) { r.limit = u"a\nb"_s; }) << u"limit"_s;
    QTest::newRow("no module") << with([](RunRequest &r) {
        r.kind = RunRequest::Kind::Module;
        r.pattern = u"all"_s;
    }) << u"module"_s;
    QTest::newRow("no name") << with([](RunRequest &r) { r.extraVariables = {{.name = u"a b"_s, .value = 1}}; })
                             << u"extra-vars"_s;
    QTest::newRow("twice") << with([](RunRequest &r) {
        r.extraVariables = {{.name = u"a"_s, .value = 1}, {.name = u"a"_s, .value = 2}};
    }) << u"extra-vars"_s;
    for (const QString &name :
         {u"ansible_become_password"_s, u"ansible_become_pass"_s, u"vault_secret"_s, u"api_token"_s}) {
        QTest::newRow(qPrintable(name)) << with([&name](RunRequest &r) {
            r.extraVariables = {{.name = name, .value = 1}};
        }) << u"extra-vars"_s;
    }
}

void RunRequestTest::refuses()
{
    QFETCH(RunRequest, request);
    const auto words = commandLine(request, u"i.ini"_s);
    QVERIFY(!words);
    QVERIFY(words.error().code == ErrorCode::InvalidInput);
    QTEST(words.error().subject, "field");
}

void RunRequestTest::namesWhatWasRun()
{
    ansible::RunRecord record;
    record.command = {u"/v/bin/ansible-playbook"_s, u"-b"_s, u"playbooks/facts.yml"_s};
    QCOMPARE(record.title(), u"facts.yml"_s);
    record.command = {u"ansible"_s, u"--module-name=ping"_s, u"all"_s};
    QCOMPARE(record.title(), u"ping"_s);
    record.command = {};
    QCOMPARE(record.title(), QString());
}

std::unique_ptr<QObject> makeRunRequestTest()
{
    return std::make_unique<RunRequestTest>();
}

#include "run_request_test.moc"
