// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_site.hpp"
#include "suites.hpp"
#include "support/code_of.hpp"
#include "upgrade/check_ids.hpp"
#include "upgrade/stages/safety_stage.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::upgrade;
using namespace kubemori::test;

/// What is kept in case a hop goes wrong.
class SafetyStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_site.reset(); }
    void keepsBoth();
    void theFileIsOurs();
    void earlierOnesStay();
    void notWanted();
    void planRunsNothing();
    void oneOutOfReach();
    void faults_data();
    void faults();
    void changedWhileRead();
    void noSnapshot();
    void diskHereFull();
    void cancelled();
    void nodeWithAnOddName();
    void nobodyAnswers();

private:
    [[nodiscard]] QStringList copies() const;
    /// A control plane whose backup is these bytes.
    void answer(const QByteArray &bytes, const QByteArray &sum = {});

    std::unique_ptr<StageSite> m_site;
};

void SafetyStageTest::init()
{
    m_site = std::make_unique<StageSite>();
    answer("packed");
}

void SafetyStageTest::answer(const QByteArray &bytes, const QByteArray &sum)
{
    const QByteArray hash = sum.isEmpty() ? QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex() : sum;
    m_site->nodes->on(u"mkdir"_s, ScriptedAnswer{});
    m_site->nodes->on(u"-czf"_s, ScriptedAnswer{});
    m_site->nodes->on(u"tar -tzf"_s, ScriptedAnswer{.output = "etc/kubernetes/\netc/kubernetes/admin.conf\n",
                                                    .errors = {},
                                                    .exit = {},
                                                    .error = {}});
    m_site->nodes->on(u"sha256sum"_s,
                      ScriptedAnswer{.output = hash + "  file\n", .errors = {}, .exit = {}, .error = {}});
    m_site->nodes->on(u"cat --"_s, ScriptedAnswer{.output = bytes, .errors = {}, .exit = {}, .error = {}});
}

QStringList SafetyStageTest::copies() const
{
    return QDir(m_site->git.path(u"state"_s)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

void SafetyStageTest::keepsBoth()
{
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<SafetyStage>(hop);
    QVERIFY2(found, qPrintable(textOf(found)));
    QCOMPARE(worstOf(found), u"good"_s);
    QCOMPARE(said(found, checks::etcdSnapshot), QStringList{u"good master"_s});
    QCOMPARE(said(found, checks::kubernetesBackup), (QStringList{u"good m1"_s, u"good m2"_s})); // not the worker
    QCOMPARE(copies(), (QStringList{u"kubernetes-m1-v2.26.0-v2.27.0-20260301-213000.tar.gz"_s,
                                    u"kubernetes-m2-v2.26.0-v2.27.0-20260301-213000.tar.gz"_s}));
    bool isRoot = true;
    for (const QString &command : m_site->nodes->commands()) {
        isRoot = isRoot && command.startsWith("sudo "_L1);
    }
    QVERIFY(isRoot && !m_site->nodes->commands().isEmpty());
}

void SafetyStageTest::theFileIsOurs()
{
    HopRecord hop = m_site->hop();
    QVERIFY(m_site->run<SafetyStage>(hop));
    QFile file(m_site->git.path(u"state/"_s) + copies().constFirst());
    QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "packed");
}

void SafetyStageTest::earlierOnesStay()
{
    HopRecord hop = m_site->hop();
    QVERIFY(m_site->run<SafetyStage>(hop));
    const QStringList first = copies();
    m_site->clock.advance(std::chrono::seconds{61});
    QVERIFY(m_site->run<SafetyStage>(hop));
    QCOMPARE(copies().size(), 4);
    for (const QString &name : first) {
        QVERIFY(copies().contains(name));
    }
}

void SafetyStageTest::notWanted()
{
    HopRecord hop = m_site->hop();
    hop.choices.wantsBackup = false;
    const auto one = m_site->run<SafetyStage>(hop);
    QCOMPARE(said(one, checks::kubernetesBackup), QStringList{u"info"_s});
    QCOMPARE(said(one, checks::etcdSnapshot), QStringList{u"good master"_s});
    hop.choices.wantsSnapshot = false;
    m_site->cluster->fakeHealth.nodesError = Error{};
    const auto none = m_site->run<SafetyStage>(hop); // which needs no cluster
    QCOMPARE(worstOf(none), u"info"_s);
    QVERIFY(m_site->nodes->commands().isEmpty());
}

void SafetyStageTest::planRunsNothing()
{
    HopRecord hop = m_site->hop();
    const auto plan = SafetyStage(m_site->site()).plan(hop, {});
    QVERIFY(plan);
    QCOMPARE(plan->constFirst().place, u"master"_s);
    QVERIFY(plan->constFirst().text.contains("snapshot save"_L1));
    QCOMPARE(plan->constLast().place, u"m2"_s);
    QVERIFY2(plan->constLast().text.contains(u" > "_s + m_site->git.path(u"state"_s)),
             qPrintable(plan->constLast().text));
    QVERIFY(m_site->nodes->commands().isEmpty());
    QVERIFY(copies().isEmpty());
}

void SafetyStageTest::oneOutOfReach()
{
    int count = 0;
    m_site->nodes->on(u"mkdir"_s, [&count](const command::Command &, const std::stop_token &) {
        return ScriptedAnswer{
            .output = {},
            .errors = {},
            .exit = {},
            .error = ++count == 1
                         ? std::optional(Error{
                               .code = ErrorCode::Unreachable, .detail = {}, .subject = u"10.1.1.11"_s, .context = {}})
                         : std::nullopt};
    });
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<SafetyStage>(hop);
    QCOMPARE(said(found, checks::kubernetesBackup), (QStringList{u"good m2"_s, u"unknown m1"_s}));
}

void SafetyStageTest::faults_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<QString>("words");
    const auto ended = [](int code, const QByteArray &errors) {
        return ScriptedAnswer{
            .output = {}, .errors = errors, .exit = {.code = code, .signal = 0, .duration = {}}, .error = {}};
    };
    QTest::newRow("disk of the node is full")
        << u"-czf"_s << ended(2, "tar: /var/lib/kubemori/x: Wrote only 4096 of 10240 bytes\n") << u"Wrote only"_s;
    QTest::newRow("archive is broken") << u"tar -tzf"_s << ended(2, "gzip: stdin: unexpected end of file\n")
                                       << u"unexpected end"_s;
    QTest::newRow("nothing in it")
        << u"tar -tzf"_s << ScriptedAnswer{.output = "etc/kubernetes/\n", .errors = {}, .exit = {}, .error = {}}
        << u"nothing of /etc/kubernetes"_s;
    QTest::newRow("arrived changed") << u"cat --"_s
                                     << ScriptedAnswer{.output = "pack", .errors = {}, .exit = {}, .error = {}}
                                     << u"NotProved"_s;
    QTest::newRow("lost half-way")
        << u"cat --"_s
        << ScriptedAnswer{.output = "pa",
                          .errors = {},
                          .exit = {},
                          .error = Error{.code = ErrorCode::Disconnected, .detail = {}, .subject = {}, .context = {}}}
        << u"Disconnected"_s;
    QTest::newRow("no checksum") << u"sha256sum"_s
                                 << ScriptedAnswer{.output = "oops\n", .errors = {}, .exit = {}, .error = {}}
                                 << u"not a checksum"_s;
    QTest::newRow("sudo refuses")
        << u"mkdir"_s
        << ScriptedAnswer{.output = {},
                          .errors = {},
                          .exit = {},
                          .error = Error{.code = ErrorCode::BecomeFailed, .detail = {}, .subject = {}, .context = {}}}
        << u"BecomeFailed"_s;
    QTest::newRow("killed") << u"-czf"_s
                            << ScriptedAnswer{.output = {},
                                              .errors = {},
                                              .exit = {.code = 0, .signal = 9, .duration = {}},
                                              .error = {}}
                            << u"ExitedNonZero"_s;
}

