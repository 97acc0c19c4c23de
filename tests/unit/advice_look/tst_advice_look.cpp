// SPDX-License-Identifier: GPL-3.0-or-later
#include "look_fixture.hpp"

#include "inventory/variables.hpp"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;
using inventory::Value;
using test::LookFixture;

namespace {

QString factText(const SettingFact *fact)
{
    return fact == nullptr ? u"-"_s : QString(QString::fromUtf8(fact->value.toJson()) + u" @ "_s + fact->origin);
}

QString ownText(const Picture &picture, const QString &key)
{
    const auto found = picture.after->own.constFind(key);
    return factText(found == picture.after->own.cend() ? nullptr : &*found);
}

QStringList gapsOf(const SiteView &view)
{
    QStringList texts;
    for (const Error &gap : view.gaps) {
        texts.append(toLogLine(gap));
    }
    return texts;
}

} // namespace

class TestAdviceLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layersOfBothReleasesHaveTypesAndPlaces();
    void ownSettingsLackWhatTheSampleSays();
    void theCommandLineWins();
    void whatCannotBeReadMakesSettingsIncomplete();
    void filesAreThoseOfTheTag();
    void aChangedWorkingTreeCountsForTheReleaseAtHand();
    void withoutACheckoutThereAreNoSettings();
    void theInventoryIsReadWithItsFiles();
    void clusterQueriesAreAsked();
    void nodesAreAskedOnceEach();
    void aNodeThatDoesNotAnswerIsAGap();
    void aStopEndsIt();
};

void TestAdviceLook::layersOfBothReleasesHaveTypesAndPlaces()
{
    const LookFixture site;
    const auto view = site.look();
    QVERIFY(view);
    QCOMPARE(gapsOf(*view), QStringList());
    const SettingLayers &before = *view->picture.before;
    const SettingLayers &after = *view->picture.after;
    QVERIFY(view->picture.isHop());
    QVERIFY(!after.isIncomplete);
    // The common role wins over single ones; the place is the one that counts.
    QCOMPARE(factText(&*before.roles.constFind(u"proxy_mode"_s)),
             u"\"ipvs\" @ roles/kubespray_defaults/defaults/main.yml:3"_s);
    QCOMPARE(factText(&*after.roles.constFind(u"ports"_s)),
             u"[80,443] @ roles/kubespray_defaults/defaults/main.yml:4"_s);
    QCOMPARE(factText(&*after.roles.constFind(u"derived"_s)),
             u"\"{{ proxy_mode }}\" @ roles/kubespray_defaults/defaults/main.yml:5"_s);
    QCOMPARE(factText(before.effective(u"backend"_s)), u"\"bird\" @ roles/network/defaults/main.yml:3"_s);
    QCOMPARE(factText(after.effective(u"backend"_s)), u"\"vxlan\" @ roles/network/defaults/main.yml:2"_s);
    QCOMPARE(factText(&*before.sample.constFind(u"mtu"_s)),
             u"1500 @ inventory/sample/group_vars/k8s_cluster/net.yml:4"_s);
    QVERIFY(!before.sample.contains(u"commented"_s));
    // What I left as the sample had it goes with the new sample.
    QCOMPARE(factText(after.effective(u"plugin"_s)),
             u"\"cilium\" @ inventory/sample/group_vars/k8s_cluster/net.yml:2"_s);
    QCOMPARE(factText(before.effective(u"plugin"_s)),
             u"\"calico\" @ inventory/sample/group_vars/k8s_cluster/net.yml:3"_s);
}

