// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/code_of.hpp"
#include "tests/unit/kube/sample.hpp"

#include "kube/list_splitter.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kubemori;
using namespace kubemori::kube;
using namespace kubemori::test;
using namespace Qt::StringLiterals;

namespace {

struct Taken
{
    QByteArrayList items;
    QByteArray frame;
    Result<> read;
};

/// Feeds the text in pieces of this size.
Taken takeApart(const QByteArray &text, qsizetype piece)
{
    Taken taken;
    ListSplitter splitter([&taken](QByteArray &item) -> Result<> {
        taken.items.append(QByteArray(item.constData(), item.size()));
        return {};
    });
    for (qsizetype at = 0; at < text.size() && taken.read; at += piece) {
        taken.read = splitter.feed(QByteArrayView(text).sliced(at, std::min(piece, text.size() - at)));
    }
    taken.frame = splitter.frame();
    return taken;
}

} // namespace

class TestListSplitter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesListsApart_data();
    void takesListsApart();
    void refuses_data();
    void refuses();
    void endsWithTheSinksError();
    void refusesWhatIsTooLong();
    void anItemThatIsCutOffIsNotTaken();
};

void TestListSplitter::takesListsApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("items");
    QTest::newRow("nodes") << pageJson({nodeJson("a"), nodeJson("b"), nodeJson("c")}) << 3;
    QTest::newRow("one") << pageJson({nodeJson("a")}) << 1;
    QTest::newRow("none") << pageJson({}) << 0;
    QTest::newRow("null") << QByteArray(R"({"kind":"NodeList","items":null})") << 0;
    QTest::newRow("spaces") << QByteArray("{ \"items\" :\n[ {\"a\": 1} ,\n\t{\"b\": [ {} ] } ] , \"z\": [1, 2] }") << 2;
    QTest::newRow("brackets and quotes in strings")
        << QByteArray(R"({"items":[{"a":"]}\"[{\\"},{"b\\\"}":"{"},{"\\":"\\"}],"kind":"}]"})") << 3;
    QTest::newRow("items elsewhere") << QByteArray(R"({"metadata":{"items":[{"x":1}]},"other":[{"items":[]}]})") << 0;
    QTest::newRow("items in items") << QByteArray(R"({"items":[{"items":[{"items":[]}]}]})") << 1;
    QTest::newRow("a key that ends like it") << QByteArray(R"({"x\"items":[{"a":1}],"my items":[{}]})") << 0;
    QTest::newRow("the word as a value") << QByteArray(R"({"kind":"items","items":[{}]})") << 1;
    QTest::newRow("what comes after") << QByteArray(R"({"items":[{}],"kind":"NodeList","metadata":{}})") << 1;
}

// However the bytes arrive, items and frame are what a whole document holds.
void TestListSplitter::takesListsApart()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, items);
    const QJsonObject whole = QJsonDocument::fromJson(text).object();
    QVERIFY(!whole.isEmpty());
    QList<qsizetype> pieces{text.size(), 4096};
    for (qsizetype piece = 1; piece <= 64; ++piece) {
        pieces.append(piece);
    }
    for (const qsizetype piece : std::as_const(pieces)) {
        const Taken taken = takeApart(text, piece);
        QVERIFY2(taken.read, qPrintable(taken.read ? QString() : toLogLine(taken.read.error())));
        QCOMPARE(taken.items.size(), items);
        for (qsizetype i = 0; i < items; ++i) {
            QCOMPARE(QJsonDocument::fromJson(taken.items.at(i)).object(), whole[u"items"_s].toArray().at(i).toObject());
        }
        QJsonObject frame = whole;
        if (frame.value("items"_L1).isArray()) {
            frame[u"items"_s] = QJsonArray();
        }
        QCOMPARE(QJsonDocument::fromJson(taken.frame).object(), frame);
    }
}

void TestListSplitter::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a number as item") << QByteArray(R"({"items":[{},1]})");
    QTest::newRow("a string as item") << QByteArray(R"({"items":["a"]})");
    QTest::newRow("null as item") << QByteArray(R"({"items":[null]})");
    QTest::newRow("a list as item") << QByteArray(R"({"items":[[{}]]})");
    QTest::newRow("closed twice") << QByteArray(R"({"items":[{}]}})");
    QTest::newRow("closed first") << QByteArray("]");
}

void TestListSplitter::refuses()
{
    QFETCH(const QByteArray, text);
    for (qsizetype piece = 1; piece <= text.size(); ++piece) {
        QCOMPARE(codeOf(takeApart(text, piece).read), u"InvalidData"_s);
    }
}

void TestListSplitter::endsWithTheSinksError()
{
    int taken = 0;
    ListSplitter splitter([&taken](QByteArray &) -> Result<> {
        return ++taken == 2 ? Result<>(fail(ErrorCode::InvalidData, u"metadata.name: the field is missing"_s))
                            : Result<>();
    });
    const auto read = splitter.feed(QByteArrayView(R"({"items":[{},{},{}]})"));
    QCOMPARE(codeOf(read), u"InvalidData"_s);
    QVERIFY(toLogLine(read.error()).contains(u"items[1]"_s));
    QCOMPARE(taken, 2);
}

void TestListSplitter::refusesWhatIsTooLong()
{
    const QByteArray filler(4096, 'x');
    for (const QByteArray &head : {QByteArray(R"({"items":[{"a":")"), QByteArray(R"({"kind":")"), QByteArray("x")}) {
        ListSplitter splitter([](QByteArray &) { return Result<>(); });
        Result<> read = splitter.feed(head);
        int fed = 0;
        for (; read && fed < 16384; ++fed) {
            read = splitter.feed(filler);
        }
        QCOMPARE(codeOf(read), u"InvalidData"_s);
    }
}

void TestListSplitter::anItemThatIsCutOffIsNotTaken()
{
    const Taken taken = takeApart(R"({"items":[{"a":1},{"b":)", 5);
    QVERIFY(taken.read);
    QCOMPARE(taken.items, QByteArrayList{R"({"a":1})"});
    QVERIFY(QJsonDocument::fromJson(taken.frame).isNull());
}

QTEST_GUILESS_MAIN(TestListSplitter)
#include "tst_list_splitter.moc"
