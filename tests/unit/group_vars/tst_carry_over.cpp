// SPDX-License-Identifier: GPL-3.0-or-later
#include "group_vars/carry_over.hpp"
#include "group_vars/checkout_files.hpp"
#include "group_vars/setting_value.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::group_vars;

namespace {

const QString all = u"group_vars/all/all.yml"_s;
const QString cluster = u"group_vars/k8s_cluster/k8s-cluster.yml"_s;

SettingsRules rulesOf(const QByteArray &yaml)
{
    const auto rules = parseSettingsRules(yaml);
    return rules ? *rules : SettingsRules();
}

CarryOverInput inputOf(const QByteArray &old, const QByteArray &mine, const QByteArray &fresh)
{
    CarryOverInput input;
    input.oldSample = {{all, old}};
    input.mine = {{all, mine}, {u"inventory.ini"_s, "[all]\nnode1\n"}};
    input.newSample = {{all, fresh}};
    input.from = {.major = 2, .minor = 20, .patch = 0, .pre = {}};
    input.to = {.major = 2, .minor = 21, .patch = 0, .pre = {}};
    return input;
}

const CarriedFile *fileOf(const CarryOverResult &result, const QString &path = all)
{
    const auto found = std::ranges::find(result.files, path, &CarriedFile::path);
    return found == result.files.end() ? nullptr : &*found;
}

QByteArray bytesIn(const CarryOverResult &result, const QString &path = all)
{
    const CarriedFile *file = fileOf(result, path);
    return file ? file->bytes : QByteArray("no such file");
}

QString decisionOf(const CarryOverResult &result, const QString &key)
{
    const auto found = std::ranges::find(result.settings, key, &CarriedSetting::key);
    return found == result.settings.end() ? u"none"_s : toString(found->decision);
}

} // namespace

class CarryOverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void neverTouchedIsTheNewSample();
    void asksWhereBothChanged();
    void resolvesAndUndoes();
    void checksTypedText();
    void mergesInsideOfMappings();
    void conflictsInsideOfMappings();
    void movesWithTheSample();
    void keepsWhatWasMovedByMe();
    void isNotCoveredByNewSettings();
    void goneFiles();
    void removedFiles();
    void groupFoldersAndYaml();
    void otherFiles();
    void encryptedFiles();
    void brokenFiles();
    void anchors();
    void rules();
    void defaultsOneReliedOn();
    void versions();
    void names();
    void readByNobody();
    void keepsLineEnds();
    void builtInRulesAreGood();
    void checkoutFiles();
    void singleFileOfAGroup();
    void closedFiles();
};

