// SPDX-License-Identifier: GPL-3.0-or-later
// The chat's webhook against a real HTTP server on this machine, by the real curl.
#include "app/telling/operation_teller.hpp"
#include "app/telling/webhook.hpp"

#include "command/local_runner.hpp"
#include "support/code_of.hpp"
#include "support/scripted_runner.hpp"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <atomic>
#include <optional>
#include <thread>

using namespace kubemori;
using namespace kubemori::telling;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray secret = "T0SECRET0XYZ";

/// Takes one request and answers as the test wants.
class ChatServer : public QObject
{
    Q_OBJECT
public:
    enum class Manner { Ok, ServerError, Redirect, Silent };

    explicit ChatServer(Manner manner)
        : m_manner(manner)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, &ChatServer::take);
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void close() { m_server.close(); }

    QByteArray request; ///< as it came
    int connections = 0;

    [[nodiscard]] QByteArray head() const { return request.left(request.indexOf("\r\n\r\n")); }
    [[nodiscard]] QByteArray body() const { return request.sliced(request.indexOf("\r\n\r\n") + 4); }

private:
    void take()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        ++connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            request += socket->readAll();
            if (isWhole() && m_manner != Manner::Silent) {
                socket->write(answer());
                socket->disconnectFromHost();
            }
        });
    }
    [[nodiscard]] bool isWhole() const
    {
        static const QRegularExpression form(u"content-length: (\\d+)"_s, QRegularExpression::CaseInsensitiveOption);
        const qsizetype end = request.indexOf("\r\n\r\n");
        const auto length = form.match(QString::fromLatin1(request.left(end)));
        return end > 0 && request.size() >= end + 4 + length.captured(1).toLongLong();
    }
    [[nodiscard]] QByteArray answer() const
    {
        switch (m_manner) {
        case Manner::ServerError:
            return "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbad!";
        case Manner::Redirect:
            return "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: "
                   "close\r\n\r\n";
        default:
            return "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
        }
    }

    Manner m_manner;
    QTcpServer m_server;
};

/// One call of postToWebhook() on a thread of its own, as the server lives on this one.
class Call
{
public:
    Call(const QString &file, const QString &text, Milliseconds longest)
        : m_thread([this, file, text, longest](const std::stop_token &stop) {
            command::LocalRunner here;
            m_result = postToWebhook(here, file, text, longest, stop);
            m_isOver = true;
        })
    {
    }
    [[nodiscard]] bool isOver() const { return m_isOver; }
    [[nodiscard]] const Result<> &result() const { return *m_result; }
    void stop() { m_thread.request_stop(); }

private:
    std::optional<Result<>> m_result;
    std::atomic<bool> m_isOver = false;
    std::jthread m_thread;
};

/// The argument lists and environments of this program and everything it started.
QByteArray whatOthersCanSee()
{
    QByteArray seen;
    for (const QString &id : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        if (id.toLongLong() == ::getpid()) {
            continue;
        }
        for (const QString &name : {u"cmdline"_s, u"environ"_s}) {
            QFile file(u"/proc/"_s + id + u'/' + name);
            if (file.open(QIODevice::ReadOnly)) {
                seen += file.readAll().replace('\0', ' ') + '\n';
            }
        }
    }
    return seen;
}

QStringList messages;

void keepMessage(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &text)
{
    messages.append(text);
}

} // namespace

class TestWebhook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void postsTheTextAsJson_data();
    void postsTheTextAsJson();
    void addressIsSeenByNobody();
    void failureIsTold_data();
    void failureIsTold();
    void refusedConnectionIsTold();
    void silenceIsBounded();
    void stopEndsIt();
    void fileWithoutAddress_data();
    void fileWithoutAddress();
    void wordsOfCurlAreCleaned_data();
    void wordsOfCurlAreCleaned();
    void warningHoldsNoAddress();

private:
    [[nodiscard]] QString fileFor(quint16 port) const;

    QTemporaryDir m_folder;
};

