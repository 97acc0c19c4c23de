// SPDX-License-Identifier: GPL-3.0-or-later
// Files of known issues: what a whole one becomes, and each fault with its line.
#include "issue_files.hpp"

#include "advice/condition_json.hpp"
#include "advice/issue_base.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;
using namespace kubemori::advice::tests;

namespace {

const QString examples = u"examples:\n"
                         "  - {name: a, expect: true, target: v2.20.0}\n"
                         "  - {name: b, expect: false, target: v2.20.0}\n"_s;

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

const QByteArray wholeFile = R"(id: whole
severity: block
title: {en: T, ja: 題}
text: {en: E, ja: 文}
source: "roles/a.yml; #12"
target: ">=v2.19.0"
current: "<v2.19.0"
crosses: v2.19.0
when:
  all:
    - {setting: a.b, is: 8, side: before}
    - any:
        - {setting: c, in: [x, true, 3]}
        - not: {settings: 'kube_.*', own: true}
    - {checkout: [one.yml, two.yml], lacks: '^x'}
    - {group: 'kube-.*', fewer-than: 3}
    - {host-variable: etcd_member_name, of: etcd, missing: true}
    - {command: '--limit'}
    - {cluster: {get: nodes, namespace: n, selector: a=b, jsonpath: '{.items}'}, matches: '(?<version>v\S+)', older-than: v1.20.3}
    - {node: 'cat /x', on: etcd, lacks: y}
    - {inventory-file: group_vars, exists: false}
log:
  - {pattern: 'a (?<node>\S+)', from: [ansible, etcd], task: Drain, sure: 90}
  - pattern: b
remedy: {en: R, ja: 対}
steps:
  - {setting: k, value: [1, two], file: group_vars/all/all.yml}
  - {patch: roles/a.yml, find: x, replace: ""}
  - {command: {en: C, ja: 命}, on: control-plane, check: c, run: r, verify: v, undo: u, timeout: 120}
  - {kubectl: {en: K, ja: 句}, check: [get, x], run: [wait, y], verify: [get, z], undo: [delete, w]}
links: [https://example.com]
examples:
  - {name: hit, expect: true, target: v2.20.0, current: v2.18.0}
  - {name: miss, expect: false, target: v2.20.0, current: v2.19.0}
  - {name: seen, expect: true, log: "a n1", from: etcd}
)";

} // namespace

class TestAdviceReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAll();
    void conditionsAsTheFormatHasThem();
    void onWithoutQuotes();
    void fault_data();
    void fault();
    void testsOfSubjects_data();
    void testsOfSubjects();
    void exampleBecomesPicture();
    void folders();
    void builtInOnes();
};

void TestAdviceReader::readsAll()
{
    const auto file = readIssueFile(wholeFile, u"folder/whole.yaml"_s);
    QVERIFY2(file, file ? "" : qPrintable(toLogLine(file.error())));
    const KnownIssue &issue = file->issue;
    QCOMPARE(issue.id, u"whole"_s);
    QCOMPARE(toString(issue.severity), toString(Severity::Block));
    QCOMPARE(issue.title, (LocalText{.en = u"T"_s, .ja = u"題"_s}));
    QCOMPARE(issue.source, u"roles/a.yml; #12"_s);
    QCOMPARE(issue.target->text(), u">=v2.19.0"_s);
    QCOMPARE(issue.current->text(), u"<v2.19.0"_s);
    QCOMPARE(*issue.crosses, *Version::parse(u"v2.19.0"));
    QCOMPARE(issue.file, u"folder/whole.yaml"_s);
    QVERIFY(issue.isChecked());

    QCOMPARE(issue.clues.size(), 2);
    QCOMPARE(issue.clues.at(0).pattern.pattern(), u"a (?<node>\\S+)"_s);
    QVERIFY(issue.clues.at(0).from == (LogSource::Ansible | LogSource::Etcd));
    QCOMPARE(issue.clues.at(0).task.pattern(), u"Drain"_s);
    QCOMPARE(issue.clues.at(0).sure, 90);
    QVERIFY(issue.clues.at(1).from == LogSources(LogSource::Any));
    QCOMPARE(issue.clues.at(1).sure, 60);
    QVERIFY(!issue.clues.at(0).pattern.patternOptions().testFlag(QRegularExpression::UseUnicodePropertiesOption));

    QCOMPARE(issue.steps.size(), 4);
    QCOMPARE(issue.steps.at(0).key, u"k"_s);
    QCOMPARE(issue.steps.at(0).value.toJson(), R"([1,"two"])"_ba);
    QCOMPARE(issue.steps.at(1).kind, RemedyStep::Kind::Patch);
    QCOMPARE(issue.steps.at(1).replace, QString());
    QCOMPARE(toString(issue.steps.at(2).scope), toString(NodeScope::ControlPlane));
    QCOMPARE(issue.steps.at(2).timeoutSeconds, 120);
    QCOMPARE(issue.steps.at(2).undo, u"u"_s);
    QCOMPARE(issue.steps.at(3).runArguments, QStringList({u"wait"_s, u"y"_s}));
    QCOMPARE(issue.steps.at(3).timeoutSeconds, 60);

    QCOMPARE(file->examples.size(), 3);
    QCOMPARE(file->examples.at(2).log, "a n1"_ba);
    QCOMPARE(file->examples.at(2).from, LogSource::Etcd);
    QCOMPARE(toString(file->examples.at(1).expected), toString(Truth::No));
    QCOMPARE(file->examples.at(1).line, 34);
}

