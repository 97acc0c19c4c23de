// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubespray/template_value.hpp"
#include "kubespray/yaml_outline.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori::kubespray;

namespace {

OutlineEntry need(const YamlOutline &outline, const QString &key)
{
    const OutlineEntry *entry = outline.find(key);
    return entry == nullptr ? OutlineEntry{} : *entry;
}

/// Variables as a release might have them.
const QByteArray variables = R"(---
kube_version: 1.31.4
tool_version: "v2.5.0"
image_arch: "{{ host_architecture | default('amd64') }}"
alias_version: "{{ tool_version }}"
loop_a: "{{ loop_b }}"
loop_b: "{{ loop_a }}"
kube_major_version: "{{ kube_version | regex_replace('^v([0-9])+\\.([0-9]+)\\.[0-9]+', 'v\\1.\\2') }}"
minor_line: "{{ (kube_version | split('.'))[:-1] | join('.') }}"
next_minor: "{{ ((kube_version | split('.'))[1] | int) + 1 }}"
next_line: "1.{{ next_minor }}"
named_line: "{{ kube_version | regex_replace('^(?P<major>\\d+).(?P<minor>\\d+).(?P<patch>\\d+)$', '\\g<major>.\\g<minor>') }}"
empty_value:
tool_checksums:
  arm64:
    9.9.9: sha256:aa
  amd64:
    1.33.2: sha256:bb
    1.31.8: sha256:cc
    1.30.1: sha256:dd
store_checksums:
  amd64:
    3.6.1: sha256:aa
    3.5.9: sha256:bb
plain_checksums:
  no_arch:
    0.7.0: sha256:ee
odd_checksums:
  amd64:
    newest: sha256:aa
    1.0.0: sha256:bb
by_line:
  v1.31: "v9.1"
  '1.31': "{{ (store_checksums['amd64'].keys() | select('version', '3.6', '<'))[0] }}"
  v1.30: 9.0
)";

std::optional<QString> evaluate(const QString &text)
{
    static const YamlOutline outline = YamlOutline::read(variables);
    return templateValue(text, [](const QString &name) { return outline.find(name); });
}

} // namespace

class KubesprayTemplatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalars_data();
    void scalars();
    void maps();
    void opaqueValues();
    void bearsAnything_data();
    void bearsAnything();
    void knownShapes_data();
    void knownShapes();
    void unknownShapes_data();
    void unknownShapes();
};

void KubesprayTemplatesTest::scalars_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "key: value"_ba << u"value"_s;
    QTest::newRow("no number") << "key: 1.20"_ba << u"1.20"_s;
    QTest::newRow("comment") << "key: 1.5 # why"_ba << u"1.5"_s;
    QTest::newRow("hash in a word") << "key: a#b"_ba << u"a#b"_s;
    QTest::newRow("single quotes") << "key: 'it''s # so' # why"_ba << u"it's # so"_s;
    QTest::newRow("double quotes") << R"(key: "a \"b\" \\1" # why)"_ba << u"a \"b\" \\1"_s;
    QTest::newRow("quoted key") << "'key': v"_ba << u"v"_s;
    QTest::newRow("colon in the value") << "key: http://host:80/x"_ba << u"http://host:80/x"_s;
    QTest::newRow("folded") << "key: >-\n  one\n  two\nnext: 1"_ba << u"one two"_s;
    QTest::newRow("literal") << "key: |\n  # one\n\n  two\nnext: 1"_ba << u"# one\n\ntwo"_s;
    QTest::newRow("plain over lines") << "key: one\n  two\nnext: 1"_ba << u"one two"_s;
    QTest::newRow("quoted over lines") << "key: \"one\n  two\"\nnext: 1"_ba << u"one two"_s;
    QTest::newRow("in the next line") << "key:\n  \"{{ a }}\"\nnext: 1"_ba << u"{{ a }}"_s;
    QTest::newRow("nothing") << "key:\nnext: 1"_ba << QString();
    QTest::newRow("only a comment") << "key: # later\nnext: 1"_ba << QString();
    QTest::newRow("line ends of Windows") << "---\r\nkey: v\r\nnext: 1\r\n"_ba << u"v"_s;
    QTest::newRow("byte order mark") << "\xef\xbb\xbfkey: v\n"_ba << u"v"_s;
    QTest::newRow("last one wins") << "key: a\nkey: b"_ba << u"b"_s;
}

