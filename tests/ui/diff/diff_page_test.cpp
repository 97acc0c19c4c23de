// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/diff/diff_page.hpp"
#include "ui/diff/diff_tree.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/support/fake_diff_backend.hpp"
#include "ui/support/pump.hpp"
#include "ui/widgets/message_bar.hpp"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

using namespace kubemori;
using namespace kubemori::test;
using namespace kubemori::ui;
using namespace Qt::StringLiterals;

namespace {

struct Open
{
    FakeDiffBackend backend;
    DiffPage page;

    Open()
    {
        fillDiffExample(backend);
        page.resize(1100, 700);
        page.show();
        page.setBackend(&backend);
        page.open(u"/srv/kubespray"_s, u"v2.26.0"_s, u"v2.27.0"_s);
        pump();
    }
    ~Open() { page.setBackend(nullptr); }

    [[nodiscard]] QStringList files()
    {
        QStringList paths;
        for (const diff::FileChange &file : find<DiffTree>(&page, "diffTree")->files().shown().files) {
            paths.append(file.path());
        }
        return paths;
    }
    void trigger(const char *name)
    {
        find<QAction>(&page, name)->trigger();
        pump();
    }
    [[nodiscard]] DiffView *view() { return find<DiffView>(&page, "diffView"); }
};

const QString settingsFile = u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s;

} // namespace

class DiffPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAndOpens();
    void walksThroughFiles();
    void changesLeadToTheNextFile();
    void filtersByPath();
    void filtersByText();
    void onlyMyInventory();
    void filterKeepsWhatIsShown();
    void choosesVersions();
    void refusesWhatIsNoVersion();
    void showsErrors();
    void whitespaceComparesAgain();
    void searches();
    void findKeysAreTheFilesInIt();
    void remembers();
    void wantedFile();
    void withoutBackend();
    void renamedAndBinary();
    void everythingHasANameAndKeys();
};

void DiffPageTest::listsAndOpens()
{
    Open open;
    QCOMPARE(open.files().size(), 9);
    QCOMPARE(open.backend.lists.size(), 1);
    QCOMPARE(open.backend.opened.size(), 1); // once
    QCOMPARE(open.page.currentFile(), open.backend.opened.constFirst());
    QVERIFY(find<QLabel>(&open.page, "diffSummary")->text().contains(u"9"_s));
    QCOMPARE(find<QComboBox>(&open.page, "diffFrom")->currentText(), u"v2.26.0"_s);
    QVERIFY(find<QComboBox>(&open.page, "diffTo")->findText(u"origin/release-2.27"_s) >= 0);
}

void DiffPageTest::walksThroughFiles()
{
    Open open;
    const QString first = open.page.currentFile();
    open.trigger("diffNextFile");
    QVERIFY(open.page.currentFile() != first);
    open.trigger("diffPreviousFile");
    QCOMPARE(open.page.currentFile(), first);
    open.trigger("diffPreviousFile"); // the first stays
    QCOMPARE(open.page.currentFile(), first);
}

void DiffPageTest::changesLeadToTheNextFile()
{
    Open open;
    open.page.showFile(settingsFile);
    pump();
    QCOMPARE(open.page.currentFile(), settingsFile);
    const auto changes = static_cast<int>(open.view()->rows().changes().size());
    for (int i = 1; i < changes; ++i) {
        open.trigger("diffNextChange");
    }
    QCOMPARE(open.page.currentFile(), settingsFile);
    const int last = open.view()->currentRow();
    open.trigger("diffNextChange");
    QVERIFY(open.page.currentFile() != settingsFile);
    open.trigger("diffPreviousChange");
    QCOMPARE(open.page.currentFile(), settingsFile);
    QCOMPARE(open.view()->currentRow(), last); // from below one comes to the last one
}

