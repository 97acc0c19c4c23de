// SPDX-License-Identifier: GPL-3.0-or-later
// The looks behind the fleet page: a kubectl of our own, a real git checkout behind a real sshd, files on disk.
#include "app/composition/fleet_source.hpp"

#include "command/local_runner.hpp"
#include "support/answering_prompter.hpp"
#include "support/sshd_fixture.hpp"

#include <QtTest>

#include <condition_variable>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::composition;
using command::Asking;
using kubemori::test::AnsweringPrompter;
using kubemori::test::SshdFixture;

namespace {

/// Keeps what a source says.
class Records
{
public:
    void follow(RealFleetSource &source)
    {
        source.follow([this](const fleet::ClusterRecord &record) {
            {
                const std::scoped_lock lock(m_mutex);
                m_records.append(record);
            }
            m_changed.notify_all();
        });
    }
    /// All records until a look is over; empty when it takes too long.
    [[nodiscard]] QList<fleet::ClusterRecord> untilSeen()
    {
        std::unique_lock lock(m_mutex);
        const bool isOver = m_changed.wait_for(lock, std::chrono::seconds{60}, [this] {
            return !m_records.isEmpty() && !m_records.constLast().isLooking;
        });
        return isOver ? std::exchange(m_records, {}) : QList<fleet::ClusterRecord>();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QList<fleet::ClusterRecord> m_records;
};

void put(const QString &path, const QByteArray &content, QFile::Permissions more = {})
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | more)) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

} // namespace

class FleetSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void looksAndRemembers();
    void outageKeepsWhatWasKnown();
    void aNewTagIsNoted();
    void nobodyIsAskedInTheBackground();
    void severalClusters();
    void endsAtOnce();

private:
    void git(const QStringList &arguments) const;
    void kubectlSays(const QByteArray &version) const;
    [[nodiscard]] cluster::Profile profile(const QString &id = u"prod"_s) const;
    [[nodiscard]] std::unique_ptr<RealFleetSource> makeSource();
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SshdFixture> m_sshd;
    std::shared_ptr<AnsweringPrompter> m_person;
};

void FleetSourceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sshd = std::make_unique<SshdFixture>();
    QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
    m_person = std::make_shared<AnsweringPrompter>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"kubespray/inventory/sample"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"kubespray/roles"_s));
    put(path(u"kubespray/cluster.yml"_s), "---\n");
    put(path(u"kubespray/roles/a.yml"_s), "---\n");
    put(path(u"kubespray/inventory/sample/inventory.ini"_s), "[all]\n");
    git({u"init"_s, u"-q"_s});
    git({u"add"_s, u"."_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"Begin"_s});
    git({u"tag"_s, u"v2.26.0"_s});
    kubectlSays("v1.30.4");
}

void FleetSourceTest::cleanup()
{
    m_sshd.reset();
    m_folder.reset();
}

void FleetSourceTest::git(const QStringList &arguments) const
{
    command::Command command;
    command.argv = QStringList{u"git"_s,
                               u"-c"_s,
                               u"user.name=Test"_s,
                               u"-c"_s,
                               u"user.email=test@example.com"_s,
                               u"-C"_s,
                               path(u"kubespray"_s)} +
                   arguments;
    command.timeout = std::chrono::seconds{60};
    command::LocalRunner here;
    const auto done = command::captureChecked(here, command, {});
    QVERIFY2(done.has_value(), done ? "" : qPrintable(toLogLine(done.error())));
}

/// One control plane, reached by the sshd.
void FleetSourceTest::kubectlSays(const QByteArray &version) const
{
    put(path(u"kubectl"_s),
        "#!/bin/sh\ncase \"$*\" in\n*--raw*/version*) echo '{\"gitVersion\":\"" + version +
            "\"}';;\n*) echo "
            "'{\"kind\":\"NodeList\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[{\"metadata\":{"
            "\"name\":\"cp1\",\"uid\":\"1\",\"resourceVersion\":\"1\",\"labels\":{"
            "\"node-role.kubernetes.io/control-plane\":\"\"}},\"spec\":{},\"status\":{\"addresses\":[{\"type\":"
            "\"InternalIP\",\"address\":\"127.0.0.1\"}],\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}],"
            "\"nodeInfo\":{\"kubeletVersion\":\"" +
            version + "\"}}}]}';;\nesac\n",
        QFile::ExeOwner);
}

