// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/silenced_issues.hpp"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <latch>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;

namespace {

Silence because(const QString &reason)
{
    return {.reason = reason, .by = u"ops"_s, .when = QDateTime(QDate(2026, 3, 1), QTime(21, 30), QTimeZone::UTC)};
}

} // namespace

class TestAdviceSilenced : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void noneWithoutAFile();
    void keepsPerCluster();
    void forOwnerOnly();
    void needsAReason();
    void unsilences();
    void leavesOtherFilesAlone();
    void twoAtOnce();
    void defaultPlace();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"sub/silenced-issues.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAdviceSilenced::noneWithoutAFile()
{
    QCOMPARE(SilencedIssues(path()).of(u"prod"_s)->size(), 0);
    QVERIFY(SilencedIssues(path()).unsilence(u"prod"_s, u"a"_s));
    QVERIFY(!QFile::exists(path()));
}

void TestAdviceSilenced::keepsPerCluster()
{
    SilencedIssues silenced(path());
    QVERIFY(silenced.silence(u"prod"_s, u"a"_s, because(u" no matter: テスト "_s)));
    QVERIFY(silenced.silence(u"prod"_s, u"b"_s, because(u"y"_s)));
    QVERIFY(silenced.silence(u"test"_s, u"a"_s, because(u"z"_s)));
    QVERIFY(silenced.silence(u"test"_s, u"a"_s, because(u"better"_s)));
    const auto found = SilencedIssues(path()).of(u"prod"_s);
    QCOMPARE(found->keys(), QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(found->value(u"a"_s), because(u"no matter: テスト"_s));
    QCOMPARE(silenced.of(u"test"_s)->value(u"a"_s).reason, u"better"_s);
    QCOMPARE(silenced.of(u"other"_s)->size(), 0);
}

void TestAdviceSilenced::forOwnerOnly()
{
    QVERIFY(SilencedIssues(path()).silence(u"prod"_s, u"a"_s, because(u"x"_s)));
    QCOMPARE(QFileInfo(path()).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
}

void TestAdviceSilenced::needsAReason()
{
    const auto refused = SilencedIssues(path()).silence(u"prod"_s, u"a"_s, because(u"  "_s));
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error().code), toString(ErrorCode::InvalidInput));
    QVERIFY(!QFile::exists(path()));
}

void TestAdviceSilenced::unsilences()
{
    SilencedIssues silenced(path());
    QVERIFY(silenced.silence(u"prod"_s, u"a"_s, because(u"x"_s)));
    QVERIFY(silenced.silence(u"prod"_s, u"b"_s, because(u"x"_s)));
    QVERIFY(silenced.unsilence(u"prod"_s, u"a"_s));
    QVERIFY(silenced.unsilence(u"prod"_s, u"never"_s));
    QCOMPARE(silenced.of(u"prod"_s)->keys(), QStringList{u"b"_s});
}

void TestAdviceSilenced::leavesOtherFilesAlone()
{
    for (const QByteArray &bytes : {"no JSON"_ba, "{\"format\": 2, \"clusters\": {}}"_ba, "[]"_ba, ""_ba}) {
        const QString other = m_folder->filePath(u"other.json"_s);
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        SilencedIssues silenced(other);
        QCOMPARE(toString(silenced.of(u"prod"_s).error().code), toString(ErrorCode::InvalidData));
        QCOMPARE(toString(silenced.silence(u"prod"_s, u"a"_s, because(u"x"_s)).error().code),
                 toString(ErrorCode::InvalidData));
        QCOMPARE(toString(silenced.unsilence(u"prod"_s, u"a"_s).error().code), toString(ErrorCode::InvalidData));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }
}

/// Windows and the command line write the same file.
void TestAdviceSilenced::twoAtOnce()
{
    constexpr int each = 20;
    constexpr int writers = 4;
    {
        std::latch start(writers);
        std::array<std::jthread, writers> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.at(static_cast<std::size_t>(writer)) = std::jthread([this, writer, &start] {
                SilencedIssues silenced(path());
                start.arrive_and_wait();
                for (int i = 0; i < each; ++i) {
                    const QString issue = u"issue-%1-%2"_s.arg(writer).arg(i);
                    (void)silenced.silence(u"prod"_s, issue, because(u"x"_s));
                }
            });
        }
    }
    QCOMPARE(SilencedIssues(path()).of(u"prod"_s)->size(), each * writers);
}

void TestAdviceSilenced::defaultPlace()
{
    QVERIFY(SilencedIssues::defaultFile().endsWith(u"/kubemori/silenced-issues.json"_s));
}

QTEST_GUILESS_MAIN(TestAdviceSilenced)

#include "tst_advice_silenced.moc"
