// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.hpp"
#include "base/deadline.hpp"
#include "base/harden_process.hpp"
#include "base/line_splitter.hpp"
#include "base/redactor.hpp"
#include "base/result.hpp"
#include "base/shell_quote.hpp"
#include "base/stop_event.hpp"
#include "base/stream_redactor.hpp"
#include "base/unique_fd.hpp"
#include "base/version.hpp"
#include "support/fake_clock.hpp"

#include <QProcess>
#include <QtTest>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace kubemori;

class BaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versions_data();
    void versions();
    void versionOrder_data();
    void versionOrder();
    void lines_data();
    void lines();
    void longLineComesInPieces();
    void quoting_data();
    void quoting();
    void redactor();
    void shortSecretsAreNotRegistered();
    void redactsWhatProgramsMakeOfASecret_data();
    void redactsWhatProgramsMakeOfASecret();
    void redactsBase64WhereverItFalls();
    void redactsLinesOfAKey();
    void redactsTheLongerOfTwoSecrets();
    void redactsStreamsCutAnywhere_data();
    void redactsStreamsCutAnywhere();
    void streamHoldsBackNoMoreThanItMust();
    void secretIsWipedAndMoved();
    void deadline();
    void sleepIsStopped();
    void stopEvent();
    void closedPipeIsAnError();
    void uniqueFd();
    void errorTexts();
    void everyErrorHasAName();
};

void BaseTest::versions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("parsed");
    QTest::newRow("tag") << u"v2.27.0"_s << u"2.27.0"_s;
    QTest::newRow("without v") << u"1.31.4"_s << u"1.31.4"_s;
    QTest::newRow("two numbers") << u"2.16"_s << u"2.16.0"_s;
    QTest::newRow("pre-release") << u"v1.32.0-rc.1"_s << u"1.32.0-rc.1"_s;
    QTest::newRow("build") << u"v1.31.4+k3s1"_s << u"1.31.4"_s;
    QTest::newRow("white space") << u" v1.2.3\n"_s << u"1.2.3"_s;
    QTest::newRow("word") << u"latest"_s << QString();
    QTest::newRow("one number") << u"v2"_s << QString();
    QTest::newRow("four numbers") << u"1.2.3.4"_s << QString();
    QTest::newRow("huge") << u"1.99999999999.0"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void BaseTest::versions()
{
    QFETCH(QString, text);
    const auto version = Version::parse(text);
    QTEST(version ? version->toString() : QString(), "parsed");
}

void BaseTest::versionOrder_data()
{
    QTest::addColumn<QString>("lower");
    QTest::addColumn<QString>("higher");
    QTest::newRow("numbers, not text") << u"2.9.0"_s << u"2.10.0"_s;
    QTest::newRow("patch") << u"2.10.1"_s << u"2.10.2"_s;
    QTest::newRow("major") << u"1.99.99"_s << u"2.0.0"_s;
    QTest::newRow("before its release") << u"1.32.0-rc.1"_s << u"1.32.0"_s;
    QTest::newRow("after the last one") << u"1.31.9"_s << u"1.32.0-rc.1"_s;
}

void BaseTest::versionOrder()
{
    QFETCH(QString, lower);
    QFETCH(QString, higher);
    QVERIFY(*Version::parse(lower) < *Version::parse(higher));
    QVERIFY(!(*Version::parse(higher) < *Version::parse(lower)));
    QVERIFY(*Version::parse(lower) == *Version::parse(QString(u'v' + lower)));
}

void BaseTest::lines_data()
{
    QTest::addColumn<int>("step");
    for (const int step : {1, 2, 3, 7, 100}) {
        QTest::addRow("%d bytes a read", step) << step;
    }
}

void BaseTest::lines()
{
    QFETCH(int, step);
    const QByteArray text = "first\r\n\nノード1\nwith\rreturn\nlast";
    QList<QByteArray> got;
    LineSplitter splitter([&got](QByteArrayView line) { got.append(line.toByteArray()); });
    for (qsizetype at = 0; at < text.size(); at += step) {
        splitter.feed(QByteArrayView(text).sliced(at, std::min<qsizetype>(step, text.size() - at)));
    }
    QCOMPARE(got.size(), 4);
    splitter.finish();
    splitter.finish();
    QCOMPARE(got, (QList<QByteArray>{"first", "", "ノード1", "with\rreturn", "last"}));
}