void TestAdviceLook::ownSettingsLackWhatTheSampleSays()
{
    const LookFixture site;
    const auto view = site.look();
    QVERIFY(view);
    const Picture &picture = view->picture;
    QCOMPARE(ownText(picture, u"bin_dir"_s), u"\"/opt/bin\" @ group_vars/all/all.yml:2"_s);
    QCOMPARE(ownText(picture, u"mtu"_s), u"1400 @ group_vars/k8s_cluster/net.yml:3"_s);
    QCOMPARE(ownText(picture, u"plugin"_s), u"-"_s);
    // group_vars wins over the inventory's file, also where it says what the sample says.
    QCOMPARE(ownText(picture, u"lb_port"_s), u"-"_s);
    QCOMPARE(ownText(picture, u"from_file"_s), u"\"true\" @ inventory.ini:16"_s);
    // k8s_cluster over what another group says, which counts where it is alone.
    QCOMPARE(ownText(picture, u"flag"_s), u"true @ group_vars/k8s_cluster/net.yml:5"_s);
    QCOMPARE(ownText(picture, u"etcd_mode"_s), u"\"host\" @ group_vars/etcd.yml:2"_s);
    QCOMPARE(ownText(picture, u"nested"_s), u"{\"inner\":2} @ group_vars/k8s_cluster/net.yml:6"_s);
    // Of hosts, what all of them have.
    QCOMPARE(ownText(picture, u"shared"_s), u"\"x\" @ inventory.ini"_s);
    QCOMPARE(ownText(picture, u"zone"_s), u"-"_s);
    QCOMPARE(picture.before->own, picture.after->own);
}

void TestAdviceLook::theCommandLineWins()
{
    const LookFixture site;
    SiteScope scope = site.hop();
    scope.options =
        uR"(--limit node1 -e mtu=1300 -e 'a=1 b="two words"' --extra-vars='{"plugin": "calico", "n": 3}')"_s;
    const auto view = site.look({}, &scope);
    QVERIFY(view);
    QCOMPARE(*view->picture.options, scope.options);
    QCOMPARE(ownText(view->picture, u"mtu"_s), u"\"1300\" @ -e"_s); // key=value is a text
    QCOMPARE(ownText(view->picture, u"b"_s), u"\"two words\" @ -e"_s);
    QCOMPARE(ownText(view->picture, u"n"_s), u"3 @ -e"_s);
    QCOMPARE(ownText(view->picture, u"plugin"_s), u"\"calico\" @ -e"_s);
    QVERIFY(!view->picture.after->isIncomplete);

    scope.options = u"-e @vars.yml"_s;
    QVERIFY(site.look({}, &scope)->picture.after->isIncomplete);
    scope.options = u"-e 'open"_s;
    const auto broken = site.look({}, &scope);
    QVERIFY(broken->picture.after->isIncomplete);
    QCOMPARE(broken->gaps.size(), 1);
    scope.options = QString();
    QVERIFY(!site.look({}, &scope)->picture.options);
}

void TestAdviceLook::whatCannotBeReadMakesSettingsIncomplete()
{
    const LookFixture site;
    site.write(u"inventory/mine/group_vars/all/vault.yml"_s, "$ANSIBLE_VAULT;1.1;AES256\n3131\n");
    const auto view = site.look();
    QVERIFY(view);
    QVERIFY(view->picture.after->isIncomplete);
    QVERIFY(view->picture.before->isIncomplete);
    QCOMPARE(gapsOf(*view), QStringList{u"InvalidData: group_vars/all/vault.yml: it is encrypted"_s});
    QCOMPARE(ownText(view->picture, u"mtu"_s), u"1400 @ group_vars/k8s_cluster/net.yml:3"_s);

    site.write(u"inventory/mine/group_vars/all/vault.yml"_s, "a: [1\n");
    const auto broken = site.look();
    QVERIFY(broken->picture.after->isIncomplete);
    QVERIFY(!broken->picture.inventory); // Ansible refuses it too
    QVERIFY(broken->gaps.first().subject.startsWith("group_vars/all/vault.yml:"_L1));

    // One value that is encrypted is no fault.
    site.write(u"inventory/mine/group_vars/all/vault.yml"_s,
               "a: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3131\nb: 2\n");
    const auto value = site.look();
    QVERIFY(!value->picture.after->isIncomplete);
    QVERIFY(value->picture.after->own.value(u"a"_s).value.isEncrypted());
    QCOMPARE(ownText(value->picture, u"b"_s), u"2 @ group_vars/all/vault.yml:4"_s);
}

