// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of real ansible in the real window: followed, left alone, found again by the next program, answered, stopped.
#include "lab/lab_fixture.hpp"

#include "app/composition/cluster_directory.hpp"
#include "base/clock.hpp"
#include "ui/logs/log_panel.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/runs/followed_run.hpp"
#include "ui/runs/runs_page.hpp"
#include "ui/text/run_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace kubemori;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 40'000; // ms

const QMap<QString, QByteArray> checkoutFiles{
    {u"ansible.cfg"_s, "[ssh_connection]\n"
                       "pipelining = True\n"
                       "ssh_args = -o ControlMaster=auto -o ControlPersist=2m -o ConnectionAttempts=5\n"
                       "[defaults]\n"
                       "host_key_checking = True\n"},
    {u"inventory/lab/inventory.ini"_s, "[kube_control_plane]\n"
                                       "node1 ansible_host=10.77.0.11\n"
                                       "node2 ansible_host=10.77.0.12\n"
                                       "[kube_node]\n"
                                       "node3 ansible_host=10.77.0.13\n"
                                       "node4 ansible_host=10.77.0.14\n"
                                       "[all:vars]\n"
                                       "ansible_user=ops\n"
                                       "ansible_python_interpreter=/usr/bin/python3\n"},
    // A node is waited for until the test says so: a file with its name beside the playbook.
    {u"rolling.yml"_s, "- name: Roll over the workers\n"
                       "  hosts: kube_node\n"
                       "  gather_facts: false\n"
                       "  serial: 1\n"
                       "  tasks:\n"
                       "    - name: Cordon node\n"
                       "      command: kubectl cordon {{ inventory_hostname }}\n"
                       "      delegate_to: node1\n"
                       "    - name: Wait for the word to go on\n"
                       "      wait_for:\n"
                       "        path: \"{{ playbook_dir }}/{{ inventory_hostname }}\"\n"
                       "        timeout: 60\n"
                       "      delegate_to: localhost\n"
                       "      become: false\n"
                       "    - name: Uncordon node\n"
                       "      command: kubectl uncordon {{ inventory_hostname }}\n"
                       "      delegate_to: node1\n"},
    {u"asking.yml"_s, "- name: Ask first\n"
                      "  hosts: node3\n"
                      "  gather_facts: false\n"
                      "  tasks:\n"
                      "    - name: Confirm node upgrade\n"
                      "      pause:\n"
                      "        prompt: Ready to upgrade node {{ inventory_hostname }}?\n"
                      "    - name: Say who it is\n"
                      "      command: uname -n\n"},
    {u"long.yml"_s, "- name: Something long\n"
                    "  hosts: kube_node\n"
                    "  gather_facts: false\n"
                    "  tasks:\n"
                    "    - name: Install packages\n"
                    "      command: sleep 300\n"},
};

bool write(const QString &path, const QByteArray &bytes, QFile::Permissions permissions)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.setPermissions(permissions) && file.write(bytes) == bytes.size();
}

/// Without colours and the terminal's carriage returns.
QString plain(QString text)
{
    static const QRegularExpression colours(u"\x1b\\[[0-9;]*m"_s);
    return text.remove(colours).remove(u'\r');
}

/// The program as it is started, at the runs of the lab.
struct Program
{
    composition::RealClusterDirectory directory;
    ui::Language language;
    std::unique_ptr<ui::MainWindow> window;

