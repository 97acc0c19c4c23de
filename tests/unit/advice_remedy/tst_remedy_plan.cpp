// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/remedy/capture_text.hpp"
#include "advice/remedy/remedy_action.hpp"
#include "advice/remedy/remedy_plan.hpp"
#include "operation/json.hpp"

#include <QTest>
#include <QTimeZone>

using namespace kubemori;
using namespace Qt::StringLiterals;
using advice::NodeScope;
using advice::RemedyAction;
using advice::RemedyRequest;
using advice::RemedyStep;

namespace {

RemedyStep commandStep(NodeScope scope, const QString &run)
{
    RemedyStep step;
    step.kind = RemedyStep::Kind::Command;
    step.title.en = u"Do it"_s;
    step.scope = scope;
    step.run = run;
    return step;
}

RemedyStep fileStep(RemedyStep::Kind kind, const QString &file)
{
    RemedyStep step;
    step.kind = kind;
    step.file = file;
    step.key = u"backend"_s;
    step.value = inventory::Value(u"bird"_s);
    step.find = u"old"_s;
    step.replace = u"new"_s;
    return step;
}

RemedyRequest requestFor(const QList<RemedyStep> &steps)
{
    RemedyRequest request;
    request.issue.id = u"a-known-issue"_s;
    request.issue.steps = steps;
    request.profile.id = u"lab"_s;
    request.profile.nodes.user = u"ops"_s;
    request.nodes = {u"cp1"_s, u"cp2"_s, u"cp3"_s, u"node1"_s};
    request.controlPlanes = {u"cp1"_s, u"cp2"_s, u"cp3"_s};
    request.etcd = {u"cp1"_s};
    request.addresses = {{u"cp1"_s, u"10.0.0.1"_s}};
    request.checkout = u"/ks"_s;
    request.inventory = u"/ks/inventory/mine"_s;
    request.now = QDateTime(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::utc());
    return request;
}

advice::Sighting seen(const QMap<QString, QString> &captures)
{
    return {.where = {}, .evidence = {}, .captures = captures};
}

QStringList idsOf(const operation::Plan &plan)
{
    QStringList ids;
    for (const operation::PlanStep &step : plan.steps) {
        ids.append(step.id);
    }
    return ids;
}

} // namespace

class RemedyPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesNodesInOrder_data();
    void namesNodesInOrder();
    void comesOnceForEachPlace();
    void survivesTheDisk();
    void showsEverythingThatIsRun();
    void fillsScripts_data();
    void fillsScripts();
    void keepsArgumentsSingle();
    void refuses_data();
    void refuses();
    void showsDiffs();
    void editsWhereASettingIsSet();
    void showsNoNeighboursOfSettings();
    void refusesToPatchWhatIsNotThere();
    void doesNotLeaveTheCheckout();
};

void RemedyPlanTest::namesNodesInOrder_data()
{
    QTest::addColumn<NodeScope>("scope");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *name, NodeScope scope, const QStringList &ids) {
        QTest::newRow(name) << scope << ids;
    };
    row("all", NodeScope::All, {u"cp1/remedy-1"_s, u"cp2/remedy-1"_s, u"cp3/remedy-1"_s, u"node1/remedy-1"_s});
    row("control planes", NodeScope::ControlPlane, {u"cp1/remedy-1"_s, u"cp2/remedy-1"_s, u"cp3/remedy-1"_s});
    row("the first control plane", NodeScope::FirstControlPlane, {u"cp1/remedy-1"_s});
    row("etcd", NodeScope::Etcd, {u"cp1/remedy-1"_s});
    row("here", NodeScope::Here, {u"node1/remedy-1"_s, u"cp2/remedy-1"_s});
    row("deployer", NodeScope::Deployer, {u"deployer/remedy-1"_s});
}

void RemedyPlanTest::namesNodesInOrder()
{
    QFETCH(NodeScope, scope);
    QFETCH(QStringList, ids);
    RemedyRequest request = requestFor({commandStep(scope, u"true"_s)});
    request.sightings = {seen({{u"node"_s, u"node1"_s}}), seen({{u"node"_s, u"cp2"_s}}),
                         seen({{u"node"_s, u"node1"_s}, {u"name"_s, u"x"_s}})};
    const auto plan = advice::planRemedy(request);
    QVERIFY2(plan, qPrintable(plan ? QString() : toLogLine(plan.error())));
    QCOMPARE(idsOf(*plan), ids);
    QCOMPARE(plan->kind, QString(advice::remedyKind));
    QCOMPARE(plan->operation, u"20260301-213000-000-remedy-lab"_s);
}

