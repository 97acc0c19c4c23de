// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/settings_diff.hpp"
#include "real_samples.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::group_vars;

namespace {

QJsonValue jsonOf(const inventory::Value &value)
{
    const QJsonDocument document = QJsonDocument::fromJson("[" + value.toJson() + "]");
    return document.array().at(0);
}

QString shown(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QString inRepository(const QString &file)
{
    return file.isEmpty() ? file : "inventory/sample/"_L1 + file;
}

QString nestedOf(const SettingChange &change)
{
    QStringList all;
    for (const NestedChange &nested : change.nested()) {
        all.append(nested.path + u' ' + (nested.before ? shown(jsonOf(*nested.before)) : u"-"_s) + u' ' +
                   (nested.after ? shown(jsonOf(*nested.after)) : u"-"_s));
    }
    all.sort();
    return all.join(u'\n');
}

QString nestedOf(const QJsonArray &nested)
{
    QStringList all;
    for (const QJsonValue &one : nested) {
        const QString kind = one[u"kind"_s].toString();
        all.append(one[u"path"_s].toString() + u' ' + (kind == "added"_L1 ? u"-"_s : shown(one[u"old"_s])) + u' ' +
                   (kind == "removed"_L1 ? u"-"_s : shown(one[u"new"_s])));
    }
    all.sort();
    return all.join(u'\n');
}

SettingsSet setOf(const FolderFiles &files)
{
    return SettingsSet::read(files);
}

SettingsDiff diffOf(const QByteArray &before, const QByteArray &after)
{
    return settingsDiff(setOf({{u"group_vars/all/all.yml"_s, before}}), setOf({{u"group_vars/all/all.yml"_s, after}}));
}

} // namespace

class SettingsDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheTruth_data();
    void agreesWithTheTruth();
    void readsEverySample_data();
    void readsEverySample();
    void states();
    void moves();
    void findsEntries_data();
    void findsEntries();
    void knowsTrouble_data();
    void knowsTrouble();
    void linesStayWhole();
};

void SettingsDiffTest::agreesWithTheTruth_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(test::realData() + u"/settings-diff"_s);
    for (const QString &name : folder.entryList({u"*.json"_s})) {
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    if (folder.entryList({u"*.json"_s}).isEmpty()) {
        QTest::newRow("none") << QString();
    }
}

void SettingsDiffTest::agreesWithTheTruth()
{
    QFETCH(QString, file);
    if (file.isEmpty()) {
        QSKIP("the samples of Kubespray's releases are not beside the project");
    }
    const QJsonObject truth = QJsonDocument::fromJson(test::bytesOf(file)).object();
    const SettingsSet before = setOf(test::realSample(truth[u"from"_s].toString()));
    const SettingsSet after = setOf(test::realSample(truth[u"to"_s].toString()));
    QCOMPARE(before.settingCount(), truth[u"keys_total_old"_s].toInteger());
    QCOMPARE(after.settingCount(), truth[u"keys_total_new"_s].toInteger());
    const SettingsDiff diff = settingsDiff(before, after);

    QMap<QString, QJsonObject> expected;
    for (const QJsonValue &change : truth[u"changes"_s].toArray()) {
        expected.insert(change[u"key"_s].toString() + change[u"file_new"_s].toString() +
                            change[u"file_old"_s].toString(),
                        change.toObject());
    }
    for (const SettingChange &change : diff.changes) {
        const QString id = change.key + inRepository(change.after.file) + inRepository(change.before.file);
        QVERIFY2(expected.contains(id), qPrintable(u"not in the truth: "_s + id + u' ' + toString(change.kind)));
        const QJsonObject one = expected.take(id);
        QCOMPARE(toString(change.kind), one[u"kind"_s].toString());
        QCOMPARE(toString(change.before.state), one[u"state_old"_s].toString());
        QCOMPARE(toString(change.after.state), one[u"state_new"_s].toString());
        QCOMPARE(change.before.line, one[u"line_old"_s].toInt());
        QCOMPARE(change.after.line, one[u"line_new"_s].toInt());
        QVERIFY2(jsonOf(change.before.value) == one[u"value_old"_s], qPrintable(id));
        QVERIFY2(jsonOf(change.after.value) == one[u"value_new"_s], qPrintable(id));
        QCOMPARE(nestedOf(change), nestedOf(one[u"nested"_s].toArray()));
        QCOMPARE(change.before.alternatives.size(), one[u"alternatives_old"_s].toArray().size());
        QCOMPARE(change.after.alternatives.size(), one[u"alternatives_new"_s].toArray().size());
    }
    QVERIFY2(expected.isEmpty(), qPrintable(u"not found: "_s + expected.keys().join(u' ')));

    QStringList respelled;
    for (const SettingChange &change : diff.respelled) {
        respelled.append(change.key);
    }
    for (const QJsonValue &cosmetic : truth[u"cosmetic"_s].toArray()) {
        QVERIFY2(respelled.removeOne(cosmetic[u"key"_s].toString()), qPrintable(cosmetic[u"key"_s].toString()));
    }
    QVERIFY2(respelled.isEmpty(), qPrintable(respelled.join(u' ')));
    QStringList added;
    for (const QJsonValue &one : truth[u"files_added"_s].toArray()) {
        added.append(one.toString());
    }
    QCOMPARE(diff.filesAdded.size(), added.size());
    QCOMPARE(diff.filesRemoved.size(), truth[u"files_removed"_s].toArray().size());
}