    Program(const QString &config, const Clock &clock)
        : directory(config)
    {
        language.set(u"en"_s);
        window = std::make_unique<ui::MainWindow>(
            directory, clock, language,
            ui::WindowSetup{.clustersFile = directory.path(), .problems = {}, .settingsFile = {}, .stateFile = {}});
        window->resize(1400, 900);
        window->show();
        QVERIFY(window->showCluster(u"lab"_s));
        window->findChild<QAction *>(u"actionShowRuns"_s)->trigger();
    }
    template<class T> [[nodiscard]] T *shown(const QString &name) const
    {
        for (T *widget : window->findChildren<T *>(name)) {
            if (widget->isVisible()) {
                return widget;
            }
        }
        return nullptr;
    }
    [[nodiscard]] bool isReady(const QString &button) const
    {
        const auto *found = shown<QPushButton>(button);
        return found != nullptr && found->isEnabled();
    }
    void click(const QString &button) const { QTest::mouseClick(shown<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString state() const
    {
        const auto *label = shown<ui::ElidedLabel>(u"runState"_s);
        return label == nullptr ? QString() : label->text();
    }
    [[nodiscard]] QString log() const
    {
        const auto *panel = shown<ui::LogPanel>(u"runLog"_s);
        QString text;
        for (qint64 line = 0; panel != nullptr && line < panel->store()->lineCount(); ++line) {
            text += QString::fromUtf8(panel->store()->line(line)) + u'\n';
        }
        return plain(text);
    }
    [[nodiscard]] ui::FollowedRun *run() const
    {
        const auto *page = shown<ui::RunsPage>(u"runsPage"_s);
        return page == nullptr || page->runView() == nullptr ? nullptr : &page->runView()->run();
    }
    /// What is below the tree's first play, a line each.
    [[nodiscard]] QStringList batches() const
    {
        const auto *view = shown<QTreeView>(u"runTree"_s);
        QStringList texts;
        const QModelIndex play = view == nullptr ? QModelIndex() : view->model()->index(0, 0);
        for (int row = 0; play.isValid() && row < view->model()->rowCount(play); ++row) {
            texts.append(view->model()->index(row, 0, play).data().toString());
        }
        return texts;
    }
    void start(const QString &playbook) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(isReady(u"runsStart"_s), patience);
        click(u"runsStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(shown<QLineEdit>(u"startRunPlaybookLine"_s) != nullptr, patience);
        QTest::keyClicks(shown<QLineEdit>(u"startRunPlaybookLine"_s), playbook);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(u"startRunRun"_s), patience);
        QVERIFY(shown<QPlainTextEdit>(u"startRunCommand"_s)->toPlainText().endsWith(playbook));
        QVERIFY(shown<QLabel>(u"startRunHosts"_s)->text().contains(u"node1, node2, node3, node4"));
        click(u"startRunRun"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(state().startsWith(u"Running"), qPrintable(state()), patience);
    }
};

} // namespace

class LabRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void goesOnWithoutTheWindow();
    void asksAtAPause();
    void namesWhatMayStillRun();

private:
    void letGoOn(const QString &node)
    {
        QVERIFY(write(m_checkout + u'/' + node, {}, QFile::ReadOwner | QFile::WriteOwner));
    }

    test::LabFixture m_lab;
    SystemClock m_clock;
    QString m_checkout;
    QString m_config;
};

void LabRuns::initTestCase()
{
    if (!test::LabFixture::isPresent()) {
        QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
    }
    m_lab.reset();
    m_checkout = QDir::home().filePath(u"kubespray-of-the-window"_s);
    QDir(m_checkout).removeRecursively();
    for (const auto &[name, text] : checkoutFiles.asKeyValueRange()) {
        QVERIFY(write(m_checkout + u'/' + name, text, QFile::ReadOwner | QFile::WriteOwner));
    }
    m_lab.run({u"git"_s, u"init"_s, u"-q"_s, m_checkout});
    QFile configured(qEnvironmentVariable("XDG_CONFIG_HOME") + u"/kubemori/clusters.yaml"_s);
    QVERIFY(configured.open(QIODevice::ReadOnly));
    QByteArray clusters = configured.readAll();
    clusters.truncate(clusters.indexOf("  - id: lab-kubeconfig"));
    clusters +=
        "    kubespray: { path: " + QFile::encodeName(m_checkout) + ", inventory: inventory/lab/inventory.ini }\n";
    m_config = QDir::home().filePath(u"window-runs.yaml"_s);
    QVERIFY(write(m_config, clusters, QFile::ReadOwner | QFile::WriteOwner));
}