void TestAdviceLook::filesAreThoseOfTheTag()
{
    const LookFixture site;
    // What lies in the working tree, which stands at the other release, plays no part.
    site.write(u"roles/checks/tasks/main.yml"_s, "- name: Mine\n");
    const auto view = site.look({.checkoutPaths = {u"roles/checks/tasks/main.yml"_s, u"roles/none.yml"_s}});
    QVERIFY(view);
    const auto files = *view->picture.checkout;
    QCOMPARE(files.value(u"roles/checks/tasks/main.yml"_s), u"- name: New check\n"_s);
    QVERIFY(files.contains(u"roles/none.yml"_s));
    QVERIFY(!files.value(u"roles/none.yml"_s));
}

void TestAdviceLook::aChangedWorkingTreeCountsForTheReleaseAtHand()
{
    const LookFixture site;
    SiteScope scope = site.hop();
    scope.target = scope.current;
    const Questions questions{
        .checkoutPaths = {u"roles/checks/tasks/main.yml"_s, u"roles/new.yml"_s, u"roles/etcd/tasks/main.yml"_s}};
    const auto clean = site.look(questions, &scope);
    QVERIFY(clean);
    QVERIFY(!clean->picture.isHop());
    QCOMPARE(clean->picture.checkout->value(u"roles/checks/tasks/main.yml"_s), u"- name: Old check\n"_s);

    site.write(u"roles/checks/tasks/main.yml"_s, "- name: Mine\n");
    site.write(u"roles/new.yml"_s, "new\n");
    site.write(u"roles/network/defaults/main.yml"_s, "---\nbackend: none\n");
    site.git.git(u"ks"_s, {u"rm"_s, u"-q"_s, u"roles/etcd/tasks/main.yml"_s});
    const auto changed = site.look(questions, &scope);
    QVERIFY(changed);
    const auto files = *changed->picture.checkout;
    QCOMPARE(files.value(u"roles/checks/tasks/main.yml"_s), u"- name: Mine\n"_s);
    QCOMPARE(files.value(u"roles/new.yml"_s), u"new\n"_s);
    QVERIFY(!files.value(u"roles/etcd/tasks/main.yml"_s));
    QCOMPARE(factText(changed->picture.after->effective(u"backend"_s)),
             u"\"none\" @ roles/network/defaults/main.yml:2"_s);
    QVERIFY(!changed->picture.after->roles.contains(u"mtu"_s));
}

void TestAdviceLook::withoutACheckoutThereAreNoSettings()
{
    const LookFixture site;
    SiteScope scope = site.hop();
    scope.target = u"v9.9.9"_s;
    const auto view = site.look({.checkoutPaths = {u"a"_s}}, &scope);
    QVERIFY(view);
    QVERIFY(!view->picture.after);
    QVERIFY(!view->picture.checkout);
    QVERIFY(view->picture.inventory);
    QCOMPARE(view->gaps.size(), 2);
    QVERIFY(view->gaps.first().code == ErrorCode::NotFound);

    scope = site.hop();
    scope.inventory.clear();
    const auto without = site.look({}, &scope);
    QVERIFY(without->picture.after->isIncomplete); // nobody knows what is set
    QVERIFY(without->picture.after->own.isEmpty());
    QVERIFY(!without->picture.inventory);
}

