// SPDX-License-Identifier: GPL-3.0-or-later
// What each subject and test of a condition makes of a picture, and what stands in a verdict.
#include "issue_files.hpp"

#include "advice/verdict.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;
using namespace kubemori::advice::tests;

namespace {

Version version(const QString &text)
{
    return Version::parse(text).value_or(Version());
}

/// A condition and a picture, written as in a file. `fields` are those of an example.
struct Case
{
    KnownIssue issue;
    Picture picture;
    QString fault;
};

Case caseOf(const QString &condition, const QString &fields)
{
    const QString all = u"when: "_s + condition +
                        u"\nexamples:\n"
                        "  - {name: b, expect: false, target: v2.20.0}\n"
                        "  - {name: c, expect: true, target: v2.20.0}\n"
                        "  - {name: a, expect: true, target: v2.20.0"_s +
                        (fields.isEmpty() ? QString() : u", "_s + fields) + u"}\n"_s;
    const auto file = readIssueFile(issueWith(all), u"x.yaml"_s);
    return file ? Case{.issue = file->issue, .picture = file->examples.at(2).picture, .fault = {}}
                : Case{.issue = {}, .picture = {}, .fault = toLogLine(file.error())};
}

Verdict verdictOf(const QString &condition, const QString &fields)
{
    const Case made = caseOf(condition, fields);
    return judge(made.issue, made.picture);
}

Condition condition(const QString &words)
{
    return caseOf(words, {}).issue.when.value_or(Condition());
}

Picture withLayers(SettingLayers layers)
{
    Picture picture;
    picture.after = std::move(layers);
    return picture;
}

SettingFact fact(const QString &text)
{
    return {.value = inventory::Value(text), .origin = u"all.yml:1"_s};
}

const QString inventoryText =
    u"inventory: \"[kube_control_plane]\\nnode1 a=1\\nnode2 a='{{ b }}'\\n[etcd]\\nnode1\\nnode2\\n"
    "[kube_node]\\n[kube-master]\\nnode3\\n[k8s_cluster:children]\\nkube_node\\nkube_control_plane\\n\""_s;

} // namespace

class TestAdviceJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truth_data();
    void truth();
    void aboutTheHop_data();
    void aboutTheHop();
    void settingsSaySo();
    void secretsAreNotShown();
    void secretsOfHostsAreNotShown();
    void notShowsWhatStandsThere();
    void incompleteLayers();
    void placesOfTheCluster();
    void placesOnNodes();
    void olderThanOfLines();
    void placeInTheCheckout();
    void placeOfOptions();
    void hostsOfGroups();
    void joinsEvidence();
    void missingIsNamed();
    void errorsAreUnknown();
    void questions();
};

