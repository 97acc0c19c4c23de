// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/profile_editor.hpp"
#include "cluster/profile_store.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace kubemori;
using namespace kubemori::cluster;
using namespace Qt::StringLiterals;
using Kind = ProfileEdit::Kind;

namespace {

/// As people write it: comments everywhere, keys that nobody knows, several styles.
const QByteArray byHand = R"(# our clusters
# (ask the platform team before changing)
version: 1
x-team: platform            # not ours
clusters:
  # the shop
  - id: shop                # never rename
    name: "Shop: Tokyo"
    purpose: production
    control_plane:
      # the first one is the fastest
      hosts: [10.0.0.11, 10.0.0.12]   # cp1, cp2
      user: ops             # with a key
      x-rack: { row: 3, shelf: [1, 2] }
      identity_file: ~/.ssh/shop

      become: true
    timeouts: { up: 1h30m, x-why: 'slow "BIOS"' }
    x-note: |
      - id: not-an-entry
      # not a comment
    # before the order
    reboot_order: [w2, w1]
    # the last words on the shop

  - control_plane: { hosts: [lab1], user: root }   # a small one
    id: lab

  # the school
  -
    id: school
    control_plane:
      kubeconfig: /etc/school.conf
# the end
)";

ProfileEdit edit(Kind kind, const QString &id, const Profile &profile = {})
{
    return {.kind = kind, .id = id, .profile = profile};
}

Profile of(const QByteArray &text, const QString &id)
{
    return ProfileStore::parse(text, u"c"_s).find(id).value_or(Profile());
}

QByteArray edited(const QByteArray &text, const QList<ProfileEdit> &edits)
{
    const auto result = editProfiles(text, edits, u"c.yaml"_s);
    if (!result) {
        QTest::qFail(qPrintable(toLogLine(result.error())), __FILE__, __LINE__);
        return {};
    }
    return *result;
}

/// The lines that are only in one of the two.
std::pair<QByteArrayList, QByteArrayList> difference(const QByteArray &from, const QByteArray &to)
{
    QByteArrayList before = from.split('\n');
    QByteArrayList after = to.split('\n');
    while (!before.isEmpty() && !after.isEmpty() && before.constFirst() == after.constFirst()) {
        before.removeFirst();
        after.removeFirst();
    }
    while (!before.isEmpty() && !after.isEmpty() && before.constLast() == after.constLast()) {
        before.removeLast();
        after.removeLast();
    }
    return {before, after};
}

Profile simple(const QString &id, const QStringList &hosts)
{
    Profile profile;
    profile.id = id;
    profile.name = id;
    profile.controlPlane.hosts = hosts;
    profile.controlPlane.kubectl = u"kubectl"_s;
    return profile;
}