void CarryOverTest::merges_data()
{
    QTest::addColumn<QByteArray>("old");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("fresh");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QString>("decision"); // of a_key
    const auto row = [](const char *name, const QByteArray &old, const QByteArray &mine, const QByteArray &fresh,
                        const QByteArray &result,
                        const QString &decision) { QTest::newRow(name) << old << mine << fresh << result << decision; };
    row("untouched takes the new", "a_key: 1\n", "a_key: 1\n", "## doc\na_key: 2\n", "## doc\na_key: 2\n",
        u"took-new"_s);
    row("changed", "a_key: 1\nb_key: 1\n", "a_key: 5\nb_key: 1\n", "# new words\na_key: 1\nb_key: 2\n",
        "# new words\na_key: 5\nb_key: 2\n", u"kept-mine"_s);
    row("activated", "# a_key: 1\n", "a_key: 5\n", "# doc\n# a_key: 2\n", "# doc\na_key: 5\n", u"kept-mine"_s);
    row("activated, the comment kept", "# a_key: 1\n", "# a_key: 1\na_key: 5\n", "# a_key: 2\n",
        "# a_key: 2\na_key: 5\n", u"kept-mine"_s);
    row("activated as it was", "# a_key: 1\n", "a_key: 1\n", "# a_key: 2\n", "a_key: 1\n", u"kept-mine"_s);
    row("activated a list", "# a_list:\n#   - x\n# b_key: 1\n", "a_list:\n  - y\n  - z\n# b_key: 1\n",
        "# a_list:\n#   - x\n#   - w\n# b_key: 2\n", "a_list:\n  - y\n  - z\n# b_key: 2\n", u"none"_s);
    row("second example", "# a_key: 1\n# or\n# a_key: 2\n", "# a_key: 1\n# or\na_key: 2\n",
        "# a_key: 1\n# or\n# a_key: 2\n", "# a_key: 1\n# or\n# a_key: 2\na_key: 2\n", u"kept-mine"_s);
    row("commented out", "a_key: 1\nb_key: 1\n", "# a_key: 1\nb_key: 1\n", "a_key: 2\nb_key: 2\n",
        "# a_key: 2\nb_key: 2\n", u"unset"_s);
    row("commented out with another value", "a_key: 1\n", "# a_key: 9\n", "a_key: 1\n", "# a_key: 9\n", u"unset"_s);
    row("deleted", "a_key:\n  - 1\nb_key: 1\n", "b_key: 1\n", "a_key:\n  - 2\nb_key: 2\n",
        "# a_key:\n#   - 2\nb_key: 2\n", u"unset"_s);
    row("equals the new", "a_key: 1\n", "a_key: 2\n", "a_key: 2 # as it should be\n", "a_key: 2 # as it should be\n",
        u"equals-new"_s);
    row("own key behind its neighbour", "x_key: 1\ny_key: 1\n", "x_key: 1\n# mine\na_key: 5\ny_key: 1\n",
        "w_key: 0\nx_key: 2\n\ny_key: 2\n", "w_key: 0\nx_key: 2\n# mine\na_key: 5\n\ny_key: 2\n", u"own"_s);
    row("own keys keep their order", "x_key: 1\n", "x_key: 1\n\n# block\na_key: 5\n# next\nb_key: 6\n",
        "x_key: 1\n\n# doc\n# z_key: 1\n", "x_key: 1\n\n# block\na_key: 5\n# next\nb_key: 6\n\n# doc\n# z_key: 1\n",
        u"own"_s);
    row("own key at the top", "x_key: 1\n", "a_key: 5\nx_key: 1\n", "x_key: 1\n", "x_key: 1\na_key: 5\n", u"own"_s);
    row("gone but kept", "x_key: 1\na_key: 1\n", "x_key: 1\na_key: 5\n", "x_key: 1\n", "x_key: 1\na_key: 5\n",
        u"gone"_s);
    row("gone with the default", "x_key: 1\na_key: 1\n", "x_key: 1\na_key: 1\n", "x_key: 1\n", "x_key: 1\n",
        u"took-new"_s);
    row("remark beside the value", "a_key: 1\n", "a_key: 5 # ops said so\n", "a_key: 1\n", "a_key: 5 # ops said so\n",
        u"kept-mine"_s);
    row("words above the value", "# doc\na_key: 1\n", "# doc\n# ops: changed\na_key: 5\n", "# other doc\na_key: 1\n",
        "# other doc\n# ops: changed\na_key: 5\n", u"kept-mine"_s);
    row("no last line end", "x_key: 1", "x_key: 1\na_key: 5", "x_key: 2", "x_key: 2\na_key: 5\n", u"own"_s);
    row("twice in a file", "a_key: 1\n", "a_key: 4\na_key: 5\n", "a_key: 1\n", "a_key: 5\n", u"kept-mine"_s);
    row("block of text", "a_key: x\n", "a_key: |\n  one\n\n  # two\nb_key: 1\n", "a_key: x\nb_key: 1\n",
        "a_key: |\n  one\n\n  # two\nb_key: 1\n", u"kept-mine"_s);
    row("template", "a_key: \"{{ x }}\"\n", "a_key: \"{{ y | default('z') }}\"\n", "a_key: \"{{ x }}\"\n",
        "a_key: \"{{ y | default('z') }}\"\n", u"kept-mine"_s);
    row("vault", "# a_key: x\n", "a_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3334\n", "# a_key: x\n# b_key: 1\n",
        "a_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3334\n# b_key: 1\n", u"kept-mine"_s);
}

void CarryOverTest::merges()
{
    QFETCH(QByteArray, old);
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, fresh);
    QFETCH(QByteArray, result);
    QFETCH(QString, decision);
    const CarryOverInput input = inputOf(old, mine, fresh);
    const CarryOverResult carried = carryOver(input);
    QCOMPARE(bytesIn(carried), result);
    QCOMPARE(decisionOf(carried, u"a_key"_s), decision);
    QVERIFY(carried.isComplete());
    QVERIFY(carryOver(input).files == carried.files);

    // What came out is carried on to the same release without a change.
    CarryOverInput again = inputOf(fresh, result, fresh);
    QCOMPARE(bytesIn(carryOver(again)), result);
}