void TestAdviceJudge::truth_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("fields");
    QTest::addColumn<Truth>("expected");
    const auto row = [](const QString &condition, const QString &fields, Truth expected) {
        QTest::newRow(qPrintable(condition + u"  |  "_s + fields)) << condition << fields << expected;
    };
    using enum Truth;

    // Settings: what is effective.
    row(u"{setting: a, is: true}"_s, u"settings: {a: true}"_s, Yes);
    row(u"{setting: a, is: true}"_s, u"settings: {a: yes}"_s, Yes);
    row(u"{setting: a, is: true}"_s, u"settings: {a: 'yes'}"_s, Yes); // as -e a=yes has it
    row(u"{setting: a, is: true}"_s, u"settings: {a: 'never'}"_s, No);
    row(u"{setting: a, is: true}"_s, u"settings: {a: 1}"_s, No);
    row(u"{setting: a, is: 24}"_s, u"settings: {a: '24'}"_s, Yes);
    row(u"{setting: a, is: '24'}"_s, u"settings: {a: 24}"_s, No);
    row(u"{setting: a, is: [x, y]}"_s, u"settings: {a: [x, y]}"_s, Yes);
    row(u"{setting: a, is: [y, x]}"_s, u"settings: {a: [x, y]}"_s, No);
    row(u"{setting: a, is: x}"_s, u"defaults: {a: x}"_s, Yes);
    row(u"{setting: a, is: x}"_s, u"defaults: {a: x}, sample: {a: y}"_s, No);
    row(u"{setting: a, is: x}"_s, u"defaults: {a: y}, sample: {a: y}, settings: {a: x}"_s, Yes);
    row(u"{setting: a, is: x}"_s, u"settings: {b: x}"_s, No);
    row(u"{setting: a, is: x}"_s, {}, Unknown);
    row(u"{setting: a, is: x}"_s, u"settings: {a: '{{ b }}'}"_s, Unknown);
    row(u"{setting: a, is: x}"_s, u"settings: {a: '{% if b %}x{% endif %}'}"_s, Unknown);
    row(u"{setting: a, is: x}"_s, u"settings: {a: !unsafe 'x'}"_s, No);
    row(u"{setting: a, is: x}"_s, u"settings: {a: !vault 'x'}"_s, Unknown);
    row(u"{setting: a, is: [x]}"_s, u"settings: {a: ['{{ b }}']}"_s, Unknown);
    row(u"{setting: a, is: {b: x}}"_s, u"settings: {a: {b: '{{ b }}'}}"_s, Unknown);
    // Nested.
    row(u"{setting: a.b.c, is: 1}"_s, u"settings: {a: {b: {c: 1}}}"_s, Yes);
    row(u"{setting: a.b.c, is: 1}"_s, u"settings: {a: {b: {d: 1}}}"_s, No);
    row(u"{setting: a.b.c, defined: false}"_s, u"settings: {a: {b: 1}}"_s, Yes);
    row(u"{setting: a.b, is: 1}"_s, u"settings: {a: '{{ x }}'}"_s, Unknown);
    row(u"{setting: a.b, is: 1}"_s, u"settings: {a: {b: 1, c: '{{ x }}'}}"_s, Yes);
    row(u"{setting: a.b, is: 1}"_s, u"defaults: {a: {b: 1}}, settings: {a: {c: 1}}"_s, No); // Ansible replaces
    // in, not-in.
    row(u"{setting: a, in: [x, y]}"_s, u"settings: {a: y}"_s, Yes);
    row(u"{setting: a, in: [x, y]}"_s, u"settings: {a: z}"_s, No);
    row(u"{setting: a, not-in: [x, y]}"_s, u"settings: {a: z}"_s, Yes);
    row(u"{setting: a, not-in: [x, y]}"_s, u"settings: {a: x}"_s, No);
    row(u"{setting: a, not-in: [x, y]}"_s, u"settings: {b: x}"_s, Yes);
    row(u"{setting: a, not-in: [x, y]}"_s, u"settings: {a: '{{ b }}'}"_s, Unknown);
    // matches, contains.
    row(u"{setting: a, matches: '^v1\\.'}"_s, u"settings: {a: v1.20}"_s, Yes);
    row(u"{setting: a, matches: '^v1\\.'}"_s, u"settings: {a: v2.20}"_s, No);
    row(u"{setting: a, matches: '^8$'}"_s, u"settings: {a: 8}"_s, Yes);
    row(u"{setting: a, matches: x}"_s, u"settings: {a: '{{ x }}'}"_s, Unknown);
    row(u"{setting: a, matches: '^x'}"_s, u"settings: {a: [y, xz]}"_s, Yes);
    row(u"{setting: a, matches: '^x'}"_s, u"settings: {a: ['{{ b }}', xz]}"_s, Yes);
    row(u"{setting: a, matches: '^x'}"_s, u"settings: {a: ['{{ b }}', z]}"_s, Unknown);
    row(u"{setting: a, contains: x}"_s, u"settings: {a: axb}"_s, Yes);
    row(u"{setting: a, contains: x}"_s, u"settings: {a: [axb]}"_s, No);
    row(u"{setting: a, contains: x}"_s, u"settings: {a: [b, x]}"_s, Yes);
    row(u"{setting: a, contains: x}"_s, u"settings: {a: [b, '{{ x }}']}"_s, Unknown);
    row(u"{setting: a, contains: x}"_s, u"settings: {a: {x: 1}}"_s, Yes);
    row(u"{setting: a, contains: x}"_s, u"settings: {a: {b: x}}"_s, No);
    // Versions.
    row(u"{setting: a, older-than: v1.20.3}"_s, u"settings: {a: v1.20.2}"_s, Yes);
    row(u"{setting: a, older-than: v1.20.3}"_s, u"settings: {a: 1.9.0}"_s, Yes);
    row(u"{setting: a, older-than: v1.20.3}"_s, u"settings: {a: v1.20.3}"_s, No);
    row(u"{setting: a, newer-than: v1.20.3}"_s, u"settings: {a: v1.20.3}"_s, No);
    row(u"{setting: a, newer-than: v1.20.3}"_s, u"settings: {a: v1.20.10}"_s, Yes);
    row(u"{setting: a, older-than: v2.0.0, newer-than: v1.0.0}"_s, u"settings: {a: v1.5.0}"_s, Yes);
    row(u"{setting: a, older-than: v2.0.0, newer-than: v1.0.0}"_s, u"settings: {a: v2.5.0}"_s, No);
    row(u"{setting: a, older-than: v1.20.3}"_s, u"settings: {a: latest}"_s, Unknown);
    row(u"{setting: a, older-than: v1.20.3}"_s, u"settings: {b: v1.0.0}"_s, No);
    row(u"{setting: a, matches: 'x:(?<version>\\S+)', older-than: v2.0.0}"_s, u"settings: {a: 'x:1.9'}"_s, Yes);
    row(u"{setting: a, matches: 'x:(?<version>\\S+)', older-than: v2.0.0}"_s, u"settings: {a: 'x:2.9'}"_s, No);
    row(u"{setting: a, matches: 'x:(?<version>\\S+)', older-than: v2.0.0}"_s, u"settings: {a: 'y:1.9'}"_s, No);
    // defined, own.
    row(u"{setting: a, defined: true}"_s, u"defaults: {a: 1}"_s, Yes);
    row(u"{setting: a, defined: true}"_s, u"settings: {a: '{{ b }}'}"_s, Yes);
    row(u"{setting: a, defined: true}"_s, u"settings: {b: 1}"_s, No);
    row(u"{setting: a, defined: false}"_s, u"settings: {b: 1}"_s, Yes);
    row(u"{setting: a, defined: false}"_s, {}, Unknown);
    row(u"{setting: a, own: true}"_s, u"settings: {a: 1}"_s, Yes);
    row(u"{setting: a, own: true}"_s, u"defaults: {a: 1}, sample: {a: 1}"_s, No);
    row(u"{setting: a, own: false}"_s, u"sample: {a: 1}"_s, Yes);
    // changes, side.
    const QString hop = u"current: v2.19.0, "_s;
    row(u"{setting: a, changes: true}"_s, hop + u"before: {a: 1}, defaults: {a: 2}"_s, Yes);
    row(u"{setting: a, changes: true}"_s, hop + u"before: {a: 1}, defaults: {a: 1}"_s, No);
    row(u"{setting: a, changes: true}"_s, hop + u"before: {a: 1}, defaults: {a: 1}, sample: {a: 2}"_s, Yes);
    row(u"{setting: a, changes: true}"_s, hop + u"before: {a: 1}, defaults: {a: 2}, settings: {a: 3}"_s, No);
    row(u"{setting: a, changes: true}"_s, hop + u"before: {b: 1}, defaults: {a: 2}"_s, Yes);
    row(u"{setting: a, changes: true}"_s, hop + u"before: {b: 1}, defaults: {b: 2}"_s, No);
    row(u"{setting: a, changes: true}"_s, hop + u"before: {a: '{{ b }}'}, defaults: {a: 2}"_s, Unknown);
    row(u"{setting: a, changes: true}"_s, hop + u"before: {a: '{{ b }}'}, defaults: {a: '{{ b }}'}"_s, Unknown);
    row(u"{setting: a, changes: true}"_s, hop + u"defaults: {a: 2}"_s, Unknown);
    row(u"{setting: a, changes: true}"_s, u"defaults: {a: 2}"_s, No); // no hop
    row(u"{setting: a, changes: false}"_s, hop + u"before: {a: 1}, defaults: {a: 1}"_s, Yes);
    row(u"{setting: a, is: 1, side: before}"_s, hop + u"before: {a: 1}, defaults: {a: 2}"_s, Yes);
    row(u"{setting: a, is: 2, side: before}"_s, hop + u"before: {a: 1}, defaults: {a: 2}"_s, No);
    row(u"{setting: a, is: 2, side: before}"_s, hop + u"before: {a: 1}, before-sample: {a: 2}, defaults: {a: 3}"_s,
        Yes);
    row(u"{setting: a, is: 2, side: before}"_s, hop + u"before: {a: 1}, settings: {a: 2}"_s, Yes);
    row(u"{setting: a, is: 1, side: before}"_s, hop + u"defaults: {a: 1}"_s, Unknown);
    row(u"{setting: a, is: 1, side: before}"_s, u"defaults: {a: 1}"_s, Yes); // no hop: one release only
    // sample-differs.
    row(u"{setting: a, sample-differs: true}"_s, u"defaults: {a: 1}, sample: {a: 2}"_s, Yes);
    row(u"{setting: a, sample-differs: true}"_s, u"defaults: {a: 1}, sample: {a: 1}"_s, No);
    row(u"{setting: a, sample-differs: true}"_s, u"defaults: {a: 1}, sample: {b: 2}"_s, No);
    row(u"{setting: a, sample-differs: true}"_s, u"defaults: {b: 1}, sample: {a: 2}"_s, Yes);
    row(u"{setting: a, sample-differs: true}"_s, u"defaults: {a: '{{ b }}'}, sample: {a: 2}"_s, Unknown);
    row(u"{setting: a, sample-differs: true}"_s, u"defaults: {a: 1}, sample: {a: 2}, settings: {a: 1}"_s, Yes);
    row(u"{setting: a, sample-differs: false}"_s, u"defaults: {a: 1}, sample: {a: 1}"_s, Yes);
    // Many settings.
    row(u"{settings: '.*_version', own: true}"_s, u"settings: {etcd_version: 1}"_s, Yes);
    row(u"{settings: '.*_version', own: true}"_s, u"settings: {etcd_versions: 1}"_s, No); // the whole name
    row(u"{settings: '.*_version', own: true}"_s, u"defaults: {etcd_version: 1}"_s, No);
    row(u"{settings: '.*_version', own: false}"_s, u"defaults: {etcd_version: 1}"_s, Yes);
    row(u"{settings: 'a|ab', is: 1}"_s, u"settings: {ab: 1}"_s, Yes);
    row(u"{settings: '.*', matches: '^v'}"_s, u"settings: {a: 1, b: v1}"_s, Yes);
    row(u"{settings: '.*', matches: '^v'}"_s, u"settings: {a: 1, b: '{{ c }}'}"_s, Unknown);
    row(u"{settings: '.*', own: true}"_s, {}, Unknown);
    // Files.
    row(u"{inventory-file: group_vars/k8s-cluster, exists: true}"_s,
        u"inventory-files: [group_vars/k8s-cluster/a.yml]"_s, Yes);
    row(u"{inventory-file: group_vars/k8s, exists: true}"_s, u"inventory-files: [group_vars/k8s-cluster/a.yml]"_s, No);
    row(u"{inventory-file: a.yml, exists: false}"_s, u"inventory-files: []"_s, Yes);
    row(u"{inventory-file: a.yml, exists: false}"_s, {}, Unknown);
    row(u"{checkout: a, exists: true}"_s, u"checkout: {a: ''}"_s, Yes);
    row(u"{checkout: a, exists: false}"_s, u"checkout: {}"_s, Yes);
    row(u"{checkout: a, exists: false}"_s, {}, Unknown);
    row(u"{checkout: [a, b], matches: '^x$'}"_s, u"checkout: {b: \"w\\nx\\ny\"}"_s, Yes);
    row(u"{checkout: [a, b], matches: '^x$'}"_s, u"checkout: {a: y, b: x}"_s, No); // the first that exists
    row(u"{checkout: [a, b], lacks: x}"_s, u"checkout: {a: y, b: x}"_s, Yes);
    row(u"{checkout: a, lacks: x}"_s, u"checkout: {}"_s, No);
    row(u"{checkout: a, matches: x}"_s, {}, Unknown);
    // Groups and hosts.
    row(u"{group: 'kube-.*', exists: true}"_s, inventoryText, Yes);
    row(u"{group: 'kube', exists: true}"_s, inventoryText, No); // the whole name
    row(u"{group: 'calico_rr', exists: false}"_s, inventoryText, Yes);
    row(u"{group: 'calico_rr', exists: false}"_s, {}, Unknown);
    row(u"{group: kube_node, empty: true}"_s, inventoryText, Yes);
    row(u"{group: etcd, empty: true}"_s, inventoryText, No);
    row(u"{group: calico_rr, empty: true}"_s, inventoryText, No);
    row(u"{group: etcd, fewer-than: 3}"_s, inventoryText, Yes);
    row(u"{group: etcd, fewer-than: 2}"_s, inventoryText, No);
    row(u"{group: etcd, even: true}"_s, inventoryText, Yes);
    row(u"{group: kube-master, even: true}"_s, inventoryText, No);
    row(u"{group: kube_node, even: true}"_s, inventoryText, No);    // none is no even number
    row(u"{group: k8s_cluster, even: true}"_s, inventoryText, Yes); // with those of its children
    row(u"{host-variable: a, of: etcd, own: true}"_s, inventoryText, Yes);
    row(u"{host-variable: a, of: etcd, missing: true}"_s, inventoryText, No);
    row(u"{host-variable: a, of: etcd, missing: false}"_s, inventoryText, Yes);
    row(u"{host-variable: b, of: etcd, missing: true}"_s, inventoryText, Yes);
    row(u"{host-variable: b, missing: true}"_s, {}, Unknown);
    row(u"{host-variable: a, of: etcd, matches: '^1$'}"_s, inventoryText, Yes);
    row(u"{host-variable: a, of: etcd, matches: '^2$'}"_s, inventoryText, Unknown); // node2's is a template
    row(u"{host-variable: c, of: etcd, matches: '^2$'}"_s, inventoryText, No);
    row(u"{host-variable: a, of: calico_rr, own: true}"_s, inventoryText, No);
    // The command line.
    row(u"{command: '--limit'}"_s, u"options: '-b --limit node1'"_s, Yes);
    row(u"{command: '--limit'}"_s, u"options: ''"_s, No);
    row(u"{command: '--limit'}"_s, {}, Unknown);
    // Answers.
    const QString pods = u"{cluster: {get: pods, jsonpath: x}, "_s;
    row(pods + u"matches: '^b'}"_s, u"cluster: [\"a\\nb\\n\"]"_s, Yes);
    row(pods + u"matches: 'a.b'}"_s, u"cluster: [\"a\\nb\\n\"]"_s, No); // line by line
    row(pods + u"lacks: '^c'}"_s, u"cluster: [\"a\\nb\\n\"]"_s, Yes);
    row(pods + u"lacks: '^b'}"_s, u"cluster: [\"a\\nb\\n\"]"_s, No);
    row(pods + u"empty: true}"_s, u"cluster: [\"\\n\"]"_s, Yes);
    row(pods + u"empty: true}"_s, u"cluster: [a]"_s, No);
    row(pods + u"empty: false}"_s, u"cluster: [a]"_s, Yes);
    row(pods + u"empty: true}"_s, {}, Unknown);
    row(pods + u"empty: true}"_s, u"cluster: [~]"_s, Unknown);
    row(u"{node: x, matches: '^b'}"_s, u"node: {n1: [a], n2: [b]}"_s, Yes);
    row(u"{node: x, matches: '^b'}"_s, u"node: {n1: [a]}"_s, No);
    row(u"{node: x, lacks: '^b'}"_s, u"node: {n1: [a], n2: [b]}"_s, Yes);
    row(u"{node: x, lacks: '^b'}"_s, u"node: {n1: [b], n2: [b]}"_s, No);
    row(u"{node: x, lacks: '^b'}"_s, {}, Unknown);
    // Joined.
    const QString yes = u"{setting: a, is: 1}"_s;
    const QString no = u"{setting: a, is: 2}"_s;
    const QString open = u"{command: x}"_s;
    const QString one = u"settings: {a: 1}"_s;
    const auto all = [](const QString &joint, const QString &first, const QString &second) {
        return u"{%1: [%2, %3]}"_s.arg(joint, first, second);
    };
    row(all(u"all"_s, yes, yes), one, Yes);
    row(all(u"all"_s, yes, no), one, No);
    row(all(u"all"_s, yes, open), one, Unknown);
    row(all(u"all"_s, open, no), one, No);
    row(all(u"any"_s, no, yes), one, Yes);
    row(all(u"any"_s, no, no), one, No);
    row(all(u"any"_s, no, open), one, Unknown);
    row(all(u"any"_s, open, yes), one, Yes);
    row(u"{not: %1}"_s.arg(yes), one, No);
    row(u"{not: %1}"_s.arg(no), one, Yes);
    row(u"{not: %1}"_s.arg(open), one, Unknown);
    row(u"{not: {not: %1}}"_s.arg(yes), one, Yes);
    row(u"{not: {any: [%1, %2]}}"_s.arg(no, open), one, Unknown);
}