void DiffPageTest::filtersByPath()
{
    Open open;
    find<QLineEdit>(&open.page, "diffPathFilter")->setText(u"ROLES main"_s);
    QCOMPARE(open.files(), QStringList{u"roles/kubernetes/node/tasks/main.yml"_s});
    pump();
    QCOMPARE(open.page.currentFile(), u"roles/kubernetes/node/tasks/main.yml"_s);
    find<QLineEdit>(&open.page, "diffPathFilter")->setText(u"k8s-cluster/"_s); // an old path
    QCOMPARE(open.files(), QStringList{u"inventory/sample/group_vars/k8s_cluster/addons.yml"_s});
    find<QLineEdit>(&open.page, "diffPathFilter")->setText(u"nothing has this"_s);
    pump();
    QVERIFY(open.page.currentFile().isEmpty());
}

void DiffPageTest::filtersByText()
{
    Open open;
    find<QLineEdit>(&open.page, "diffTextFilter")->setText(u"ETCD_compact"_s);
    QVERIFY(QTest::qWaitFor([&] { return open.files().size() == 1; }, 5000));
    QCOMPARE(open.files(), QStringList{u"roles/etcd/templates/etcd.env.j2"_s});
    find<QLineEdit>(&open.page, "diffTextFilter")->clear();
    QVERIFY(QTest::qWaitFor([&] { return open.files().size() == 9; }, 5000));
}

void DiffPageTest::onlyMyInventory()
{
    Open open;
    auto *only = find<QCheckBox>(&open.page, "diffOnlyInventory");
    QVERIFY(!only->isEnabled()); // none is known
    open.page.setInventory(u"inventory/prod/"_s);
    pump();
    QVERIFY(only->isEnabled());
    only->setChecked(true);
    QCOMPARE(open.files().size(), 3); // it is in neither version: the sample's
    QVERIFY(open.files().constFirst().startsWith(u"inventory/sample/"_s));
    QVERIFY(only->toolTip().contains(u"inventory/sample"_s));

    open.backend.trackedInventories.append(u"inventory/prod"_s);
    open.backend.add(u"inventory/prod/hosts.yaml"_s, "a: 1\n", "a: 2\n");
    find<QToolButton>(&open.page, "diffAgain")->click();
    pump();
    QCOMPARE(open.files(), QStringList{u"inventory/prod/hosts.yaml"_s});
}

void DiffPageTest::filterKeepsWhatIsShown()
{
    Open open;
    open.page.showFile(settingsFile);
    pump();
    open.view()->toNextChange();
    const int row = open.view()->currentRow();
    const auto opened = open.backend.opened.size();
    find<QLineEdit>(&open.page, "diffPathFilter")->setText(u"k8s"_s);
    pump();
    QCOMPARE(open.page.currentFile(), settingsFile);
    QCOMPARE(open.view()->currentRow(), row);
    QCOMPARE(open.backend.opened.size(), opened);
}

void DiffPageTest::choosesVersions()
{
    Open open;
    QSignalSpy changed(&open.page, &DiffPage::versionsChanged);
    auto *from = find<QComboBox>(&open.page, "diffFrom");
    from->setEditText(u"v2.25.1"_s);
    QTest::keyClick(from->lineEdit(), Qt::Key_Return);
    pump();
    QCOMPARE(open.backend.lists.constLast().from.name, u"v2.25.1"_s);
    QCOMPARE(changed.count(), 1);
    find<QToolButton>(&open.page, "diffSwap")->click();
    pump();
    QCOMPARE(open.page.from(), u"v2.27.0"_s);
    QCOMPARE(open.page.to(), u"v2.25.1"_s);
    QCOMPARE(open.backend.lists.constLast().to.name, u"v2.25.1"_s);
    auto *to = find<QComboBox>(&open.page, "diffTo");
    to->setCurrentIndex(0); // "Working tree"
    Q_EMIT to->activated(0);
    pump();
    QCOMPARE(open.backend.lists.constLast().to.kind, diff::DiffSource::Kind::WorkingTree);
    QCOMPARE(open.page.to(), u"WORKTREE"_s);
    QCOMPARE(to->currentText(), u"Working tree"_s);
}

