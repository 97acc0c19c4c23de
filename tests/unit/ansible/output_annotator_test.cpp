// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "ansible/output_annotator.hpp"
#include "logs/ansi.hpp"
#include "logs/opened_log.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kubemori;
using namespace kubemori::ansible;

namespace {

const QByteArray output = "PLAY [Prepare] *****\r\n"
                          "\r\n"
                          "TASK [pre : Swap off] *****\r\n"
                          "\x1b[0;32mok: [node1]\x1b[0m\r\n"
                          "\x1b[0;33mchanged: [node2] => \x1b[0m\r\n"
                          "\x1b[0;33m  msg: done\x1b[0m\r\n"
                          "\x1b[0;31mfatal: [node3]: FAILED! => {\x1b[0m\r\n"
                          "\x1b[0;31m    \"rc\": 1\x1b[0m\r\n"
                          "\x1b[0;31m}\x1b[0m\r\n"
                          "\x1b[0;31mfatal: [node4]: FAILED! => {\"msg\": \"再\"}\x1b[0m\r\n"
                          "\x1b[0;36m...ignoring\x1b[0m\r\n"
                          "FAILED - RETRYING: [node1]: Wait (3 retries left).\r\n"
                          "fatal: [node5]: UNREACHABLE! => {\"unreachable\": true}\r\n"
                          "[WARNING]: odd\r\n"
                          "\r\n"
                          "PLAY RECAP *****\r\n"
                          "node1 : ok=2 changed=0 unreachable=0 failed=0 skipped=0 rescued=0 ignored=0\r\n"
                          "node3 : ok=1 changed=0 unreachable=0 failed=1 skipped=0 rescued=0 ignored=0\r\n";

const QStringList annotated{
    u"- output PLAY [Prepare] *****"_s,
    u"- output "_s,
    u"- output TASK [pre : Swap off] *****"_s,
    u"node1 output ok: [node1]"_s,
    u"node2 output changed: [node2] => "_s,
    u"node2 output   msg: done"_s,
    u"node3 failure fatal: [node3]: FAILED! => {"_s,
    u"node3 failure     \"rc\": 1"_s,
    u"node3 failure }"_s,
    u"node4 warning fatal: [node4]: FAILED! => {\"msg\": \"再\"}"_s,
    u"node4 warning ...ignoring"_s,
    u"node1 warning FAILED - RETRYING: [node1]: Wait (3 retries left)."_s,
    u"node5 failure fatal: [node5]: UNREACHABLE! => {\"unreachable\": true}"_s,
    u"- warning [WARNING]: odd"_s,
    u"- output "_s,
    u"- output PLAY RECAP *****"_s,
    u"node1 output node1 : ok=2 changed=0 unreachable=0 failed=0 skipped=0 rescued=0 ignored=0"_s,
    u"node3 failure node3 : ok=1 changed=0 unreachable=0 failed=1 skipped=0 rescued=0 ignored=0"_s};

QString described(const logs::LogSnapshot &snapshot, logs::LineNumber number)
{
    const logs::LogLine line = snapshot.line(number);
    const QString source = snapshot.source(line);
    return u"%1 %2 %3"_s.arg(source.isEmpty() ? u"-"_s : source, toString(line.level), logs::plainText(line.bytes));
}

QStringList linesOf(const logs::LogStore &store)
{
    const logs::LogSnapshot snapshot = store.snapshot();
    QStringList result;
    for (logs::LineNumber i = 0; i < snapshot.endLine(); ++i) {
        result.append(described(snapshot, i));
    }
    return result;
}

class OutputAnnotatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void annotates();
    void tellsEveryLine();
    void piecesOfAnySize();
    void ignoredInALaterRead();
    void promptIsSeenAtOnce();
    void commandsOnHosts();
    void cowsBelongToNobody();
    void opensAnOldLog();
};

void OutputAnnotatorTest::annotates()
{
    const auto store = std::make_shared<logs::LogStore>();
    OutputAnnotator annotator(store);
    annotator.feed(output, 1'772'400'600'123);
    QCOMPARE(linesOf(*store), annotated);
    QCOMPARE(store->snapshot().line(3).timeMs, 1'772'400'600'123);
}

void OutputAnnotatorTest::tellsEveryLine()
{
    const auto store = std::make_shared<logs::LogStore>();
    store->appendLine("said before", {});
    QStringList told;
    OutputAnnotator annotator(store, [&](logs::LineNumber number, const QString &text, const OutputLine &line) {
        QCOMPARE(number, told.size() + 1);
        told.append(text);
        if (number == 7) {
            QCOMPARE(line.host, u"node3"_s);
            QVERIFY(line.kind == OutputLine::Kind::HostResult);
        }
    });
    annotator.feed(output, 1);
    QCOMPARE(told.size(), annotated.size());
    QCOMPARE(told.at(2), u"TASK [pre : Swap off] *****"_s);
}