void BaseTest::longLineComesInPieces()
{
    qsizetype all = 0;
    qsizetype longest = 0;
    LineSplitter splitter(
        [&](QByteArrayView line) {
            all += line.size();
            longest = std::max(longest, line.size());
        },
        1000);
    for (int i = 0; i < 100; ++i) {
        splitter.feed(QByteArray(300, 'x'));
    }
    splitter.finish();
    QCOMPARE(all, qsizetype{30000});
    QVERIFY2(longest < 2000, qPrintable(QString::number(longest)));
}

void BaseTest::quoting_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"node-1.example:22/x=%"_s << u"node-1.example:22/x=%"_s;
    QTest::newRow("empty") << QString() << u"''"_s;
    QTest::newRow("space") << u"a b"_s << u"'a b'"_s;
    QTest::newRow("quote") << u"it's"_s << u"'it'\\''s'"_s;
    QTest::newRow("substitution") << u"$(touch x)"_s << u"'$(touch x)'"_s;
    QTest::newRow("line feed") << u"a\nb"_s << u"'a\nb'"_s;
    QTest::newRow("Japanese") << u"日本"_s << u"'日本'"_s;
    QTest::newRow("tilde") << u"~root"_s << u"'~root'"_s;
    QTest::newRow("zsh's =command") << u"=ls"_s << u"'=ls'"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(u'\0') + u"; id"_s) << u"'a; id'"_s;
}

void BaseTest::quoting()
{
    QFETCH(QString, word);
    QFETCH(QString, quoted);
    QCOMPARE(shellQuote(word), quoted);
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, QString(u"printf %s "_s + shellQuote(word))});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word.remove(QChar(u'\0')));
}

void BaseTest::redactor()
{
    Redactor redactor;
    redactor.add(Secret("hunter22"_ba));
    redactor.add(Secret("hunter22"_ba));
    redactor.add(Secret("pässword"_ba));
    QCOMPARE(redactor.redact(u"a hunter22, hunter22 and pässword"_s), u"a ••••••, •••••• and ••••••"_s);
    QCOMPARE(redactor.redact("hunter2"_ba), "hunter2");
}

void BaseTest::shortSecretsAreNotRegistered()
{
    Redactor redactor;
    redactor.add(Secret("abc"_ba));
    redactor.add(Secret());
    QCOMPARE(redactor.redact("abc"_ba), "abc");
}

void BaseTest::redactsWhatProgramsMakeOfASecret_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("text");
    const QByteArray hard = "a'b\"c\\d$e`f&g<h> i/j"_ba;
    QTest::newRow("as it is") << hard << hard;
    QTest::newRow("JSON") << hard << R"(a'b\"c\\d$e`f&g<h> i/j)"_ba;
    QTest::newRow("JSON of Go") << hard << R"(a'b\"c\\d$e`f\u0026g\u003ch\u003e i/j)"_ba;
    QTest::newRow("JSON with escaped slashes") << hard << R"(a'b\"c\\d$e`f&g<h> i\/j)"_ba;
    QTest::newRow("JSON in ASCII") << "パスワード\"1"_ba << R"(\u30d1\u30b9\u30ef\u30fc\u30c9\"1)"_ba;
    QTest::newRow("our own shell quoting") << hard << shellQuote(QString::fromUtf8(hard)).toUtf8();
    QTest::newRow("shell quoting of Python") << hard << R"(a'"'"'b"c\d$e`f&g<h> i/j)"_ba;
    QTest::newRow("between double quotes") << hard << R"(a'b\"c\\d\$e\`f&g<h> i/j)"_ba;
    QTest::newRow("YAML between single quotes") << hard << R"(a''b"c\d$e`f&g<h> i/j)"_ba;
    QTest::newRow("repr of Python") << hard << R"(a\'b"c\\d$e`f&g<h> i/j)"_ba;
    QTest::newRow("HTML") << hard << QString::fromUtf8(hard).toHtmlEscaped().toUtf8();
    QTest::newRow("percent") << hard << hard.toPercentEncoding();
    QTest::newRow("percent, small letters") << hard << "a%27b%22c%5cd%24e%60f%26g%3ch%3e%20i%2fj"_ba;
    QTest::newRow("form") << hard << hard.toPercentEncoding().replace("%20", "+");
    QTest::newRow("base64") << hard << hard.toBase64();
}