void CarryOverTest::neverTouchedIsTheNewSample()
{
    CarryOverInput input = inputOf("a_key: 1\n", "a_key: 1\n", "# b_key: 1\n");
    input.oldSample.insert(u"inventory.ini"_s, "[all]\n");
    input.mine = input.oldSample;
    input.newSample.insert(u"inventory.ini"_s, "[all]\n# new\n");
    const CarryOverResult result = carryOver(input);
    FolderFiles files;
    for (const CarriedFile &file : result.files) {
        files.insert(file.path, file.bytes);
    }
    QCOMPARE(files, input.newSample);
}

void CarryOverTest::asksWhereBothChanged()
{
    const CarryOverResult result =
        carryOver(inputOf("a_key: 1\nb_key: 1\n", "a_key: 5\nb_key: 1\n", "a_key: 2\nb_key: 2\n"));
    QCOMPARE(result.conflicts.size(), 1);
    const CarryConflict &conflict = result.conflicts.first();
    QCOMPARE(conflict.id, all + u":a_key"_s);
    QCOMPARE(toString(conflict.kind), u"both-changed"_s);
    QCOMPARE(conflict.mine, u"a_key: 5\n"_s);
    QCOMPARE(conflict.before, u"a_key: 1\n"_s);
    QCOMPARE(conflict.after, u"a_key: 2\n"_s);
    QCOMPARE(conflict.line, 2);
    QVERIFY(!result.isComplete());
    QCOMPARE(toString(fileOf(result)->outcome), u"conflict"_s);
    QVERIFY(bytesIn(result).startsWith("# kubemori: undecided: a_key"));
    QVERIFY(bytesIn(result).endsWith("\na_key: 5\nb_key: 2\n"));
}

void CarryOverTest::resolvesAndUndoes()
{
    CarryOverInput input = inputOf("a_key: 1\n", "a_key: 5\n", "a_key: 2\n");
    const QString id = all + u":a_key"_s;
    const CarryOverResult open = carryOver(input);
    using enum Resolution::Choice;
    for (const auto &[choice, text, expected] :
         {std::tuple(Mine, u""_s, QByteArray("a_key: 5\n")), std::tuple(New, u""_s, QByteArray("a_key: 2\n")),
          std::tuple(Text, u"a_key: 7 # agreed"_s, QByteArray("a_key: 7 # agreed\n")),
          std::tuple(Text, u""_s, QByteArray("# a_key: 2\n"))}) {
        input.resolutions = {{id, {.choice = choice, .text = text}}};
        const CarryOverResult result = carryOver(input);
        QCOMPARE(bytesIn(result), expected);
        QVERIFY(result.isComplete());
        QCOMPARE(result.conflicts.size(), 1);
        QVERIFY(result.conflicts.first().isResolved);
        QVERIFY(result.unusedResolutions.isEmpty());
    }
    input.resolutions = {{id, {.choice = Text, .text = u"a_key: [1"_s}}, {u"x"_s, {}}};
    QVERIFY(!carryOver(input).isComplete());
    QCOMPARE(carryOver(input).unusedResolutions, QStringList{u"x"_s});
    input.resolutions.clear();
    QVERIFY(carryOver(input).files == open.files);
}

void CarryOverTest::checksTypedText()
{
    const CarryConflict conflict = carryOver(inputOf("a_key: 1\n", "a_key: 5\n", "a_key: 2\n")).conflicts.first();
    QVERIFY(!checkResolution(conflict, u"a_key: 9\n"_s));
    QVERIFY(!checkResolution(conflict, u"# why\na_key: 9"_s));
    QVERIFY(!checkResolution(conflict, QString()));
    QVERIFY(checkResolution(conflict, u"a_key: [9"_s) == ResolutionProblem::NotYaml);
    QVERIFY(checkResolution(conflict, u"b_key: 9"_s) == ResolutionProblem::OtherKey);
    QVERIFY(checkResolution(conflict, u"a_key: 9\nb_key: 1"_s) == ResolutionProblem::OtherKey);
    QVERIFY(checkResolution(conflict, u"9"_s) == ResolutionProblem::OtherKey);
    QVERIFY(checkResolution(conflict, u"a_key: [9]"_s) == ResolutionProblem::OtherType);
}

void CarryOverTest::mergesInsideOfMappings()
{
    const CarryOverResult result = carryOver(inputOf("a_key:\n  one: 1\n  two:\n    x: 1\n    y: 1\n",
                                                     "a_key:\n  one: 1\n  two:\n    x: 1\n    y: 9\n  mine: yes\n",
                                                     "a_key:\n  # said anew\n  one: 2\n  two:\n    x: 3\n    y: 1\n"));
    QVERIFY(result.isComplete());
    QCOMPARE(bytesIn(result), QByteArray("a_key:\n  # said anew\n  one: 2\n  two:\n    x: 3\n    y: 9\n  mine: yes\n"));
    QCOMPARE(decisionOf(result, u"a_key"_s), u"kept-mine"_s);
}