cluster::Profile FleetSourceTest::profile(const QString &id) const
{
    cluster::Profile profile;
    profile.id = id;
    profile.controlPlane.kubectl = path(u"kubectl"_s);
    profile.nodes = {
        .user = m_sshd->user(), .port = m_sshd->port(), .become = false, .identityFile = m_sshd->clientKey()};
    profile.kubespray.host = u"127.0.0.1"_s;
    profile.kubespray.user = m_sshd->user();
    profile.kubespray.port = m_sshd->port();
    profile.kubespray.identityFile = m_sshd->clientKey();
    profile.kubespray.path = path(u"kubespray"_s);
    return profile;
}

std::unique_ptr<RealFleetSource> FleetSourceTest::makeSource()
{
    return std::make_unique<RealFleetSource>([person = m_person] { return std::make_unique<World>(person); },
                                             fleet::FleetStore(path(u"state"_s)), path(u"operations"_s));
}

void FleetSourceTest::looksAndRemembers()
{
    Records records;
    auto source = makeSource();
    records.follow(*source);
    source->look({profile()}, Asking::OnlyRemembered);
    auto seen = records.untilSeen();
    QVERIFY(seen.size() >= 2);
    QVERIFY(seen.first().isLooking);
    QCOMPARE(seen.first().facts, fleet::ClusterFacts()); // nothing was known before
    const fleet::ClusterRecord first = seen.last();
    QVERIFY2(first.facts.release.isCurrent(),
             first.facts.release.error ? qPrintable(toLogLine(*first.facts.release.error)) : "");
    QCOMPARE(first.facts.release.value->tag, u"v2.26.0"_s);
    QVERIFY2(first.facts.kubernetes.isCurrent(),
             first.facts.kubernetes.error ? qPrintable(toLogLine(*first.facts.kubernetes.error)) : "");
    QCOMPARE(first.facts.kubernetes.value->apiServer, u"v1.30.4"_s);
    QVERIFY2(first.facts.certificates.isCurrent(),
             first.facts.certificates.error ? qPrintable(toLogLine(*first.facts.certificates.error)) : "");
    QCOMPARE(first.history.size(), 1);
    QVERIFY(m_person->asked().isEmpty());

    source = makeSource(); // the program is started again
    Records again;
    again.follow(*source);
    source->look({profile()}, Asking::OnlyRemembered);
    seen = again.untilSeen();
    QVERIFY(seen.size() >= 2);
    QVERIFY(seen.first().isLooking);
    QCOMPARE(seen.first().facts, first.facts); // before anybody was asked
    QCOMPARE(seen.first().history, first.history);
    QCOMPARE(seen.last().history, first.history); // nothing has changed
}

void FleetSourceTest::outageKeepsWhatWasKnown()
{
    Records records;
    const auto source = makeSource();
    records.follow(*source);
    source->look({profile()}, Asking::OnlyRemembered);
    const auto before = records.untilSeen();
    QVERIFY(!before.isEmpty());
    m_sshd->stop();
    put(path(u"kubectl"_s), "#!/bin/sh\necho 'Unable to connect to the server: dial tcp: refused' >&2\nexit 1\n",
        QFile::ExeOwner);
    source->look({profile()}, Asking::OnlyRemembered);
    const auto after = records.untilSeen();
    QVERIFY(!after.isEmpty());
    const fleet::ClusterFacts &facts = after.last().facts;
    QVERIFY(facts.kubernetes.error && facts.release.error);
    QCOMPARE(toString(facts.release.error->code), u"Unreachable"_s);
    QCOMPARE(facts.kubernetes.value, before.last().facts.kubernetes.value);
    QCOMPARE(facts.kubernetes.seenAt, before.last().facts.kubernetes.seenAt);
    QCOMPARE(facts.release.value, before.last().facts.release.value);
    QCOMPARE(after.last().history, before.last().history);
}

