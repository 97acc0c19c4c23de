// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window [NODES] [UPDATES_PER_SECOND] [SECONDS]: how long the event loop of the real window is held up while the
// nodes of a big cluster load and change. Prints one JSON line: times in milliseconds, memory in MB. Run with
// QT_QPA_PLATFORM=offscreen.
#include "base/clock.hpp"
#include "ui/main_window/language.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/nodes/node_table_view.hpp"
#include "ui/support/fake_cluster.hpp"
#include "ui/widgets/appearance.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include <time.h>

using namespace kubemori;
using namespace kubemori::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Notes the longest time between two turns of the event loop.
class LoopProbe
{
public:
    LoopProbe()
    {
        m_timer.setInterval(0ms);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const qint64 cpu = threadTime();
            m_longest = qMax(m_longest, m_since.nsecsElapsed());
            m_longestCpu = qMax(m_longestCpu, cpu - std::exchange(m_cpuSince, cpu));
            m_since.restart();
        });
        m_since.start();
        m_timer.start();
    }
    /// In milliseconds, since the last call: by the clock, and what of it this thread really worked. On a busy machine
    /// the former also holds the time that others had the processor.
    std::pair<double, double> takeLongest()
    {
        return {static_cast<double>(std::exchange(m_longest, 0)) / 1e6,
                static_cast<double>(std::exchange(m_longestCpu, 0)) / 1e6};
    }

private:
    static qint64 threadTime()
    {
        timespec now{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return qint64{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_cpuSince = threadTime();
    qint64 m_longest = 0;
    qint64 m_longestCpu = 0;
};

double peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').constFirst().toDouble() / 1024.0;
        }
    }
    return 0;
}

struct Load
{
    int nodes = 5000;
    int updatesPerSecond = 200;
    int seconds = 10;
};

/// What a watcher's and a monitor's thread would report.
void play(const FakeClusterState &state, const Load &load, const std::stop_token &stop)
{
    constexpr int page = 500;
    state.feed(kube::FeedState{
        .kind = kube::FeedState::Kind::Listing, .host = u"ops@10.0.0.11"_s, .error = {}, .retryInSeconds = 0});
    for (int begin = 0; begin < load.nodes; begin += page) {
        kube::NodesListed listed{.nodes = {}, .first = begin == 0, .more = begin + page < load.nodes};
        for (int i = begin; i < qMin(load.nodes, begin + page); ++i) {
            listed.nodes.append(makeNode(u"node%1"_s.arg((i * 7919) % load.nodes), i, i < 5));
        }
        state.feed(listed);
    }
    state.feed(kube::FeedState{
        .kind = kube::FeedState::Kind::Watching, .host = u"ops@10.0.0.11"_s, .error = {}, .retryInSeconds = 0});
    const auto begin = std::chrono::steady_clock::now();
    const int updates = load.updatesPerSecond * load.seconds;
    for (int i = 0; i < updates && !stop.stop_requested(); ++i) {
        kube::Node node = makeNode(u"node%1"_s.arg((i * 31) % load.nodes), i, false,
                                   i % 3 == 0 ? kube::ConditionStatus::Unknown : kube::ConditionStatus::True);
        node.schedulable = i % 2 == 0;
        state.feed(kube::NodeChanged{.node = node, .added = false});
        for (int k = 0; state.probes && k < 5; ++k) {
            monitor::ProbeSample sample;
            sample.node = u"node%1"_s.arg((i * 5 + k) % load.nodes);
            sample.roundTrip = std::chrono::microseconds(300 + i % 700);
            state.probes(sample);
        }
        std::this_thread::sleep_until(begin + (i + 1) * 1000ms / load.updatesPerSecond);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    Load load;
    load.nodes = arguments.value(1, u"5000"_s).toInt();
    load.updatesPerSecond = arguments.value(2, u"200"_s).toInt();
    load.seconds = arguments.value(3, u"10"_s).toInt();

    const ui::Appearance appearance;
    const SystemClock clock;
    FakeDirectory directory;
    directory.add(makeProfile(u"big"_s, u"Big"_s, cluster::Purpose::Test));
    ui::Language language;
    language.set(u"en"_s);
    ui::MainWindow window(directory, clock, language,
                          {.clustersFile = {}, .problems = {}, .settingsFile = {}, .stateFile = {}});
    window.resize(1440, 900);
    window.show();
    (void)window.showCluster(u"big"_s);
    auto *table = window.findChild<ui::NodeTableView *>(u"nodeTable"_s);

    LoopProbe probe;
    QElapsedTimer time;
    double firstRows = -1;
    double allRows = -1;
    std::pair<double, double> loading{-1, -1};
    std::jthread worker;
    QTimer watch;
    watch.setInterval(1ms);
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        const int rows = table->model()->rowCount();
        const double now = static_cast<double>(time.nsecsElapsed()) / 1e6;
        if (firstRows < 0 && rows > 0) {
            firstRows = now;
        }
        if (allRows < 0 && rows == load.nodes) {
            allRows = now;
            loading = probe.takeLongest();
        }
        if (now > 1000.0 * load.seconds + 1000.0) {
            QCoreApplication::quit();
        }
    });
    QTimer::singleShot(500ms, &window, [&] {
        (void)probe.takeLongest(); // the window itself is up by now
        time.start();
        watch.start();
        worker = std::jthread([&](const std::stop_token &stop) { play(directory.state(u"big"_s), load, stop); });
    });
    const int result = QApplication::exec();
    worker = {};
    const auto updating = probe.takeLongest();
    const double memory = peakMemory();
    std::printf("{\"nodes\":%d,\"updatesPerSecond\":%d,\"firstRowsMs\":%.1f,\"allRowsMs\":%.1f,"
                "\"longestBlockLoadingMs\":%.1f,\"longestWorkLoadingMs\":%.1f,"
                "\"longestBlockUpdatingMs\":%.1f,\"longestWorkUpdatingMs\":%.1f,\"peakMemoryMb\":%.0f}\n",
                load.nodes, load.updatesPerSecond, firstRows, allRows, loading.first, loading.second, updating.first,
                updating.second, memory);
    constexpr double longestBlock = 50;
    constexpr double mostMemory = 150;
    const bool good =
        allRows >= 0 && loading.first <= longestBlock && updating.first <= longestBlock && memory <= mostMemory;
    return result != 0 || !good ? 1 : 0;
}
