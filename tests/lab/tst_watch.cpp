// SPDX-License-Identifier: GPL-3.0-or-later
// The live view of a real API server, over ssh and over a kubeconfig.
#include "lab/lab_fixture.hpp"
#include "lab/scripted_prompter.hpp"

#include "app/composition/cluster_directory.hpp"

#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <map>

using namespace kubemori;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

/// What a watch has told so far, as a table of nodes.
class Seen
{
public:
    kube::NodeFeedSink sink()
    {
        return [this](const kube::NodeFeedEvent &event) {
            const std::scoped_lock lock(m_mutex);
            if (const auto *listed = std::get_if<kube::NodesListed>(&event)) {
                if (listed->first) {
                    m_nodes.clear();
                }
                for (const kube::Node &node : listed->nodes) {
                    m_nodes[node.name] = node;
                }

            } else if (const auto *changed = std::get_if<kube::NodeChanged>(&event)) {
                m_nodes[changed->node.name] = changed->node;
            } else if (const auto *removed = std::get_if<kube::NodeRemoved>(&event)) {
                m_nodes.erase(removed->name);
            } else if (const auto *state = std::get_if<kube::FeedState>(&event)) {
                m_state = *state;
                m_waits += state->kind == kube::FeedState::Kind::Waiting ? 1 : 0;
            }
            m_changed.notify_all();
        };
    }

    bool waitFor(const std::function<bool(const std::map<QString, kube::Node> &, const kube::FeedState &)> &what)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, seconds{60}, [&] { return what(m_nodes, m_state); });
    }
    int waits()
    {
        const std::scoped_lock lock(m_mutex);
        return m_waits;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<QString, kube::Node> m_nodes;
    kube::FeedState m_state;
    int m_waits = 0;
};

bool isCordoned(const std::map<QString, kube::Node> &nodes, const QString &name)
{
    const auto found = nodes.find(name);
    return found != nodes.end() && !found->second.schedulable;
}

} // namespace

class LabWatch : public QObject
{
    Q_OBJECT

private:
    cluster::Profile profile(const QString &id)
    {
        const auto all = m_directory.profiles();
        const auto found = std::ranges::find(all, id, &cluster::Profile::id);
        return found == all.end() ? cluster::Profile() : *found;
    }

    test::LabFixture m_lab;
    composition::RealClusterDirectory m_directory;

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::LabFixture::isPresent()) {
            QSKIP(qPrintable(test::LabFixture::reasonAbsent()));
        }
        m_lab.reset();
    }
    void cleanupTestCase()
    {
        if (test::LabFixture::isPresent()) {
            m_lab.reset();
        }
    }

    void seesTheLabAsItIs_data();
    void seesTheLabAsItIs();
    void seesACordonMadeElsewhere_data() { seesTheLabAsItIs_data(); }
    void seesACordonMadeElsewhere();
    void goesOnAfterTheApiServerWasRestarted();
    void cordonsThroughTheSession();
};

void LabWatch::seesTheLabAsItIs_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("over ssh") << u"lab"_s;
    QTest::newRow("with a kubeconfig") << u"lab-kubeconfig"_s;
}

void LabWatch::seesTheLabAsItIs()
{
    QFETCH(const QString, id);
    Seen seen;
    test::ScriptedPrompter prompter;
    const auto session = m_directory.open(profile(id), prompter);
    session->watchNodes(seen.sink());
    QVERIFY(seen.waitFor([](const auto &nodes, const auto &state) {
        return nodes.size() == 4 && state.kind == kube::FeedState::Kind::Watching;
    }));
    const auto truth = m_lab.nodes();
    QVERIFY(seen.waitFor([&truth](const auto &nodes, const auto &) {
        return std::ranges::all_of(nodes, [&truth](const auto &entry) {
            return truth[entry.first].bootId == entry.second.bootId &&
                   entry.second.ready() == kube::ConditionStatus::True && entry.second.schedulable;
        });
    }));
    QVERIFY(seen.waitFor([](const auto &nodes, const auto &) {
        return nodes.at(u"node1"_s).isControlPlane() && !nodes.at(u"node4"_s).isControlPlane() &&
               nodes.at(u"node4"_s).internalIp == "10.77.0.14"_L1;
    }));
}

void LabWatch::seesACordonMadeElsewhere()
{
    QFETCH(const QString, id);
    Seen seen;
    test::ScriptedPrompter prompter;
    const auto session = m_directory.open(profile(id), prompter);
    session->watchNodes(seen.sink());
    QVERIFY(
        seen.waitFor([](const auto &, const auto &state) { return state.kind == kube::FeedState::Kind::Watching; }));
    m_lab.run({u"kubectl"_s, u"cordon"_s, u"node3"_s});
    QVERIFY(seen.waitFor([](const auto &nodes, const auto &) { return isCordoned(nodes, u"node3"_s); }));
    m_lab.run({u"kubectl"_s, u"uncordon"_s, u"node3"_s});
    QVERIFY(seen.waitFor([](const auto &nodes, const auto &) { return !isCordoned(nodes, u"node3"_s); }));
    QCOMPARE(seen.waits(), 0);
}

void LabWatch::goesOnAfterTheApiServerWasRestarted()
{
    Seen seen;
    test::ScriptedPrompter prompter;
    const auto session = m_directory.open(profile(u"lab"_s), prompter);
    session->watchNodes(seen.sink());
    QVERIFY(
        seen.waitFor([](const auto &, const auto &state) { return state.kind == kube::FeedState::Kind::Watching; }));
    m_lab.control({u"apiserver"_s, u"restart"_s});
    m_lab.run({u"kubectl"_s, u"cordon"_s, u"node4"_s});
    QVERIFY(seen.waitFor([](const auto &nodes, const auto &) { return isCordoned(nodes, u"node4"_s); }));
    m_lab.run({u"kubectl"_s, u"uncordon"_s, u"node4"_s});
    QVERIFY(seen.waitFor(
        [](const auto &nodes, const auto &) { return nodes.size() == 4 && !isCordoned(nodes, u"node4"_s); }));
}

void LabWatch::cordonsThroughTheSession()
{
    Seen seen;
    test::ScriptedPrompter prompter;
    const auto session = m_directory.open(profile(u"lab"_s), prompter);
    session->watchNodes(seen.sink());
    for (const bool schedulable : {false, true}) {
        std::promise<Result<>> done;
        session->setSchedulable(u"node3"_s, schedulable,
                                [&done](Result<> result) { done.set_value(std::move(result)); });
        const auto result = done.get_future().get();
        QVERIFY2(result.has_value(), result ? "" : qPrintable(toLogLine(result.error())));
        QCOMPARE(m_lab.cordonedNodes().contains(u"node3"_s), !schedulable);
        QVERIFY(seen.waitFor(
            [=](const auto &nodes, const auto &) { return isCordoned(nodes, u"node3"_s) != schedulable; }));
    }
}

QTEST_GUILESS_MAIN(LabWatch)
#include "tst_watch.moc"