void TestAdviceJudge::truth()
{
    QFETCH(const QString, condition);
    QFETCH(const QString, fields);
    QFETCH(const Truth, expected);
    const Case made = caseOf(condition, fields);
    QVERIFY2(made.fault.isEmpty(), qPrintable(made.fault));
    const Verdict verdict = judge(made.issue, made.picture);
    QCOMPARE(toString(verdict.truth), toString(expected));
    QCOMPARE(verdict.missing.isEmpty(), expected != Truth::Unknown); // it says why
    QVERIFY(verdict.sightings.isEmpty() || expected == Truth::Yes);
}

void TestAdviceJudge::aboutTheHop_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<QString>("current");
    QTest::addColumn<QString>("target");
    QTest::addColumn<Truth>("expected");
    using enum Truth;
    QTest::newRow("leads there") << "target: v2.20.0\n"_ba << u"v2.19.1"_s << u"v2.20.0"_s << Yes;
    QTest::newRow("leads elsewhere") << "target: v2.20.0\n"_ba << u"v2.20.0"_s << u"v2.21.0"_s << No;
    QTest::newRow("is there") << "target: v2.20.0\n"_ba << u"v2.20.0"_s << u"v2.20.0"_s << Yes;
    QTest::newRow("starts there") << "current: '<v2.20.0'\n"_ba << u"v2.19.1"_s << u"v2.20.0"_s << Yes;
    QTest::newRow("stays there") << "current: '<v2.20.0'\n"_ba << u"v2.19.1"_s << u"v2.19.1"_s << No;
    QTest::newRow("crosses") << "crosses: v2.20.0\n"_ba << u"v2.19.1"_s << u"v2.22.0"_s << Yes;
    QTest::newRow("reaches") << "crosses: v2.20.0\n"_ba << u"v2.19.1"_s << u"v2.20.0"_s << Yes;
    QTest::newRow("is beyond") << "crosses: v2.20.0\n"_ba << u"v2.20.0"_s << u"v2.22.0"_s << No;
    QTest::newRow("from logs only") << "log: [{pattern: x}]\n"_ba << u"v2.20.0"_s << u"v2.22.0"_s << No;
}