void CarryOverTest::conflictsInsideOfMappings()
{
    const CarryOverResult result = carryOver(inputOf("a_key:\n  one: 1\n", "a_key:\n  one: 5\n", "a_key:\n  one: 2\n"));
    QCOMPARE(result.conflicts.size(), 1);
    const CarryOverResult lists = carryOver(inputOf("a_key: [1]\n", "a_key: [1, 2]\n", "a_key: [0, 1]\n"));
    QCOMPARE(lists.conflicts.size(), 1);
}

void CarryOverTest::movesWithTheSample()
{
    CarryOverInput input = inputOf("a_key: 1\nb_key: 1\n", "a_key: 5\nb_key: 1\n", "b_key: 1\n");
    input.newSample.insert(cluster, "x_key: 1\n# about it\na_key: 2\n");
    input.resolutions = {{cluster + u":a_key"_s, {}}};
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result, cluster), QByteArray("x_key: 1\n# about it\na_key: 5\n"));
    QCOMPARE(bytesIn(result), QByteArray("b_key: 1\n"));
}

void CarryOverTest::keepsWhatWasMovedByMe()
{
    CarryOverInput input = inputOf("x_key: 1\n", "x_key: 1\na_key: 5\n", "x_key: 1\n");
    input.oldSample.insert(cluster, "a_key: 1\nb_key: 1\n");
    input.mine.insert(cluster, "b_key: 1\n");
    input.newSample.insert(cluster, "a_key: 2\nb_key: 1\n");
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result), QByteArray("x_key: 1\na_key: 5\n"));
    QCOMPARE(bytesIn(result, cluster), QByteArray("# a_key: 2\nb_key: 1\n"));
}

/// A setting of mine in all/ is not overruled by one that the new sample begins to set for the cluster.
void CarryOverTest::isNotCoveredByNewSettings()
{
    CarryOverInput input = inputOf("x_key: 1\n", "x_key: 1\na_key: 24\n", "x_key: 1\n");
    input.oldSample.insert(cluster, "# a_key: 24\nb_key: 1\n");
    input.mine.insert(cluster, "# a_key: 24\nb_key: 1\n");
    input.newSample.insert(cluster, "a_key: 26\nb_key: 1\n");
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result), QByteArray("x_key: 1\na_key: 24\n"));
    QCOMPARE(bytesIn(result, cluster), QByteArray("# a_key: 26\nb_key: 1\n"));
}

void CarryOverTest::goneFiles()
{
    CarryOverInput input = inputOf("x_key: 1\n", "x_key: 1\n", "x_key: 1\n");
    const QString gone = u"group_vars/all/gone.yml"_s;
    const QString plain = u"group_vars/all/plain.yml"_s;
    input.oldSample.insert(gone, "# a_key: 1\nb_key: 1\n");
    input.mine.insert(gone, "# important\na_key: 5\nb_key: 1\n");
    input.oldSample.insert(plain, "c_key: 1\n");
    input.mine.insert(plain, "c_key: 1\n");
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result, gone), QByteArray("---\n# important\na_key: 5\n"));
    QCOMPARE(decisionOf(result, u"a_key"_s), u"gone"_s);
    QCOMPARE(toString(fileOf(result, plain)->outcome), u"dropped"_s);
}

void CarryOverTest::removedFiles()
{
    CarryOverInput input = inputOf("x_key: 1\n", "x_key: 1\n", "x_key: 1\n");
    const QString removed = u"group_vars/all/cloud.yml"_s;
    input.oldSample.insert(removed, "c_key: 1\n# d_key: 1\n");
    input.newSample.insert(removed, "c_key: 2\n# d_key: 1\n");
    QCOMPARE(toString(fileOf(carryOver(input), removed)->outcome), u"dropped"_s);
    // Something new is set in it: it comes, but what I had removed stays out.
    input.newSample.insert(removed, "c_key: 2\nd_key: 1\n");
    QCOMPARE(bytesIn(carryOver(input), removed), QByteArray("# c_key: 2\nd_key: 1\n"));
}