void KubesprayTemplatesTest::scalars()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, text);
    const YamlOutline outline = YamlOutline::read(line);
    QVERIFY(outline.find(u"key"_s) != nullptr);
    QVERIFY(need(outline, u"key"_s).kind == OutlineEntry::Kind::Scalar);
    QCOMPARE(need(outline, u"key"_s).text, text);
    if (line.contains("next")) {
        QCOMPARE(need(outline, u"next"_s).text, u"1"_s);
    }
}

void KubesprayTemplatesTest::maps()
{
    const YamlOutline outline =
        YamlOutline::read("# head\n---\nsums:\n  # arm first\n  arm:\n    v1.2: aa\n  amd64:\n"
                          "    v1.10: bb  # new\n\n    'v1.9': 0\nafter: x\n  # key: commented\n");
    const OutlineEntry sums = need(outline, u"sums"_s);
    QVERIFY(sums.kind == OutlineEntry::Kind::Map);
    QCOMPARE(sums.line, 3);
    QCOMPARE(sums.children.size(), 2U);
    const OutlineEntry *amd64 = sums.child(u"amd64"_s);
    QVERIFY(amd64 != nullptr);
    QCOMPARE(amd64->children.at(0).key, u"v1.10"_s);
    QCOMPARE(amd64->children.at(0).text, u"bb"_s);
    QCOMPARE(amd64->children.at(1).key, u"v1.9"_s);
    QCOMPARE(amd64->children.at(1).line, 10);
    QCOMPARE(need(outline, u"after"_s).line, 11);
    QVERIFY(outline.find(u"key"_s) == nullptr);
    QVERIFY(outline.find(u"amd64"_s) == nullptr); // not at the top
}

void KubesprayTemplatesTest::opaqueValues()
{
    const YamlOutline outline = YamlOutline::read("list:\n- a\n- b: 1\n  c: 2\nindented:\n  - a\nflow: {a: 1}\n"
                                                  "flows: [1,\n  2]\nalias: *x\ntagged: !vault |\n  $ANSIBLE_VAULT\n"
                                                  "unclosed: \"abc\nend: 1\n");
    for (const QString &key :
         {u"list"_s, u"indented"_s, u"flow"_s, u"flows"_s, u"alias"_s, u"tagged"_s, u"unclosed"_s}) {
        QVERIFY2(need(outline, key).kind == OutlineEntry::Kind::Opaque, qPrintable(key));
    }
    QCOMPARE(need(outline, u"end"_s).text, u"1"_s);
    QVERIFY(outline.find(u"c"_s) == nullptr);
}

void KubesprayTemplatesTest::bearsAnything_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("binary") << QByteArray("\0\xff\x01:\n: \xfe", 8);
    QTest::newRow("playbook") << "- hosts: all\n  vars:\n    a: 1\n- hosts: x\n"_ba;
    QTest::newRow("only a colon") << ":\n: \n::\n"_ba;
    QTest::newRow("only quotes") << "\"\n'\n\"a\": \n"_ba;
    QTest::newRow("wrong indentation") << "    a: 1\n  b: 2\nc:\n      d: 1\n   e: 2\n"_ba;
    QTest::newRow("very deep") << [] {
        QByteArray deep;
        for (int i = 0; i < 2000; ++i) {
            deep += QByteArray(i, ' ') + "k:\n";
        }
        return deep;
    }();
}

void KubesprayTemplatesTest::bearsAnything()
{
    QFETCH(QByteArray, text);
    (void)YamlOutline::read(text);
    const QByteArray more = text + "\nlast_one: 1\n";
    QCOMPARE(need(YamlOutline::read(more), u"last_one"_s).text, u"1"_s);
}