/// An issue without a condition stands for everyone on its hop.
void TestAdviceJudge::aboutTheHop()
{
    QFETCH(const QByteArray, scope);
    QFETCH(const QString, current);
    QFETCH(const QString, target);
    QFETCH(const Truth, expected);
    const bool isLog = scope.startsWith("log");
    const QString lines =
        isLog ? u"examples: [{name: a, expect: true, log: x}, {name: b, expect: false, log: y}]\n"_s
              : u"examples: [{name: a, expect: true, target: v2.20.0}, {name: b, expect: false, target: v2.1.0}]\n"_s;
    const auto file = readIssueFile(issueWith(lines).replace("target: '*'\n", scope), u"x.yaml"_s);
    QVERIFY2(file, file ? "" : qPrintable(toLogLine(file.error())));
    Picture picture;
    picture.current = version(current);
    picture.target = version(target);
    QCOMPARE(toString(judge(file->issue, picture).truth), toString(expected));
}

void TestAdviceJudge::settingsSaySo()
{
    const Picture picture = withLayers({.roles = {{u"a"_s, fact(u"x"_s)}}, .sample = {}, .own = {}});
    const QList<Sighting> expected{{.where = u"all.yml:1"_s, .evidence = u"a: x"_s, .captures = {}}};
    QCOMPARE(judge(condition(u"{setting: a, is: x}"_s), picture).sightings, expected);
    const QList<Sighting> captured{{.where = u"all.yml:1"_s, .evidence = u"a: x"_s, .captures = {{u"name"_s, u"x"_s}}}};
    QCOMPARE(judge(condition(u"{setting: a, matches: '(?<name>x)(?<rest>y)?'}"_s), picture).sightings, captured);
    const QList<Sighting> unset{{.where = {}, .evidence = u"b: not set"_s, .captures = {}}};
    QCOMPARE(judge(condition(u"{setting: b, defined: false}"_s), picture).sightings, unset);

    Picture hop = picture;
    hop.current = version(u"v2.19.0"_s);
    hop.target = version(u"v2.20.0"_s);
    hop.before = SettingLayers{.roles = {{u"a"_s, fact(u"w"_s)}}, .sample = {}, .own = {}};
    QCOMPARE(judge(condition(u"{setting: a, changes: true}"_s), hop).sightings.constFirst().evidence, u"a: w → x"_s);
}