void CarryOverTest::groupFoldersAndYaml()
{
    CarryOverInput input;
    input.from = {.major = 2, .minor = 15, .patch = 1, .pre = {}};
    input.to = {.major = 2, .minor = 16, .patch = 0, .pre = {}};
    input.oldSample = {{u"group_vars/k8s-cluster/a.yml"_s, "a_key: 1\n"}, {u"group_vars/all/all.yml"_s, "b_key: 1\n"}};
    input.mine = {{u"group_vars/k8s-cluster/a.yml"_s, "a_key: 5\n"},
                  {u"group_vars/k8s-cluster/own.yml"_s, "own_key: 5\n"},
                  {u"group_vars/kube-node.yml"_s, "node_key: 5\n"},
                  {u"group_vars/gpu_nodes/x.yml"_s, "gpu_key: 5\n"},
                  {u"group_vars/all/all.yaml"_s, "b_key: 6\n"}};
    input.newSample = {{u"group_vars/k8s_cluster/a.yml"_s, "a_key: 1\n"}, {u"group_vars/all/all.yml"_s, "b_key: 1\n"}};
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result, u"group_vars/k8s_cluster/a.yml"_s), QByteArray("a_key: 5\n"));
    QCOMPARE(bytesIn(result, u"group_vars/k8s_cluster/own.yml"_s), QByteArray("own_key: 5\n"));
    QCOMPARE(bytesIn(result, u"group_vars/kube_node.yml"_s), QByteArray("node_key: 5\n"));
    QCOMPARE(bytesIn(result, u"group_vars/gpu_nodes/x.yml"_s), QByteArray("gpu_key: 5\n"));
    QCOMPARE(bytesIn(result, u"group_vars/all/all.yml"_s), QByteArray("b_key: 6\n"));
    QCOMPARE(result.files.size(), 5);
}

void CarryOverTest::otherFiles()
{
    CarryOverInput input = inputOf("x_key: 1\n", "x_key: 2\n", "x_key: 1\n");
    const QByteArray strange("\x00\xff\r\n", 4);
    input.mine.insert(u"credentials/kubeadm_certificate_key.creds"_s, strange);
    input.mine.insert(u"host_vars/node1.yml"_s, "a_key: 1\n");
    input.mine.insert(u"patches/p.yaml"_s, "mine\n");
    input.oldSample.insert(u"patches/p.yaml"_s, "old\n");
    input.newSample.insert(u"patches/p.yaml"_s, "new\n");
    input.oldSample.insert(u"inventory.ini"_s, "[all]\n");
    input.newSample.insert(u"inventory.ini"_s, "[all]\n# new\n");
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result, u"credentials/kubeadm_certificate_key.creds"_s), strange);
    QCOMPARE(bytesIn(result, u"host_vars/node1.yml"_s), QByteArray("a_key: 1\n"));
    QCOMPARE(bytesIn(result, u"inventory.ini"_s), QByteArray("[all]\nnode1\n"));
    QCOMPARE(result.conflicts.size(), 1);
    QCOMPARE(toString(result.conflicts.first().kind), u"whole-file"_s);
    QCOMPARE(bytesIn(result, u"patches/p.yaml"_s), QByteArray("mine\n"));
    input.resolutions = {{u"patches/p.yaml"_s, {.choice = Resolution::Choice::New, .text = {}}}};
    QCOMPARE(bytesIn(carryOver(input), u"patches/p.yaml"_s), QByteArray("new\n"));
}

void CarryOverTest::encryptedFiles()
{
    const QByteArray vault("$ANSIBLE_VAULT;1.1;AES256\n33340a\n");
    CarryOverInput input = inputOf("x_key: 1\n", "x_key: 2\n", "x_key: 1\n");
    input.mine.insert(u"group_vars/all/vault.yml"_s, vault);
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result, u"group_vars/all/vault.yml"_s), vault);
    QVERIFY(result.isComplete());
    // The sample's own file, encrypted: it cannot be merged, and that is said.
    input.mine.insert(all, vault);
    input.newSample.insert(all, "x_key: 2\n");
    const CarryOverResult whole = carryOver(input);
    QCOMPARE(bytesIn(whole), vault);
    QCOMPARE(toString(fileOf(whole)->outcome), u"conflict"_s);
}

void CarryOverTest::brokenFiles()
{
    const CarryOverResult result = carryOver(inputOf("x_key: 1\n", "x_key: [1\n", "x_key: 2\n"));
    QCOMPARE(bytesIn(result), QByteArray("x_key: [1\n"));
    QCOMPARE(result.conflicts.size(), 1);
    QVERIFY(!fileOf(result)->note.isEmpty());
}

void CarryOverTest::anchors()
{
    const QByteArray mine("x_key: &a [1]\ny_key: *a\n");
    const CarryOverResult changed = carryOver(inputOf("x_key: 1\n", mine, "x_key: 2\n"));
    QCOMPARE(bytesIn(changed), mine);
    QVERIFY(!changed.isComplete());
    const CarryOverResult same = carryOver(inputOf("x_key: 1\n", mine, "x_key: 1\n"));
    QCOMPARE(bytesIn(same), mine);
    QVERIFY(same.isComplete());
}

