// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_log_file.hpp"

#include "ansible/log_reader.hpp"
#include "ansible/output_annotator.hpp"
#include "logs/opened_log.hpp"

#include <QFileInfo>

#include <mutex>
#include <utility>

namespace kubemori::ui {

namespace {

constexpr std::size_t eventsAtOnce = 500;

} // namespace

/// What is read, on the thread of the log. That thread is told of the log after it has begun.
struct RunLogFile::Reading
{
    Reading(QDate written, Sink partSink)
        : reader(written)
        , sink(std::move(partSink))
    {
    }

    void add(logs::LineNumber number, const logs::LineDraft &line)
    {
        reader.addLine(number, line.bytes, false, line.timeMs == logs::noTime ? 0 : line.timeMs);
        collect();
        if (found.size() >= eventsAtOnce) {
            tell({});
        }
    }
    void collect()
    {
        for (ansible::LocatedEvent &event : reader.take()) {
            found.push_back(std::move(event));
        }
    }
    void tell(Part part)
    {
        part.events =
            QList<ansible::LocatedEvent>(std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        found.clear();
        sink(part);
    }
    /// Nothing is read any more once the log says so, so that this may be any thread.
    void endIfDone()
    {
        const std::scoped_lock lock(mutex);
        if (log == nullptr || isEnded) {
            return;
        }
        const logs::OpenLogProgress progress = log->progress();
        if (progress.isDone || progress.error) {
            isEnded = true;
            reader.finish();
            collect();
            tell({.events = {}, .isDone = true, .error = progress.error});
        }
    }

    ansible::LogReader reader;
    Sink sink;
    std::vector<ansible::LocatedEvent> found;
    std::mutex mutex;
    logs::OpenedLog *log = nullptr;
    bool isEnded = false;
};

Result<std::shared_ptr<RunLogFile>> RunLogFile::open(const QString &path, Sink sink)
{
    const auto reading = std::make_shared<Reading>(QFileInfo(path).lastModified().date(), std::move(sink));
    logs::LineHooks hooks = ansible::OutputAnnotator::hooks();
    hooks.stored = [reading, before = hooks.stored](logs::LineNumber number, const logs::LineDraft &line) {
        if (before) {
            before(number, line);
        }
        reading->add(number, line);
    };
    logs::OpenLogOptions options;
    options.hooks = std::move(hooks);
    options.progressed = [reading] { reading->endIfDone(); };
    options.interval = std::chrono::milliseconds(0); // to its end, once
    Result<std::unique_ptr<logs::OpenedLog>> log = logs::openLogFile(path, std::move(options));
    if (!log) {
        return std::unexpected(log.error());
    }
    {
        const std::scoped_lock lock(reading->mutex);
        reading->log = log->get();
    }
    reading->endIfDone(); // a short one may have been read before this was known
    return std::shared_ptr<RunLogFile>(new RunLogFile(reading, std::move(*log)));
}

RunLogFile::RunLogFile(std::shared_ptr<Reading> reading, std::unique_ptr<logs::OpenedLog> log)
    : m_reading(std::move(reading))
    , m_log(std::move(log))
{
}

RunLogFile::~RunLogFile()
{
    const std::scoped_lock lock(m_reading->mutex);
    m_reading->log = nullptr;
}

const std::shared_ptr<logs::LogStore> &RunLogFile::store() const
{
    return m_log->store();
}

} // namespace kubemori::ui
