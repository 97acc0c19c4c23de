// SPDX-License-Identifier: GPL-3.0-or-later
// What a person waits for when a finished run, or an old log, is opened: an upgrade of 100 nodes with 2,000 tasks as
// the plugin's events and as a tree, and 200 MB of ansible's own text.
#include "ansible/log_reader.hpp"
#include "ansible/phase_board.hpp"
#include "ansible/run_comparison.hpp"
#include "ansible/run_tree.hpp"

#include <QByteArray>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace kubemori::ansible;

namespace {

constexpr int rounds = 5;
constexpr int hosts = 100;
constexpr int tasks = 1000; // with a start and a result for each host: 200,000 events
constexpr qsizetype logSize = qsizetype{200} << 20;

double medianOf(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times.at(rounds / 2);
}

bool report(const char *what, double milliseconds, double goal)
{
    const bool good = goal <= 0 || milliseconds <= goal;
    std::printf("%-58s %7.1f ms%s\n", what, milliseconds, good ? "" : "  GOAL MISSED");
    return good;
}

QByteArray number(int value)
{
    return QByteArray::number(value);
}

std::vector<QByteArray> eventLines()
{
    std::vector<QByteArray> lines;
    qint64 now = 1'795'000'000'000;
    const auto add = [&](const QByteArray &kind, const QByteArray &rest) {
        lines.push_back("{\"e\":\"" + kind + "\",\"t\":" + QByteArray::number(++now) +
                        ",\"n\":" + number(static_cast<int>(lines.size())) + rest + "}");
    };
    add("play_start", ",\"id\":\"3f9c1d2e-0000-0000-0000-000000000001\",\"name\":\"Upgrade\",\"hosts\":[\"node001\"]");
    for (int task = 0; task < tasks; ++task) {
        const QByteArray id = ",\"id\":\"3f9c1d2e-7a6b-5c4d-" + number(1000 + task) + "-0123456789ab\"";
        add("task_start", id + ",\"name\":\"Install | Copy file " + number(task) +
                              "\",\"role\":\"kubernetes/node\",\"action\":\"ansible.builtin.copy\",\"path\":\"/srv/"
                              "roles/x/main.yml:7\"");
        for (int host = 0; host < hosts; ++host) {
            add("host_start", id + ",\"host\":\"node" + number(100 + host) + "\"");
        }
        for (int host = 0; host < hosts; ++host) {
            add("host_result",
                id + ",\"host\":\"node" + number(100 + host) + "\",\"status\":\"changed\",\"rc\":0,\"attempts\":1");
        }
    }
    add("stats", ",\"tallies\":{\"node100\":{\"ok\":1000,\"changed\":1000}}");
    return lines;
}

QByteArray textLog()
{
    QByteArray log;
    log.reserve(logSize + 4096);
    log += "PLAY [Upgrade] ****************************\n\n";
    for (int task = 0; log.size() < logSize; ++task) {
        log += "\nTASK [kubernetes/node : Install | Copy file " + number(task) +
               "] ****************************************\n";
        for (int host = 0; host < hosts; ++host) {
            const QByteArray name = "node" + number(100 + host);
            log += "<" + name + "> SSH: EXEC ssh -C -o ControlMaster=auto -o ControlPersist=60s -o ConnectTimeout=10 " +
                   name + "\n";
            log += "changed: [" + name +
                   "] => {\n    \"changed\": true,\n    \"dest\": \"/etc/kubernetes/x.yaml\",\n    \"mode\": "
                   "\"0640\"\n}\n";
        }
    }
    log += "\nPLAY RECAP ************************\nnode100  : ok=1 changed=1 unreachable=0 failed=0 skipped=0 "
           "rescued=0 ignored=0\n";
    return log;
}

bool measureEvents()
{
    const std::vector<QByteArray> lines = eventLines();
    std::vector<RunEvent> events;
    bool good = report("reading 200,000 events", medianOf([&] {
                           events.clear();
                           for (const QByteArray &line : lines) {
                               if (auto event = readEvent(line)) {
                                   events.push_back(std::move(*event));
                               }
                           }
                       }),
                       500);
    good = events.size() == lines.size() && good;
    RunTree tree;
    good = report("growing the tree from them", medianOf([&] {
                      tree = RunTree();
                      for (const RunEvent &event : events) {
                          (void)tree.apply(event);
                      }
                  }),
                  500) &&
           good;
    good = report("growing tree and board", medianOf([&] {
                      RunTree grown;
                      PhaseBoard board;
                      for (const RunEvent &event : events) {
                          (void)board.apply(grown, grown.apply(event));
                      }
                  }),
                  1000) &&
           good;
    good = report("comparing two such runs", medianOf([&] { (void)compareRuns(tree, tree); }), 100) && good;
    const RunPace pace(tree);
    RunTree present;
    for (std::size_t i = 0; i < events.size() / 2; ++i) {
        (void)present.apply(events[i]);
    }
    return report("estimating what is left", medianOf([&] { (void)pace.remainingMs(present, 1'795'000'100'000); }),
                  5) &&
           good;
}

bool measureLog()
{
    const QByteArray log = textLog();
    std::size_t found = 0;
    const bool good = report("reading a log of 200 MB", medianOf([&] {
                                 LogReader reader;
                                 reader.feed(log);
                                 reader.finish();
                                 found = reader.take().size();
                             }),
                             3000);
    std::printf("%-58s %7zu\n", "events in it", found);
    return good;
}

} // namespace

int main()
{
    const bool eventsGood = measureEvents();
    const bool logGood = measureLog();
    return eventsGood && logGood ? 0 : 1;
}