void CarryOverTest::rules()
{
    QVERIFY(!parseSettingsRules("rules:\n  - {id: x, key: a, since: v2.21.0, kind: strange}\n"));
    QVERIFY(!parseSettingsRules("rules:\n  - {id: x, key: a, since: v2.21.0, kind: gone}\n"));
    QVERIFY(!parseSettingsRules(
        "rules:\n  - {id: x, key: '(', since: v2.21.0, kind: gone, source: s, text: {en: e, ja: j}}\n"));
    CarryOverInput input = inputOf("x_key: 1\na_key: 1\n", "x_key: 1\na_key: 5\n", "x_key: 1\n");
    input.rules = rulesOf("rules:\n  - {id: r, key: a_\\w+, since: v2.21.0, kind: gone, replaced_by: b_key, source: s,"
                          " text: {en: e, ja: j}}\n");
    const CarryOverResult result = carryOver(input);
    const auto setting = std::ranges::find(result.settings, u"a_key"_s, &CarriedSetting::key);
    QVERIFY(setting != result.settings.end());
    QCOMPARE(setting->since, u"v2.21.0"_s);
    QCOMPARE(setting->replacedBy, u"b_key"_s);
    QCOMPARE(bytesIn(result), QByteArray("x_key: 1\na_key: 5\n"));
}

void CarryOverTest::defaultsOneReliedOn()
{
    const QByteArray yaml(
        "rules:\n  - {id: r, key: a_key, since: v2.21.0, kind: default-changed, asks: true, before: Always,"
        " after: Never, when: {plugin_key: calico}, source: s, text: {en: e, ja: j}}\n");
    CarryOverInput input = inputOf("plugin_key: calico\n# a_key: Always\n", "plugin_key: calico\n# a_key: Always\n",
                                   "plugin_key: calico\n# a_key: Never\n");
    input.rules = rulesOf(yaml);
    const CarryOverResult open = carryOver(input);
    QCOMPARE(open.conflicts.size(), 1);
    QCOMPARE(toString(open.conflicts.first().kind), u"default-changed"_s);
    QCOMPARE(open.conflicts.first().mine, u"a_key: Always\n"_s);
    QCOMPARE(decisionOf(open, u"a_key"_s), u"default-changed"_s);
    QVERIFY(bytesIn(open).contains("\na_key: Always\n"));

    const QString id = open.conflicts.first().id;
    input.resolutions = {{id, {}}};
    QCOMPARE(bytesIn(carryOver(input)), QByteArray("plugin_key: calico\n# a_key: Never\na_key: Always\n"));
    input.resolutions = {{id, {.choice = Resolution::Choice::New, .text = {}}}};
    QCOMPARE(bytesIn(carryOver(input)), QByteArray("plugin_key: calico\n# a_key: Never\n"));

    // Whoever said what they want is not asked, and neither is who has another network.
    input.resolutions.clear();
    input.mine.insert(all, "plugin_key: calico\na_key: Always\n");
    QVERIFY(carryOver(input).isComplete());
    QCOMPARE(bytesIn(carryOver(input)), QByteArray("plugin_key: calico\na_key: Always\n"));
    input.mine.insert(all, "plugin_key: flannel\n# a_key: Always\n");
    QVERIFY(carryOver(input).isComplete());
    // On the way between two later releases nothing is asked.
    input.mine.insert(all, "plugin_key: calico\n# a_key: Always\n");
    input.from = input.to;
    QVERIFY(carryOver(input).isComplete());
}

void CarryOverTest::versions()
{
    CarryOverInput input = inputOf("kube_version: v1.30.0\n", "kube_version: v1.29.9\n", "# nothing\n");
    input.to = {.major = 2, .minor = 28, .patch = 0, .pre = {}};
    const auto rules = builtInSettingsRules();
    QVERIFY(rules.has_value());
    input.rules = *rules;
    const CarryOverResult result = carryOver(input);
    QCOMPARE(result.conflicts.size(), 1);
    QCOMPARE(toString(result.conflicts.first().kind), u"format"_s);
    QCOMPARE(result.conflicts.first().proposal, u"kube_version: 1.29.9\n"_s);
    // Without a v it is asked about too, as it holds Kubernetes back.
    input.mine.insert(all, "kube_version: 1.29.9\n");
    QCOMPARE(toString(carryOver(input).conflicts.first().kind), u"pinned"_s);
    // The sample's own version is not mine.
    input.mine.insert(all, "kube_version: v1.30.0\n");
    QVERIFY(carryOver(input).isComplete());
    QCOMPARE(bytesIn(carryOver(input)), QByteArray("# nothing\n"));
}