void TestAdviceLook::theInventoryIsReadWithItsFiles()
{
    const LookFixture site;
    const auto view = site.look();
    QVERIFY(view);
    QCOMPARE(view->picture.inventory->hostsOf(u"k8s_cluster"_s), (QStringList{u"cp1"_s, u"node1"_s}));
    const QStringList files = *view->picture.inventoryFiles;
    for (const QString &path : {u"group_vars"_s, u"group_vars/all/all.yml"_s, u"artifacts/admin.conf"_s}) {
        QVERIFY2(files.contains(path), qPrintable(path));
    }
    SiteScope scope = site.hop();
    scope.inventory = site.git.path(u"ks/inventory/mine"_s); // the folder, with its likeliest file
    const auto folder = site.look({}, &scope);
    QCOMPARE(folder->picture.inventory->hostsOf(u"etcd"_s), QStringList{u"cp1"_s});
    QCOMPARE(folder->picture.after->own, view->picture.after->own);
    scope.inventory = site.git.path(u"ks/inventory/none"_s);
    const auto none = site.look({}, &scope);
    QVERIFY(!none->picture.inventory);
    QVERIFY(none->gaps.first().code == ErrorCode::NotFound);
}

void TestAdviceLook::clusterQueriesAreAsked()
{
    const LookFixture site;
    site.kubectl->on(u"get pods"_s, {.output = "kube-system/a\nkube-system/b"});
    site.kubectl->on(u"get ippools"_s,
                     {.errors = "error: the server doesn't have a resource type \"ippools\"\n", .exit = {.code = 1}});
    site.kubectl->on(u"get secrets"_s,
                     {.errors = "Error from server (Forbidden): secrets is forbidden\n", .exit = {.code = 1}});
    const ClusterQuery pods{.kind = u"pods"_s, .nameSpace = {}, .selector = u"app=x"_s, .jsonPath = u"{.items}"_s};
    const ClusterQuery pools{.kind = u"ippools"_s, .nameSpace = u"a"_s, .selector = {}, .jsonPath = u"{.x}"_s};
    const ClusterQuery secrets{.kind = u"secrets"_s, .nameSpace = {}, .selector = {}, .jsonPath = u"{.x}"_s};
    const auto view = site.look({.cluster = {pods, pools, secrets}});
    QVERIFY(view);
    QCOMPARE(view->picture.cluster.size(), 3);
    QCOMPARE(view->picture.cluster.at(0).query, pods);
    QCOMPARE(*view->picture.cluster.at(0).answer, u"kube-system/a\nkube-system/b"_s);
    QCOMPARE(*view->picture.cluster.at(1).answer, QString()); // there are none of such a kind
    QVERIFY(!view->picture.cluster.at(2).answer);
    QCOMPARE(view->gaps.size(), 1);
    QVERIFY(view->gaps.first().code == ErrorCode::PermissionDenied);
    const QStringList asked = site.kubectl->commands();
    QVERIFY(asked.contains(u"kubectl get pods -A --selector=app=x --ignore-not-found -o 'jsonpath={.items}'"_s));
    QVERIFY(asked.contains(u"kubectl get ippools -n a --ignore-not-found -o 'jsonpath={.x}'"_s));

    SiteScope scope = site.hop();
    scope.withCluster = false;
    QVERIFY(site.look({.cluster = {pods}}, &scope)->picture.cluster.isEmpty());
    const auto wrong = site.look({.cluster = {{.kind = u"--all"_s, .nameSpace = {}, .selector = {}, .jsonPath = {}}}});
    QVERIFY(wrong->picture.cluster.first().answer.error().code == ErrorCode::InvalidInput);
}