void BaseTest::redactsWhatProgramsMakeOfASecret()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, text);
    Redactor redactor;
    redactor.add(Secret(QByteArray(secret)));
    const QByteArray clean = redactor.redact("before "_ba + text + " after"_ba);
    QVERIFY2(clean.startsWith("before ") && clean.endsWith(" after"), clean);
    QVERIFY2(clean.contains("••••••"), clean);
    QVERIFY2(clean.size() < "before •••••• after"_ba.size() + 6, clean); // quotes, a last letter of base64
}

void BaseTest::redactsBase64WhereverItFalls()
{
    Redactor redactor;
    redactor.add(Secret("correct horse 99"_ba));
    for (const QByteArray &before : {""_ba, "a"_ba, "ab"_ba, "ops:"_ba, "admin:"_ba}) {
        const QByteArray whole = QByteArray(before + "correct horse 99" + "\nrest").toBase64();
        const QByteArray clean = redactor.redact(whole);
        QVERIFY2(clean.contains("••••••"), clean);
        // What is left gives away no more than the letters that the neighbours share.
        const QByteArray left = QByteArray::fromBase64(QByteArray(clean).replace("••••••", "AAAA"));
        QVERIFY2(!left.contains("orrect") && !left.contains("horse") && !left.contains(" 9"), left);
    }
}

void BaseTest::redactsLinesOfAKey()
{
    Redactor redactor;
    redactor.add(Secret("-----BEGIN KEY-----\nb3BlbnNzaC1rZXktdjE\nAAAAAABG5vbmUAAAA\n-----END KEY-----\n"_ba));
    QCOMPARE(redactor.redact("-----BEGIN KEY-----"_ba), "-----BEGIN KEY-----");
    QCOMPARE(redactor.redact("  b3BlbnNzaC1rZXktdjE"_ba), "  ••••••");
    QCOMPARE(redactor.redact("AAAAAABG5vbmUAAAA"_ba), "••••••");
}

void BaseTest::redactsTheLongerOfTwoSecrets()
{
    Redactor redactor;
    redactor.add(Secret("geheim"_ba));
    redactor.add(Secret("geheim-2026"_ba));
    QCOMPARE(redactor.redact("geheim-2026 geheim-20"_ba), "•••••• ••••••-20");
}

void BaseTest::redactsStreamsCutAnywhere_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 3, 5, 7, 1000}) {
        QTest::addRow("pieces of %d", piece) << piece;
    }
}

void BaseTest::redactsStreamsCutAnywhere()
{
    QFETCH(int, piece);
    Redactor redactor;
    redactor.add(Secret("abcab"_ba)); // begins as it ends
    redactor.add(Secret("abcabX"_ba));
    redactor.add(Secret("über 'alles'"_ba));
    const QByteArray text = "xabcab abcabX ababcabc über 'alles' abca über"_ba;
    StreamRedactor stream(redactor);
    QByteArray clean;
    for (qsizetype at = 0; at < text.size(); at += piece) {
        clean += stream.feed(QByteArrayView(text).sliced(at).first(std::min<qsizetype>(piece, text.size() - at)));
    }
    clean += stream.finish();
    QCOMPARE(clean, redactor.redact(text));
    QCOMPARE(clean, "x•••••• •••••• ab••••••c •••••• abca über");
}

void BaseTest::streamHoldsBackNoMoreThanItMust()
{
    Redactor redactor;
    redactor.add(Secret("geheim"_ba));
    StreamRedactor stream(redactor);
    QCOMPARE(stream.feed("what is the ge"), "what is the ");
    QCOMPARE(stream.feed("st?"), "gest?");
    QCOMPARE(stream.feed("geheim"), "••••••");
    QCOMPARE(stream.feed("geh"), "");
    QCOMPARE(stream.finish(), "geh");
}

void BaseTest::secretIsWipedAndMoved()
{
    QByteArray typed = "secret"_ba;
    typed.detach();
    Secret first(std::move(typed));
    QCOMPARE(first.bytes(), "secret");
    const Secret second = std::move(first);
    QCOMPARE(second.bytes(), "secret");
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the promise
    QCOMPARE(second.copy().bytes(), "secret");
}