void KubesprayTemplatesTest::knownShapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("no template") << u"v1.2.3"_s << u"v1.2.3"_s;
    QTest::newRow("variable") << u"{{ tool_version }}"_s << u"v2.5.0"_s;
    QTest::newRow("variable of a variable") << u"{{alias_version}}"_s << u"v2.5.0"_s;
    QTest::newRow("text around") << u"v{{ kube_version }}-1"_s << u"v1.31.4-1"_s;
    QTest::newRow("two pieces") << u"{{ kube_version }}/{{ tool_version }}"_s << u"1.31.4/v2.5.0"_s;
    QTest::newRow("first key") << u"{{ (tool_checksums['amd64'] | dict2items)[0].key }}"_s << u"1.33.2"_s;
    QTest::newRow("last key") << u"{{ (tool_checksums['amd64'] | dict2items)[-1].key }}"_s << u"1.30.1"_s;
    QTest::newRow("without processor") << u"{{ (plain_checksums.no_arch | dict2items)[0].key }}"_s << u"0.7.0"_s;
    QTest::newRow("key of a map") << u"{{ by_line[kube_major_version] }}"_s << u"v9.1"_s;
    QTest::newRow("template in a map") << u"{{ by_line[minor_line] }}"_s << u"3.5.9"_s;
    QTest::newRow("literal key") << u"{{ by_line['v1.30'] }}"_s << u"9.0"_s;
    QTest::newRow("missing key with default") << u"{{ by_line[tool_version] | default('1.17') }}"_s << u"1.17"_s;
    QTest::newRow("newest below") << u"{{ (tool_checksums['amd64'].keys() | select('version', next_line, '<'))[0] }}"_s
                                  << u"1.31.8"_s;
    QTest::newRow("minor line by pattern") << u"{{ kube_major_version }}"_s << u"v1.31"_s;
    QTest::newRow("minor line by names") << u"{{ named_line }}"_s << u"1.31"_s;
    QTest::newRow("minor line by parts") << u"{{ minor_line }}"_s << u"1.31"_s;
    QTest::newRow("next minor") << u"{{ next_line }}"_s << u"1.32"_s;
    QTest::newRow("choice") << u"{{ 'v1.11.3' if (kube_version is version('1.30.5', '>=')) else 'v1.11.1' }}"_s
                            << u"v1.11.3"_s;
    QTest::newRow("other choice") << u"{{ 'a' if kube_version is version('1.30.5', '<') else 'b' }}"_s << u"b"_s;
    QTest::newRow("other processors")
        << u"{{ tool_version }}{%- if image_arch != 'amd64' -%}-{{ image_arch }}{%- endif -%}"_s << u"v2.5.0"_s;
    QTest::newRow("processor") << u"{{ tool_version }}-{{ image_arch }}"_s << u"v2.5.0-amd64"_s;
}

void KubesprayTemplatesTest::knownShapes()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    QCOMPARE(evaluate(text).value_or(u"(nothing)"_s), value);
}

void KubesprayTemplatesTest::unknownShapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no such variable") << u"{{ nothing }}"_s;
    QTest::newRow("empty variable") << u"{{ empty_value }}"_s;
    QTest::newRow("map as a text") << u"{{ tool_checksums }}"_s;
    QTest::newRow("circle") << u"{{ loop_a }}"_s;
    QTest::newRow("another filter") << u"{{ tool_version | upper }}"_s;
    QTest::newRow("condition") << u"{%- if os == 'Debian' -%}1.4{%- else -%}1.5{%- endif -%}"_s;
    QTest::newRow("missing key") << u"{{ by_line[tool_version] }}"_s;
    QTest::newRow("no such processor") << u"{{ (tool_checksums['s390x'] | dict2items)[0].key }}"_s;
    QTest::newRow("another place") << u"{{ (tool_checksums['amd64'] | dict2items)[1].key }}"_s;
    QTest::newRow("no version among the keys")
        << u"{{ (odd_checksums['amd64'].keys() | select('version', '2.0', '<'))[0] }}"_s;
    QTest::newRow("none below") << u"{{ (tool_checksums['amd64'].keys() | select('version', '1.0', '<'))[0] }}"_s;
    QTest::newRow("another pattern") << u"{{ kube_version | regex_replace('^v', '') }}"_s;
    QTest::newRow("lookup") << u"{{ lookup('env', 'HOME') }}"_s;
    QTest::newRow("not closed") << u"v{{ kube_version"_s;
    QTest::newRow("comment") << u"{# x #}1.2"_s;
}

void KubesprayTemplatesTest::unknownShapes()
{
    QFETCH(QString, text);
    QVERIFY2(!evaluate(text), qPrintable(evaluate(text).value_or(QString())));
}

QTEST_APPLESS_MAIN(KubesprayTemplatesTest)

#include "tst_kubespray_templates.moc"
