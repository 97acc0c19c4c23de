// SPDX-License-Identifier: GPL-3.0-or-later
// bench_nodes [NODES]             what reading and writing nodes costs without kubectl and an API server; 5,000 by
// default bench_nodes --list KUBECONFIG   lists the nodes through kubectl and prints them as `kubemori nodes -o json`
// does
#include "command/local_runner.hpp"
#include "kube/json_output.hpp"
#include "kube/kubectl.hpp"
#include "kube/node_parser.hpp"
#include "node_pages.hpp"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

using namespace kubemori;

namespace {

double since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// A figure of /proc/self/status in MB.
double memory(const QByteArray &name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(QByteArray(name + ':'))) {
            return line.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    return 0;
}

int list(const QString &kubeconfig)
{
    const kube::Kubectl kubectl({{.host = {},
                                  .runner = std::make_shared<command::LocalRunner>(),
                                  .kubectl = QStringLiteral("kubectl"),
                                  .kubectlArguments = {QStringLiteral("--kubeconfig=") + kubeconfig},
                                  .become = false}});
    const auto nodes = kubectl.allNodes({});
    if (!nodes) {
        std::fprintf(stderr, "%s\n", qPrintable(toLogLine(nodes.error())));
        return 1;
    }
    const QByteArray json = kube::nodesToJson(*nodes);
    std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArrayView(argv[1]) == "--list") {
        return list(QString::fromLocal8Bit(argv[2]));
    }
    const int count = argc > 1 ? std::atoi(argv[1]) : 5000; // NOLINT(cert-err34-c): a wrong number is zero nodes
    constexpr int pageSize = 500;
    kube::NodeParser parser;
    QList<kube::Node> nodes;
    double parsing = 0;
    qsizetype bytes = 0;
    const double before = memory("VmRSS");
    for (int begin = 0; begin < count; begin += pageSize) {
        // One page at a time, as they come from kubectl, so that memory is what the program would use.
        QByteArray page = bench::makePages(std::min(pageSize, count - begin), pageSize).first();
        bytes += page.size();
        const auto start = std::chrono::steady_clock::now();
        auto parsed = parser.page(page);
        parsing += since(start);
        if (!parsed) {
            std::fprintf(stderr, "%s\n", qPrintable(toLogLine(parsed.error())));
            return 1;
        }
        nodes.append(std::move(parsed->nodes));
    }
    const auto writing = std::chrono::steady_clock::now();
    const QByteArray json = kube::nodesToJson(nodes);
    const double written = since(writing);

    QByteArray line = R"({"type":"MODIFIED","object":)" + bench::makeNode(1) + '}';
    constexpr int events = 5000;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < events; ++i) {
        if (!parser.event(line)) {
            return 1;
        }
    }
    const double perEvent = since(start) * 1000 / events;
    std::printf("%d nodes, %.1f MB of JSON\n", count, static_cast<double>(bytes) / 1e6);
    std::printf("read pages       %8.1f ms  (%.2f GB/s)\n", parsing, static_cast<double>(bytes) / 1e6 / parsing);
    std::printf("write -o json    %8.1f ms  (%.1f MB)\n", written, static_cast<double>(json.size()) / 1e6);
    std::printf("one watch event  %8.1f us\n", perEvent);
    std::printf("memory           %8.1f MB before, %.1f MB with all nodes, %.1f MB at most\n", before, memory("VmRSS"),
                memory("VmHWM"));
    return nodes.size() == count ? 0 : 1;
}
