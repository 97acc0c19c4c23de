// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "diff/diff_rows.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::diff;
using namespace Qt::StringLiterals;

namespace {

/// A hundred lines, of which the 50th is another and the 80th is followed by two new ones.
std::shared_ptr<const FileDiff> example()
{
    QByteArray before;
    QByteArray after;
    for (int i = 0; i < 100; ++i) {
        const QByteArray line = "line " + QByteArray::number(i);
        before += line + '\n';
        after += (i == 50 ? "line fifty" : line) + '\n';
        if (i == 80) {
            after += "new one\nnew two\n";
        }
    }
    return std::make_shared<const FileDiff>(*makeFileDiff({}, before, after, {}, {}));
}

/// "=3 -1 +1 ~45": runs of equal, removed, added, changed, and folds with what they hide.
QString shape(const DiffRows &rows)
{
    QStringList parts;
    int run = 0;
    for (int i = 0; i < rows.count(); ++i) {
        const DiffRow &row = rows.at(i);
        ++run;
        if (!row.isFold() && i + 1 < rows.count() && rows.at(i + 1).kind == row.kind) {
            continue;
        }
        const QLatin1StringView sign(row.kind == DiffRow::Kind::Equal     ? "="
                                     : row.kind == DiffRow::Kind::Removed ? "-"
                                     : row.kind == DiffRow::Kind::Added   ? "+"
                                     : row.kind == DiffRow::Kind::Changed ? "|"
                                                                          : "~");
        parts.append(sign + QString::number(row.isFold() ? row.hidden : run));
        run = 0;
    }
    return parts.join(u' ');
}

} // namespace

class RowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unified();
    void sideBySide();
    void reveal();
    void findsLines();
    void changes();
    void wholeFile();
    void foldsAgain();
};

void RowsTest::unified()
{
    const DiffRows rows(example(), Layout::Unified, 3);
    QCOMPARE(shape(rows), u"~47 =3 -1 +1 =3 ~24 =3 +2 =3 ~16"_s);
    QCOMPARE(rows.at(4).oldLine, 50);
    QCOMPARE(rows.at(4).newLine, -1);
    QCOMPARE(rows.at(5).newLine, 50);
    QVERIFY(rows.hasFolds());
}

void RowsTest::sideBySide()
{
    DiffRows rows(example(), Layout::SideBySide, 3);
    QCOMPARE(shape(rows), u"~47 =3 |1 =3 ~24 =3 |2 =3 ~16"_s);
    QCOMPARE(rows.at(4).oldLine, 50);
    QCOMPARE(rows.at(4).newLine, 50);
    QVERIFY(rows.at(4).pair >= 0);
    QCOMPARE(rows.at(12).oldLine, -1);
    QCOMPARE(rows.at(12).newLine, 81);
    rows.setLayout(Layout::Unified);
    QCOMPARE(shape(rows), u"~47 =3 -1 +1 =3 ~24 =3 +2 =3 ~16"_s);
}

void RowsTest::reveal()
{
    DiffRows rows(example(), Layout::SideBySide, 3);
    rows.reveal(1, DiffRows::Reveal::Above, 4);
    QCOMPARE(shape(rows), u"~47 =3 |1 =7 ~20 =3 |2 =3 ~16"_s);
    rows.reveal(1, DiffRows::Reveal::Below, 4);
    QCOMPARE(shape(rows), u"~47 =3 |1 =7 ~16 =7 |2 =3 ~16"_s);
    rows.reveal(1, DiffRows::Reveal::Both, 100);
    QCOMPARE(shape(rows), u"~47 =3 |1 =30 |2 =3 ~16"_s);
    rows.reveal(0, DiffRows::Reveal::All);
    QCOMPARE(shape(rows), u"=50 |1 =30 |2 =3 ~16"_s);
    // What a single line would hide is shown.
    rows.reveal(2, DiffRows::Reveal::Above, 15);
    QCOMPARE(shape(rows), u"=50 |1 =30 |2 =19"_s);
    QVERIFY(!rows.hasFolds());
}

void RowsTest::findsLines()
{
    const DiffRows rows(example(), Layout::Unified, 3);
    QCOMPARE(rows.rowOf(Side::Old, 0), 0);
    QCOMPARE(rows.rowOf(Side::New, 46), 0); // in the fold
    QCOMPARE(rows.rowOf(Side::New, 47), 1);
    QCOMPARE(rows.rowOf(Side::Old, 50), 4);
    QCOMPARE(rows.rowOf(Side::New, 50), 5);
    QCOMPARE(rows.rowOf(Side::New, 101), rows.count() - 1);
    QCOMPARE(rows.rowOf(Side::New, 102), -1);
    QCOMPARE(rows.rowOf(Side::Old, -1), -1);
}

void RowsTest::changes()
{
    const DiffRows rows(example(), Layout::Unified, 3);
    QCOMPARE(rows.changes().size(), std::size_t{2});
    QVERIFY((rows.changes()[0] == DiffRows::Span{.first = 4, .last = 5}));
    QCOMPARE(rows.changeAfter(-1), 0);
    QCOMPARE(rows.changeAfter(4), 1);
    QCOMPARE(rows.changeAfter(100), -1);
    QCOMPARE(rows.changeBefore(100), 1);
    QCOMPARE(rows.changeBefore(12), 0);
    QCOMPARE(rows.changeBefore(4), -1);
}

void RowsTest::wholeFile()
{
    const auto added = std::make_shared<const FileDiff>(*makeFileDiff({}, {}, "a\nb\n", {}, {}));
    QCOMPARE(shape(DiffRows(added, Layout::Unified)), u"+2"_s);
    QCOMPARE(shape(DiffRows(added, Layout::SideBySide)), u"|2"_s);
    const auto same = std::make_shared<const FileDiff>(*makeFileDiff({}, "a\nb\nc\n", "a\nb\nc\n", {}, {}));
    QCOMPARE(shape(DiffRows(same, Layout::Unified)), u"~3"_s);
    const auto empty = std::make_shared<const FileDiff>(*makeFileDiff({}, {}, {}, {}, {}));
    QCOMPARE(DiffRows(empty, Layout::Unified).count(), 0);
}

void RowsTest::foldsAgain()
{
    DiffRows rows(example(), Layout::Unified, 3);
    rows.revealAll();
    QCOMPARE(shape(rows), u"=50 -1 +1 =30 +2 =19"_s);
    rows.foldAgain();
    QCOMPARE(shape(rows), u"~47 =3 -1 +1 =3 ~24 =3 +2 =3 ~16"_s);
}

std::unique_ptr<QObject> makeRowsTest()
{
    return std::make_unique<RowsTest>();
}

#include "rows_test.moc"
