// SPDX-License-Identifier: GPL-3.0-or-later
// A million lines into a live log view. Aims: 0.6 s in all, the GUI thread never held longer than 20 ms, 150 MB; a
// search through them 0.5 s, its first matches 50 ms; a log of 200 MB opened 0.5 s.
#include "logs/log_scanner.hpp"
#include "logs/opened_log.hpp"
#include "ui/logs/log_view.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <thread>

#include <ctime>

using namespace kubemori;
using namespace Qt::StringLiterals;

namespace {

constexpr int lineCount = 1'000'000;
constexpr int batchLines = 5000;
constexpr int distinctBatches = 20;
constexpr int rounds = 3;

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    constexpr double pageMegabytes = 4096.0 / (1024 * 1024);
    return file.readAll().split(' ').value(1).toDouble() * pageMegabytes;
}

/// The processor time this thread has had: unlike the clock on the wall it does not count what other programs took.
qint64 threadNanoseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

/// Measures how long the event loop is away at a time: a timer that should fire every millisecond.
class LoopProbe
{
public:
    LoopProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    }
    void start()
    {
        m_worst = 0;
        m_worstWork = 0;
        m_workSince = threadNanoseconds();
        m_since.start();
        m_timer.start(1);
    }
    [[nodiscard]] double worstMilliseconds() const { return static_cast<double>(m_worst) / 1e6; }
    /// The most it worked at a time; on a busy machine this, not the above, is the program's doing.
    [[nodiscard]] double worstWorkMilliseconds() const { return static_cast<double>(m_worstWork) / 1e6; }

private:
    void tick()
    {
        m_worst = std::max(m_worst, m_since.nsecsElapsed());
        m_since.restart();
        const qint64 work = threadNanoseconds();
        m_worstWork = std::max(m_worstWork, work - m_workSince);
        m_workSince = work;
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_worst = 0;
    qint64 m_worstWork = 0;
    qint64 m_workSince = 0;
};

QByteArray batchFrom(int first)
{
    QByteArray bytes;
    for (int i = first; i < first + batchLines; ++i) {
        QByteArray line = "\x1b[0;32mok: [node" + QByteArray::number(i % 100) + "] => item " + QByteArray::number(i) +
                          " 準備完了\x1b[0m ";
        bytes += line.leftJustified(99, 'x') + '\n';
    }
    return bytes;
}

void runLoopUntil(const std::function<bool()> &isDone)
{
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        if (isDone()) {
            QApplication::quit();
        }
    });
    poll.start(2);
    QApplication::exec();
}

struct Figures
{
    double seconds = 0;
    double held = 0;
    double megabytes = 0;
};

std::vector<QByteArray> makeBatches()
{
    std::vector<QByteArray> batches;
    for (int i = 0; i < distinctBatches; ++i) {
        batches.push_back(batchFrom(i * batchLines));
    }
    return batches;
}

Figures benchAppend(ui::LogView &view, const std::shared_ptr<logs::LogStore> &store, LoopProbe &probe, bool paced)
{
    // Made beforehand: what is measured is the log, not the making of lines.
    static const std::vector<QByteArray> batches = makeBatches();
    const double before = residentMegabytes();
    const logs::LineNumber wanted = view.snapshot().endLine() + lineCount;
    QElapsedTimer total;
    probe.start();
    total.start();
    std::jthread writer([&] {
        for (int i = 0; i < lineCount / batchLines; ++i) {
            store->append(batches[static_cast<std::size_t>(i % distinctBatches)], {.time = {}, .source = u"node1"_s});
            if (paced) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        }
    });
    runLoopUntil([&] { return view.snapshot().endLine() >= wanted; });
    const Figures figures{.seconds = static_cast<double>(total.elapsed()) / 1000,
                          .held = probe.worstMilliseconds(),
                          .megabytes = residentMegabytes() - before};
    std::printf("%-34s %7.3f s, GUI thread held at most %5.1f ms (own work %.1f), memory +%.0f MB\n",
                paced ? "append, 1M lines/s:" : "append, as fast as it goes:", figures.seconds, figures.held,
                probe.worstWorkMilliseconds(), figures.megabytes);
    return figures;
}

/// Of all searches.
double slowestSearch = 0;
double slowestFirst = 0; ///< ms

void benchSearch(ui::LogView &view, LoopProbe &probe, const char *name, const logs::LogQuery &query, bool asFilter)
{
    QElapsedTimer total;
    double first = -1;
    probe.start();
    total.start();
    if (asFilter) {
        view.setFilter(*logs::LogMatcher::make(query));
        qint64 last = -1;
        int still = 0;
        runLoopUntil([&] { // done when the rows have stood still for a while
            still = view.rows().count() == last ? still + 1 : 0;
            last = view.rows().count();
            return still > 100;
        });
    } else {
        view.setSearch(*logs::LogMatcher::make(query));
        const auto noteFirst = QObject::connect(&view, &ui::LogView::searchChanged, &view, [&] {
            if (first < 0 && view.searchState().matches > 0) {
                first = static_cast<double>(total.nsecsElapsed()) / 1e6;
            }
        });
        runLoopUntil([&] { return view.searchState().isDone; });
        QObject::disconnect(noteFirst);
    }
    const qint64 found = asFilter ? view.rows().count() : view.searchState().matches;
    const double seconds = static_cast<double>(total.elapsed()) / 1000;
    std::printf("%-34s %7.3f s, GUI thread held at most %5.1f ms (own work %.1f), %lld lines", name, seconds,
                probe.worstMilliseconds(), probe.worstWorkMilliseconds(), static_cast<long long>(found));
    if (!asFilter) {
        slowestSearch = std::max(slowestSearch, seconds);
        slowestFirst = std::max(slowestFirst, first);
        std::printf(", first ones after %.1f ms", first);
    }
    std::printf("\n");
    view.setFilter(std::nullopt);
    view.setSearch(std::nullopt);
}