/// A profile with random settings of every kind.
Profile randomProfile(QRandomGenerator &random, const QString &id)
{
    const auto chance = [&random] { return random.bounded(3) == 0; };
    const auto pick = [&random](const QStringList &words) { return words.at(random.bounded(words.size())); };
    const QStringList names{u"plain"_s, u"東京 1"_s, u"a: b"_s,  u"x #y"_s, u"\"quoted\""_s, u"it's"_s,   u"true"_s,
                            u"12e3"_s,  u"null"_s,   u"[a]"_s,   u"{a}"_s,  u"*a"_s,         u"&a"_s,     u"😀"_s,
                            u"a\\b"_s,  u"% d"_s,    u"0x1f"_s,  u"a,b"_s,  u"? a"_s,        u"!tag"_s,   u"| x"_s,
                            u"tail:"_s, u"@home"_s,  u"`cmd`"_s, u"~"_s,    u"1_000"_s,      u"é\u0301"_s};
    Profile profile = simple(id, {u"10.0.0.%1"_s.arg(random.bounded(200)), u"cp2.example.com"_s, u"fd00::1"_s});
    profile.name = pick(names);
    profile.purpose = static_cast<Purpose>(random.bounded(4));
    if (chance()) {
        profile.controlPlane.hosts.clear();
        profile.controlPlane.kubeconfig = u"/etc/kube %1.conf"_s.arg(random.bounded(9));
        profile.controlPlane.context = pick(names);
    }
    profile.controlPlane.user = chance() ? pick({u"ops"_s, u"DOM\\ops"_s, u"a@b"_s, u"on"_s, u"007"_s}) : QString();
    profile.controlPlane.port = chance() ? 2222 : 0;
    profile.controlPlane.become = chance();
    profile.controlPlane.identityFile = chance() ? pick({u"/k/id"_s, u"/k/my key"_s, u"/k/#1: x"_s}) : QString();
    profile.controlPlane.kubectl = pick({u"kubectl"_s, u"/usr/local/bin/kubectl"_s});
    profile.gates.etcd.etcdctl =
        profile.controlPlane.kubectl == u"kubectl" ? u"etcdctl"_s : u"/usr/local/bin/etcdctl"_s;
    profile.nodes = {.user = chance() ? u"root"_s : profile.controlPlane.user,
                     .port = chance() ? 22 : profile.controlPlane.port,
                     .become = chance() ? !profile.controlPlane.become : profile.controlPlane.become,
                     .identityFile = profile.controlPlane.identityFile,
                     .address = chance() ? NodeAddress::Name : NodeAddress::InternalIp};
    if (chance()) {
        profile.kubespray = {.host = pick({u"deploy"_s, u"fd00::2"_s}),
                             .user = chance() ? u"kube"_s : QString(),
                             .port = chance() ? 2200 : 0,
                             .identityFile = {},
                             .path = u"~/kubespray"_s,
                             .inventory = pick({u"inventory/prod"_s, u"/srv/my inventory"_s}),
                             .venv = {},
                             .repoUrl = u"https://example.com/kubespray.git"_s};
    }
    profile.timeouts.up = std::chrono::seconds{random.bounded(1, 86'400)};
    profile.timeouts.drain = std::chrono::minutes{random.bounded(1, 600)};
    profile.drain.force = chance();
    profile.drain.emptyDir = static_cast<DrainOptions::EmptyDir>(random.bounded(3));
    profile.drain.gracePeriodSeconds = random.bounded(-1, 40);
    profile.drain.protectedNamespaces = chance() ? QStringList{u"db"_s, u"123"_s} : QStringList();
    profile.gates.budgets = static_cast<GateMode>(random.bounded(3));
    profile.gates.readyz.port = chance() ? 8443 : 6443;
    profile.gates.readyz.mode = static_cast<GateMode>(random.bounded(3));
    profile.gates.etcd.mode = static_cast<GateMode>(random.bounded(3));
    profile.gates.etcd.ca = chance() ? u"/pki/{node}.crt"_s : profile.gates.etcd.ca;
    if (chance()) {
        profile.gates.alerts = AlertsGate{.mode = static_cast<GateMode>(random.bounded(3)),
                                          .url = u"https://prometheus.example:9090/a?b=c#d"_s,
                                          .service = {},
                                          .ignore = {u"Node.*Clock.*"_s, u"a[\"']b"_s, u"\\d+"_s}};
    }
    if (chance()) {
        profile.gates.window = WindowGate{.mode = GateMode::On,
                                          .days = {6, 7},
                                          .start = QTime(22, 0),
                                          .end = QTime(4, 5),
                                          .timeZone = u"Asia/Tokyo"_s};
    }
    profile.power.storageNodes = chance() ? QStringList{u"store1"_s} : QStringList();
    profile.power.on = chance() ? QStringList{u"ipmitool"_s, u"-H"_s, u"{node}-bmc"_s, u"no"_s} : QStringList();
    profile.rebootRequired.command = chance() ? u"test -e /x && ! grep -q '#' \"/y: z\""_s : QString();
    profile.notify.webhookFile = chance() ? u"/etc/hook"_s : QString();
    profile.rebootOrder = chance() ? QStringList{u"w2"_s, u"w1"_s} : QStringList();
    return profile;
}

} // namespace

class TestProfileEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesOneLineInAFileWrittenByHand();
    void keepsUnknownKeysOfTheTouchedEntry();
    void switchesFromHostsToKubeconfig();
    void changesTheFlowAndTheDashEntries();
    void addsRemovesAndDuplicates();
    void takesCommentsAlongWithTheRemoved();
    void beginsAFile_data();
    void beginsAFile();
    void roundTripsRandomProfiles();
    void editsRandomProfiles();
    void keepsExplicitDefaultsExplicit();
    void leavesDefaultsOfTheProgramOut();
    void writesTheHostOfTheCheckoutAsAWhole();
    void refuses_data();
    void refuses();
    void worksBesideABrokenEntry();
    void survivesHostileText();
    void exportsNoSecrets();
    void keepsLineEnds();
    void writesInOneStep();
    void followsLinks();
    void refusesWhenTheFileChanged();
    void leavesTheFileWhenItCannotWrite();
};

