// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ui/diff/jinja_reader.hpp"
#include "ui/diff/syntax_highlighter.hpp"

#include <QTest>

using namespace kubemori;
using namespace kubemori::ui;
using namespace Qt::StringLiterals;
using diff::Side;

namespace {

/// What style the character at this column has in the end.
SyntaxStyle styleAt(const SyntaxLine *line, int column)
{
    SyntaxStyle style = SyntaxStyle::Text;
    if (line != nullptr) {
        for (const SyntaxSpan &span : *line) {
            if (column >= span.start && column < span.start + span.length) {
                style = span.style;
            }
        }
    }
    return style;
}

std::shared_ptr<const diff::FileDiff> diffOf(const QString &path, const QByteArray &before, const QByteArray &after)
{
    diff::FileChange change;
    change.old = {.path = path, .id = u"1"_s, .mode = 0100644};
    change.now = {.path = path, .id = u"2"_s, .mode = 0100644};
    return std::make_shared<const diff::FileDiff>(*diff::makeFileDiff(change, before, after, {}, {}));
}

} // namespace

class SyntaxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stateOfTheWholeFile();
    void languages_data();
    void languages();
    void jinjaOverLines();
    void anotherFileStopsTheFirst();
    void endsInTheMiddle();
};

void SyntaxTest::stateOfTheWholeFile()
{
    // The changed line stands deep in a block text that began far above: it is no comment.
    QByteArray before = "script: |\n";
    for (int i = 0; i < 3000; ++i) {
        before += "  text\n";
    }
    before += "  # part of the text\nend: true # a comment\n";
    QByteArray after = before;
    after.replace("part of", "still part of");
    SyntaxHighlighter highlighter;
    highlighter.start(diffOf(u"a.yml"_s, before, after));
    QVERIFY(QTest::qWaitFor([&] { return highlighter.isDone(); }, 20'000));
    QVERIFY(styleAt(highlighter.line(Side::New, 3001), 4) != SyntaxStyle::Comment);
    QCOMPARE(styleAt(highlighter.line(Side::New, 3002), 13), SyntaxStyle::Comment);
    QCOMPARE(styleAt(highlighter.line(Side::Old, 3002), 1), SyntaxStyle::Key);
}

void SyntaxTest::languages_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("style");
    QTest::newRow("yaml") << u"a/b.yaml"_s << QByteArray("key: value # why") << 12 << int(SyntaxStyle::Comment);
    QTest::newRow("ini") << u"inventory.ini"_s << QByteArray("; why") << 2 << int(SyntaxStyle::Comment);
    QTest::newRow("cfg") << u"ansible.cfg"_s << QByteArray("# why") << 2 << int(SyntaxStyle::Comment);
    QTest::newRow("jinja") << u"x.conf.j2"_s << QByteArray("a={{ b }}") << 5 << int(SyntaxStyle::Template);
    QTest::newRow("yaml template") << u"x.yml.j2"_s << QByteArray("key: {{ b }}") << 7 << int(SyntaxStyle::Template);
    QTest::newRow("markdown") << u"README.md"_s << QByteArray("# Title") << 3 << int(SyntaxStyle::Key);
    QTest::newRow("shell") << u"x.sh"_s << QByteArray("echo \"text\"") << 7 << int(SyntaxStyle::String);
    QTest::newRow("unknown") << u"LICENSE"_s << QByteArray("# text") << 2 << int(SyntaxStyle::Text);
}

void SyntaxTest::languages()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, line);
    QFETCH(int, column);
    QFETCH(int, style);
    SyntaxHighlighter highlighter;
    highlighter.start(diffOf(path, "x\n", line + '\n'));
    QVERIFY(QTest::qWaitFor([&] { return highlighter.isDone(); }, 20'000));
    QCOMPARE(int(styleAt(highlighter.line(Side::New, 0), column)), style);
}

void SyntaxTest::jinjaOverLines()
{
    JinjaReader reader;
    const auto read = [&reader](QStringView line) {
        SyntaxLine spans;
        reader.read(line, spans);
        return spans;
    };
    QCOMPARE(read(u"a {{ b }} {% if c %} d"),
             (SyntaxLine{{2, 7, SyntaxStyle::Template}, {10, 10, SyntaxStyle::Template}}));
    QCOMPARE(read(u"x {# begin"), (SyntaxLine{{2, 8, SyntaxStyle::Comment}}));
    QCOMPARE(read(u"{{ inside }}"), (SyntaxLine{{0, 12, SyntaxStyle::Comment}}));
    QCOMPARE(read(u"end #} {json: 1}"), (SyntaxLine{{0, 6, SyntaxStyle::Comment}}));
    QCOMPARE(read(u"{"), SyntaxLine());
    QCOMPARE(read(u"plain"), SyntaxLine());
}

void SyntaxTest::anotherFileStopsTheFirst()
{
    QByteArray large;
    for (int i = 0; i < 50'000; ++i) {
        large += "key: value # comment\n";
    }
    SyntaxHighlighter highlighter;
    highlighter.start(diffOf(u"a.yml"_s, large, large + "x: 1\n"));
    highlighter.start(diffOf(u"b.ini"_s, "a=1\n", "; b\n"));
    QVERIFY(QTest::qWaitFor([&] { return highlighter.isDone(); }, 20'000));
    QCOMPARE(styleAt(highlighter.line(Side::New, 0), 2), SyntaxStyle::Comment);
    QCOMPARE(highlighter.line(Side::New, 1), nullptr);
}

void SyntaxTest::endsInTheMiddle()
{
    QByteArray large;
    for (int i = 0; i < 50'000; ++i) {
        large += "key: value # comment\n";
    }
    auto highlighter = std::make_unique<SyntaxHighlighter>();
    highlighter->start(diffOf(u"a.yml"_s, large, large + "x: 1\n"));
    highlighter.reset(); // waits for its worker only as long as one piece takes
    QVERIFY(true);
}

std::unique_ptr<QObject> makeSyntaxTest()
{
    return std::make_unique<SyntaxTest>();
}

#include "syntax_test.moc"
