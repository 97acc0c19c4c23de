// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "logs/ansi.hpp"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori::logs;

namespace {

/// A style as a word: "fg1 bold" and so on.
QString describe(const AnsiStyle &style)
{
    const auto colour = [](const QString &name, const AnsiColour &c) {
        switch (c.kind) {
        case AnsiColour::Kind::Default:
            return QString();
        case AnsiColour::Kind::Indexed:
            return QString(name + QString::number(c.index));
        case AnsiColour::Kind::Rgb:
            return u"%1#%2,%3,%4"_s.arg(name).arg(c.red).arg(c.green).arg(c.blue);
        }
        return QString();
    };
    QStringList words{colour(u"fg"_s, style.foreground), colour(u"bg"_s, style.background)};
    words << (style.bold ? u"bold"_s : QString()) << (style.faint ? u"faint"_s : QString())
          << (style.italic ? u"italic"_s : QString()) << (style.underline ? u"underline"_s : QString())
          << (style.inverse ? u"inverse"_s : QString()) << (style.strike ? u"strike"_s : QString());
    words.removeAll(QString());
    return words.join(u' ');
}

QString describe(const StyledText &styled)
{
    QStringList result;
    for (const StyleRun &run : styled.runs) {
        result.append(u"%1[%2]"_s.arg(styled.text.sliced(run.start, run.length), describe(run.style)));
    }
    return result.join(u' ');
}

class AnsiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data();
    void text();
    void styles_data();
    void styles();
    void survivesRandomBytes();
};

void AnsiTest::text_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QByteArray("ok: [node1]") << u"ok: [node1]"_s;
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("japanese") << QByteArray("再起動しました") << u"再起動しました"_s;
    QTest::newRow("tab stays") << QByteArray("a\tb") << u"a\tb"_s;
    QTest::newRow("invalid UTF-8") << QByteArray("a\xff\xc3") << u"a\ufffd\ufffd"_s;
    QTest::newRow("colour") << QByteArray("\x1b[0;31mred\x1b[0m") << u"red"_s;
    QTest::newRow("title, BEL") << QByteArray("a\x1b]0;evil title\x07"
                                              "b")
                                << u"ab"_s;
    QTest::newRow("title, ST") << QByteArray("a\x1b]2;evil\x1b\\b") << u"ab"_s;
    QTest::newRow("title, never ended") << QByteArray("a\x1b]0;evil b") << u"a0;evil b"_s;
    QTest::newRow("hyperlink") << QByteArray("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\") << u"link"_s;
    QTest::newRow("DCS") << QByteArray("a\x1bP1$tx\x1b\\b") << u"ab"_s;
    QTest::newRow("cursor and erase") << QByteArray("\x1b[2J\x1b[10;20Hx\x1b[K") << u"x"_s;
    QTest::newRow("private mode") << QByteArray("\x1b[?25lx\x1b[?25h") << u"x"_s;
    QTest::newRow("character set") << QByteArray("\x1b(Bx\x1b)0y") << u"xy"_s;
    QTest::newRow("two-byte escape") << QByteArray("\x1b"
                                                   "7x\x1b"
                                                   "8\x1b=y")
                                     << u"xy"_s;
    QTest::newRow("broken off") << QByteArray("x\x1b[31") << u"x"_s;
    QTest::newRow("lone escape") << QByteArray("x\x1b") << u"x"_s;
    QTest::newRow("broken by text") << QByteArray("x\x1b[3é") << u"xé"_s;
    QTest::newRow("escape in escape") << QByteArray("x\x1b[3\x1b[1my") << u"xy"_s;
    QTest::newRow("8-bit CSI as UTF-8") << QByteArray("x\xc2\x9b"
                                                      "31my")
                                        << u"xy"_s;
    QTest::newRow("8-bit OSC as UTF-8") << QByteArray("x\xc2\x9d"
                                                      "0;t\x07y")
                                        << u"xy"_s;
    QTest::newRow("controls") << QByteArray("a\x01\x07\x7f\x0e"
                                            "b\0c",
                                            8)
                              << u"abc"_s;
    QTest::newRow("backspace") << QByteArray("|\b/\b-") << u"-"_s;
    QTest::newRow("backspace at the start") << QByteArray("\b\bx") << u"x"_s;
    QTest::newRow("backspace over a pair") << QByteArray("a\xf0\x9f\x98\x80\bb") << u"ab"_s;
    QTest::newRow("direction override") << QByteArray("rm \xe2\x80\xae"
                                                      "fr-")
                                        << u"rm \ufffdfr-"_s;
    QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                  "b")
                                    << u"a b"_s;
    QTest::newRow("many parameters") << QByteArray("\x1b[" + QByteArray(8000, ';') + "mx") << u"x"_s;
    QTest::newRow("huge number") << QByteArray("\x1b[" + QByteArray(4000, '9') + "mx") << u"x"_s;
}