void DiffPageTest::refusesWhatIsNoVersion()
{
    Open open;
    const auto asked = open.backend.lists.size();
    open.page.open(u"/srv"_s, u"--output=x"_s, u"v2.27.0"_s);
    pump();
    QCOMPARE(open.backend.lists.size(), asked);
    QVERIFY(find<MessageBar>(&open.page, "diffMessage")->isVisible());
}

void DiffPageTest::showsErrors()
{
    Open open;
    open.backend.error =
        Error{.code = ErrorCode::NotFound, .detail = u"no such tag"_s, .subject = u"v9"_s, .context = {}};
    open.page.open(u"/srv"_s, u"v9"_s, u"v2.27.0"_s);
    pump();
    auto *message = find<MessageBar>(&open.page, "diffMessage");
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().contains(u"v9"_s) && message->text().contains(u"no such tag"_s),
             qPrintable(message->text()));
    QCOMPARE(open.files().size(), 0);
    open.backend.error.reset();
    open.page.open(u"/srv"_s, u"v2.26.0"_s, u"v2.27.0"_s);
    pump();
    QVERIFY(!message->isVisible());
    QCOMPARE(open.files().size(), 9);
}

void DiffPageTest::whitespaceComparesAgain()
{
    Open open;
    open.page.showFile(u"roles/kubernetes/node/tasks/main.yml"_s);
    pump();
    QCOMPARE(open.view()->diff()->changes.size(), std::size_t{1});
    QCOMPARE(open.view()->diff()->changes[0].lines.oldCount, 3); // line ends too
    auto *whitespace = find<QComboBox>(&open.page, "diffWhitespace");
    whitespace->setCurrentIndex(1);
    Q_EMIT whitespace->activated(1);
    pump();
    QCOMPARE(open.page.currentFile(), u"roles/kubernetes/node/tasks/main.yml"_s);
    QCOMPARE(open.view()->diff()->changes[0].lines.oldCount, 1);
}

