// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/followed_run.hpp"

#include "ansible/output_annotator.hpp"
#include "ansible/task_locator.hpp"

#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <iterator>
#include <mutex>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

bool isBanner(const ansible::RunEvent &event)
{
    using Kind = ansible::RunEvent::Kind;
    return event.kind == Kind::PlayStart || event.kind == Kind::TaskStart || event.kind == Kind::Stats;
}

QString keyOf(const ansible::TreePlace &place)
{
    return u"%1 %2 %3 %4"_s.arg(place.play).arg(place.batch).arg(place.task).arg(place.host);
}

/// Events in one message: a run that is over tells all of its events at once, and painting has to come in between.
constexpr qsizetype eventsAtOnce = 500;

} // namespace

/// Lines come on the run's thread, and are looked for on the GUI's.
struct FollowedRun::LocatedTasks
{
    std::mutex mutex;
    ansible::TaskLocator locator;
};

FollowedRun::FollowedRun(RunSource &source, GuiMailbox &mailbox, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_mailbox(mailbox)
    , m_located(std::make_shared<LocatedTasks>())
{
}

FollowedRun::~FollowedRun() = default;

void FollowedRun::start(const PlannedRun &run)
{
    // Until the run is known by its record.
    using Kind = ansible::RunRequest::Kind;
    const ansible::RunRequest &request = run.request;
    m_record.command = request.kind == Kind::Playbook ? QStringList{u"ansible-playbook"_s, request.playbook}
                       : request.kind == Kind::Module ? QStringList{u"ansible"_s, u"--module-name="_s + request.module}
                                                      : QStringList{u"ansible-inventory"_s};
    m_handle = m_source.start(run, sink());
}

void FollowedRun::follow(const ansible::RunRecord &run)
{
    m_record = run;
    m_tasks.setOver(run.status.isOver());
    m_handle = m_source.follow(run, sink());
}

void FollowedRun::openFile(const QString &path)
{
    m_isFile = true;
    m_record.folder = path;
    m_record.status.state = ansible::RunState::Ended;
    m_tasks.setOver(true);
    const auto back = [self = QPointer<FollowedRun>(this), address = m_mailbox.address()](auto action) {
        address.post([self, action = std::move(action)] {
            if (FollowedRun *run = self.get()) {
                action(*run);
            }
        });
    };
    // Opening may block, on a file system of the network for instance.
    QThreadPool::globalInstance()->start([back, path] {
        const auto file = RunLogFile::open(path, [back](const RunLogFile::Part &part) {
            back([part](FollowedRun &run) {
                run.takePart(part.events);
                if (part.error) {
                    run.m_failure = part.error;
                    Q_EMIT run.failed(*part.error);
                }
            });
        });
        back([file](FollowedRun &run) {
            if (file) {
                run.takeFile(*file);
            } else {
                run.m_failure = file.error();
                Q_EMIT run.failed(file.error());
            }
        });
    });
}

void FollowedRun::takeFile(const std::shared_ptr<RunLogFile> &file)
{
    m_file = file;
    m_log = file->store();
    Q_EMIT logChanged();
}

void FollowedRun::takePart(const QList<ansible::LocatedEvent> &events)
{
    QList<ansible::LocatedEvent> fresh; // of the run that is shown
    bool isOther = false;
    for (const ansible::LocatedEvent &each : events) {
        if (m_fileRuns.empty() || each.event.kind == ansible::RunEvent::Kind::PlaybookStart) {
            m_fileRuns.emplace_back();
            if (!m_isRunChosen && m_fileRuns.size() > 1) {
                m_shownRun = static_cast<int>(m_fileRuns.size()) - 1;
                fresh.clear();
                isOther = true;
            }
        }
        m_fileRuns.back().append(each);
        if (m_shownRun == static_cast<int>(m_fileRuns.size()) - 1) {
            fresh.append(each);
        }
    }
    if (isOther) {
        forgetTree();
    }
    grow(fresh);
    if (isOther) {
        Q_EMIT runChanged();
    }
    Q_EMIT progressed();
}

void FollowedRun::showRun(int index)
{
    if (index < 0 || index >= static_cast<int>(m_fileRuns.size())) {
        return;
    }
    m_isRunChosen = true;
    if (std::exchange(m_shownRun, index) != index) {
        forgetTree();
        grow(m_fileRuns[static_cast<std::size_t>(index)]);
        Q_EMIT runChanged();
        Q_EMIT progressed();
    }
}

void FollowedRun::forgetTree()
{
    m_tasks.clear();
    m_phases = {};
    m_lines.clear();
    m_banners.clear();
}

void FollowedRun::grow(const QList<ansible::LocatedEvent> &events)
{
    QList<ansible::RunEvent> plain;
    plain.reserve(events.size());
    for (const ansible::LocatedEvent &each : events) {
        plain.append(each.event);
        if (isBanner(each.event)) {
            m_banners.insert(each.line);
        }
    }
    qsizetype at = 0;
    m_tasks.apply(plain, [this, &events, &at](const ansible::RunTree &tree, const ansible::TreeChange &change) {
        (void)m_phases.apply(tree, change);
        const qint64 line = events.at(at++).line;
        if (change.what == ansible::TreeChange::What::HostAdded ||
            change.what == ansible::TreeChange::What::HostChanged) {
            m_lines.insert(keyOf(change.place), line); // of its result, behind its items and attempts
        } else if (const QString key = keyOf(change.place); change.place.play >= 0 && !m_lines.contains(key)) {
            m_lines.insert(key, line);
        }
    });
}

std::optional<qint64> FollowedRun::lineOf(const ansible::TreePlace &place) const
{
    if (!m_isFile) {
        const std::scoped_lock lock(m_located->mutex);
        return m_located->locator.lineOf(tree(), place);
    }
    ansible::TreePlace wanted = place;
    if (wanted.task < 0 && wanted.batch < 0) {
        wanted.batch = 0; // a play begins with its first batch
    }
    const auto line = m_lines.constFind(keyOf(wanted));
    return line == m_lines.cend() ? std::nullopt : std::optional(*line);
}

std::optional<logs::LineRange> FollowedRun::linesOf(const ansible::TreePlace &place) const
{
    if (!m_isFile) {
        const std::scoped_lock lock(m_located->mutex);
        return m_located->locator.linesOf(tree(), place);
    }
    // The last banner before the host's result, as with `strategy: free` a task has several.
    const std::optional<qint64> line = place.task < 0 ? std::nullopt : lineOf(place);
    if (!line) {
        return std::nullopt;
    }
    const auto next = m_banners.upper_bound(*line);
    return logs::LineRange{.from = next == m_banners.begin() ? *line : *std::prev(next),
                           .to = next == m_banners.end() ? -1 : *next};
}

RunSink FollowedRun::sink()
{
    const auto back = [self = QPointer<FollowedRun>(this), address = m_mailbox.address()](auto action) {
        address.post([self, action = std::move(action)] {
            if (FollowedRun *run = self.get()) {
                action(*run);
            }
        });
    };
    RunSink sink;
    const auto annotator = std::make_shared<ansible::OutputAnnotator>(
        m_log,
        [located = m_located](logs::LineNumber number, const QString & /*text*/, const ansible::OutputLine &line) {
            if (line.kind != ansible::OutputLine::Kind::Other) {
                const std::scoped_lock lock(located->mutex);
                located->locator.addLine(number, line);
            }
        });
    sink.output = [annotator](const QByteArray &bytes, qint64 timeMs) { annotator->feed(bytes, timeMs); };
    sink.events = [back](const QList<ansible::RunEvent> &events) {
        for (qsizetype from = 0; from < events.size(); from += eventsAtOnce) {
            back([part = events.mid(from, eventsAtOnce)](FollowedRun &run) { run.take(part); });
        }
    };
    sink.changed = [back, annotator](const ansible::RunRecord &record) {
        if (record.status.isOver()) {
            annotator->end();
        }
        back([record](FollowedRun &run) { run.takeRecord(record); });
    };
    sink.prompt = [back](const ansible::RunPrompt &prompt) {
        back([prompt](FollowedRun &run) {
            run.m_prompt = prompt;
            Q_EMIT run.prompted();
        });
    };
    sink.connection = [back](const std::optional<Error> &error) {
        back([error](FollowedRun &run) {
            run.m_connection = error;
            Q_EMIT run.connectionChanged();
        });
    };
    sink.failed = [back](const Error &error) {
        back([error](FollowedRun &run) {
            run.m_failure = error;
            Q_EMIT run.failed(error);
        });
    };
    return sink;
}

void FollowedRun::take(const QList<ansible::RunEvent> &events)
{
    m_tasks.apply(events, [this](const ansible::RunTree &tree, const ansible::TreeChange &change) {
        (void)m_phases.apply(tree, change);
    });
    Q_EMIT progressed();
}

void FollowedRun::takeRecord(const ansible::RunRecord &record)
{
    m_record = record;
    if (record.status.isOver()) {
        m_prompt = {};
        m_connection.reset();
    }
    m_tasks.setOver(record.status.isOver());
    Q_EMIT recordChanged();
}

void FollowedRun::stop()
{
    if (m_handle) {
        m_handle->stop();
    }
}

void FollowedRun::send(const QString &line)
{
    if (m_handle) {
        m_handle->send(line);
    }
}

void FollowedRun::abortPause()
{
    if (m_handle) {
        m_handle->abortPause();
    }
}

} // namespace kubemori::ui