void CarryOverTest::names()
{
    const auto rules = builtInSettingsRules();
    QVERIFY(rules.has_value());
    CarryOverInput input = inputOf("x_key: 1\n", "x_key: 1\nipip: false\n", "x_key: 1\n# calico_ipip_mode: 'Never'\n");
    input.rules = *rules;
    const CarryOverResult result = carryOver(input);
    QCOMPARE(bytesIn(result), QByteArray("x_key: 1\ncalico_ipip_mode: Never\n"));
    QCOMPARE(decisionOf(result, u"ipip"_s), u"renamed"_s);
    input.mine.insert(all, "x_key: 1\nipip_mode: CrossSubnet # for the routers\n");
    QCOMPARE(bytesIn(carryOver(input)), QByteArray("x_key: 1\ncalico_ipip_mode: CrossSubnet # for the routers\n"));
    // In a file of my own it stays there.
    input.mine.insert(all, "x_key: 1\n");
    input.mine.insert(u"group_vars/all/own.yml"_s, "y_key: 1\nipip_mode: Always\nz_key: 1\n");
    QCOMPARE(bytesIn(carryOver(input), u"group_vars/all/own.yml"_s),
             QByteArray("y_key: 1\ncalico_ipip_mode: Always\nz_key: 1\n"));
    QCOMPARE(bytesIn(carryOver(input)), QByteArray("x_key: 1\n# calico_ipip_mode: 'Never'\n"));
}

void CarryOverTest::readByNobody()
{
    CarryOverInput input = inputOf("x_key: 1\n# a_key: 1\n", "x_key: 1\na_key: 5\nb_key: 1\nc_key: \"{{ b_key }}\"\n",
                                   "x_key: 1\n# a_key: 1\n");
    input.readKeys = QSet<QString>{u"x_key"_s, u"c_key"_s};
    const CarryOverResult result = carryOver(input);
    QCOMPARE(decisionOf(result, u"a_key"_s), u"unread"_s);
    QCOMPARE(decisionOf(result, u"b_key"_s), u"own"_s); // another setting uses it
    QCOMPARE(decisionOf(result, u"c_key"_s), u"own"_s);
    // A variable that never was one of Kubespray's is mine, and is not said to be read no more.
    input.mine.insert(all, "x_key: 1\nd_key: 5\n");
    QCOMPARE(decisionOf(carryOver(input), u"d_key"_s), u"unread"_s);
    input.oldReadKeys = QSet<QString>{u"x_key"_s};
    QCOMPARE(decisionOf(carryOver(input), u"d_key"_s), u"own"_s);
    QCOMPARE(ownSettings(input.oldSample, input.mine), QStringList{u"d_key"_s});
}

void CarryOverTest::keepsLineEnds()
{
    const CarryOverResult result = carryOver(inputOf("a_key: 1\r\n", "a_key:\r\n  - 5\r\n", "# words\na_key: 1\n"));
    QCOMPARE(bytesIn(result), QByteArray("# words\na_key:\n  - 5\n"));
    const CarryOverResult other = carryOver(inputOf("a_key: 1\n", "a_key: 5\nown_key: 1\n", "# words\r\na_key: 1\r\n"));
    QCOMPARE(bytesIn(other), QByteArray("# words\r\na_key: 5\r\nown_key: 1\r\n"));
}

void CarryOverTest::builtInRulesAreGood()
{
    const auto rules = builtInSettingsRules();
    QVERIFY2(rules.has_value(), rules ? "" : qPrintable(toLogLine(rules.error())));
    QSet<QString> ids;
    for (const SettingsRule &rule : *rules) {
        QVERIFY2(!ids.contains(rule.id), qPrintable(rule.id));
        ids.insert(rule.id);
    }
    QVERIFY(ids.size() > 25);
}

