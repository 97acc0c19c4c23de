// SPDX-License-Identifier: GPL-3.0-or-later
// The first minutes of a new user: no file of clusters yet, "Add a cluster" by hand in the real window, a mistake that
// the check explains, sudo with a password that goes into a real keyring, and then the live table.
#include "lab/lab_fixture.hpp"
#include "support/keyring_fixture.hpp"

#include "app/composition/cluster_directory.hpp"
#include "app/composition/cluster_setup.hpp"
#include "base/clock.hpp"
#include "keyring/keyring_store.hpp"
#include "ui/clusters/cluster_context.hpp"
#include "ui/clusters/link_list.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/widgets/elided_label.hpp"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace kubemori;
using namespace Qt::StringLiterals;

class LabAddCluster : public QObject
{
    Q_OBJECT

private:
    test::LabFixture m_lab;
    test::KeyringFixture m_keyring;
    SystemClock m_clock;

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::LabFixture::isPresent()) {
            QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
        }
        m_lab.reset();
        QVERIFY2(m_keyring.start(), qPrintable(m_keyring.problem()));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_keyring.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s).toLocal8Bit());
    }
    void goesFromNothingToTheLiveTable();
};

namespace {

constexpr int longCheck = 60'000; // ms

/// The program on a first start.
struct Program
{
    QTemporaryDir folder;
    QString file = folder.filePath(u"kubemori/clusters.yaml"_s);
    std::shared_ptr<keyring::KeyringStore> keyring =
        std::make_shared<keyring::KeyringStore>(folder.filePath(u"keyring-accounts.json"_s));
    composition::SessionDefaults defaults{.timeouts = {},
                                          .surroundings = {.environment = {}, .keyring = keyring, .demo = {}}};
    composition::RealClusterDirectory directory{file, {}, defaults};
    composition::RealClusterSetup setup{file, defaults};
    mutable int answers = 0;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    explicit Program(const Clock &clock)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{
                .clustersFile = file, .problems = {}, .clusterSetup = &setup, .settingsFile = {}, .stateFile = {}});
        window->show();
        window->showInitialCluster();
    }
    ~Program() { window.reset(); }

    template<class T> [[nodiscard]] T *find(const QString &name) const
    {
        for (T *widget : window->findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    void click(const QString &name) const
    {
        auto *button = find<QPushButton>(name);
        QVERIFY2(button != nullptr && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void type(const QString &name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(name);
        QVERIFY2(edit != nullptr, qPrintable(name));
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    /// Answers the question for a password, if one is on screen.
    void answer() const
    {
        if (auto *edit = find<QLineEdit>(u"secretEdit"_s)) {
            ++answers;
            QTest::keyClicks(edit, u"correct horse"_s);
            auto *remember = find<QCheckBox>(u"secretRemember"_s);
            QVERIFY(remember != nullptr);
            remember->setChecked(true);
            click(u"secretAccept"_s);
        }
    }
    [[nodiscard]] QString summary() const
    {
        answer();
        const auto *label = find<ui::ElidedLabel>(u"linkSummary"_s);
        return label == nullptr ? QString() : label->text();
    }
    [[nodiscard]] QString results() const
    {
        const auto *list = find<ui::LinkList>(u"linkList"_s);
        return list == nullptr ? u"no list"_s : list->toText();
    }
};

} // namespace

void LabAddCluster::goesFromNothingToTheLiveTable()
{
    const Program program(m_clock);
    QVERIFY(!QFile::exists(program.file));
    program.click(u"addFirstCluster"_s);
    program.click(u"assistantNext"_s); // by hand
    program.type(u"accessHosts"_s, u"10.77.0.11 10.77.0.12"_s);
    program.type(u"accessUser"_s, u"opspw"_s);
    program.find<QSpinBox>(u"accessPort"_s)->setValue(2);
    program.click(u"assistantNext"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.summary().contains(u"failed"), qPrintable(program.results()), longCheck);
    QVERIFY2(program.results().contains(u"The connection is refused. Is sshd running there, and is the port right?"),
             qPrintable(program.results()));

    program.click(u"assistantBack"_s);
    program.find<QSpinBox>(u"accessPort"_s)->setValue(0);
    program.click(u"assistantNext"_s);
    // kubectl and the API server of the lab are far apart, which is said and no failure.
    QTRY_VERIFY2_WITH_TIMEOUT(program.summary().startsWith(u"Everything works"), qPrintable(program.results()),
                              longCheck);
    QVERIFY2(!program.results().contains(u"Failed"), qPrintable(program.results()));
    QVERIFY2(program.results().contains(u"node4 | sudo"), qPrintable(program.results()));

    program.click(u"assistantNext"_s);
    program.type(u"clusterName"_s, u"Lab by hand"_s);
    QVERIFY(!QFile::exists(program.file));
    program.click(u"assistantNext"_s);
    const auto rows = [&program] {
        const auto *table = program.find<QTableView>(u"nodeTable"_s);
        return table == nullptr ? 0 : table->model()->rowCount();
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 4, longCheck);
    QCOMPARE(program.window->currentCluster()->profile().id, u"lab-by-hand"_s);
    QTRY_COMPARE_WITH_TIMEOUT(program.window->currentCluster()->summary().nodes.ready, 4, longCheck);

    // The check asked for the sudo password; the session, which nobody answered, has it from the keyring.
    QVERIFY(program.answers >= 1);
    QVERIFY(program.find<QLineEdit>(u"secretEdit"_s) == nullptr);
    const auto kept = program.keyring->kept();
    QVERIFY(kept && kept->contains(command::SecretKey{.kind = command::SecretKind::SudoPassword,
                                                      .target = u"opspw@10.77.0.11"_s}));

    QCOMPARE(QFile::permissions(program.file) &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QFile written(program.file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY2(text.contains("hosts: [10.77.0.11, 10.77.0.12]") && !text.contains("correct horse"), text.constData());
}

QTEST_MAIN(LabAddCluster)
#include "tst_add_cluster.moc"