void DiffPageTest::searches()
{
    Open open;
    open.page.showFile(settingsFile);
    pump();
    open.trigger("diffFind");
    auto *field = find<QLineEdit>(&open.page, "diffSearch");
    auto *found = find<QLabel>(&open.page, "diffFound");
    QVERIFY(field->isVisible());
    field->setText(u"LIMIT_3"_s);
    QVERIFY(QTest::qWaitFor([&] { return found->text().startsWith(u"11"_s); }, 5000)); // 3, 30 to 39
    open.view()->setCurrentRow(open.view()->rows().count() - 1);
    open.trigger("diffNextHit"); // from the end on to the beginning
    QCOMPARE(found->text(), u"1 of 11"_s);
    QVERIFY(open.view()->spokenRow(open.view()->currentRow()).contains(u"limit_3:"_s));
    open.trigger("diffPreviousHit");
    QCOMPARE(found->text(), u"11 of 11"_s);
    field->setText(u"name: "_s);
    QVERIFY(QTest::qWaitFor([&] { return found->text().startsWith(u"3"_s); }, 5000));
    open.view()->setCurrentRow(open.view()->rows().rowOf(diff::Side::New, 55));
    open.trigger("diffNextHit"); // the next one from there: the second task, as it was
    QCOMPARE(found->text(), u"2 of 3"_s);
    field->setText(u"LIMIT_3"_s);
    find<QToolButton>(&open.page, "diffCase")->setChecked(true);
    QVERIFY(QTest::qWaitFor([&] { return found->text() == u"No match"_s; }, 5000));
    find<QToolButton>(&open.page, "diffRegex")->setChecked(true);
    field->setText(u"limit_(3"_s);
    QCOMPARE(found->text(), u"Not a regular expression"_s);
    field->setText(u"limit_3[0-4]"_s);
    QVERIFY(QTest::qWaitFor([&] { return found->text().startsWith(u"5"_s); }, 5000));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void DiffPageTest::findKeysAreTheFilesInIt()
{
    Open open;
    // As in the window, where the same keys lead to another filter.
    QWidget window;
    QAction other;
    other.setShortcut(QKeySequence::Find);
    window.addAction(&other);
    QSignalSpy triggered(&other, &QAction::triggered);
    open.page.setParent(&window);
    open.page.show();
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    open.page.showFile(settingsFile);
    pump();
    open.view()->setFocus();
    QTest::keySequence(open.view(), QKeySequence(QKeySequence::Find));
    QVERIFY(find<QLineEdit>(&open.page, "diffSearch")->hasFocus());
    QCOMPARE(triggered.count(), 0);
    find<DiffTree>(&open.page, "diffTree")->setFocus();
    QTest::keySequence(find<DiffTree>(&open.page, "diffTree"), QKeySequence(QKeySequence::Find));
    QCOMPARE(triggered.count(), 1);
    open.page.setParent(nullptr);
}

void DiffPageTest::remembers()
{
    Open open;
    open.trigger("diffSideBySide");
    auto *whitespace = find<QComboBox>(&open.page, "diffWhitespace");
    whitespace->setCurrentIndex(3);
    const QByteArray state = open.page.saveState();
    DiffPage other;
    other.restoreState(state);
    QCOMPARE(find<DiffView>(&other, "diffView")->layoutMode(), diff::Layout::Unified);
    QCOMPARE(find<QComboBox>(&other, "diffWhitespace")->currentIndex(), 3);
    QCOMPARE(other.saveState(), state);
    other.restoreState("nonsense");
    QCOMPARE(find<DiffView>(&other, "diffView")->layoutMode(), diff::Layout::Unified);
}

void DiffPageTest::wantedFile()
{
    FakeDiffBackend backend;
    fillDiffExample(backend);
    DiffPage page;
    page.show();
    page.showFile(u"extra_playbooks/migrate.yml"_s); // its old path, before there is a list
    page.setBackend(&backend);
    page.open(u"/srv"_s, u"v2.26.0"_s, u"v2.27.0"_s);
    pump();
    QCOMPARE(page.currentFile(), u"playbooks/migrate.yml"_s);
    page.setBackend(nullptr);
}

void DiffPageTest::withoutBackend()
{
    DiffPage page;
    page.show();
    page.open(u"/srv"_s, u"v2.26.0"_s, u"v2.27.0"_s);
    pump();
    QVERIFY(page.currentFile().isEmpty());
    Open open;
    open.page.setBackend(nullptr);
    pump();
    QVERIFY(open.page.currentFile().isEmpty());
    QCOMPARE(open.files().size(), 0);
}

void DiffPageTest::renamedAndBinary()
{
    Open open;
    auto *stack = find<QStackedWidget>(&open.page, "diffPaneStack");
    open.page.showFile(u"playbooks/migrate.yml"_s);
    pump();
    QVERIFY(stack->currentWidget() != open.view());
    open.page.showFile(u"logo/logo.png"_s);
    pump();
    QVERIFY(stack->currentWidget() != open.view());
    open.page.showFile(settingsFile);
    pump();
    QCOMPARE(stack->currentWidget(), open.view());
}

void DiffPageTest::everythingHasANameAndKeys()
{
    Open open;
    for (const QWidget *widget : open.page.findChildren<QWidget *>()) {
        const bool isOurs = !widget->objectName().startsWith(u"qt_"_s) && widget->focusPolicy() != Qt::NoFocus &&
                            widget->isVisible() && qobject_cast<const QLineEdit *>(widget) == nullptr;
        if (isOurs && widget->objectName().startsWith(u"diff"_s)) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                     qPrintable(widget->objectName()));
        }
    }
    for (const char *name : {"diffNextFile", "diffPreviousFile", "diffNextChange", "diffPreviousChange", "diffFind",
                             "diffNextHit", "diffPreviousHit", "diffSideBySide", "diffExpandAll", "diffFoldAgain"}) {
        QVERIFY2(!find<QAction>(&open.page, name)->shortcut().isEmpty(), name);
    }
}

std::unique_ptr<QObject> makeDiffPageTest()
{
    return std::make_unique<DiffPageTest>();
}

#include "diff_page_test.moc"