void LabRuns::cleanupTestCase()
{
    if (test::LabFixture::isPresent()) {
        m_lab.reset();
    }
}

void LabRuns::goesOnWithoutTheWindow()
{
    QString folder;
    {
        const Program program(m_config, m_clock);
        program.start(u"rolling.yml"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(program.log().contains(u"TASK [Wait for the word to go on]"),
                                  qPrintable(program.log()), patience);
        QCOMPARE(m_lab.cordonedNodes(), QStringList{u"node3"_s});
        folder = program.run()->record().folder;
        QVERIFY(QFile::exists(folder + u"/output"_s));
    }
    // Nobody looks, and the run comes to the second node.
    letGoOn(u"node3"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_lab.cordonedNodes(), QStringList{u"node4"_s}, patience);

    const Program program(m_config, m_clock);
    QTRY_VERIFY2_WITH_TIMEOUT(program.state().startsWith(u"Running"), qPrintable(program.state()), patience);
    QTRY_COMPARE_WITH_TIMEOUT(program.batches().size(), 2, patience);
    QVERIFY2(program.batches().constFirst().contains(u"node3"), qPrintable(program.batches().constFirst()));
    QVERIFY2(program.batches().constLast().contains(u"node4"), qPrintable(program.batches().constLast()));
    QTRY_COMPARE_WITH_TIMEOUT(program.log().count(u"TASK [Wait for the word to go on]"_s), 2, patience);
    letGoOn(u"node4"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.state().startsWith(u"Done"), qPrintable(program.state()), patience);
    QFile output(folder + u"/output"_s);
    QVERIFY(output.open(QIODevice::ReadOnly));
    const QString whole = plain(QString::fromUtf8(output.readAll()));
    QVERIFY(whole.contains(u"PLAY RECAP"));
    QTRY_COMPARE_WITH_TIMEOUT(program.log(), whole, patience);
    QCOMPARE(program.log().count(u"PLAY RECAP"_s), 1); // nothing twice
    QCOMPARE(m_lab.cordonedNodes(), QStringList());
}

void LabRuns::asksAtAPause()
{
    const Program program(m_config, m_clock);
    program.start(u"asking.yml"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.isReady(u"runPromptContinue"_s), qPrintable(program.log()), patience);
    QVERIFY(program.shown<QWidget>(u"runPrompt"_s)->accessibleName().contains(u"node3"));
    QCOMPARE(program.state(), u"Waits for you"_s);
    QVERIFY(!program.log().contains(u"TASK [Say who it is]"));
    program.click(u"runPromptContinue"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.state().startsWith(u"Done"), qPrintable(program.log()), patience);
    QVERIFY(program.shown<QWidget>(u"runPrompt"_s) == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(program.log().contains(u"changed: [node3]"), patience);
}

void LabRuns::namesWhatMayStillRun()
{
    const Program program(m_config, m_clock);
    program.start(u"long.yml"_s);
    const auto underWay = [&program] { return ui::RunText::unfinished(program.run()->tree()); };
    QTRY_VERIFY_WITH_TIMEOUT(underWay().contains(u"node3") && underWay().contains(u"node4"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runStop"_s), patience);
    program.click(u"runStop"_s);
    QTRY_VERIFY_WITH_TIMEOUT(program.isReady(u"runStopConfirm"_s), patience);
    program.click(u"runStopConfirm"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(program.state().startsWith(u"Stopped"), qPrintable(program.state()), patience);
    const auto said = [&program] {
        const auto *bar = program.shown<ui::MessageBar>(u"runStopped"_s);
        return bar == nullptr ? QString() : bar->text();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"may still be running"), qPrintable(said()), patience);
    for (const QString &word : {u"Install packages"_s, u"node3"_s, u"node4"_s}) {
        QVERIFY2(said().contains(word), qPrintable(said()));
    }
    QVERIFY(!program.isReady(u"runStop"_s));
}

QTEST_MAIN(LabRuns)
#include "tst_lab_runs.moc"
