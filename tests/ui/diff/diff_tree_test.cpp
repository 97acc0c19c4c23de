// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/diff/diff_tree.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace kubemori;
using namespace kubemori::ui;
using namespace Qt::StringLiterals;

namespace {

diff::FileChange fileAt(const QString &path, const QString &oldPath = {})
{
    diff::FileChange change;
    change.status = oldPath.isEmpty() ? diff::FileStatus::Modified : diff::FileStatus::Renamed;
    change.old = {.path = oldPath.isEmpty() ? path : oldPath, .id = u"1"_s, .mode = 0100644};
    change.now = {.path = path, .id = u"2"_s, .mode = 0100644};
    change.added = 2;
    change.removed = 1;
    return change;
}

const diff::FileList example{.files = {fileAt(u"README.md"_s), fileAt(u"roles/a/tasks/main.yml"_s),
                                       fileAt(u"roles/a/tasks/x.yml"_s),
                                       fileAt(u"docs/new/deep/page.md"_s, u"docs/page.md"_s)}};

QString shapeOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString children = shapeOf(model, index);
        parts.append(index.data().toString() + (children.isEmpty() ? QString() : u'(' + children + u')'));
    }
    return parts.join(u' ');
}

} // namespace

class DiffTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsFolders();
    void isAModel();
    void finds();
    void steps();
    void keepsTheCurrentFile();
    void saysEverything();
};

void DiffTreeTest::joinsFolders()
{
    DiffTreeModel model;
    model.setFiles(example, {});
    QCOMPARE(shapeOf(model), u"docs/new/deep(page.md) roles/a/tasks(main.yml x.yml) README.md"_s);
    model.setFilter([](const diff::FileChange &file) { return file.path().endsWith(u"x.yml"_s); });
    QCOMPARE(shapeOf(model), u"roles/a/tasks(x.yml)"_s);
    QCOMPARE(model.shown().files.size(), 1);
    QCOMPARE(model.files().files.size(), 4);
    model.setFilter([](const diff::FileChange &) { return false; });
    QCOMPARE(model.rowCount(), 0);
}

void DiffTreeTest::isAModel()
{
    DiffTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFiles(example, {});
    model.setFilter([](const diff::FileChange &file) { return file.path().startsWith(u"roles"_s); });
    model.setFiles({}, {});
}

void DiffTreeTest::finds()
{
    DiffTreeModel model;
    model.setFiles(example, {});
    QCOMPARE(model.find(u"docs/page.md"_s).data().toString(), u"page.md"_s); // by its old path
    QCOMPARE(model.find(u"README.md"_s).data().toString(), u"README.md"_s);
    QVERIFY(!model.find(u"nowhere"_s).isValid());
}

void DiffTreeTest::steps()
{
    DiffTree tree;
    QStringList opened;
    connect(&tree, &DiffTree::currentFileChanged, &tree,
            [&opened](const diff::FileChange *file) { opened.append(file != nullptr ? file->path() : u"none"_s); });
    tree.setFiles(example, {});
    QVERIFY(tree.step(true));
    QVERIFY(tree.step(true));
    QVERIFY(tree.step(true));
    QVERIFY(!tree.step(true));
    QVERIFY(tree.step(false));
    QCOMPARE(opened, (QStringList{u"docs/new/deep/page.md"_s, u"roles/a/tasks/main.yml"_s, u"roles/a/tasks/x.yml"_s,
                                  u"README.md"_s, u"roles/a/tasks/x.yml"_s}));
    // A folder leaves what is shown.
    tree.setCurrentIndex(tree.model()->index(0, 0));
    QCOMPARE(opened.size(), 5);
}

void DiffTreeTest::keepsTheCurrentFile()
{
    DiffTree tree;
    tree.setFiles(example, {});
    QVERIFY(tree.select(u"README.md"_s));
    tree.setFilter([](const diff::FileChange &file) { return !file.path().startsWith(u"docs"_s); });
    QCOMPARE(tree.current()->path(), u"README.md"_s);
    tree.setFilter([](const diff::FileChange &file) { return file.path().startsWith(u"roles"_s); });
    QCOMPARE(tree.current()->path(), u"roles/a/tasks/main.yml"_s);
    QSignalSpy changed(&tree, &DiffTree::currentFileChanged);
    tree.setFilter([](const diff::FileChange &) { return false; });
    QCOMPARE(tree.current(), nullptr);
    QCOMPARE(changed.count(), 1);
}

void DiffTreeTest::saysEverything()
{
    DiffTreeModel model;
    model.setFiles(example, {});
    const QModelIndex index = model.find(u"docs/page.md"_s);
    const QString spoken = index.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"Renamed"_s) && spoken.contains(u"+2 −1"_s), qPrintable(spoken));
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains(u"docs/page.md → docs/new/deep/page.md"_s));
}

std::unique_ptr<QObject> makeDiffTreeTest()
{
    return std::make_unique<DiffTreeTest>();
}

#include "diff_tree_test.moc"