void TestAdviceJudge::secretsAreNotShown()
{
    const SettingFacts own{{u"grafana_admin_password"_s, fact(u"hunter22"_s)}, {u"a"_s, fact(u"x"_s)}};
    const Picture picture = withLayers({.roles = {}, .sample = {}, .own = own});
    for (const QString &words : {u"{settings: '.*', own: true}"_s, u"{setting: grafana_admin_password, own: true}"_s}) {
        const Verdict verdict = judge(condition(words), picture);
        QCOMPARE(toString(verdict.truth), toString(Truth::Yes));
        for (const Sighting &sighting : verdict.sightings) {
            QVERIFY(!sighting.evidence.contains(u"hunter22"_s));
        }
        QVERIFY(verdict.sightings.last().evidence.startsWith(u"grafana_admin_password: "_s));
    }
}

void TestAdviceJudge::secretsOfHostsAreNotShown()
{
    const Verdict verdict = verdictOf(u"{host-variable: ansible_become_password, matches: hunter}"_s,
                                      u"inventory: \"n1 ansible_become_password=hunter22\\n\""_s);
    QCOMPARE(verdict.sightings.size(), 1);
    QVERIFY(!verdict.sightings.constFirst().evidence.contains(u"hunter22"_s));
}

void TestAdviceJudge::notShowsWhatStandsThere()
{
    const Picture picture = withLayers({.roles = {{u"a"_s, fact(u"x"_s)}}, .sample = {}, .own = {}});
    const Verdict verdict = judge(condition(u"{not: {setting: a, is: y}}"_s), picture);
    QCOMPARE(toString(verdict.truth), toString(Truth::Yes));
    QCOMPARE(verdict.sightings.constFirst().evidence, u"a: x"_s);
}

