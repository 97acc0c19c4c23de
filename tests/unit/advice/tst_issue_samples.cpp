// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever sets nothing of his own is not stopped: the issues of the program over Kubespray's own samples, from each
// release to the next and from each minor line to the next, where the samples lie beside the project.
#include "unit/group_vars/real_samples.hpp"

#include "advice/check_report.hpp"
#include "advice/issue_base.hpp"
#include "inventory/inventory_reader.hpp"
#include "inventory/yaml_document.hpp"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;

namespace {

/// The active settings of a sample's group_vars; those of k8s_cluster over those of all.
SettingFacts factsOf(const group_vars::FolderFiles &files)
{
    SettingFacts facts;
    for (const auto &[path, bytes] : files.asKeyValueRange()) { // "all/…" comes before "k8s_cluster/…"
        if (!path.startsWith("group_vars/"_L1) || !path.endsWith(".yml"_L1)) {
            continue;
        }
        inventory::Problems warnings;
        const auto document = inventory::readYamlDocument(bytes, path, {}, warnings);
        if (!document || !(*document)->isMap()) {
            continue;
        }
        for (const auto &[key, value] : (*document)->entries) {
            facts.insert(key->scalar.scalarText().value_or(QString()),
                         {.value = value->toValue(), .origin = u"%1:%2"_s.arg(path).arg(key->line)});
        }
    }
    return facts;
}

std::shared_ptr<const inventory::Inventory> inventoryOf(const group_vars::FolderFiles &files)
{
    const QByteArray bytes = files.value(u"inventory.ini"_s);
    if (bytes.isEmpty()) {
        return nullptr;
    }
    inventory::MemoryFiles memory;
    memory.add(u"inventory.ini"_s, bytes);
    const auto loaded = inventory::readInventory(u"inventory.ini"_s, memory, {});
    return loaded.isRefused() ? nullptr : std::make_shared<const inventory::Inventory>(loaded.inventory);
}

/// What is known of a cluster that is made of the samples alone.
Picture pictureOf(const QString &from, const QString &to)
{
    const group_vars::FolderFiles before = test::realSample(from);
    const group_vars::FolderFiles after = test::realSample(to);
    Picture picture;
    picture.current = *Version::parse(from);
    picture.target = *Version::parse(to);
    picture.before = SettingLayers{.roles = {}, .sample = factsOf(before), .own = {}};
    picture.after = SettingLayers{.roles = {}, .sample = factsOf(after), .own = {}};
    picture.inventory = inventoryOf(after);
    picture.inventoryFiles = after.keys();
    picture.options = QString();
    return picture;
}

} // namespace

class TestIssueSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyIsStopped_data();
    void nobodyIsStopped();
    void nothingIsGuessed_data() { nobodyIsStopped_data(); }
    void nothingIsGuessed();
};

void TestIssueSamples::initTestCase()
{
    if (test::realTags().isEmpty()) {
        QSKIP("Kubespray's samples do not lie beside the project (KUBEMORI_SHARED_DATA)");
    }
}

void TestIssueSamples::nobodyIsStopped_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    for (const QStringList &way : {test::realTags(), test::realMinorLines()}) {
        for (qsizetype at = 1; at < way.size(); ++at) {
            QTest::addRow("%s to %s%s", qPrintable(way.at(at - 1)), qPrintable(way.at(at)),
                          way.size() == test::realTags().size() ? "" : ", by minor lines")
                << way.at(at - 1) << way.at(at);
        }
    }
}

/// Issues without a condition are for everyone. Where the release itself changes what a cluster runs, whoever never set
/// it is the one who has to be stopped.
void TestIssueSamples::nobodyIsStopped()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    const bool runtimeChanges =
        *Version::parse(from) < *Version::parse(u"v2.18.0") && *Version::parse(to) >= *Version::parse(u"v2.18.0");
    const CheckReport report = checkIssues(builtInIssues().issues, pictureOf(from, to), {});
    for (const IssueFinding &finding : report.findings) {
        if (finding.issue.severity != Severity::Block || finding.verdict.truth != Truth::Yes || !finding.issue.when) {
            continue;
        }
        if (runtimeChanges && finding.issue.id == "container-runtime-default-changes"_L1) {
            continue;
        }
        const Sighting seen = finding.verdict.sightings.value(0);
        QFAIL(qPrintable(u"%1: %2 %3"_s.arg(finding.issue.id, seen.where, seen.evidence)));
    }
}

/// What the roles set was not looked at: no setting that is not the inventory's own is taken for unset.
void TestIssueSamples::nothingIsGuessed()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    Picture picture = pictureOf(from, to);
    picture.before->isIncomplete = true;
    picture.after->isIncomplete = true;
    picture.inventory.reset();
    picture.inventoryFiles.reset();
    picture.options.reset();
    for (const IssueFinding &finding : checkIssues(builtInIssues().issues, picture, {}).findings) {
        QVERIFY2(finding.verdict.truth == Truth::Unknown || !finding.issue.when, qPrintable(finding.issue.id));
    }
}

QTEST_GUILESS_MAIN(TestIssueSamples)

#include "tst_issue_samples.moc"