void TestProfileEditor::changesOneLineInAFileWrittenByHand()
{
    QVERIFY(ProfileStore::parse(byHand, u"c"_s).profiles.size() == 3);
    Profile shop = of(byHand, u"shop"_s);
    shop.controlPlane.user = u"admin"_s;
    shop.nodes.user = u"admin"_s;
    auto [before, after] = difference(byHand, edited(byHand, {edit(Kind::Replace, u"shop"_s, shop)}));
    QCOMPARE(before, QByteArrayList{"      user: ops             # with a key"});
    QCOMPARE(after, QByteArrayList{"      user: admin             # with a key"});
    // Nothing to do: nothing is touched.
    QCOMPARE(edited(byHand, {edit(Kind::Replace, u"shop"_s, of(byHand, u"shop"_s))}), byHand);
}

void TestProfileEditor::keepsUnknownKeysOfTheTouchedEntry()
{
    Profile shop = of(byHand, u"shop"_s);
    shop.name = u"Shop"_s;
    shop.purpose = Purpose::Staging;
    shop.controlPlane.hosts = {u"10.0.0.13"_s};
    shop.controlPlane.port = 2222;
    shop.nodes.port = 2222;
    shop.timeouts.up = std::chrono::minutes{20};
    shop.rebootOrder = {};
    shop.kubespray.path = u"/opt/kubespray"_s;
    const QByteArray text = edited(byHand, {edit(Kind::Replace, u"shop"_s, shop)});
    QCOMPARE(of(text, u"shop"_s), shop);
    for (const QByteArray &kept :
         {QByteArray("# our clusters"), QByteArray("x-team: platform            # not ours"),
          QByteArray("- id: shop                # never rename"), QByteArray("# the first one is the fastest"),
          QByteArray("hosts: [10.0.0.13]   # cp1, cp2"), QByteArray("x-rack: { row: 3, shelf: [1, 2] }"),
          QByteArray("x-why:"), QByteArray("slow \\\"BIOS\\\""), QByteArray("x-note: |\n      - id: not-an-entry"),
          QByteArray("# before the order"), QByteArray("# the last words on the shop"), QByteArray("# the end"),
          QByteArray("      port: 2222\n"), QByteArray("    kubespray:\n      path: /opt/kubespray\n")}) {
        const bool isThere = text.contains(kept) || (kept.contains("BIOS") && text.contains("slow \"BIOS\""));
        QVERIFY2(isThere, QByteArray(kept + "\n----\n" + text).constData());
    }
    // The others: byte for byte.
    const qsizetype others = byHand.indexOf("  - control_plane: { hosts: [lab1]");
    QVERIFY(text.endsWith(byHand.sliced(others)));
    QVERIFY(text.startsWith(byHand.first(byHand.indexOf("    name: \"Shop"))));
}

void TestProfileEditor::switchesFromHostsToKubeconfig()
{
    Profile shop = of(byHand, u"shop"_s);
    shop.controlPlane.hosts.clear();
    shop.controlPlane.kubeconfig = u"/etc/shop.conf"_s;
    shop.controlPlane.context = u"admin@shop"_s;
    const QByteArray text = edited(byHand, {edit(Kind::Replace, u"shop"_s, shop)});
    QCOMPARE(of(text, u"shop"_s), shop);
    QVERIFY(text.contains("x-rack: { row: 3"));
    shop.controlPlane = of(byHand, u"shop"_s).controlPlane;
    const QByteArray back = edited(text, {edit(Kind::Replace, u"shop"_s, shop)});
    QCOMPARE(of(back, u"shop"_s), of(byHand, u"shop"_s));
}