/// What the inventory sets is known; anything else may be set in the file that could not be read.
void TestAdviceJudge::incompleteLayers()
{
    const Picture picture = withLayers({.roles = {{u"b"_s, fact(u"x"_s)}},
                                        .sample = {{u"c"_s, fact(u"x"_s)}},
                                        .own = {{u"a"_s, fact(u"x"_s)}},
                                        .isIncomplete = true});
    QCOMPARE(toString(judge(condition(u"{setting: a, is: x}"_s), picture).truth), toString(Truth::Yes));
    QCOMPARE(toString(judge(condition(u"{setting: a, own: true}"_s), picture).truth), toString(Truth::Yes));
    for (const QString &words : {u"{setting: b, is: x}"_s, u"{setting: c, is: x}"_s, u"{setting: d, defined: false}"_s,
                                 u"{setting: b, own: false}"_s, u"{settings: 'd.*', own: true}"_s,
                                 u"{settings: 'd.*', own: false}"_s, u"{setting: c, sample-differs: true}"_s}) {
        const Verdict verdict = judge(condition(words), picture);
        QVERIFY2(verdict.truth == Truth::Unknown, qPrintable(words));
        QVERIFY(verdict.missing.constFirst().contains(u"could not be read"_s));
    }
}

void TestAdviceJudge::placesOfTheCluster()
{
    const Verdict verdict =
        verdictOf(u"{cluster: {get: pdb, jsonpath: x}, matches: '^(?<namespace>\\S+) (?<name>\\S+) 0$'}"_s,
                  u"cluster: [\"shop db 0\\nshop web 1\\n  \\nlogs store 0\\n\"]"_s);
    const QList<Sighting> expected{{.where = u"shop/db"_s,
                                    .evidence = u"shop db 0"_s,
                                    .captures = {{u"namespace"_s, u"shop"_s}, {u"name"_s, u"db"_s}}},
                                   {.where = u"logs/store"_s,
                                    .evidence = u"logs store 0"_s,
                                    .captures = {{u"namespace"_s, u"logs"_s}, {u"name"_s, u"store"_s}}}};
    QCOMPARE(verdict.sightings, expected);
    const Verdict node = verdictOf(u"{cluster: {get: nodes, jsonpath: x}, matches: '^(?<node>\\S+) true'}"_s,
                                   u"cluster: [\"n1 true\\n\"]"_s);
    QCOMPARE(node.sightings.constFirst().where, u"n1"_s);
}

