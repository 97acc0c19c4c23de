// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/stages/checkout_stage.hpp"
#include "upgrade/stages/inventory_changes.hpp"
#include "upgrade/stages/inventory_stage.hpp"
#include "upgrade/stages/settings_stage.hpp"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;

namespace {

const QString mainPath = u"group_vars/k8s_cluster/k8s-cluster.yml"_s;
const QString mainFile = u"inventory/mycluster/"_s + mainPath;

} // namespace

/// What a hop makes of the inventory's files, and a person's hand in them.
class InventoryChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_site = std::make_unique<StageSite>(); }
    void cleanup() { m_site.reset(); }
    void foreseenBeforeItIsWritten();
    void newFormIsForeseen();
    void writtenIsWhatLiesThere();
    void editIsWrittenAndCommitted();
    void editedStaysWhenTheStageIsRepeated();
    void refusals_data();
    void refusals();
    void gitRefuses();

private:
    [[nodiscard]] HopRecord ready(HopChoices::InventoryForm form = HopChoices::InventoryForm::Keep);
    [[nodiscard]] InventoryChanges changes(const HopRecord &hop);
    [[nodiscard]] Result<> edit(const HopRecord &hop, const QString &path, const QByteArray &expected,
                                const QByteArray &text);

    std::unique_ptr<StageSite> m_site;
};

HopRecord InventoryChangesTest::ready(HopChoices::InventoryForm form)
{
    HopRecord hop = m_site->hop();
    hop.choices.inventoryForm = form;
    if (!m_site->run<CheckoutStage>(hop) || !m_site->run<InventoryStage>(hop)) {
        qFatal("the stages before could not be done");
    }
    return hop;
}

InventoryChanges InventoryChangesTest::changes(const HopRecord &hop)
{
    auto result = readInventoryChanges(m_site->site(), hop, {});
    if (!result) {
        qFatal("%s", qPrintable(toLogLine(result.error())));
    }
    return *std::move(result);
}

Result<> InventoryChangesTest::edit(const HopRecord &hop, const QString &path, const QByteArray &expected,
                                    const QByteArray &text)
{
    return editInventoryFile(m_site->site(), hop, {.path = path, .expected = expected, .text = text}, {}, {});
}

namespace {

const InventoryFileChange *fileOf(const InventoryChanges &changes, const QString &path)
{
    const auto found = std::ranges::find(changes.files, path, &InventoryFileChange::path);
    return found == changes.files.cend() ? nullptr : &*found;
}

} // namespace

void InventoryChangesTest::foreseenBeforeItIsWritten()
{
    const HopRecord hop = ready();
    const QByteArray before = m_site->read(u"inventory/mycluster.v2.26.0/"_s + mainPath);
    const InventoryChanges seen = changes(hop);
    QVERIFY(!seen.isWritten);
    const InventoryFileChange *file = fileOf(seen, mainPath);
    QVERIFY(file != nullptr);
    QCOMPARE(*file->before, before);
    QVERIFY(file->isChanged());
    QVERIFY(file->after->contains("v1.31.4"));
    QVERIFY(std::ranges::is_sorted(seen.files, {}, &InventoryFileChange::path));
}

void InventoryChangesTest::newFormIsForeseen()
{
    const InventoryChanges seen = changes(ready(HopChoices::InventoryForm::Ini));
    const InventoryFileChange *fresh = fileOf(seen, u"inventory.ini"_s);
    const InventoryFileChange *gone = fileOf(seen, u"hosts.yaml"_s);
    QVERIFY(fresh != nullptr && gone != nullptr);
    QVERIFY(fresh->after->contains("[kube_control_plane]"));
    QCOMPARE(fresh->oldPath, u"hosts.yaml"_s);
    QVERIFY(gone->before && !gone->after);
}