void TestProfileEditor::changesTheFlowAndTheDashEntries()
{
    Profile lab = of(byHand, u"lab"_s);
    lab.controlPlane.user = u"ops"_s;
    lab.nodes.user = u"ops"_s;
    lab.name = u"Lab"_s;
    const QByteArray text = edited(byHand, {edit(Kind::Replace, u"lab"_s, lab)});
    QVERIFY2(
        text.contains("  - control_plane: { hosts: [lab1], user: ops }   # a small one\n    id: lab\n    name: Lab\n"),
        text.constData());
    Profile school = of(byHand, u"school"_s);
    school.controlPlane.context = u"a"_s;
    QVERIFY(edited(byHand, {edit(Kind::Replace, u"school"_s, school)})
                .endsWith("      kubeconfig: /etc/school.conf\n      context: a\n# the end\n"));
    const QByteArray flow = "version: 1\nclusters:\n- { id: a, control_plane: { hosts: [x] }, y: {z: 1} }\n- id: b\n"
                            "  control_plane: {hosts: [b]}\n";
    Profile a = of(flow, u"a"_s);
    a.purpose = Purpose::Education;
    a.controlPlane.port = 23;
    a.nodes.port = 23;
    QCOMPARE(
        edited(flow, {edit(Kind::Replace, u"a"_s, a)}),
        QByteArray("version: 1\nclusters:\n- { id: a, control_plane: { hosts: [x], port: 23 }, y: {z: 1}, purpose: "
                   "education }\n- id: b\n  control_plane: {hosts: [b]}\n"));
}

void TestProfileEditor::addsRemovesAndDuplicates()
{
    const Profile added = simple(u"new"_s, {u"10.1.0.1"_s});
    const QByteArray text = edited(byHand, {edit(Kind::Add, {}, added)});
    QVERIFY2(text.endsWith("      kubeconfig: /etc/school.conf\n  - id: new\n    purpose: test\n    control_plane:\n"
                           "      hosts: [10.1.0.1]\n# the end\n"),
             text.constData());
    QCOMPARE(edited(text, {edit(Kind::Remove, u"new"_s)}), byHand);

    Profile copy = of(byHand, u"shop"_s);
    copy.id = u"shop-2"_s;
    copy.name = u"Shop 2"_s;
    const QByteArray twice = edited(byHand, {edit(Kind::Duplicate, u"shop"_s, copy)});
    QCOMPARE(ProfileStore::parse(twice, u"c"_s).profiles.size(), 4);
    QCOMPARE(ProfileStore::parse(twice, u"c"_s).profiles.at(1), copy);
    QCOMPARE(twice.count("x-rack: { row: 3, shelf: [1, 2] }"), 2);
    QCOMPARE(twice.count("# the last words on the shop"), 2);
    QCOMPARE(edited(twice, {edit(Kind::Remove, u"shop-2"_s)}), byHand);
}

void TestProfileEditor::takesCommentsAlongWithTheRemoved()
{
    const QByteArray text = edited(byHand, {edit(Kind::Remove, u"shop"_s)});
    QVERIFY(!text.contains("the shop"));
    QVERIFY(text.startsWith(byHand.first(byHand.indexOf("  # the shop"))));
    QVERIFY(text.endsWith(byHand.sliced(byHand.indexOf("\n  - control_plane: { hosts: [lab1]"))));
    const QByteArray none = edited(text, {edit(Kind::Remove, u"lab"_s), edit(Kind::Remove, u"school"_s)});
    QVERIFY(ProfileStore::parse(none, u"c"_s).profiles.isEmpty());
    QVERIFY(!ProfileStore::parse(none, u"c"_s).hasErrors());
    QVERIFY(none.contains("# our clusters") && none.contains("# the end"));
    QCOMPARE(ProfileStore::parse(edited(none, {edit(Kind::Add, {}, simple(u"n"_s, {u"h"_s}))}), u"c"_s).profiles.size(),
             1);
}