void TestAdviceReader::conditionsAsTheFormatHasThem()
{
    const auto file = readIssueFile(wholeFile, u"whole.yaml"_s);
    QVERIFY(file);
    const QByteArray expected = R"json({"all":[
        {"setting":"a.b","is":8,"side":"before"},
        {"any":[{"setting":"c","in":["x",true,3]},{"not":{"settings":"kube_.*","own":true}}]},
        {"checkout":["one.yml","two.yml"],"lacks":"^x"},
        {"group":"kube-.*","fewer-than":3},
        {"host-variable":"etcd_member_name","of":"etcd","missing":true},
        {"command":"--limit"},
        {"cluster":{"get":"nodes","namespace":"n","selector":"a=b","jsonpath":"{.items}"},
         "matches":"(?<version>v\\S+)","older-than":"v1.20.3"},
        {"node":"cat /x","on":"etcd","lacks":"y"},
        {"inventory-file":"group_vars","exists":false}]})json";
    QCOMPARE(toJson(*file->issue.when), QJsonDocument::fromJson(expected).object());
    const QStringList lines = toText(*file->issue.when).split(u'\n');
    QCOMPARE(lines.at(0), u"all:"_s);
    QCOMPARE(lines.at(1), u"  setting a.b, is 8, side before"_s);
    QCOMPARE(lines.at(5), u"      settings kube_.*, own true"_s);
}

/// YAML 1.1 takes it for a boolean.
void TestAdviceReader::onWithoutQuotes()
{
    const auto file = readIssueFile(issueWhen(u"\n  node: uptime\n  on: etcd\n  matches: x"_s), u"x.yaml"_s);
    QVERIFY2(file, file ? "" : qPrintable(toLogLine(file.error())));
    QCOMPARE(toString(file->issue.when->node.scope), toString(NodeScope::Etcd));
}