void RemedyPlanTest::comesOnceForEachPlace()
{
    RemedyStep kubectl;
    kubectl.kind = RemedyStep::Kind::Kubectl;
    kubectl.title.en = u"Uncordon {node}"_s;
    kubectl.runArguments = {u"uncordon"_s, u"{node}"_s};
    RemedyRequest request = requestFor({commandStep(NodeScope::Here, u"echo {name}"_s), kubectl});
    request.sightings = {seen({{u"node"_s, u"node1"_s}, {u"name"_s, u"a"_s}}),
                         seen({{u"node"_s, u"node1"_s}, {u"name"_s, u"b"_s}}),
                         seen({{u"node"_s, u"cp1"_s}, {u"name"_s, u"a"_s}})};
    const auto plan = advice::planRemedy(request).value();
    QCOMPARE(idsOf(plan), (QStringList{u"node1/remedy-1"_s, u"node1/remedy-1-2"_s, u"cp1/remedy-1"_s,
                                       u"cluster/remedy-2"_s, u"cluster/remedy-2-2"_s}));
    QCOMPARE(RemedyAction::fromJson(plan.steps.at(1).details).value().run, u"echo b"_s);
    QCOMPARE(RemedyAction::fromJson(plan.steps.at(4).details).value().runArguments,
             (QStringList{u"uncordon"_s, u"cp1"_s}));
    QVERIFY(plan.steps.at(4).command.contains("# Uncordon cp1\n"_L1));
}

void RemedyPlanTest::survivesTheDisk()
{
    RemedyStep command = commandStep(NodeScope::ControlPlane, u"a 'b'\n\tc"_s);
    command.check = u"d"_s;
    command.verify = u"e"_s;
    command.undo = u"f"_s;
    command.timeoutSeconds = 7;
    RemedyStep kubectl;
    kubectl.kind = RemedyStep::Kind::Kubectl;
    kubectl.runArguments = {u"get"_s, u""_s, u"a b"_s};
    kubectl.undoArguments = {u"x"_s};
    const auto plan = advice::planRemedy(requestFor({command, kubectl, fileStep(RemedyStep::Kind::Patch, u"a.yml"_s),
                                                     fileStep(RemedyStep::Kind::Setting, u"group_vars/all.yml"_s)}))
                          .value();
    const auto read = operation::planFromJson(operation::toJson(plan));
    QVERIFY(read.has_value());
    QCOMPARE(*read, plan);
    for (const operation::PlanStep &step : plan.steps) {
        const auto action = RemedyAction::fromJson(step.details);
        QVERIFY(action.has_value());
        QCOMPARE(action->toJson(), step.details);
    }
    QCOMPARE(plan.steps.constFirst().timeout, Milliseconds{7000});
    QCOMPARE(plan.steps.constFirst().location, u"ops@10.0.0.1"_s);
}

void RemedyPlanTest::showsEverythingThatIsRun()
{
    RemedyStep step = commandStep(NodeScope::FirstControlPlane, u"run it"_s);
    step.check = u"check it"_s;
    step.verify = u"verify it"_s;
    step.undo = u"undo it"_s;
    const QString text = advice::planRemedy(requestFor({step})).value().steps.constFirst().command;
    for (const QString &part : {step.check, step.run, step.verify, step.undo}) {
        QVERIFY2(text.split(u'\n').contains(part), qPrintable(part));
    }
}