void TestAdviceJudge::placesOnNodes()
{
    const Verdict verdict = verdictOf(u"{node: x, matches: 'free (?<name>\\d)'}"_s,
                                      u"node: {n1: ['free 1'], n2: ['none'], n3: [\"free 3\\nfree 4\"]}"_s);
    const auto on = [](const QString &node, const QString &number) {
        return Sighting{
            .where = node, .evidence = u"free "_s + number, .captures = {{u"node"_s, node}, {u"name"_s, number}}};
    };
    QCOMPARE(verdict.sightings, QList<Sighting>({on(u"n1"_s, u"1"_s), on(u"n3"_s, u"3"_s), on(u"n3"_s, u"4"_s)}));
    const Verdict lacking = verdictOf(u"{node: x, lacks: free}"_s, u"node: {n1: ['free 1'], n2: ['none']}"_s);
    QCOMPARE(lacking.sightings.size(), 1);
    QCOMPARE(lacking.sightings.constFirst().where, u"n2"_s);
    QCOMPARE(lacking.sightings.constFirst().captures, (QMap<QString, QString>{{u"node"_s, u"n2"_s}}));
}

/// Only lines whose version is older; a version that is none leaves it open, unless another line is so.
void TestAdviceJudge::olderThanOfLines()
{
    const QString words =
        u"{cluster: {get: nodes, jsonpath: x}, matches: '^(?<node>\\S+) containerd://(?<version>\\S+)', "
        "older-than: v1.6.0}"_s;
    const Verdict one =
        verdictOf(words, u"cluster: [\"n1 containerd://1.5.8\\nn2 containerd://1.6.4\\nn3 docker://1.0\\n\"]"_s);
    QCOMPARE(one.sightings.size(), 1);
    QCOMPARE(one.sightings.constFirst().where, u"n1"_s);
    QCOMPARE(one.sightings.constFirst().captures.value(u"version"_s), u"1.5.8"_s);
    QCOMPARE(toString(verdictOf(words, u"cluster: [\"n2 containerd://1.6.4\\n\"]"_s).truth), toString(Truth::No));
    QCOMPARE(toString(verdictOf(words, u"cluster: [\"n1 containerd://Unknown\\n\"]"_s).truth),
             toString(Truth::Unknown));
    QCOMPARE(toString(verdictOf(words, u"cluster: [\"n1 containerd://Unknown\\nn2 containerd://1.4.0\\n\"]"_s).truth),
             toString(Truth::Yes));
}

void TestAdviceJudge::placeInTheCheckout()
{
    const Verdict verdict = verdictOf(u"{checkout: a.yml, matches: '^  when: (?<name>x)'}"_s,
                                      u"checkout: {a.yml: \"- name: b\\n  when: x or y\\n\"}"_s);
    const QList<Sighting> expected{
        {.where = u"a.yml:2"_s, .evidence = u"when: x or y"_s, .captures = {{u"name"_s, u"x"_s}}}};
    QCOMPARE(verdict.sightings, expected);
}

void TestAdviceJudge::placeOfOptions()
{
    const Verdict verdict =
        verdictOf(u"{command: '--limit(=|\\s+)\\S+'}"_s, u"options: '-e pw=geheim --limit n1 -b'"_s);
    QCOMPARE(verdict.sightings.size(), 1);
    QCOMPARE(verdict.sightings.constFirst().evidence, u"--limit n1"_s); // not what may be a password
}

