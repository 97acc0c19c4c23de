// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "advice/log/clue_literals.hpp"
#include "advice/log/dumped_text.hpp"
#include "advice/log/needle_set.hpp"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace kubemori::advice;

namespace {

class ClueLiteralsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatEveryMatchHas_data();
    void findsWhatEveryMatchHas();
    void findsEachNeedleOnce();
    void readsWhatIsInDumps();
};

void ClueLiteralsTest::findsWhatEveryMatchHas_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArrayList>("literals");
    const auto row = [](const char *name, const QString &pattern, const QByteArrayList &literals) {
        QTest::newRow(name) << pattern << literals;
    };
    row("plain", u"No space left"_s, {"no space left"});
    row("the longest part", u"abcd.*efghij\\d+klmno"_s, {"efghij"});
    row("a letter that may be missing", u"evicting pods?/x"_s, {"evicting pod"});
    row("a letter that comes again", u"abcd+efghijk"_s, {"efghijk"});
    row("alternatives", u"disk full|no space"_s, {"disk full", "no space"});
    row("one without a text", u"disk full|\\d+"_s, {});
    row("alternatives in a group", u"lock /var/lib/(dpkg|apt/lists)/x"_s, {"lock /var/lib/"});
    row("nothing but a group", u"(?:(timed out)|refused) \\w+"_s, {"timed out", "refused"});
    row("a group that may be missing", u"(timed out)? now"_s, {" now"});
    row("a named group", u"(?<node>node\\d+) gone"_s, {" gone"});
    row("quotes are written in other ways", u"pod \"(?<name>[^\"]+)\" is gone"_s, {" is gone"});
    row("not in what is looked ahead for", u"(?=lookahead)abcd(?!never this)"_s, {"abcd"});
    row("behind options", u"(?i)Permission Denied"_s, {"permission denied"});
    row("escapes", u"a\\.b\\[c\\]d"_s, {"a.b[c]d"});
    row("counts", u"x{2}y{0}abcde{1,2}"_s, {"abcde"});
    row("a class with a bracket", u"[]a-z]+longer[^\\]]"_s, {"longer"});
    row("a named class", u"[[:alpha:]]+longer"_s, {"longer"});
    row("too short", u"x509"_s, {"x509"});
    row("shorter", u"OOM"_s, {});
    row("not understood: code", u"\\x41bcdef"_s, {});
    row("not understood: quoting", u"\\Qabcdef\\E"_s, {});
    row("not understood: recursion", u"abcdef(?R)?"_s, {});
    row("not understood: free spacing", u"(?x)abc def"_s, {});
    row("beyond ASCII", u"容量がnot enough"_s, {"not enough"});
}

void ClueLiteralsTest::findsWhatEveryMatchHas()
{
    QFETCH(const QString, pattern);
    QFETCH(const QByteArrayList, literals);
    QCOMPARE(literalsOf(QRegularExpression(pattern)), literals);
}

void ClueLiteralsTest::findsEachNeedleOnce()
{
    NeedleSet needles;
    needles.add("no space left", 1);
    needles.add("left", 2);
    needles.add("space", 3);
    needles.add("zzzz", 4);
    const QByteArray text = "No SPACE left on x: no space lef\nspace left";
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        std::multiset<std::pair<qsizetype, int>> found;
        const auto note = [&found](qsizetype at, int owner) { found.emplace(at, owner); };
        needles.find(text, 0, cut, note);
        needles.find(text, cut, text.size(), note);
        QCOMPARE(found, (std::multiset<std::pair<qsizetype, int>>{{0, 1}, {3, 3}, {9, 2}, {23, 3}, {33, 3}, {39, 2}}));
    }
}

void ClueLiteralsTest::readsWhatIsInDumps()
{
    QCOMPARE(dumpedTexts(uR"(fatal: [n]: FAILED! => {"msg": "a \"b\"\nc", "rc": 1})"_s),
             (QStringList{u"msg"_s, u"a \"b\""_s, u"c"_s, u"rc"_s}));
    QVERIFY(dumpedTexts(uR"("stdout": "{\"msg\": \"x \\\"y\\\" z\"}")"_s).contains(u"x \"y\" z"_s));
    QVERIFY(dumpedTexts(u"\"msg\": \"caf\\u00e9 \\u001b[31mred\\u001b[0m\""_s).contains(u"café red"_s));
    QVERIFY(dumpedTexts(u"\"msg\": \"it is cut he"_s).contains(u"it is cut he"_s));
    QVERIFY(dumpedTexts(u"\"msg\": \"cut \\u00"_s).size() == 2);
    QVERIFY(dumpedTexts(u"\"msg\": \"cut \\"_s).size() == 2);
    QCOMPARE(dumpedTexts(u"nothing in quotes"_s), QStringList());
}

} // namespace

std::unique_ptr<QObject> makeClueLiteralsTest()
{
    return std::make_unique<ClueLiteralsTest>();
}

#include "clue_literals_test.moc"