void TestAdviceReader::fault_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("detail");

    const auto row = [](const char *name, const QByteArray &yaml, int line, const QString &detail) {
        QTest::newRow(name) << yaml << line << detail;
    };
    const QByteArray good = issueWith(examples);
    const auto without = [&good](QByteArrayView line) { return QByteArray(good).replace(line, "# \n"); };
    row("no mapping", "- a\n", 1, u"mapping"_s);
    row("no YAML", "id: [\n", 2, {});
    row("a key twice", good + "severity: info\n", 12, u"given twice"_s);
    row("unknown key", good + "hint: x\n", 12, u"unknown key “hint”"_s);
    row("no id", without("id: x\n"), 2, u"“id” is missing"_s);
    row("another name than the file's", QByteArray(good).replace("id: x", "id: y"), 1, u"file's name"_s);
    row("capitals in the id", QByteArray(good).replace("id: x", "id: X"), 1, u"small letters"_s);
    row("severity", QByteArray(good).replace("warn", "bad"), 2, u"block, warn or info"_s);
    row("no title", without("title: {en: It goes wrong, ja: うまくいきません}\n"), 1, u"“title” is missing"_s);
    row("one language", QByteArray(good).replace(", ja: 理由。", ""), 4, u"“text” is not there in “ja”"_s);
    row("a third language", QByteArray(good).replace("ja: 理由。", "ja: x, de: y"), 4, u"unknown key “de”"_s);
    row("an empty text", QByteArray(good).replace("Do it.", "''"), 6, u"empty"_s);
    row("no source", without("source: roles/x.yml\n"), 1, u"“source” is missing"_s);
    row("range", QByteArray(good).replace("'*'", "newest"), 8, u"range"_s);
    row("crosses", issueWith(u"crosses: soon\n"_s + examples), 9, u"no version"_s);
    row("crosses as a number", issueWith(u"crosses: 2.20\n"_s + examples), 9, u"number to YAML"_s);
    row("link", QByteArray(good).replace("https", "ftp"), 7, u"https://"_s);
    row("nothing shows it", without("target: '*'\n"), 1, u"nothing shows"_s);

    row("log that is no list", issueWith(u"log: x\n"_s + examples), 9, u"list"_s);
    row("clue without a pattern", issueWith(u"log:\n  - {sure: 9}\n"_s + examples), 10, u"“pattern” is missing"_s);
    row("pattern", issueWith(u"log:\n  - pattern: 'a('\n"_s + examples), 10, u"no pattern"_s);
    row("pattern for empty lines", issueWith(u"log:\n  - pattern: 'a*'\n"_s + examples), 10, u"empty line"_s);
    row("unknown program", issueWith(u"log:\n  - {pattern: a, from: [systemd]}\n"_s + examples), 10, u"systemd"_s);
    row("too sure", issueWith(u"log:\n  - {pattern: a, sure: 101}\n"_s + examples), 10, u"1 to 100"_s);
    row("key of a clue", issueWith(u"log:\n  - {pattern: a, host: b}\n"_s + examples), 10, u"unknown key “host”"_s);

    row("step of no kind", issueWith(u"steps:\n  - {run: x}\n"_s + examples), 10, u"one of setting"_s);
    row("key of a step", issueWith(u"steps:\n  - {patch: a, find: b, replace: c, run: x}\n"_s + examples), 10,
        u"unknown key “run”"_s);
    row("step without a value", issueWith(u"steps:\n  - {setting: a, file: b}\n"_s + examples), 10, u"“value”"_s);
    row("step out of the folder", issueWith(u"steps:\n  - {setting: a, value: 1, file: ../b}\n"_s + examples), 10,
        u"out of its folder"_s);
    row("patch that changes nothing", issueWith(u"steps:\n  - {patch: a, find: b, replace: b}\n"_s + examples), 10,
        u"the same"_s);
    row("place of a command",
        issueWith(u"steps:\n  - command: {en: a, ja: b}\n    run: x\n    on: workers\n"_s + examples), 12,
        u"workers"_s);
    row("command without run", issueWith(u"steps:\n  - command: {en: a, ja: b}\n"_s + examples), 10, u"“run”"_s);
    row("command of one language", issueWith(u"steps:\n  - command: {en: a}\n    run: x\n"_s + examples), 10,
        u"“ja”"_s);
    row("arguments as a text", issueWith(u"steps:\n  - kubectl: {en: a, ja: b}\n    run: get x\n"_s + examples), 11,
        u"list"_s);
    row("timeout", issueWith(u"steps:\n  - {command: {en: a, ja: b}, run: x, timeout: 0}\n"_s + examples), 10,
        u"1 to 3600"_s);

    row("condition that is a list", issueWhen(u"[{setting: a, is: 1}]"_s), 9, u"a mapping"_s);
    row("no subject", issueWhen(u"{is: 1}"_s), 9, u"without a subject"_s);
    row("two subjects", issueWhen(u"{setting: a, group: b, is: 1}"_s), 9, u"one subject"_s);
    row("no test", issueWhen(u"{setting: a}"_s), 9, u"nothing is asked"_s);
    row("two tests", issueWhen(u"{setting: a, is: 1, own: true}"_s), 9, u"one test"_s);
    row("key of a condition", issueWhen(u"\n  setting: a\n  equals: 1"_s), 11, u"unknown key “equals”"_s);
    row("beside all", issueWhen(u"\n  all: [{setting: a, is: 1}]\n  setting: b"_s), 11, u"unknown key “setting”"_s);
    row("empty all", issueWhen(u"{all: []}"_s), 9, u"not empty"_s);
    row("below any", issueWhen(u"\n  any:\n    - {setting: a, is: 1}\n    - {setting: a, ist: 1}"_s), 12, u"ist"_s);
    row("below not", issueWhen(u"\n  not:\n    {setting: a, ist: 1}"_s), 11, u"ist"_s);
    row("truth that is none", issueWhen(u"{setting: a, own: maybe}"_s), 9, u"true or false"_s);
    row("side", issueWhen(u"{setting: a, is: 1, side: after}"_s), 9, u"before"_s);
    row("changes of a side", issueWhen(u"{setting: a, changes: true, side: before}"_s), 9, u"both sides"_s);
    row("side of a group", issueWhen(u"{group: a, exists: true, side: before}"_s), 9, u"unknown key “side”"_s);
    row("pattern of a condition", issueWhen(u"{setting: a, matches: '['}"_s), 9, u"no pattern"_s);
    row("pattern of a group", issueWhen(u"{group: '(', exists: true}"_s), 9, u"no pattern"_s);
    row("version to compare", issueWhen(u"{setting: a, older-than: new}"_s), 9, u"no version"_s);
    row("version as a number", issueWhen(u"{setting: a, older-than: 1.20}"_s), 9, u"number to YAML"_s);
    row("no group version", issueWhen(u"{node: a, matches: 'v(.*)', older-than: v1.2}"_s), 9, u"no group “version”"_s);
    row("version without a pattern", issueWhen(u"{node: a, older-than: v1.2}"_s), 9, u"need “matches”"_s);
    row("version beside another test", issueWhen(u"{setting: a, is: b, older-than: v1.2}"_s), 9, u"one test"_s);
    row("hosts", issueWhen(u"{group: a, fewer-than: many}"_s), 9, u"number"_s);
    row("empty in", issueWhen(u"{setting: a, in: []}"_s), 9, u"not empty"_s);
    row("path from the root", issueWhen(u"{checkout: /etc/passwd, exists: true}"_s), 9, u"out of its folder"_s);
    row("path upwards", issueWhen(u"{inventory-file: a/../../b, exists: true}"_s), 9, u"out of its folder"_s);
    row("nothing to get", issueWhen(u"{cluster: {jsonpath: x}, empty: true}"_s), 9, u"“get” is missing"_s);
    row("key of a query", issueWhen(u"{cluster: {get: x, jsonpath: y, context: z}, empty: true}"_s), 9, u"context"_s);
    row("option of kubectl", issueWhen(u"{cluster: {get: --raw=/, jsonpath: x}, empty: true}"_s), 9, u"begins with"_s);
    row("nodes", issueWhen(u"{node: x, 'on': here, matches: a}"_s), 9, u"control-plane or etcd"_s);

    const auto example = [](const QString &cases) {
        return issueWith(u"when: {setting: a, is: 1}\nlog: [{pattern: p}]\nexamples:\n"_s + cases);
    };
    row("no examples", issueWith({}), 1, u"“examples” is missing"_s);
    row("no hit", issueWith(u"examples:\n  - {name: a, expect: false, target: v2.1.0}\n"_s), 10, u"hits"_s);
    row("no miss", issueWith(u"examples:\n  - {name: a, expect: true, target: v2.1.0}\n"_s), 10, u"near miss"_s);
    row("no hit in a log",
        example(
            u"  - {name: a, expect: true, target: v2.1.0, settings: {a: 1}}\n  - {name: b, expect: false, log: x}\n"_s),
        12, u"in a log"_s);
    row("no name", example(u"  - {expect: true, log: p}\n"_s), 12, u"“name”"_s);
    row("no expectation", example(u"  - {name: a, log: p}\n"_s), 12, u"“expect”"_s);
    row("unknown in a log", example(u"  - {name: a, expect: unknown, log: p}\n"_s), 12, u"true or false"_s);
    row("log and settings", example(u"  - {name: a, expect: true, log: p, settings: {a: 1}}\n"_s), 12, u"settings"_s);
    row("log from anywhere", example(u"  - {name: a, expect: true, log: p, from: any}\n"_s), 12, u"“any”"_s);
    row("from without a log", example(u"  - {name: a, expect: true, target: v2.1.0, from: etcd}\n"_s), 12, u"from"_s);
    row("log for no clue", issueWith(u"examples:\n  - {name: a, expect: true, log: p}\n"_s), 10, u"has no “log”"_s);
    row("no target", example(u"  - {name: a, expect: true, settings: {a: 1}}\n"_s), 12, u"“target” is missing"_s);
    row("hop back", example(u"  - {name: a, expect: true, target: v2.1.0, current: v2.2.0}\n"_s), 12, u"leads back"_s);
    row("before without a hop", example(u"  - {name: a, expect: true, target: v2.1.0, before: {a: 1}}\n"_s), 12,
        u"“current”"_s);
    row("settings as a list", example(u"  - name: a\n    expect: true\n    target: v2.1.0\n    settings: [a]\n"_s), 15,
        u"mapping"_s);
    row("inventory", example(u"  - {name: a, expect: true, target: v2.1.0, inventory: \"[\"}\n"_s), 12, u"inventory"_s);
    row("an answer to nothing", example(u"  - {name: a, expect: true, target: v2.1.0, cluster: [x]}\n"_s), 12,
        u"1 answers"_s);
    row("a file nobody asks for", example(u"  - {name: a, expect: true, target: v2.1.0, checkout: {b: c}}\n"_s), 12,
        u"no condition asks"_s);
}

