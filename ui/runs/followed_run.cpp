// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/followed_run.hpp"

#include <QPointer>
#include <QTimeZone>

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

/// Events in one message: a run that is over tells all of its events at once, and painting has to come in between.
constexpr qsizetype eventsAtOnce = 500;

} // namespace

FollowedRun::FollowedRun(RunSource &source, GuiMailbox &mailbox, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_mailbox(mailbox)
{
}

FollowedRun::~FollowedRun() = default;

void FollowedRun::start(const PlannedRun &run)
{
    // Until the run is known by its record.
    m_record.command = run.request.kind == ansible::RunRequest::Kind::Playbook
                           ? QStringList{u"ansible-playbook"_s, run.request.playbook}
                           : QStringList{u"ansible"_s, u"-m"_s, run.request.module};
    m_handle = m_source.start(run, sink());
}

void FollowedRun::follow(const ansible::RunRecord &run)
{
    m_record = run;
    m_tasks.setOver(run.status.isOver());
    m_handle = m_source.follow(run, sink());
}

void FollowedRun::show(const ansible::RunRecord &record, std::shared_ptr<logs::LogStore> log,
                       const QList<ansible::RunEvent> &events)
{
    m_isFile = true;
    m_record = record;
    m_log = std::move(log);
    m_tasks.setOver(true);
    const QPointer<FollowedRun> self(this);
    for (qsizetype from = 0; from < events.size(); from += eventsAtOnce) {
        m_mailbox.post([self, part = events.mid(from, eventsAtOnce)] {
            if (FollowedRun *run = self.get()) {
                run->take(part);
            }
        });
    }
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
    sink.output = [log = m_log](const QByteArray &bytes, qint64 timeMs) {
        log->append(bytes, {.time = QDateTime::fromMSecsSinceEpoch(timeMs, QTimeZone::UTC),
                            .source = {},
                            .level = logs::LogLevel::Output});
    };
    sink.events = [back](const QList<ansible::RunEvent> &events) {
        for (qsizetype from = 0; from < events.size(); from += eventsAtOnce) {
            back([part = events.mid(from, eventsAtOnce)](FollowedRun &run) { run.take(part); });
        }
    };
    sink.changed = [back, log = m_log](const ansible::RunRecord &record) {
        if (record.status.isOver()) {
            log->finish({});
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