void SettingsDiffTest::readsEverySample_data()
{
    QTest::addColumn<QString>("tag");
    QTest::newRow("none") << QString();
    for (const QString &tag : test::realTags()) {
        QTest::newRow(qPrintable(tag)) << tag;
    }
}

/// Every file of every release can be edited setting by setting, and its lines are its bytes.
void SettingsDiffTest::readsEverySample()
{
    QFETCH(QString, tag);
    const FolderFiles files = test::realSample(tag);
    if (tag.isEmpty() && test::realTags().isEmpty()) {
        QSKIP("the samples of Kubespray's releases are not beside the project");
    }
    const SettingsSet sample = setOf(files);
    for (const SettingsFile &file : sample.files()) {
        QVERIFY2(file.document.isEditable(), qPrintable(tag + u' ' + file.path + u' ' + file.document.detail()));
        QCOMPARE(textOf(file.document.lines()), files.value(file.path));
        for (const SettingEntry &entry : file.document.entries()) {
            QVERIFY2(entry.isParsed || entry.state == SettingState::Commented, qPrintable(entry.key));
        }
    }
    QVERIFY(settingsDiff(setOf(files), setOf(files)).changes.isEmpty());
}

void SettingsDiffTest::states()
{
    const SettingsDiff diff = diffOf("a_key: 1\n# b_key: 2\nc_key: 3\n# d_key: 4\ne_key: [1]\nf_key: yes\n",
                                     "# a_key: 1\nb_key: 2\nc_key: 4\ne_key:\n  - 1\n# g_key: x\nf_key: true\n");
    QStringList kinds;
    for (const SettingChange &change : diff.changes) {
        kinds.append(change.key + u' ' + toString(change.kind));
    }
    QCOMPARE(kinds, QStringList({u"a_key commented"_s, u"b_key uncommented"_s, u"c_key changed"_s, u"d_key removed"_s,
                                 u"g_key added"_s}));
    QCOMPARE(diff.respelled.size(), 2);
}

void SettingsDiffTest::moves()
{
    const SettingsDiff diff = settingsDiff(
        setOf({{u"group_vars/k8s-cluster/a.yml"_s, "x_key: 1\nsame_key: 2\n"}}),
        setOf({{u"group_vars/k8s_cluster/a.yml"_s, "same_key: 2\n"}, {u"group_vars/all/b.yml"_s, "# x_key: 1\n"}}));
    QCOMPARE(diff.changes.size(), 1);
    QCOMPARE(toString(diff.changes.first().kind), u"moved"_s);
    QCOMPARE(diff.changes.first().before.file, u"group_vars/k8s-cluster/a.yml"_s);
    QCOMPARE(toString(diff.changes.first().after.state), u"commented"_s);
    QCOMPARE(diff.groupsRenamed.value(u"k8s-cluster"_s), u"k8s_cluster"_s);
    QCOMPARE(diff.filesAdded, QStringList{u"group_vars/all/b.yml"_s});
}