void TestWebhook::initTestCase()
{
    if (QStandardPaths::findExecutable(u"curl"_s).isEmpty()) {
        QSKIP("curl is not installed");
    }
    for (const char *name : {"http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"}) {
        qunsetenv(name);
    }
    qputenv("HOME", m_folder.path().toUtf8()); // no .curlrc of whoever runs this
}

QString TestWebhook::fileFor(quint16 port) const
{
    const QString path = m_folder.filePath(u"webhook"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("http://127.0.0.1:" + QByteArray::number(port) + "/services/" + secret + "?a=b\nnotes\n");
    }
    return path;
}

void TestWebhook::postsTheTextAsJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"Lab: finished"_s;
    QTest::newRow("Japanese") << u"東京: 操作が完了しました"_s;
    QTest::newRow("quotes and lines") << u"a \"b\" \\c\nurl = \"http://127.0.0.1:1/\"\n\t'd' $HOME `id`"_s;
    QTest::newRow("like a file") << u"@/etc/passwd"_s;
    QTest::newRow("long") << QString(20'000, u'x');
}

void TestWebhook::postsTheTextAsJson()
{
    QFETCH(QString, text);
    ChatServer server(ChatServer::Manner::Ok);
    const Call call(fileFor(server.port()), text, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), 30'000);
    QVERIFY2(call.result().has_value(), call.result() ? "" : qPrintable(toLogLine(call.result().error())));
    QCOMPARE(server.connections, 1);
    const QByteArray line = "POST /services/" + secret + "?a=b HTTP";
    QVERIFY2(server.head().startsWith(line), server.head().constData());
    QVERIFY2(server.head().toLower().contains("content-type: application/json"), server.head().constData());
    QCOMPARE(QJsonDocument::fromJson(server.body()).object(), (QJsonObject{{u"text"_s, text}}));
}