void TestAdviceReader::fault()
{
    QFETCH(const QByteArray, yaml);
    QFETCH(const int, line);
    QFETCH(const QString, detail);
    const auto file = readIssueFile(yaml, u"x.yaml"_s);
    QVERIFY(!file);
    QCOMPARE(toString(file.error().code), toString(ErrorCode::InvalidInput));
    QVERIFY2(file.error().detail.contains(detail), qPrintable(file.error().detail));
    QCOMPARE(file.error().subject, u"x.yaml:%1"_s.arg(line));
}

/// Every test for only those subjects that know it.
void TestAdviceReader::testsOfSubjects_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("isKnown");
    const QHash<QString, QString> tests{
        {u"is"_s, u"is: 1"_s},
        {u"in"_s, u"in: [1]"_s},
        {u"not-in"_s, u"not-in: [1]"_s},
        {u"matches"_s, u"matches: a"_s},
        {u"lacks"_s, u"lacks: a"_s},
        {u"contains"_s, u"contains: a"_s},
        {u"older-than"_s, u"older-than: v1.2.3"_s},
        {u"newer-than"_s, u"newer-than: v1.2.3"_s},
        {u"defined"_s, u"defined: true"_s},
        {u"own"_s, u"own: true"_s},
        {u"changes"_s, u"changes: true"_s},
        {u"sample-differs"_s, u"sample-differs: true"_s},
        {u"exists"_s, u"exists: true"_s},
        {u"empty"_s, u"empty: true"_s},
        {u"fewer-than"_s, u"fewer-than: 3"_s},
        {u"even"_s, u"even: true"_s},
        {u"missing"_s, u"missing: true"_s},
    };
    const QList<std::pair<QString, QStringList>> subjects{
        {u"setting: a"_s,
         {u"is"_s, u"in"_s, u"not-in"_s, u"matches"_s, u"contains"_s, u"older-than"_s, u"newer-than"_s, u"defined"_s,
          u"own"_s, u"changes"_s, u"sample-differs"_s}},
        {u"settings: a"_s, {u"own"_s, u"is"_s, u"matches"_s}},
        {u"inventory-file: a"_s, {u"exists"_s}},
        {u"checkout: a"_s, {u"exists"_s, u"matches"_s, u"lacks"_s}},
        {u"group: a"_s, {u"exists"_s, u"empty"_s, u"fewer-than"_s, u"even"_s}},
        {u"host-variable: a, of: b"_s, {u"missing"_s, u"own"_s, u"matches"_s}},
        {u"command: a"_s, {}},
        {u"cluster: {get: a, jsonpath: b}"_s, {u"matches"_s, u"lacks"_s, u"empty"_s}},
        {u"node: a"_s, {u"matches"_s, u"lacks"_s}},
    };
    for (const auto &[subject, known] : subjects) {
        for (const auto &[word, test] : tests.asKeyValueRange()) {
            QTest::addRow("%s: %s", qPrintable(subject), qPrintable(word))
                << u"{%1, %2}"_s.arg(subject, test) << known.contains(word);
        }
    }
}