void RemedyPlanTest::fillsScripts_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wanted"); // null: refused
    const QString evil = u"a'; rm -rf /; '"_s;
    const QString quoted = u"'a'\\''; rm -rf /; '\\'''"_s;
    QTest::newRow("a plain word") << u"echo {name}"_s << u"web-1"_s << u"echo web-1"_s;
    QTest::newRow("a plain word in quotes")
        << u"echo \"{name}\" '{name}'"_s << u"web-1"_s << u"echo \"web-1\" 'web-1'"_s;
    QTest::newRow("hostile") << u"echo {name}"_s << evil << QString(u"echo "_s + quoted);
    QTest::newRow("hostile behind quotes")
        << u"echo 'x' \"y\" {name}"_s << evil << QString(u"echo 'x' \"y\" "_s + quoted);
    QTest::newRow("hostile in double quotes") << u"echo \"{name}\""_s << u"$(id)"_s << QString();
    QTest::newRow("hostile in single quotes") << u"echo '{name}'"_s << evil << QString();
    QTest::newRow("hostile in backticks") << u"echo `cat {name}`"_s << evil << QString();
    QTest::newRow("hostile in a here-document") << u"cat <<E\n{name}\nE"_s << u"$(id)"_s << QString();
    QTest::newRow("hostile behind an escaped quote")
        << u"echo \\' {name}"_s << evil << QString(u"echo \\' "_s + quoted);
    QTest::newRow("an apostrophe in a comment")
        << u"# don't\necho {name}"_s << evil << QString(u"# don't\necho "_s + quoted);
    QTest::newRow("in a comment") << u"# {name}"_s << evil << QString();
    QTest::newRow("a control character") << u"echo {name}"_s << u"a\nb"_s << QString();
    QTest::newRow("an escape sequence") << u"echo {name}"_s << u"a\x1b[2J"_s << QString();
    QTest::newRow("text turned round") << u"echo {name}"_s << u"a\u202eb"_s << QString();
    QTest::newRow("an option") << u"systemctl restart {name}"_s << u"--root=/x"_s << QString();
    QTest::newRow("an option in quotes") << u"systemctl restart \"{name}\""_s << u"-x"_s << QString();
    QTest::newRow("a path of its own") << u"cat {name}"_s << u"/etc/hosts"_s << u"cat /etc/hosts"_s;
    QTest::newRow("out of a folder") << u"rm -r /pods/{name}"_s << u"../../etc"_s << QString();
    QTest::newRow("the folder above") << u"rm -r /pods/{name}/data"_s << u".."_s << QString();
    QTest::newRow("nothing") << u"echo {name}"_s << QString() << QString();
    QTest::newRow("the shell's own braces")
        << u"echo ${name} {x} | awk '{print}'"_s << evil << u"echo ${name} {x} | awk '{print}'"_s;
}

void RemedyPlanTest::fillsScripts()
{
    QFETCH(QString, script);
    QFETCH(QString, value);
    QFETCH(QString, wanted);
    const auto filled = advice::fillScript(script, {{u"name"_s, value}}, {u"name"_s, u"node"_s});
    QCOMPARE(filled.value_or(QString()), wanted);
    QVERIFY(filled || filled.error().code == ErrorCode::InvalidInput);
}

void RemedyPlanTest::keepsArgumentsSingle()
{
    const QSet<QString> names{u"name"_s};
    const auto fill = [&names](const QString &value) {
        return advice::fillArguments({u"get"_s, u"{name}"_s, u"--field={name}"_s, u"{.items}"_s}, {{u"name"_s, value}},
                                     names);
    };
    QCOMPARE(fill(u"a b; $(c)"_s).value(),
             (QStringList{u"get"_s, u"a b; $(c)"_s, u"--field=a b; $(c)"_s, u"{.items}"_s}));
    QVERIFY(!fill(u"--kubeconfig=/tmp/x"_s).has_value());
    QVERIFY(!fill(u"a\tb"_s).has_value());
}

void RemedyPlanTest::refuses_data()
{
    QTest::addColumn<RemedyRequest>("request");
    RemedyRequest request = requestFor({});
    QTest::newRow("an issue without steps") << request;
    request = requestFor({commandStep(NodeScope::Here, u"true"_s)});
    QTest::newRow("nobody says where") << request;
    request.sightings = {seen({{u"node"_s, u"elsewhere"_s}})};
    QTest::newRow("no node of the cluster") << request;
    request = requestFor({commandStep(NodeScope::All, u"echo {name}"_s)});
    QTest::newRow("a capture is missing") << request;
    request = requestFor({commandStep(NodeScope::Etcd, u"true"_s)});
    request.etcd.clear();
    QTest::newRow("no members of etcd") << request;
    request = requestFor({fileStep(RemedyStep::Kind::Setting, u"group_vars/all.yml"_s)});
    request.inventory.clear();
    QTest::newRow("no inventory") << request;
    request = requestFor({fileStep(RemedyStep::Kind::Patch, u"a.yml"_s)});
    request.checkout.clear();
    QTest::newRow("no checkout") << request;
}

