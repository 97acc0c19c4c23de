// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/frame_reader.hpp"
#include "suites.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using ansible::FrameReader;
using ansible::RunFrame;

class FrameReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFramesHoweverTheyAreCut();
    void refusesWhatIsNoFrame_data();
    void refusesWhatIsNoFrame();
};

void FrameReaderTest::readsFramesHoweverTheyAreCut()
{
    const QByteArray stream = "S 0 19 0\n{\"state\":\"running\"}\nO 0 6 1500\na\nO 1\n\nH 0 0 0\n\nE 7 3 0\n{}\n\n";
    const QList<RunFrame> expected{
        {.kind = RunFrame::Kind::State, .offset = 0, .timeMs = 0, .bytes = "{\"state\":\"running\"}"},
        {.kind = RunFrame::Kind::Output, .offset = 0, .timeMs = 1500, .bytes = "a\nO 1\n"},
        {.kind = RunFrame::Kind::Heartbeat, .offset = 0, .timeMs = 0, .bytes = {}},
        {.kind = RunFrame::Kind::Events, .offset = 7, .timeMs = 0, .bytes = "{}\n"}};
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        FrameReader reader;
        QList<RunFrame> found;
        for (const QByteArray &piece : {stream.first(cut), stream.sliced(cut)}) {
            reader.feed(piece);
            while (true) {
                const auto frame = reader.next();
                QVERIFY(frame);
                if (!*frame) {
                    break;
                }
                found.append(**frame);
            }
        }
        QCOMPARE(found, expected);
    }
}

void FrameReaderTest::refusesWhatIsNoFrame_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("an error in words") << QByteArray("{\"error\":\"not-a-run\"}\n");
    QTest::newRow("unknown kind") << QByteArray("X 0 0 0\n\n");
    QTest::newRow("no number") << QByteArray("O 0 x 0\n\n");
    QTest::newRow("negative") << QByteArray("O 0 -1 0\n\n");
    QTest::newRow("too long") << QByteArray("O 0 99999999999 0\n\n");
    QTest::newRow("too few words") << QByteArray("O 0 0\n\n");
    QTest::newRow("no end") << QByteArray("O 0 1 0\nab\n");
    QTest::newRow("no line at all") << QByteArray(10'000, 'O');
}

void FrameReaderTest::refusesWhatIsNoFrame()
{
    QFETCH(QByteArray, stream);
    FrameReader reader;
    reader.feed(stream);
    const auto frame = reader.next();
    QVERIFY(!frame);
    QVERIFY(frame.error().code == ErrorCode::InvalidData);
}

std::unique_ptr<QObject> makeFrameReaderTest()
{
    return std::make_unique<FrameReaderTest>();
}

#include "frame_reader_test.moc"