void TestAdviceReader::testsOfSubjects()
{
    QFETCH(const QString, condition);
    QFETCH(const bool, isKnown);
    const auto file = readIssueFile(issueWhen(condition), u"x.yaml"_s);
    QCOMPARE(file.has_value(), isKnown);
    if (!file) {
        QCOMPARE(file.error().subject, u"x.yaml:9"_s);
    }
}

void TestAdviceReader::exampleBecomesPicture()
{
    const QByteArray yaml = issueWith(uR"(when:
  all:
    - {cluster: {get: nodes, jsonpath: a}, empty: true}
    - {cluster: {get: pods, jsonpath: b}, empty: true}
    - {cluster: {get: nodes, jsonpath: a}, matches: x}
    - {node: uptime, matches: x}
    - {checkout: [one, two], exists: true}
examples:
  - name: all
    expect: unknown
    target: v2.20.0
    current: v2.19.1
    settings: {a: 1, b: [x], c: !vault "$ANSIBLE_VAULT;1.1;AES256"}
    defaults: {d: 2}
    sample: {e: 3}
    before: {f: 4}
    before-sample: {g: 5}
    checkout: {two: text}
    inventory: |
      [etcd]
      node1 etcd_member_name=etcd1
    inventory-files: []
    options: ""
    cluster: [~, "of pods"]
    node: {node1: [up]}
  - {name: hit, expect: true, target: v2.20.0}
  - {name: miss, expect: false, target: v2.20.0}
)"_s);
    const auto file = readIssueFile(yaml, u"x.yaml"_s);
    QVERIFY2(file, file ? "" : qPrintable(toLogLine(file.error())));
    const Picture &picture = file->examples.at(0).picture;
    QVERIFY(picture.isHop());
    QCOMPARE(picture.after->own.value(u"b"_s).value.typeName(), u"list"_s);
    QVERIFY(picture.after->own.value(u"c"_s).value.isEncrypted());
    QVERIFY(picture.after->roles.contains(u"d"_s));
    QVERIFY(picture.after->sample.contains(u"e"_s));
    QVERIFY(picture.before->own.contains(u"a"_s));
    QVERIFY(picture.before->roles.contains(u"f"_s));
    QVERIFY(picture.before->sample.contains(u"g"_s));
    QCOMPARE(picture.checkout->value(u"one"_s, u"-"_s), std::optional<QString>());
    QCOMPARE(picture.checkout->value(u"two"_s), std::optional(u"text"_s));
    QCOMPARE(picture.inventory->hostsOf(u"etcd"_s), QStringList{u"node1"_s});
    QCOMPARE(picture.inventoryFiles, std::optional(QStringList()));
    QCOMPARE(picture.options, std::optional(QString()));
    QCOMPARE(picture.cluster.size(), 1); // the question asked twice counts once, and the first has no answer
    QCOMPARE(picture.cluster.at(0).query.kind, u"pods"_s);
    QCOMPARE(*picture.cluster.at(0).answer, u"of pods"_s);
    QCOMPARE(picture.nodes.size(), 1);
    QCOMPARE(*picture.nodes.at(0).answers.value(u"node1"_s), u"up"_s);

    const Picture &empty = file->examples.at(1).picture;
    QVERIFY(!empty.isHop());
    QVERIFY(!empty.after && !empty.before && !empty.checkout && !empty.inventory && !empty.inventoryFiles);
    QVERIFY(!empty.options && empty.cluster.isEmpty() && empty.nodes.isEmpty());
}

