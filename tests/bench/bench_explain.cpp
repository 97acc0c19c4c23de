// SPDX-License-Identifier: GPL-3.0-or-later
// What a person waits for when a long log is to be explained: 100 MB with a hundred issues of two clues each. grep -E
// over the same patterns tells what a tool takes that only finds lines, and not whose they are.
//
//   bench_explain [FOLDER]: where the logs are made, the system's temporary folder without it
#include "advice/diagnosis.hpp"

#include <QByteArray>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace kubemori::advice;

namespace {

constexpr qsizetype logSize = qsizetype{100} << 20;
constexpr int issueCount = 100;
constexpr int rounds = 5;
constexpr double goalMs = 1000;

QByteArray number(qint64 value, int width = 0)
{
    return QByteArray::number(value).rightJustified(width, '0');
}

QByteArray recap(int hosts)
{
    QByteArray log = "\nPLAY RECAP *********************************************************************\n";
    for (int host = 0; host < hosts; ++host) {
        log += "node" + number(host, 3) + " : ok=900 changed=80 unreachable=0 failed=" + number(host == 7 ? 1 : 0) +
               " skipped=400 rescued=0 ignored=2\n";
    }
    return log;
}

QByteArray failure(int host, int task, bool isIgnored)
{
    return "fatal: [node" + number(host, 3) +
           "]: FAILED! => {\"changed\": true, \"cmd\": [\"crictl\", \"pull\"], \"rc\": 1, \"msg\": \"non-zero return "
           "code\", \"stderr\": "
           "\"the gadget number " +
           number(task % issueCount, 3) + " gave up on \\\"node" + number(host, 3) + "\\\"\"}\n" +
           (isIgnored ? "...ignoring\n" : "");
}

/// As the default callback prints a run over so many hosts; `isVerbose`: with -v.
QByteArray ansibleLog(int hosts, bool isVerbose)
{
    QByteArray log = "PLAY [Upgrade] *****************************************************************\n";
    log.reserve(logSize + 65536);
    for (int task = 0; log.size() < logSize; ++task) {
        log += "\nTASK [kubernetes/node : Install | Copy file " + number(task) +
               " from download dir] *****************************\n";
        for (int host = 0; host < hosts; ++host) {
            const QByteArray name = "node" + number(host, 3);
            if (host == 3 && task % 50 == 0) {
                log += failure(host, task, true);
            } else if (isVerbose) {
                log += "changed: [" + name +
                       "] => {\n    \"changed\": true,\n    \"dest\": \"/etc/kubernetes/x.yaml\",\n    \"mode\": "
                       "\"0640\",\n    \"stdout\": \"the gadget is well\"\n}\n";
            } else {
                log += (task + host) % 3 == 0   ? "changed: [" + name + "]\n"
                       : (task + host) % 3 == 1 ? "ok: [" + name + "]\n"
                                                : "skipping: [" + name + "]\n";
            }
        }
    }
    log += "\nTASK [Last] ****************************\n" + failure(7, 42, false);
    return log + recap(hosts);
}

QByteArray serviceLog()
{
    QByteArray log;
    log.reserve(logSize + 65536);
    for (int i = 0; log.size() < logSize; ++i) {
        const QByteArray head =
            "Nov 28 01:" + number(i / 60 % 60, 2) + ":" + number(i % 60, 2) + " node" + number(i % 5, 3);
        if (i % 1000 == 0) {
            log += head + " kubelet[812]: E1128 01:00:00.123456     812 pod_workers.go:951] \"the gadget number " +
                   number(i / 1000 % issueCount, 3) + " gave up\" pod=\"shop/db-0\"\n";
        } else if (i % 3 == 0) {
            log += head +
                   " etcd[77]: "
                   "{\"level\":\"info\",\"ts\":\"2026-11-28T01:00:02.123456Z\",\"caller\":\"mvcc/"
                   "index.go:214\",\"msg\":\"compact tree index\",\"revision\":" +
                   number(i) + "}\n";
        } else {
            log += head + " kubelet[812]: I1128 01:00:00.123456     812 reconciler_common.go:253] "
                          "\"operationExecutor.VerifyControllerAttachedVolume started for volume\" pod=\"shop/db-0\"\n";
        }
    }
    return log;
}

QList<KnownIssue> makeIssues()
{
    QList<KnownIssue> issues;
    for (int i = 0; i < issueCount; ++i) {
        KnownIssue issue;
        issue.id = u"gadget-%1"_s.arg(i, 3, 10, QChar(u'0'));
        issue.clues.append(
            {.pattern = QRegularExpression(u"the gadget number %1 gave up"_s.arg(i, 3, 10, QChar(u'0')))});
        issue.clues.append(
            {.pattern = QRegularExpression(
                 u"(failed|unable) to (start|stop) part-%1 [a-z]+: exit (status|code) [0-9]+"_s.arg(i))});
        issues.append(issue);
    }
    return issues;
}

double bestOf(int times, const std::function<void()> &work)
{
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

bool measure(const char *name, const QByteArray &log, const QString &folder, const QList<KnownIssue> &issues)
{
    const QString path = folder + u"/a.log"_s;
    const QString patterns = folder + u"/patterns"_s;
    QFile file(path);
    QFile list(patterns);
    if (!file.open(QIODevice::WriteOnly) || file.write(log) != log.size() || !list.open(QIODevice::WriteOnly)) {
        std::printf("cannot write below %s\n", qPrintable(folder));
        return false;
    }
    file.close();
    for (const KnownIssue &issue : issues) {
        for (const LogClue &clue : issue.clues) {
            list.write(clue.pattern.pattern().toUtf8() + '\n');
        }
    }
    list.close();
    Diagnosis told;
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        times.push_back(bestOf(1, [&] { told = explainFile(path, issues, {}).value_or(Diagnosis()); }));
    }
    std::ranges::sort(times);
    const double median = times.at(rounds / 2);
    const std::clock_t before = std::clock();
    told = explainFile(path, issues, {}).value_or(Diagnosis());
    const double processor = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC * 1000;
    const double grep = bestOf(1, [&] {
        QProcess process;
        process.start(u"grep"_s, {u"-cE"_s, u"-f"_s, patterns, path});
        process.waitForFinished(600'000);
    });
    const double megabytes = static_cast<double>(log.size()) / (1 << 20);
    const bool isGood = median <= goalMs;
    std::printf("%-34s %6.0f ms (best %.0f, processor time %.0f), %5.0f MB/s; %lld lines, %lld causes; grep -E -f: "
                "%6.0f ms%s\n",
                name, median, times.front(), processor, megabytes / median * 1000, static_cast<long long>(told.lines),
                static_cast<long long>(told.causes.size()), grep, isGood ? "" : "  GOAL MISSED");
    return isGood;
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir place(argc > 1 ? QString::fromLocal8Bit(argv[1]) + u"/bench-XXXXXX"_s
                                       : QDir::tempPath() + u"/kubemori-bench-XXXXXX"_s);
    const QList<KnownIssue> issues = makeIssues();
    bool isGood = measure("a run over 100 hosts", ansibleLog(100, false), place.path(), issues);
    isGood = measure("a run over 4 hosts", ansibleLog(4, false), place.path(), issues) && isGood;
    isGood = measure("a run over 100 hosts with -v", ansibleLog(100, true), place.path(), issues) && isGood;
    isGood = measure("services", serviceLog(), place.path(), issues) && isGood;
    return isGood ? 0 : 1;
}