void FleetSourceTest::aNewTagIsNoted()
{
    Records records;
    const auto source = makeSource();
    records.follow(*source);
    source->look({profile()}, Asking::OnlyRemembered);
    QVERIFY(!records.untilSeen().isEmpty());
    git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, u"More"_s});
    git({u"tag"_s, u"v2.27.0"_s});
    source->look({profile()}, Asking::OnlyRemembered);
    QVERIFY(!records.untilSeen().isEmpty());
    kubectlSays("v1.31.4");
    source->look({profile()}, Asking::OnlyRemembered);
    const auto seen = records.untilSeen();
    QVERIFY(!seen.isEmpty());
    QStringList history;
    for (const fleet::VersionRecord &record : seen.last().history) {
        history << record.release + u' ' + record.apiServer;
    }
    QCOMPARE(history, (QStringList{u"v2.26.0 v1.30.4"_s, u"v2.27.0 v1.30.4"_s, u"v2.27.0 v1.31.4"_s}));
    QCOMPARE(fleet::FleetStore(path(u"state"_s)).history(u"prod"_s), seen.last().history);
}

void FleetSourceTest::nobodyIsAskedInTheBackground()
{
    cluster::Profile locked = profile();
    locked.kubespray.identityFile = path(u"key"_s);
    QVERIFY(m_sshd->makeKey(path(u"key"_s), "geheim")); // with a passphrase
    m_sshd->authorize(path(u"key.pub"_s));
    Records records;
    const auto source = makeSource();
    records.follow(*source);
    source->look({locked}, Asking::OnlyRemembered);
    const auto quiet = records.untilSeen();
    QVERIFY(!quiet.isEmpty());
    QVERIFY(quiet.last().facts.release.error.has_value());
    QVERIFY2(fleet::needsPerson(*quiet.last().facts.release.error),
             qPrintable(toLogLine(*quiet.last().facts.release.error)));
    QVERIFY(quiet.last().facts.kubernetes.isCurrent()); // the rest is seen all the same
    QVERIFY(m_person->asked().isEmpty());

    source->look({locked}, Asking::Allowed);
    const auto asked = records.untilSeen();
    QVERIFY(!asked.isEmpty());
    QVERIFY(!m_person->asked().isEmpty()); // this person declines
    QVERIFY(fleet::needsPerson(*asked.last().facts.release.error));
}

void FleetSourceTest::severalClusters()
{
    QMap<QString, int> over;
    std::mutex mutex;
    std::condition_variable changed;
    const auto source = makeSource();
    source->follow([&](const fleet::ClusterRecord &record) {
        const std::scoped_lock lock(mutex);
        over[record.cluster] += record.isLooking ? 0 : 1;
        changed.notify_all();
    });
    QList<cluster::Profile> profiles;
    for (int i = 0; i < 6; ++i) {
        profiles.append(profile(u"c%1"_s.arg(i)));
        profiles.last().kubespray = {};
    }
    source->look(profiles, Asking::OnlyRemembered);
    std::unique_lock lock(mutex);
    QVERIFY(changed.wait_for(lock, std::chrono::seconds{60}, [&] {
        return over.size() == 6 && std::ranges::all_of(over, [](int times) { return times == 1; });
    }));
}

void FleetSourceTest::endsAtOnce()
{
    put(path(u"kubectl"_s), "#!/bin/sh\nexec sleep 60\n", QFile::ExeOwner);
    auto source = makeSource();
    std::mutex mutex;
    std::condition_variable begun;
    bool isBegun = false;
    source->follow([&](const fleet::ClusterRecord &) {
        const std::scoped_lock lock(mutex);
        isBegun = true;
        begun.notify_all();
    });
    source->look({profile()}, Asking::OnlyRemembered);
    {
        std::unique_lock lock(mutex);
        QVERIFY(begun.wait_for(lock, std::chrono::seconds{60}, [&] { return isBegun; }));
    }
    QElapsedTimer timer;
    timer.start();
    source.reset();
    QVERIFY2(timer.elapsed() < 20'000, "it waited for kubectl");
    // What was cut off is not remembered as the cluster's state.
    QCOMPARE(fleet::FleetStore(path(u"state"_s)).facts(u"prod"_s), fleet::ClusterFacts());
}

QTEST_GUILESS_MAIN(FleetSourceTest)

#include "tst_fleet_source.moc"