/// Those of a person's folders count beside the built-in ones, and take their places.
void TestAdviceReader::folders()
{
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QByteArray mine = issueWith(examples);
    writeFile(folder.filePath(u"x.yml"_s), mine);
    writeFile(folder.filePath(u"drain-refused-by-budget.yaml"_s),
              QByteArray(mine).replace("id: x", "id: drain-refused-by-budget"));
    writeFile(folder.filePath(u"broken.yaml"_s), "id: [\n");
    writeFile(folder.filePath(u"notes.txt"_s), "no issue\n");
    const IssueBase base = loadIssues({folder.path(), u"/nowhere/at/all"_s});
    QVERIFY(base.find(u"x"_s) != nullptr);
    QVERIFY(base.find(u"y"_s) == nullptr);
    QCOMPARE(base.find(u"drain-refused-by-budget"_s)->file, folder.filePath(u"drain-refused-by-budget.yaml"_s));
    QVERIFY(base.issues.size() == builtInIssues().issues.size() + 1);
    QVERIFY(std::ranges::is_sorted(base.issues, {}, &KnownIssue::id));
    QCOMPARE(base.problems.size(), 2);
    QVERIFY(base.problems.at(0).subject.startsWith(folder.filePath(u"broken.yaml:"_s)));
    QCOMPARE(base.problems.at(1).subject, u"/nowhere/at/all"_s);
    QCOMPARE(toString(base.problems.at(1).code), toString(ErrorCode::NotFound));
}

void TestAdviceReader::builtInOnes()
{
    const IssueBase &base = builtInIssues();
    QVERIFY(base.problems.isEmpty());
    QVERIFY(base.find(u"drain-refused-by-budget"_s) != nullptr);
    QVERIFY(base.find(u"drain-refused-by-budget"_s)->file.startsWith(u':'));
    QCOMPARE(builtInIssueFiles().size(), base.issues.size()); // the schema is none
}

QTEST_GUILESS_MAIN(TestAdviceReader)

#include "tst_advice_reader.moc"