void TestProfileEditor::beginsAFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("blank") << QByteArray("\n\n");
    QTest::newRow("comments") << QByteArray("# mine\n");
    QTest::newRow("comment without a line end") << QByteArray("# mine");
    QTest::newRow("version") << QByteArray("version: 1\n");
    QTest::newRow("version without a line end") << QByteArray("version: 1");
    QTest::newRow("null") << QByteArray("version: 1\nclusters:\nx: 1\n");
    QTest::newRow("null with comment") << QByteArray("version: 1\nclusters:   # none yet\n# end\n");
    QTest::newRow("tilde") << QByteArray("version: 1\nclusters: []\n");
    QTest::newRow("empty brackets and a comment") << QByteArray("version: 1\nclusters: [ ] # none\n");
    QTest::newRow("list first") << QByteArray("clusters: []\nversion: 1\n");
    QTest::newRow("no last line end") << QByteArray("version: 1\nclusters:\n- id: a\n  control_plane: {hosts: [b]}");
    QTest::newRow("document marks") << QByteArray(
        "---\nversion: 1\nclusters:\n- id: a\n  control_plane: {hosts: [b]}\n...\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfversion: 1\nclusters:\n");
}

void TestProfileEditor::beginsAFile()
{
    QFETCH(const QByteArray, text);
    const QByteArray result = edited(text, {edit(Kind::Add, {}, simple(u"new"_s, {u"h"_s}))});
    const LoadedProfiles loaded = ProfileStore::parse(result, u"c"_s);
    QVERIFY2(!loaded.hasErrors() && loaded.find(u"new"_s).has_value(), result.constData());
    for (const QByteArray &line : text.split('\n')) {
        QVERIFY2(line.contains("clusters: [") || result.contains(line), result.constData());
    }
}

void TestProfileEditor::roundTripsRandomProfiles()
{
    QRandomGenerator random(20260301);
    for (int round = 0; round < 150; ++round) {
        const Profile profile = randomProfile(random, u"c%1"_s.arg(round));
        const QByteArray text = edited({}, {edit(Kind::Add, {}, profile)});
        const LoadedProfiles loaded = ProfileStore::parse(text, u"c"_s);
        QVERIFY2(loaded.problems.isEmpty(),
                 QByteArray(loaded.problems.value(0).toString().toUtf8() + '\n' + text).constData());
        QVERIFY2(loaded.profiles.constFirst() == profile, text.constData());
    }
}

void TestProfileEditor::editsRandomProfiles()
{
    QRandomGenerator random(7);
    QByteArray text = byHand;
    for (int round = 0; round < 60; ++round) {
        Profile shop = randomProfile(random, u"shop"_s);
        text = edited(text, {edit(Kind::Replace, u"shop"_s, shop)});
        QVERIFY2(of(text, u"shop"_s) == shop, text.constData());
        QVERIFY2(
            text.contains("x-rack: { row: 3, shelf: [1, 2] }") && text.contains("# the first one is the fastest") &&
                text.contains("x-note: |\n      - id: not-an-entry\n      # not a comment\n") && text.contains("x-why"),
            text.constData());
        QVERIFY(text.endsWith(byHand.sliced(byHand.indexOf("\n  - control_plane: { hosts: [lab1]"))));
    }
}

void TestProfileEditor::keepsExplicitDefaultsExplicit()
{
    const QByteArray text = "version: 1\nclusters:\n  - id: a\n    control_plane: {hosts: [h], user: ops}\n"
                            "    nodes:\n      user: ops # said twice\n";
    Profile a = of(text, u"a"_s);
    a.controlPlane.user = u"root"_s;
    a.nodes.user = u"root"_s;
    const QByteArray result = edited(text, {edit(Kind::Replace, u"a"_s, a)});
    QVERIFY2(result.contains("      user: root # said twice"), result.constData());
    QCOMPARE(of(result, u"a"_s), a);
}

void TestProfileEditor::leavesDefaultsOfTheProgramOut()
{
    Timeouts defaults;
    defaults.drain = std::chrono::minutes{25};
    Profile a = simple(u"a"_s, {u"h"_s});
    a.timeouts.drain = defaults.drain;
    const auto text = editProfiles({}, {edit(Kind::Add, {}, a)}, u"c"_s, defaults);
    QVERIFY(text && !text->contains("timeouts"));
    // What is another value there is written, the usual one too.
    a.timeouts.drain = Timeouts().drain;
    const auto usual = editProfiles(*text, {edit(Kind::Replace, u"a"_s, a)}, u"c"_s, defaults);
    QVERIFY(usual && usual->contains("drain: 10m"));
}