void TestAdviceLook::nodesAreAskedOnceEach()
{
    LookFixture site;
    const NodeQuery all{.script = u"echo one; echo two; echo no >&2"_s};
    const NodeQuery broken{.script = u"if then"_s, .scope = NodeScope::ControlPlane};
    const NodeQuery missing{.script = u"no-such-program-here"_s};
    const NodeQuery failing{.script = u"echo seen; exit 3"_s, .scope = NodeScope::Etcd};
    const NodeQuery quiet{.script = u"cat"_s}; // gets no input
    const auto view = site.look({.nodes = {all, broken, missing, failing, quiet}});
    QVERIFY(view);
    QCOMPARE(gapsOf(*view), QStringList());
    const QList<Picture::NodeAnswer> &answers = view->picture.nodes;
    QCOMPARE(answers.size(), 5);
    QCOMPARE(answers.at(0).answers.keys(), (QStringList{u"cp1"_s, u"node1"_s, u"node2"_s}));
    for (const Answer &answer : answers.at(0).answers) {
        QCOMPARE(*answer, u"one\ntwo"_s);
    }
    QCOMPARE(answers.at(1).answers.keys(), QStringList{u"cp1"_s});
    QCOMPARE(*answers.at(1).answers.value(u"cp1"_s, fail(ErrorCode::Internal)), QString()); // a fault of the script
    QVERIFY(answers.at(2).answers.value(u"node1"_s, QString()).error().code == ErrorCode::NotProved);
    QCOMPARE(answers.at(3).answers.keys(), QStringList{u"cp1"_s});
    QCOMPARE(*answers.at(3).answers.value(u"cp1"_s, fail(ErrorCode::Internal)), u"seen"_s); // as grep does
    QCOMPARE(*answers.at(4).answers.value(u"node2"_s, fail(ErrorCode::Internal)), QString());
    for (const QString &host : {u"10.0.0.11"_s, u"10.0.0.12"_s, u"10.0.0.13"_s}) {
        const QStringList commands = site.hosts.at(host)->commands();
        QCOMPARE(commands.size(), 1);
        QVERIFY(commands.first().startsWith("sudo "_L1));
    }
}

void TestAdviceLook::aNodeThatDoesNotAnswerIsAGap()
{
    LookFixture site;
    site.hosts.at(u"10.0.0.12"_s)->on(QString(), {.error = Error{ErrorCode::Unreachable, u"no route"_s, {}, {}}});
    // It dies in the middle: what it said before counts.
    site.hosts.at(u"10.0.0.13"_s)->on(QString(), [](const command::Command &command, const std::stop_token &) {
        const QString text = command.argv.value(2);
        const QString mark = text.sliced(text.indexOf("kubemori-"_L1)).section(u' ', 0, 0);
        return test::ScriptedAnswer{.output = "first\n\n" + mark.toLatin1() + " 0 0\nhalf",
                                    .errors = {},
                                    .exit = {},
                                    .error = Error{ErrorCode::TimedOut, u"20 s"_s, {}, {}}};
    });
    const auto view = site.look({.nodes = {{.script = u"echo 1"_s}, {.script = u"echo 2"_s}}});
    QVERIFY(view);
    const QList<Picture::NodeAnswer> &answers = view->picture.nodes;
    QCOMPARE(answers.at(1).answers.value(u"cp1"_s, QString()).value_or(QString()), u"2"_s);
    QVERIFY(answers.at(0).answers.value(u"node1"_s, QString()).error().code == ErrorCode::Unreachable);
    QCOMPARE(answers.at(0).answers.value(u"node2"_s, QString()).value_or(QString()), u"first"_s);
    QVERIFY(answers.at(1).answers.value(u"node2"_s, QString()).error().code == ErrorCode::TimedOut);
    QStringList gaps = gapsOf(*view);
    gaps.sort();
    QCOMPARE(gaps, (QStringList{u"TimedOut: node2: 20 s"_s, u"Unreachable: node1: no route"_s}));
}

void TestAdviceLook::aStopEndsIt()
{
    LookFixture site;
    std::stop_source stop;
    site.hosts.at(u"10.0.0.12"_s)->on(QString(), [&stop](const command::Command &, const std::stop_token &stopped) {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_lock lock(mutex);
        stop.request_stop();
        changed.wait(lock, stopped, [] { return false; });
        return test::ScriptedAnswer{.error = Error{ErrorCode::Cancelled, {}, {}, {}}};
    });
    const auto view = site.look({.nodes = {{.script = u"echo 1"_s}}}, nullptr, stop.get_token());
    QVERIFY(!view);
    QVERIFY(view.error().code == ErrorCode::Cancelled);
    QVERIFY(!site.look({}, nullptr, stop.get_token()));
}

QTEST_GUILESS_MAIN(TestAdviceLook)
#include "tst_advice_look.moc"