void TestAdviceJudge::hostsOfGroups()
{
    const Verdict verdict = verdictOf(u"{host-variable: b, of: kube_node, missing: true}"_s,
                                      u"inventory: \"[kube-node]\\nn1 b=1\\nn2\\nn3\\n\""_s); // by its old name
    QCOMPARE(verdict.sightings.size(), 2);
    QCOMPARE(verdict.sightings.at(0).where, u"n2"_s);
    QCOMPARE(verdict.sightings.at(0).captures, (QMap<QString, QString>{{u"node"_s, u"n2"_s}}));
    QCOMPARE(verdictOf(u"{group: 'kube-.*', exists: true}"_s, inventoryText).sightings.constFirst().where,
             u"kube-master"_s);
}

void TestAdviceJudge::joinsEvidence()
{
    const Verdict verdict = verdictOf(u"{all: [{setting: a, is: 1}, {any: [{setting: b, is: 9}, {setting: c, is: 3}]}, "
                                      "{setting: a, own: true}]}"_s,
                                      u"settings: {a: 1, b: 2, c: 3}"_s);
    QCOMPARE(verdict.sightings.size(), 2); // each once, and none of what is not so
    QCOMPARE(verdict.sightings.at(0).evidence, u"a: 1"_s);
    QCOMPARE(verdict.sightings.at(1).evidence, u"c: 3"_s);
}

void TestAdviceJudge::missingIsNamed()
{
    const Verdict verdict = verdictOf(u"{all: [{setting: a, is: 1}, {setting: b, is: 1}, {group: x, exists: true}]}"_s,
                                      u"settings: {a: '{{ c }}', b: !vault x}"_s);
    QCOMPARE(verdict.missing,
             QStringList({u"a is a template"_s, u"b is encrypted"_s, u"the inventory was not looked at"_s}));
}

void TestAdviceJudge::errorsAreUnknown()
{
    const auto refused = fail(ErrorCode::PermissionDenied, u"not allowed"_s);
    const Condition pods = condition(u"{cluster: {get: pods, jsonpath: x}, empty: true}"_s);
    Picture picture;
    picture.cluster.append({.query = pods.cluster, .answer = refused});
    const Verdict verdict = judge(pods, picture);
    QCOMPARE(toString(verdict.truth), toString(Truth::Unknown));
    QVERIFY(verdict.missing.constFirst().contains(u"not allowed"_s));

    const Condition uptime = condition(u"{node: uptime, matches: a}"_s);
    picture.nodes.append({.query = uptime.node, .answers = {}}); // there was no node to ask
    QCOMPARE(toString(judge(uptime, picture).truth), toString(Truth::Unknown));
    picture.nodes.clear();
    picture.nodes.append({.query = uptime.node, .answers = {{u"n1"_s, u"b"_s}, {u"n2"_s, refused}}});
    QCOMPARE(toString(judge(uptime, picture).truth), toString(Truth::Unknown));
    QVERIFY(judge(uptime, picture).missing.constFirst().startsWith(u"n2: "_s));
    picture.nodes.last().answers.insert(u"n3"_s, u"a"_s);
    QCOMPARE(toString(judge(uptime, picture).truth), toString(Truth::Yes));
}

void TestAdviceJudge::questions()
{
    KnownIssue issue = caseOf(u"{all: [{cluster: {get: a, jsonpath: x}, empty: true}, "
                              "{any: [{cluster: {get: b, jsonpath: x}, empty: true}, "
                              "{not: {cluster: {get: a, jsonpath: x}, matches: y}}]}, "
                              "{node: x, matches: y}, {node: x, 'on': etcd, matches: y}, {node: x, lacks: z}, "
                              "{checkout: [c, d], exists: true}, {checkout: d, matches: y}]}"_s,
                              {})
                           .issue;
    KnownIssue other = issue;
    other.target = TagRange::parse(u"v2.1.0"_s).value();
    other.when->parts.front().cluster.kind = u"not asked"_s;
    const Version here = version(u"v2.20.0"_s);
    const Questions questions = questionsOf({issue, issue, other}, here, here);
    QCOMPARE(questions.checkoutPaths, QStringList({u"c"_s, u"d"_s}));
    QCOMPARE(questions.cluster.size(), 2);
    QCOMPARE(questions.cluster.at(0).kind, u"a"_s);
    QCOMPARE(questions.cluster.at(1).kind, u"b"_s);
    QCOMPARE(questions.nodes.size(), 2);
    QCOMPARE(toString(questions.nodes.at(1).scope), toString(NodeScope::Etcd));
}

QTEST_GUILESS_MAIN(TestAdviceJudge)

#include "tst_advice_judge.moc"