void RemedyPlanTest::refuses()
{
    QFETCH(RemedyRequest, request);
    const auto plan = advice::planRemedy(request);
    QVERIFY(!plan.has_value());
    QVERIFY(plan.error().code == ErrorCode::InvalidInput);
}

void RemedyPlanTest::showsDiffs()
{
    RemedyRequest request = requestFor({fileStep(RemedyStep::Kind::Patch, u"a.yml"_s)});
    request.files = QMap<QString, QByteArray>{{u"/ks/a.yml"_s, "1\n2\n3\n4\nthe old one\n6\n7\n8\n9\n"}};
    QCOMPARE(
        advice::planRemedy(request).value().steps.constFirst().command,
        u"# /ks/a.yml\n--- a/a.yml\n+++ b/a.yml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-the old one\n+the new one\n 6\n 7\n 8"_s);

    request.files = QMap<QString, QByteArray>{{u"/ks/a.yml"_s, "the new one\n"}};
    QVERIFY(advice::planRemedy(request).value().steps.constFirst().command.contains("so already"_L1));
    const auto undo = advice::planPatchUndo(request).value();
    QVERIFY(undo.steps.constFirst().command.contains("\n-the new one\n+the old one"_L1));
    QVERIFY(RemedyAction::fromJson(undo.steps.constFirst().details).value().kind == RemedyAction::Kind::Unpatch);
}

void RemedyPlanTest::editsWhereASettingIsSet()
{
    const QString named = u"/ks/inventory/mine/group_vars/k8s_cluster/net.yml"_s;
    const QString other = u"/ks/inventory/mine/group_vars/all/mine.yml"_s;
    const QString old = u"/ks/inventory/mine/group_vars/k8s-cluster/net.yml"_s;
    RemedyRequest request = requestFor({fileStep(RemedyStep::Kind::Setting, u"group_vars/k8s_cluster/net.yml"_s)});
    const auto fileFor = [&request](const QMap<QString, QByteArray> &files) {
        request.files = files;
        return RemedyAction::fromJson(advice::planRemedy(request).value().steps.constFirst().details).value().file;
    };
    QCOMPARE(fileFor({{named, "# backend: x\n"}, {other, "backend: y\n"}}), other);
    QCOMPARE(fileFor({{named, "backend: x\n"}, {other, "backend: y\n"}}), named);
    QCOMPARE(fileFor({{named, "a: 1\n"}}), named);
    QCOMPARE(fileFor({{old, "a: 1\n"}}), old);
    QCOMPARE(fileFor({}), named);
}

void RemedyPlanTest::showsNoNeighboursOfSettings()
{
    RemedyRequest request = requestFor({fileStep(RemedyStep::Kind::Setting, u"group_vars/all.yml"_s)});
    request.files = QMap<QString, QByteArray>{
        {u"/ks/inventory/mine/group_vars/all.yml"_s, "password: hunter2\nbackend: vxlan\ntoken: abc\n"}};
    const QString text = advice::planRemedy(request).value().steps.constFirst().command;
    QVERIFY2(text.contains("-backend: vxlan\n+backend: bird"_L1), qPrintable(text));
    QVERIFY(!text.contains("hunter2"_L1) && !text.contains("abc"_L1));
}

void RemedyPlanTest::refusesToPatchWhatIsNotThere()
{
    RemedyRequest request = requestFor({fileStep(RemedyStep::Kind::Patch, u"a.yml"_s)});
    for (const QByteArray &content : {QByteArray("nothing of it\n"), QByteArray("old and old\n")}) {
        request.files = QMap<QString, QByteArray>{{u"/ks/a.yml"_s, content}};
        const auto plan = advice::planRemedy(request);
        QVERIFY(!plan.has_value());
        QCOMPARE(plan.error().subject, u"/ks/a.yml"_s);
    }
    request.files = QMap<QString, QByteArray>();
    QVERIFY(!advice::planRemedy(request).has_value());
}

void RemedyPlanTest::doesNotLeaveTheCheckout()
{
    for (const QString &path : {u"../etc/passwd"_s, u"/etc/passwd"_s, u"a/../../x"_s, QString()}) {
        QVERIFY(!advice::planRemedy(requestFor({fileStep(RemedyStep::Kind::Patch, path)})).has_value());
        QVERIFY(!advice::planRemedy(requestFor({fileStep(RemedyStep::Kind::Setting, path)})).has_value());
    }
}

QTEST_GUILESS_MAIN(RemedyPlanTest)
#include "tst_remedy_plan.moc"