void TestWebhook::addressIsSeenByNobody()
{
    ChatServer server(ChatServer::Manner::Silent);
    Call call(fileFor(server.port()), u"hello from the test"_s, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(!server.request.isEmpty(), 20'000); // curl has it now, and waits
    const QByteArray seen = whatOthersCanSee();
    QVERIFY(seen.contains("curl --config -"));
    QVERIFY(!seen.contains(secret));
    QVERIFY(!seen.contains("hello from the test"));
    call.stop();
    QTRY_VERIFY(call.isOver());
}

void TestWebhook::failureIsTold_data()
{
    QTest::addColumn<ChatServer::Manner>("manner");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("500") << ChatServer::Manner::ServerError << u"ExitedNonZero"_s << u"500"_s;
    // Not followed: an address may not lead to another place.
    QTest::newRow("redirect") << ChatServer::Manner::Redirect << u"ServerError"_s << u"302"_s;
}

void TestWebhook::failureIsTold()
{
    QFETCH(ChatServer::Manner, manner);
    QFETCH(QString, code);
    QFETCH(QString, part);
    ChatServer server(manner);
    const Call call(fileFor(server.port()), u"x"_s, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), 30'000);
    QCOMPARE(server.connections, 1);
    QCOMPARE(test::codeOf(call.result()), code);
    const QString line = toLogLine(call.result().error());
    QVERIFY2(line.contains(part) && !line.contains(QString::fromLatin1(secret)), qPrintable(line));
}

void TestWebhook::refusedConnectionIsTold()
{
    ChatServer server(ChatServer::Manner::Ok);
    const quint16 port = server.port();
    server.close();
    const Call call(fileFor(port), u"x"_s, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), 30'000);
    QCOMPARE(test::codeOf(call.result()), u"ExitedNonZero"_s);
    const QString line = toLogLine(call.result().error());
    QVERIFY2(line.contains(QString::number(port)) && !line.contains(QString::fromLatin1(secret)), qPrintable(line));
}

void TestWebhook::silenceIsBounded()
{
    ChatServer server(ChatServer::Manner::Silent);
    const auto begun = std::chrono::steady_clock::now();
    const Call call(fileFor(server.port()), u"x"_s, 1500ms);
    QTRY_VERIFY_WITH_TIMEOUT(call.isOver(), 30'000);
    QVERIFY(std::chrono::steady_clock::now() - begun < 10s);
    QVERIFY(!call.result());
    const QString line = toLogLine(call.result().error());
    QVERIFY2(line.contains(u"timed out"_s, Qt::CaseInsensitive) || line.startsWith(u"TimedOut"_s), qPrintable(line));
    QVERIFY2(!line.contains(QString::fromLatin1(secret)), qPrintable(line));
}

void TestWebhook::stopEndsIt()
{
    ChatServer server(ChatServer::Manner::Silent);
    Call call(fileFor(server.port()), u"x"_s, 60s);
    QTRY_VERIFY_WITH_TIMEOUT(server.connections == 1, 20'000);
    call.stop();
    QTRY_VERIFY(call.isOver());
    QCOMPARE(test::codeOf(call.result()), u"Cancelled"_s);
}

void TestWebhook::fileWithoutAddress_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << ""_ba << u"InvalidInput"_s;
    QTest::newRow("words") << "my secret webhook\n"_ba << u"InvalidInput"_s;
    QTest::newRow("a file") << "file:///etc/passwd\n"_ba << u"InvalidInput"_s;
}

void TestWebhook::fileWithoutAddress()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const QString path = m_folder.filePath(u"bad"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Call call(path, u"x"_s, 5s);
    QTRY_VERIFY(call.isOver());
    QCOMPARE(test::codeOf(call.result()), code);
    QVERIFY(!toLogLine(call.result().error()).contains(u"secret"_s));
}

void TestWebhook::wordsOfCurlAreCleaned_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("whole") << "curl: (3) bad: http://127.0.0.1:9/services/" + secret + "?a=b";
    QTest::newRow("path alone") << "> POST /services/" + secret + "?a=b HTTP/1.1\ncurl: (52) Empty reply";
}

void TestWebhook::wordsOfCurlAreCleaned()
{
    QFETCH(QByteArray, words);
    test::ScriptedRunner runner;
    runner.on(u"curl --config -"_s,
              {.output = {}, .errors = words, .exit = {.code = 3, .signal = 0, .duration = {}}, .error = {}});
    const auto told = postToWebhook(runner, fileFor(9), u"x"_s, 5s, {});
    QCOMPARE(test::codeOf(told), u"ExitedNonZero"_s);
    const QString line = toLogLine(told.error());
    QVERIFY2(line.contains(u"curl: ("_s) && !line.contains(QString::fromLatin1(secret)), qPrintable(line));
    QCOMPARE(runner.commands(), QStringList{u"curl --config -"_s});
}

void TestWebhook::warningHoldsNoAddress()
{
    ChatServer server(ChatServer::Manner::ServerError);
    qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
    cluster::Profile profile;
    profile.name = u"Lab"_s;
    profile.notify.webhookFile = fileFor(server.port());
    operation::Finished finished;
    finished.operation = u"none"_s;
    finished.outcome = operation::Outcome::Succeeded;
    messages.clear();
    const QtMessageHandler before = qInstallMessageHandler(keepMessage);
    std::atomic<bool> isOver = false;
    {
        OperationTeller teller;
        std::jthread told([&] {
            teller.observer()(profile, finished);
            teller.wait();
            isOver = true;
        });
        const bool inTime = QTest::qWaitFor([&] { return isOver.load(); }, 30'000);
        qInstallMessageHandler(before);
        QVERIFY(inTime);
    }
    QCOMPARE(server.connections, 1);
    QCOMPARE(messages.size(), 1); // that there is nothing to report of needs no word
    const QString all = messages.join(u'\n');
    QVERIFY2(all.contains(u"telling the webhook"_s) && all.contains(u"500"_s), qPrintable(all));
    QVERIFY2(!all.contains(QString::fromLatin1(secret)), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestWebhook)
#include "tst_webhook.moc"