void TestProfileEditor::writesTheHostOfTheCheckoutAsAWhole()
{
    const QByteArray text = "version: 1\nclusters:\n  - id: a\n    control_plane: {hosts: [h]}\n"
                            "    kubespray: { host: \"ops@deploy:2222\", path: /k, x: y }\n";
    Profile a = of(text, u"a"_s);
    a.kubespray.port = 2223;
    QByteArray result = edited(text, {edit(Kind::Replace, u"a"_s, a)});
    QCOMPARE(of(result, u"a"_s), a);
    QVERIFY(result.contains("x: y"));
    a.kubespray.host.clear();
    a.kubespray.user.clear();
    a.kubespray.port = 0;
    result = edited(result, {edit(Kind::Replace, u"a"_s, a)});
    QCOMPARE(of(result, u"a"_s), a);
}

void TestProfileEditor::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ProfileEdit>("change");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("part");
    const Profile good = simple(u"new"_s, {u"h"_s});
    const auto add = [](Profile profile) { return edit(Kind::Add, {}, profile); };
    QTest::newRow("not YAML") << QByteArray("version: 1\nclusters: [\n") << add(good) << ErrorCode::InvalidInput
                              << u"c.yaml:3:1"_s;
    QTest::newRow("another version") << QByteArray("version: 2\n") << add(good) << ErrorCode::InvalidInput
                                     << u"c.yaml:1:10"_s;
    QTest::newRow("no list") << QByteArray("version: 1\nclusters: { a: 1 }\n") << add(good) << ErrorCode::InvalidInput
                             << u"c.yaml:2:11"_s;
    QTest::newRow("two documents") << QByteArray("version: 1\n---\nversion: 1\n") << add(good)
                                   << ErrorCode::InvalidInput << u"one YAML document"_s;
    QTest::newRow("in brackets") << QByteArray("version: 1\nclusters: [{id: a, control_plane: {hosts: [h]}}]\n")
                                 << add(good) << ErrorCode::InvalidInput << u"brackets"_s;
    QTest::newRow("JSON") << QByteArray(R"({"version": 1, "clusters": []})") << add(good) << ErrorCode::InvalidInput
                          << u"key: value"_s;
    QTest::newRow("id used") << byHand << add(simple(u"lab"_s, {u"h"_s})) << ErrorCode::AlreadyExists << u"lab"_s;
    QTest::newRow("id form") << byHand << add(simple(u"New One"_s, {u"h"_s})) << ErrorCode::InvalidInput << u"id: "_s;
    QTest::newRow("host") << byHand << add(simple(u"new"_s, {u"-oProxyCommand=id"_s})) << ErrorCode::InvalidInput
                          << u"control_plane.hosts[0]: "_s;
    QTest::newRow("no host") << byHand << add(simple(u"new"_s, {})) << ErrorCode::InvalidInput << u"hosts"_s;
    Profile twisted = good;
    twisted.name = u"a\nb"_s;
    QTest::newRow("line feed") << byHand << add(twisted) << ErrorCode::InvalidInput << u"name: "_s;
    twisted = good;
    twisted.controlPlane.port = 70000;
    QTest::newRow("port") << byHand << add(twisted) << ErrorCode::InvalidInput << u"control_plane.port: "_s;
    QTest::newRow("edit unknown") << byHand << edit(Kind::Replace, u"none"_s, good) << ErrorCode::NotFound << u"none"_s;
    QTest::newRow("remove unknown") << byHand << edit(Kind::Remove, u"none"_s) << ErrorCode::NotFound << u"none"_s;
    QTest::newRow("duplicate to itself") << byHand << edit(Kind::Duplicate, u"lab"_s, of(byHand, u"lab"_s))
                                         << ErrorCode::AlreadyExists << u"lab"_s;
    QTest::newRow("alias as entry")
        << QByteArray("version: 1\nx: &a\n  id: a\n  control_plane: {hosts: [h]}\nclusters:\n- *a\n")
        << edit(Kind::Replace, u"a"_s, simple(u"a"_s, {u"other"_s})) << ErrorCode::InvalidInput << u"by hand"_s;
}