/// A saved log of that many bytes, as this program writes it.
QString makeLogFile(const QTemporaryDir &dir, qint64 bytes)
{
    const QString path = dir.filePath(u"old.log"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return {};
    }
    QByteArray part;
    for (int i = 0; i < batchLines; ++i) {
        const QByteArray line = "2026-03-01T21:30:00.123Z node" + QByteArray::number(i % 100) + " ok: item " +
                                QByteArray::number(i) + " 準備完了 ";
        part += line.leftJustified(99, 'x') + '\n';
    }
    while (file.size() < bytes) {
        file.write(part);
        file.flush();
    }
    return path;
}

Figures benchOpen(ui::LogView &view, LoopProbe &probe, const QString &path)
{
    const double before = residentMegabytes();
    QElapsedTimer total;
    probe.start();
    total.start();
    const auto log = logs::openLogFile(path);
    if (!log) {
        return {};
    }
    view.setStore((*log)->store());
    runLoopUntil([&] { return view.visibleLines().size() > 20; });
    view.viewport()->repaint();
    Figures figures{.seconds = static_cast<double>(total.nsecsElapsed()) / 1e9, .held = 0, .megabytes = 0};
    runLoopUntil([&] { return (*log)->progress().isDone && view.snapshot().completeEnd() > 0; });
    figures.held = probe.worstMilliseconds();
    figures.megabytes = residentMegabytes() - before;
    std::printf("%-34s %7.3f s to the first screen, %.3f s to the end (%lld lines), GUI thread held at most %5.1f ms, "
                "memory %+.0f MB\n",
                "open a log of 200 MB:", figures.seconds, static_cast<double>(total.elapsed()) / 1000,
                static_cast<long long>((*log)->store()->lineCount()), figures.held, figures.megabytes);
    benchSearch(view, probe, "search in it, partly on disk:",
                {.text = u"item 4999 "_s, .regex = false, .caseSensitive = false, .source = {}}, false);
    std::printf("%-34s %+.0f MB\n", "memory after that:", residentMegabytes() - before);
    return figures;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    ui::LogView view;
    view.resize(1200, 800);
    view.show();
    LoopProbe probe;
    Figures best{.seconds = 1e9, .held = 1e9, .megabytes = 1e9};
    std::shared_ptr<logs::LogStore> store;
    for (int round = 0; round < rounds; ++round) { // other programs disturb single rounds
        store = std::make_shared<logs::LogStore>();
        store->append("warm-up 準備完了\n", {.time = {}, .source = u"node1"_s});
        view.setStore(store);
        probe.start();
        runLoopUntil([&] { return view.rows().count() == 1; });
        const Figures figures = benchAppend(view, store, probe, false);
        best.seconds = std::min(best.seconds, figures.seconds);
        best.held = std::min(best.held, figures.held);
        best.megabytes = round == 0 ? figures.megabytes : best.megabytes; // later ones use freed memory again
    }
    benchSearch(view, probe,
                "search, plain:", {.text = u"item 4999 "_s, .regex = false, .caseSensitive = false, .source = {}},
                false);
    benchSearch(view, probe, "search, expression:",
                {.text = u"node\\d7\\].*完了"_s, .regex = true, .caseSensitive = true, .source = {}}, false);
    benchSearch(view, probe, "search, nothing but classes:",
                {.text = u"[a-z]+\\d9\\D.*\\d{4}9\\s"_s, .regex = true, .caseSensitive = false, .source = {}}, false);
    benchSearch(view, probe,
                "search, every line matches:", {.text = u"[k]"_s, .regex = true, .caseSensitive = false, .source = {}},
                false);
    benchSearch(view, probe, "filter, every line matches:",
                {.text = {}, .regex = false, .caseSensitive = false, .source = u"node1"_s}, true);
    benchAppend(view, store, probe, true);
    store.reset();
    view.setStore(nullptr);
    const QTemporaryDir dir;
    const QString path = makeLogFile(dir, qint64{200} * 1000 * 1000);
    Figures opening{.seconds = 1e9, .held = 1e9, .megabytes = 1e9};
    for (int round = 0; round < rounds; ++round) {
        opening.seconds = std::min(opening.seconds, benchOpen(view, probe, path).seconds);
        view.setStore(nullptr);
    }
    const bool isGood = best.seconds <= 0.6 && best.held <= 20 && best.megabytes <= 150 && opening.seconds <= 0.5 &&
                        slowestSearch <= 0.5 && slowestFirst <= 50;
    std::printf("best of %d: %.3f s (goal 0.6), held %.1f ms (goal 20), +%.0f MB (goal 150), searched in %.3f s (goal "
                "0.5), first matches %.0f ms (goal 50), opened in %.3f s (goal 0.5): %s\n",
                rounds, best.seconds, best.held, best.megabytes, slowestSearch, slowestFirst, opening.seconds,
                isGood ? "good" : "MISSED");
    return isGood ? 0 : 1;
}