void BaseTest::deadline()
{
    test::FakeClock clock;
    const Deadline none;
    QVERIFY(none.isForever());
    QCOMPARE(none.left(clock, Milliseconds{77}), Milliseconds{77});
    const Deadline soon(clock, Milliseconds{100});
    QCOMPARE(soon.left(clock, Milliseconds{30}), Milliseconds{30});
    clock.advance(Milliseconds{99});
    QCOMPARE(soon.left(clock, Milliseconds{30}), Milliseconds{1});
    QVERIFY(!soon.hasPassed(clock));
    clock.jumpWallClock(std::chrono::hours{24});
    QVERIFY(!soon.hasPassed(clock));
    clock.advance(Milliseconds{5});
    QVERIFY(soon.hasPassed(clock));
    QCOMPARE(soon.left(clock, Milliseconds{30}), Milliseconds{0});
}

void BaseTest::sleepIsStopped()
{
    SystemClock clock;
    std::stop_source stop;
    std::jthread other([&] { stop.request_stop(); });
    QVERIFY(!clock.sleepFor(std::chrono::minutes{5}, stop.get_token()));
    QVERIFY(clock.sleepFor(Milliseconds{1}, {}));
}

void BaseTest::stopEvent()
{
    std::stop_source stop;
    const StopEvent event(stop.get_token());
    pollfd fd{event.fd(), POLLIN, 0};
    QCOMPARE(::poll(&fd, 1, 0), 0);
    std::jthread other([&] { stop.request_stop(); });
    QCOMPARE(::poll(&fd, 1, 60000), 1);
    const StopEvent late(stop.get_token()); // already stopped
    fd.fd = late.fd();
    QCOMPARE(::poll(&fd, 1, 0), 1);
    const StopEvent never{std::stop_token()};
    fd.fd = never.fd();
    QCOMPARE(::poll(&fd, 1, 0), 0);
}

void BaseTest::closedPipeIsAnError()
{
    std::array<int, 2> ends{};
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    ::close(ends[0]);
    QCOMPARE(writeQuietly(ends[1], "x", 1), ssize_t{-1}); // Qt Test would report a SIGPIPE as a crash
    QCOMPARE(errno, EPIPE);
    ::close(ends[1]);
}

void BaseTest::uniqueFd()
{
    UniqueFd first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const int number = first.get();
    QVERIFY(first.isOpen());
    UniqueFd second = std::move(first);
    QVERIFY(!first.isOpen()); // NOLINT(bugprone-use-after-move): that is the promise
    QCOMPARE(second.get(), number);
    second.reset();
    QCOMPARE(::fcntl(number, F_GETFD), -1);
}

void BaseTest::errorTexts()
{
    const Error error{.code = ErrorCode::Unreachable, .detail = u"refused"_s, .subject = {}, .context = {}};
    const Error told = error.on(u"node1"_s).on(u"other"_s).during(u"probing"_s).during(u"rebooting"_s);
    QCOMPARE(toLogLine(told), u"Unreachable: node1: refused (while probing, while rebooting)"_s);
    QCOMPARE(toLogLine(Error{.code = ErrorCode::Cancelled, .detail = {}, .subject = {}, .context = {}}),
             u"Cancelled"_s);
    QVERIFY(errorClass(ErrorCode::Disconnected) == ErrorClass::Transient);
    QVERIFY(errorClass(ErrorCode::HostKeyChanged) == ErrorClass::NeedsUser);
    QVERIFY(errorClass(ErrorCode::ExitedNonZero) == ErrorClass::Permanent);
    QVERIFY(errorClass(ErrorCode::Cancelled) == ErrorClass::Cancelled);
}

void BaseTest::everyErrorHasAName()
{
    QStringList names;
    for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code) {
        const QString name = toString(static_cast<ErrorCode>(code));
        QVERIFY2(name != u"Internal"_s, qPrintable(QString::number(code)));
        QVERIFY2(!names.contains(name), qPrintable(name));
        names += name;
    }
}

QTEST_GUILESS_MAIN(BaseTest)

#include "tst_base.moc"