void TestProfileEditor::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const ProfileEdit, change);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, part);
    const auto result = editProfiles(text, {change}, u"c.yaml"_s);
    QVERIFY2(!result, result ? result->constData() : "");
    QCOMPARE(toString(result.error().code), toString(code));
    QVERIFY2(toLogLine(result.error()).contains(part), qPrintable(toLogLine(result.error())));
}

void TestProfileEditor::worksBesideABrokenEntry()
{
    const QByteArray text = "version: 1\nclusters:\n  - id: bad\n    control_plane: { hosts: [h], port: ssh }\n"
                            "  - id: good\n    control_plane: { hosts: [h] }\n";
    Profile good = of(text, u"good"_s);
    good.name = u"Good"_s;
    const QByteArray result = edited(text, {edit(Kind::Replace, u"good"_s, good)});
    QVERIFY(result.startsWith(text.first(text.indexOf("  - id: good"))));
    QCOMPARE(of(result, u"good"_s), good);
    QVERIFY(ProfileStore::parse(result, u"c"_s).hasErrors());
}

void TestProfileEditor::survivesHostileText()
{
    QRandomGenerator random(42);
    const ProfileEdit change = edit(Kind::Add, {}, simple(u"new"_s, {u"h"_s}));
    const auto judge = [&](const QByteArray &text) {
        // Either it is refused, or the result says what was wanted.
        if (const auto result = editProfiles(text, {change}, u"c"_s)) {
            QVERIFY(ProfileStore::parse(*result, u"c"_s).find(u"new"_s).has_value());
        }
    };
    for (int round = 0; round < 250; ++round) {
        QByteArray text = byHand;
        for (int i = random.bounded(1, 4); i > 0; --i) {
            const qsizetype at = random.bounded(text.size());
            switch (random.bounded(4)) {
            case 0:
                text[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                text.remove(at, random.bounded(1, 40));
                break;
            case 2:
                text.insert(at, QByteArray("\n- &a [*a, {\"'#: |>\t", random.bounded(1, 20)));
                break;
            default:
                text.truncate(at);
            }
            if (text.isEmpty()) {
                break;
            }
        }
        judge(text);
    }
    judge(QByteArray("clusters: ") + QByteArray(20'000, '['));
    judge(QByteArray("version: 1\nclusters: &a\n- *a\n"));
    judge(QByteArray("version: 1\nx: &a [*a]\nclusters:\n"));
    judge(QByteArray("\0\1\2\xff\xfe", 5));
}

void TestProfileEditor::exportsNoSecrets()
{
    Profile profile = simple(u"a"_s, {u"h"_s});
    profile.kubespray.path = u"/k"_s;
    profile.kubespray.repoUrl = u"https://bot:planted1@git.example.com/kubespray.git"_s;
    profile.gates.alerts = AlertsGate{
        .mode = GateMode::On, .url = u"https://ops:planted2@prometheus.example/"_s, .service = {}, .ignore = {}};
    profile.power.on = {u"ipmitool"_s, u"-U"_s, u"ops"_s, u"-P"_s, u"planted3"_s, u"chassis"_s};
    const QByteArray text = exportProfiles({profile, of(byHand, u"lab"_s)});
    QVERIFY2(!text.contains("planted"), text.constData());
    QVERIFY(text.contains("https://git.example.com/kubespray.git"));
    const LoadedProfiles loaded = ProfileStore::parse(text, u"c"_s);
    QVERIFY(loaded.problems.isEmpty());
    QCOMPARE(loaded.profiles.size(), 2);
    QCOMPARE(loaded.profiles.at(1), of(byHand, u"lab"_s));
    profile.power.on = {u"ipmitool"_s, u"-f"_s, u"/home/ops/.ipmi"_s};
    QVERIFY(exportProfiles({profile}).contains("/home/ops/.ipmi"));
}

void TestProfileEditor::keepsLineEnds()
{
    QByteArray text = byHand;
    text.replace("\n", "\r\n");
    Profile shop = of(text, u"shop"_s);
    shop.controlPlane.user = u"root"_s;
    shop.nodes.user = u"root"_s;
    const QByteArray result =
        edited(text, {edit(Kind::Replace, u"shop"_s, shop), edit(Kind::Add, {}, simple(u"n"_s, {u"h"_s}))});
    QCOMPARE(result.count('\n'), result.count("\r\n"));
}

void TestProfileEditor::writesInOneStep()
{
    const QTemporaryDir folder;
    const ProfileStore store(folder.filePath(u"deep/er/clusters.yaml"_s));
    auto loaded = store.load();
    QVERIFY(loaded && !loaded->text);
    loaded = store.change(loaded->text, {edit(Kind::Add, {}, simple(u"a"_s, {u"h"_s}))});
    QVERIFY(loaded.has_value());
    const auto again = store.load();
    QCOMPARE(again->profiles, loaded->profiles);
    QCOMPARE(again->text, loaded->text);
    struct stat status{};
    QCOMPARE(::stat(QFile::encodeName(store.path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0600U);
    // Also where it was open to others, and no other file is left.
    QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(store.change(again->text, {edit(Kind::Remove, u"a"_s)}).has_value());
    QCOMPARE(::stat(QFile::encodeName(store.path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0600U);
    QCOMPARE(QFileInfo(store.path()).dir().entryList(QDir::Files | QDir::Hidden), QStringList{u"clusters.yaml"_s});
}

void TestProfileEditor::followsLinks()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"dotfiles"_s));
    QVERIFY(QFile::link(u"dotfiles/mine.yaml"_s, folder.filePath(u"clusters.yaml"_s)));
    const ProfileStore store(folder.filePath(u"clusters.yaml"_s));
    QVERIFY(store.change({}, {edit(Kind::Add, {}, simple(u"a"_s, {u"h"_s}))}).has_value());
    QVERIFY(QFileInfo(store.path()).isSymLink());
    QVERIFY(QFileInfo::exists(folder.filePath(u"dotfiles/mine.yaml"_s)));
    QVERIFY(store.change(store.load()->text, {edit(Kind::Add, {}, simple(u"b"_s, {u"h"_s}))}).has_value());
    QVERIFY(QFileInfo(store.path()).isSymLink());
    QCOMPARE(store.load()->profiles.size(), 2);
}

void TestProfileEditor::refusesWhenTheFileChanged()
{
    const QTemporaryDir folder;
    const ProfileStore store(folder.filePath(u"clusters.yaml"_s));
    const auto write = [&](const QByteArray &text) {
        QFile file(store.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    const QList<ProfileEdit> change{edit(Kind::Add, {}, simple(u"new"_s, {u"h"_s}))};
    write(byHand);
    const auto seen = store.load()->text;
    write(byHand + "# more\n");
    QCOMPARE(toString(store.change(seen, change).error().code), u"Expired"_s);
    QCOMPARE(store.load()->text, byHand + "# more\n");
    // Made meanwhile, or gone.
    QCOMPARE(toString(store.change({}, change).error().code), u"Expired"_s);
    QVERIFY(QFile::remove(store.path()));
    QCOMPARE(toString(store.change(seen, change).error().code), u"Expired"_s);
    QVERIFY(!QFileInfo::exists(store.path()));
    // A broken file stays as it is.
    write("version: 1\nclusters: [\n");
    QCOMPARE(toString(store.change(store.load()->text, change).error().code), u"InvalidInput"_s);
    QCOMPARE(store.load()->text, QByteArray("version: 1\nclusters: [\n"));
}

void TestProfileEditor::leavesTheFileWhenItCannotWrite()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const ProfileStore store(folder.filePath(u"file/clusters.yaml"_s));
    const auto result = store.change({}, {edit(Kind::Add, {}, simple(u"a"_s, {u"h"_s}))});
    QCOMPARE(toString(result.error().code), u"Io"_s);
}

QTEST_GUILESS_MAIN(TestProfileEditor)
#include "tst_profile_editor.moc"