void CarryOverTest::checkoutFiles()
{
    const QString config = u"ansible.cfg"_s;
    const QString ignore = u".gitignore"_s;
    CheckoutFiles files;
    files.old = {{config, "[defaults]\ntimeout = 10\nforks = 5\n[inventory]\nx = 1\n"},
                 {ignore, "inventory/*\n!inventory/sample\nold\n"}};
    files.mine = {{config, "[defaults]\ntimeout = 99\nforks = 5\nlog_path = a.log\n[own]\ny = 1\n  2\n"},
                  {ignore, "inventory/*\n!inventory/sample\n!inventory/mine/**\n"}};
    files.fresh = {{config, "# new\n[defaults]\nforks = 7\ntimeout = 10\n\n[inventory]\nx = 1\n"},
                   {ignore, "inventory/*\n!inventory/sample\nold\nnew\n"}};
    files.inventory = u"mine"_s;
    files.result = u"next"_s;
    CarryOverResult result;
    carryCheckoutFiles(files, {}, result);
    QCOMPARE(bytesIn(result, u".checkout/ansible.cfg"_s),
             QByteArray("# new\n[defaults]\nforks = 7\ntimeout = 99\nlog_path = a.log\n\n[inventory]\n# x = "
                        "1\n\n[own]\ny = 1\n  2\n"));
    QCOMPARE(bytesIn(result, u".checkout/.gitignore"_s),
             QByteArray("inventory/*\n!inventory/sample\nnew\n!inventory/mine/**\n!inventory/next/**\n"));
    QVERIFY(result.isComplete());

    files.fresh.insert(config, "[defaults]\ntimeout = 20\n[inventory]\nx = 1\n");
    CarryOverResult asked;
    carryCheckoutFiles(files, {}, asked);
    QCOMPARE(asked.conflicts.size(), 1);
    QVERIFY(
        bytesIn(asked, u".checkout/ansible.cfg"_s).contains("# kubemori: undecided: defaults.timeout\ntimeout = 99\n"));
    CarryOverResult decided;
    carryCheckoutFiles(files, {{asked.conflicts.first().id, {.choice = Resolution::Choice::New, .text = {}}}}, decided);
    QVERIFY(decided.isComplete());
    QVERIFY(bytesIn(decided, u".checkout/ansible.cfg"_s).contains("timeout = 20\n"));

    files.mine = files.old;
    CarryOverResult none;
    carryCheckoutFiles(files, {}, none);
    QVERIFY(none.files.isEmpty());
}

/// Ansible does not read group_vars/all.yml beside group_vars/all/.
void CarryOverTest::singleFileOfAGroup()
{
    CarryOverInput input = inputOf("a_key: 1\n# b_key: 1\n", "", "a_key: 2\n# b_key: 1\nc_key: 1\n");
    for (const QString &name : {u"group_vars/all.yml"_s, u"group_vars/all"_s}) {
        input.mine = {{name, "a_key: 5\nb_key: 6\nc_key: 7\n"}};
        const CarryOverResult result = carryOver(input);
        QCOMPARE(bytesIn(result, u"group_vars/all/zz-all.yml"_s), QByteArray("a_key: 5\nb_key: 6\nc_key: 7\n"));
        QVERIFY(!fileOf(result, name) || fileOf(result, name)->outcome == CarriedFile::Outcome::Dropped);
        // The new sample sets more in its file, so it comes; what is mine is not set in it.
        QCOMPARE(bytesIn(result), QByteArray("# a_key: 2\n# b_key: 1\n# c_key: 1\n"));
    }
    // With both, the single file is not read; that stays so.
    input.mine = {{u"group_vars/all.yml"_s, "a_key: 5\n"}, {all, "a_key: 6\n"}};
    input.resolutions = {{all + u":a_key"_s, {}}};
    QCOMPARE(bytesIn(carryOver(input), u"group_vars/all.yml"_s), QByteArray("a_key: 5\n"));
    QCOMPARE(bytesIn(carryOver(input)), QByteArray("a_key: 6\n# b_key: 1\nc_key: 1\n"));
}

/// A file that is carried whole is there once, whatever the new sample sets in it.
void CarryOverTest::closedFiles()
{
    const QByteArray mine("x_key: &a [1]\ny_key: *a\n");
    CarryOverInput input = inputOf("x_key: 1\n", mine, "x_key: 2\nz_key: 1\n");
    const CarryOverResult result = carryOver(input);
    QCOMPARE(std::ranges::count(result.files, all, &CarriedFile::path), 1);
    QCOMPARE(bytesIn(result), mine);
    QCOMPARE(result.conflicts.size(), 1);
    // A default that is set in it is not asked about.
    input.rules =
        rulesOf("rules:\n  - {id: r, key: x_key, since: v2.21.0, kind: default-changed, asks: true, before: 1,"
                " source: s, text: {en: e, ja: j}}\n");
    QCOMPARE(carryOver(input).conflicts.size(), 1);
}

QTEST_GUILESS_MAIN(CarryOverTest)
#include "tst_carry_over.moc"