void SettingsDiffTest::findsEntries_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &found) {
        QTest::newRow(name) << text << found;
    };
    row("prose", "# Note: see below\n# ref: https://example.org/a\n# example: the second one\n# some_key: 1\n",
        {u"some_key commented 1 1"_s});
    row("list in comment", "# zone_list:\n#   - a\n#   - b\n#\n# Other words here\n",
        {u"zone_list commented [\"a\",\"b\"] 3"_s});
    row("no blank behind the sign", "#on_key: yes\n##two_key: 2\n",
        {u"on_key commented true 1"_s, u"two_key commented 2 1"_s});
    row("flow over lines", "a_key: [1,\n2\n]\nb_key: 3\n", {u"a_key active [1,2] 3"_s, u"b_key active 3 1"_s});
    row("flow over comment lines", "# a_key: [1,\n#   2]\n", {u"a_key commented [1,2] 2"_s});
    row("block", "a_key: |\n  one\n\n  # two\nb_key: >-\n  x\n  y\n",
        {u"a_key active \"one\\n\\n# two\\n\" 4"_s, u"b_key active \"x y\" 3"_s});
    row("no list indent", "a_key:\n- 1\n# note\n- 2\nb_key: 1\n", {u"a_key active [1,2] 4"_s, u"b_key active 1 1"_s});
    row("CRLF", "a_key: 1\r\n# b_key: x\r\n", {u"a_key active 1 1"_s, u"b_key commented \"x\" 1"_s});
    row("BOM",
        "\xef\xbb\xbf"
        "a_key: 1\nb_key: 2",
        {u"a_key active 1 1"_s, u"b_key active 2 1"_s});
    row("twice", "a_key: 1\na_key: 2\n", {u"a_key active 1 1"_s, u"a_key active 2 1"_s});
    row("vault", "a_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\nb_key: 1\n",
        {u"a_key active {\"__ansible_vault\":\"$ANSIBLE_VAULT;1.1;AES256\\n6162\\n\"} 3"_s, u"b_key active 1 1"_s});
    row("broken in comment", "# a_key: \"{{ x }}\n# b_key: oidc:\n",
        {u"a_key commented \"\\\"{{ x }}\" 1"_s, u"b_key commented \"oidc:\" 1"_s});
    row("remark", "a_key: 1 # why\n", {u"a_key active 1 1"_s});
    row("comment behind the value", "a_key:\n  - 1\n\n  # about b\nb_key: 2\n",
        {u"a_key active [1] 2"_s, u"b_key active 2 1"_s});
}

void SettingsDiffTest::findsEntries()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, found);
    const SettingsDocument document = SettingsDocument::parse(text);
    QVERIFY2(document.isEditable(), qPrintable(document.detail()));
    QStringList entries;
    for (const SettingEntry &entry : document.entries()) {
        entries.append(u"%1 %2 %3 %4"_s.arg(entry.key, toString(entry.state), QString::fromUtf8(entry.value.toJson()))
                           .arg(entry.lineCount));
    }
    QStringList normal;
    for (QString one : entries) {
        normal.append(one.replace(u"\": "_s, u"\":"_s).replace(u", "_s, u","_s));
    }
    QCOMPARE(normal, found);
}

void SettingsDiffTest::knowsTrouble_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("trouble");
    using enum SettingsDocument::Trouble;
    QTest::newRow("vault") << QByteArray("$ANSIBLE_VAULT;1.1;AES256\n3334\n") << int(Vault);
    QTest::newRow("latin 1") << QByteArray("a_key: \xe9\n") << int(NotText);
    QTest::newRow("broken") << QByteArray("a_key: [1\n") << int(Broken);
    QTest::newRow("list") << QByteArray("- a\n") << int(Layout);
    QTest::newRow("json") << QByteArray("{\"a_key\": 1}\n") << int(Layout);
    QTest::newRow("anchors") << QByteArray("a_key: &x [1]\nb_key: *x\n") << int(Layout);
    QTest::newRow("indented") << QByteArray("  a_key: 1\n  b_key: 2\n") << int(Layout);
    QTest::newRow("quoted key") << QByteArray("\"a_key\": 1\nb_key: 2\n") << int(Layout);
    QTest::newRow("empty") << QByteArray() << int(None);
    QTest::newRow("comments only") << QByteArray("---\n# a_key: 1\n") << int(None);
}

void SettingsDiffTest::knowsTrouble()
{
    QFETCH(QByteArray, text);
    QFETCH(int, trouble);
    const SettingsDocument document = SettingsDocument::parse(text);
    QCOMPARE(int(document.trouble()), trouble);
    QCOMPARE(textOf(document.lines()), text);
}

void SettingsDiffTest::linesStayWhole()
{
    for (const QByteArray &text : {QByteArray(), QByteArray("a"), QByteArray("\n\na\r\n\r"), QByteArray("a: 1\n")}) {
        QCOMPARE(textOf(linesOf(text)), text);
    }
}

QTEST_GUILESS_MAIN(SettingsDiffTest)
#include "tst_settings_diff.moc"