void SafetyStageTest::faults()
{
    QFETCH(const QString, where);
    QFETCH(const ScriptedAnswer, answer);
    QFETCH(const QString, words);
    m_site->nodes->on(where, answer);
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<SafetyStage>(hop);
    QCOMPARE(said(found, checks::kubernetesBackup), (QStringList{u"unknown m1"_s, u"unknown m2"_s}));
    const QString evidence = findingsOf(found, checks::kubernetesBackup).constFirst().evidence;
    QVERIFY2(evidence.contains(words), qPrintable(evidence));
    QVERIFY2(copies().isEmpty(), qPrintable(copies().join(u' ')));
}

void SafetyStageTest::changedWhileRead()
{
    m_site->nodes->on(u"-czf"_s, ScriptedAnswer{.output = {},
                                                .errors = "tar: etc/kubernetes/x: file changed as we read it\n",
                                                .exit = {.code = 1, .signal = 0, .duration = {}},
                                                .error = {}});
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<SafetyStage>(hop);
    QCOMPARE(said(found, checks::kubernetesBackup), (QStringList{u"good m1"_s, u"good m2"_s}));
    QVERIFY(findingsOf(found, checks::kubernetesBackup).constFirst().evidence.contains("changed while"_L1));
}

void SafetyStageTest::noSnapshot()
{
    m_site->cluster->fakeHealth.snapshotError =
        Error{.code = ErrorCode::NotProved, .detail = u"hash"_s, .subject = {}, .context = {}};
    HopRecord hop = m_site->hop();
    const auto found = m_site->run<SafetyStage>(hop);
    QCOMPARE(said(found, checks::etcdSnapshot), QStringList{u"unknown"_s});
    QCOMPARE(said(found, checks::kubernetesBackup), (QStringList{u"good m1"_s, u"good m2"_s}));
}

void SafetyStageTest::diskHereFull()
{
    m_site->git.write(u"state"_s, "a file where the folder is to be\n");
    HopRecord hop = m_site->hop();
    QCOMPARE(codeOf(m_site->run<SafetyStage>(hop)), u"Io"_s);
}

void SafetyStageTest::cancelled()
{
    std::stop_source source;
    m_site->nodes->on(u"-czf"_s, [&source](const command::Command &, const std::stop_token &) {
        source.request_stop();
        return ScriptedAnswer{};
    });
    HopRecord hop = m_site->hop();
    QCOMPARE(codeOf(m_site->run<SafetyStage>(hop, source.get_token())), u"Cancelled"_s);
    QVERIFY(copies().isEmpty());
}

void SafetyStageTest::nodeWithAnOddName()
{
    m_site->cluster->fakeHealth.allNodes[0].name = u"../../etc/m1"_s;
    HopRecord hop = m_site->hop();
    QVERIFY(m_site->run<SafetyStage>(hop));
    QCOMPARE(copies().size(), 2);
}

void SafetyStageTest::nobodyAnswers()
{
    m_site->cluster->fakeHealth.nodesError =
        Error{.code = ErrorCode::Unreachable, .detail = {}, .subject = {}, .context = {}};
    HopRecord hop = m_site->hop();
    QCOMPARE(codeOf(m_site->run<SafetyStage>(hop)), u"Unreachable"_s);
}

std::unique_ptr<QObject> makeSafetyStageTest()
{
    return std::make_unique<SafetyStageTest>();
}

#include "tst_safety_stage.moc"