void AnsiTest::text()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, expected);
    QCOMPARE(plainText(line), expected);
}

void AnsiTest::styles_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("ansible ok") << QByteArray("\x1b[0;32mok: [n]\x1b[0m") << u"ok: [n][fg2]"_s;
    QTest::newRow("bold, reset by empty") << QByteArray("\x1b[1ma\x1b[mb") << u"a[bold]"_s;
    QTest::newRow("bright and background") << QByteArray("\x1b[97;104ma") << u"a[fg15 bg12]"_s;
    QTest::newRow("256") << QByteArray("\x1b[38;5;208ma\x1b[48;5;16mb") << u"a[fg208] b[fg208 bg16]"_s;
    QTest::newRow("rgb") << QByteArray("\x1b[38;2;1;2;3ma") << u"a[fg#1,2,3]"_s;
    QTest::newRow("rgb with colons") << QByteArray("\x1b[38:2::1:2:3ma\x1b[48:2:4:5:6mb")
                                     << u"a[fg#1,2,3] b[fg#1,2,3 bg#4,5,6]"_s;
    QTest::newRow("underline colour takes its numbers along") << QByteArray("\x1b[58;5;1;3ma") << u"a[italic]"_s;
    QTest::newRow("underline off by sub-parameter") << QByteArray("\x1b[4ma\x1b[4:0mb") << u"a[underline]"_s;
    QTest::newRow("curly underline") << QByteArray("\x1b[4:3ma") << u"a[underline]"_s;
    QTest::newRow("attributes on and off")
        << QByteArray("\x1b[2;3;7;9ma\x1b[22;23;27;29mb") << u"a[faint italic inverse strike]"_s;
    QTest::newRow("default colours") << QByteArray("\x1b[31;41ma\x1b[39;49mb") << u"a[fg1 bg1]"_s;
    QTest::newRow("bad 256 index") << QByteArray("\x1b[38;5;999ma") << QString();
    QTest::newRow("cut rgb") << QByteArray("\x1b[38;2;1ma") << QString();
    QTest::newRow("private m is no colour") << QByteArray("\x1b[>4;1ma\x1b[?31mb") << QString();
    QTest::newRow("same style twice is one run") << QByteArray("\x1b[31ma\x1b[31mb") << u"ab[fg1]"_s;
    QTest::newRow("backspace into a run") << QByteArray("\x1b[31mab\x1b[0mc\b\b\x1b[32md") << u"a[fg1] d[fg2]"_s;
    QTest::newRow("japanese") << QByteArray("準備\x1b[33m完了\x1b[0mです") << u"完了[fg3]"_s;
}

void AnsiTest::styles()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, expected);
    QCOMPARE(describe(parseAnsi(line)), expected);
}

void AnsiTest::survivesRandomBytes()
{
    QRandomGenerator random(20260301);
    const QByteArray alphabet = "\x1b\x1b[]0;:m?\\\x07P(a\b\xc2\x9b\xe3\x81\x82\xf0 9";
    for (int round = 0; round < 20000; ++round) {
        QByteArray line;
        const int length = random.bounded(40);
        for (int i = 0; i < length; ++i) {
            line.append(alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
        }
        const StyledText styled = parseAnsi(line);
        qsizetype end = 0;
        for (const StyleRun &run : styled.runs) {
            QVERIFY2(run.start >= end && run.length > 0, line.toHex().constData());
            end = run.start + run.length;
        }
        QVERIFY2(end <= styled.text.size(), line.toHex().constData());
        QVERIFY2(!styled.text.contains(QChar(0x1B)), line.toHex().constData());
    }
}

} // namespace

std::unique_ptr<QObject> makeAnsiTest()
{
    return std::make_unique<AnsiTest>();
}

#include "ansi_test.moc"