void InventoryChangesTest::writtenIsWhatLiesThere()
{
    HopRecord hop = ready();
    const InventoryChanges foreseen = changes(hop);
    QVERIFY(m_site->run<SettingsStage>(hop));
    const InventoryChanges written = changes(hop);
    QVERIFY(written.isWritten);
    QCOMPARE(fileOf(written, mainPath)->after, fileOf(foreseen, mainPath)->after);
    QCOMPARE(*fileOf(written, mainPath)->after, m_site->read(mainFile));
}

void InventoryChangesTest::editIsWrittenAndCommitted()
{
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    const QByteArray before = m_site->read(mainFile);
    const QByteArray text = before + "kube_later: 1\n";
    const Result<> done = edit(hop, mainPath, before, text);
    QVERIFY2(done, qPrintable(done ? QString() : toLogLine(done.error())));
    QCOMPARE(m_site->read(mainFile), text);
    QCOMPARE(m_site->git.git(u"ks"_s, {u"show"_s, u"--name-only"_s, u"--format=%s"_s, u"HEAD"_s}).trimmed(),
             QByteArray("Change " + mainFile.toUtf8() + " by hand for v2.27.0\n\n" + mainFile.toUtf8()));
}

void InventoryChangesTest::editedStaysWhenTheStageIsRepeated()
{
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    const QByteArray before = m_site->read(mainFile);
    QVERIFY(edit(hop, mainPath, before, before + "kube_later: 1\n"));
    QVERIFY(m_site->run<SettingsStage>(hop));
    QCOMPARE(m_site->read(mainFile), QByteArray(before + "kube_later: 1\n"));
}

void InventoryChangesTest::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isAsExpected");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const QByteArray good = "a: 1\n";
    QTest::newRow("changed meanwhile") << mainPath << false << good << toString(ErrorCode::AlreadyExists)
                                       << u"somebody else"_s;
    QTest::newRow("broken YAML") << mainPath << true << QByteArray("a: 1\nb: [1\n") << toString(ErrorCode::InvalidInput)
                                 << u"k8s-cluster.yml:"_s;
    QTest::newRow("out of the folder") << u"../../ansible.cfg"_s << true << good << toString(ErrorCode::InvalidInput)
                                       << u"no file of the inventory"_s;
    QTest::newRow("no such file") << u"group_vars/none.yml"_s << true << good << toString(ErrorCode::NotFound)
                                  << QString();
}

void InventoryChangesTest::refusals()
{
    QFETCH(const QString, path);
    QFETCH(const bool, isAsExpected);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, code);
    QFETCH(const QString, detail);
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    const QByteArray before = m_site->read(mainFile);
    const QByteArray head = m_site->git.git(u"ks"_s, {u"rev-parse"_s, u"HEAD"_s});
    const Result<> done = edit(hop, path, isAsExpected ? before : "something else", text);
    QVERIFY(!done);
    QCOMPARE(codeOf(done), code);
    QVERIFY2(detail.isEmpty() || done.error().detail.contains(detail), qPrintable(toLogLine(done.error())));
    QCOMPARE(m_site->read(mainFile), before);
    QCOMPARE(m_site->git.git(u"ks"_s, {u"rev-parse"_s, u"HEAD"_s}), head);
}

void InventoryChangesTest::gitRefuses()
{
    HopRecord hop = ready();
    QVERIFY(m_site->run<SettingsStage>(hop));
    const QByteArray before = m_site->read(mainFile);
    m_site->deployer->failOn(u"commit"_s, {.output = {}, .errors = "who are you?\n", .exit = {.code = 1}, .error = {}});
    const Result<> done = edit(hop, mainPath, before, before + "kube_later: 1\n");
    QVERIFY(!done);
    QVERIFY2(toLogLine(done.error()).contains("the file is written"_L1), qPrintable(toLogLine(done.error())));
    QCOMPARE(m_site->read(mainFile), QByteArray(before + "kube_later: 1\n"));
}

std::unique_ptr<QObject> makeInventoryChangesTest()
{
    return std::make_unique<InventoryChangesTest>();
}

#include "tst_inventory_changes.moc"