void OutputAnnotatorTest::piecesOfAnySize()
{
    for (const qsizetype piece : {1, 2, 3, 7, 100}) {
        const auto store = std::make_shared<logs::LogStore>();
        OutputAnnotator annotator(store);
        for (qsizetype at = 0; at < output.size(); at += piece) {
            annotator.feed(QByteArrayView(output).sliced(at, std::min(piece, output.size() - at)), 1);
        }
        annotator.end();
        QCOMPARE(linesOf(*store), annotated);
    }
}

/// What is said of a failure in the next read comes behind lines that are stored.
void OutputAnnotatorTest::ignoredInALaterRead()
{
    const auto store = std::make_shared<logs::LogStore>();
    OutputAnnotator annotator(store);
    annotator.feed("fatal: [node1]: FAILED! => {}\nfatal: [node2]: FAILED! => {\n    \"msg\": \"no\"\n", 1);
    QVERIFY(store->snapshot().line(1).level == logs::LogLevel::Failure); // at once: nothing is held back
    annotator.feed("}\n...ignoring\n", 2);
    const QByteArray inPieces = "fatal: [node3]: FAILED! => {\"msg\": \"" + QByteArray(20'000, 'x') + "\"}\n";
    annotator.feed(inPieces, 3);
    annotator.feed("...ignoring\n", 3);
    annotator.feed("fatal: [node4]: FAILED! => {}\n", 4);
    annotator.feed("ok: [node5]\n", 5);
    annotator.feed("...ignoring\n", 6); // of no failure
    const logs::LogSnapshot snapshot = store->snapshot();
    QStringList levels;
    for (logs::LineNumber i = 0; i < snapshot.endLine(); ++i) {
        levels.append(snapshot.source(snapshot.line(i)) + u' ' + toString(snapshot.line(i).level));
    }
    const QString forgiven = u"node3 warning"_s;
    QCOMPARE(levels, (QStringList{u"node1 failure"_s, u"node2 warning"_s, u"node2 warning"_s, u"node2 warning"_s,
                                  u"node2 warning"_s, forgiven, forgiven, forgiven, forgiven, u"node4 failure"_s,
                                  u"node5 output"_s, u"node5 warning"_s}));
}

void OutputAnnotatorTest::promptIsSeenAtOnce()
{
    const auto store = std::make_shared<logs::LogStore>();
    OutputAnnotator annotator(store);
    annotator.feed("TASK [Ask] ***\n[Ask]\nReady to go on?", 1);
    const logs::LogSnapshot snapshot = store->snapshot();
    QCOMPARE(snapshot.completeEnd(), 2);
    QVERIFY(snapshot.isOpen(2));
    QCOMPARE(snapshot.line(2).bytes.toByteArray(), "Ready to go on?");
    annotator.feed("\r\nok: [node1]\r\n", 2);
    QCOMPARE(linesOf(*store).last(), u"node1 output ok: [node1]"_s);
    QCOMPARE(store->snapshot().completeEnd(), 4);
}

void OutputAnnotatorTest::commandsOnHosts()
{
    const auto store = std::make_shared<logs::LogStore>();
    OutputAnnotator annotator(store);
    annotator.feed("node1 | CHANGED | rc=0 >>\nLinux\n\nx\nnode2 | FAILED | rc=2 >>\nno such file\n", 1);
    const QStringList expected{u"node1 output node1 | CHANGED | rc=0 >>"_s,
                               u"node1 output Linux"_s,
                               u"- output "_s,
                               u"node1 output x"_s,
                               u"node2 failure node2 | FAILED | rc=2 >>"_s,
                               u"node2 failure no such file"_s};
    QCOMPARE(linesOf(*store), expected);
}

void OutputAnnotatorTest::cowsBelongToNobody()
{
    const auto store = std::make_shared<logs::LogStore>();
    OutputAnnotator annotator(store);
    annotator.feed("fatal: [node1]: FAILED! => {}\n\n ____________\n< TASK [Go] >\n ------------\n  \\ ^__^\n", 1);
    const QStringList lines = linesOf(*store);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QVERIFY2(lines.at(i).startsWith(u"- output"_s), qPrintable(lines.at(i)));
    }
}

void OutputAnnotatorTest::opensAnOldLog()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"old.log"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(output);
    file.close();
    int told = 0;
    logs::OpenLogOptions options;
    options.interval = 0ms;
    options.hooks = OutputAnnotator::hooks([&](logs::LineNumber, const QString &, const OutputLine &) { ++told; });
    const auto log = logs::openLogFile(path, std::move(options));
    QVERIFY(log);
    QVERIFY(QTest::qWaitFor([&] { return (*log)->progress().isDone; }, 20000));
    QCOMPARE(linesOf(*(*log)->store()), annotated);
    QCOMPARE(told, annotated.size());
}

} // namespace

std::unique_ptr<QObject> makeOutputAnnotatorTest()
{
    return std::make_unique<OutputAnnotatorTest>();
}

#include "output_annotator_test.moc"
