// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operation_controller.hpp"

#include "ui/operations/operation_log.hpp"

#include <QPointer>
#include <QThread>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

OperationController::OperationController(GuiMailbox &mailbox, const Clock &clock, std::shared_ptr<logs::LogStore> log,
                                         QObject *parent)
    : QObject(parent)
    , m_mailbox(mailbox)
    , m_clock(clock)
    , m_log(std::move(log))
{
}

OperationController::~OperationController()
{
    shutDown();
}

bool OperationController::start(ClusterSession &session, const operation::Plan &plan)
{
    return begin(session, plan, [&](operation::EventSink sink) { return session.start(plan, std::move(sink)); });
}

bool OperationController::takeUp(ClusterSession &session, const operation::Plan &plan, operation::RunMode mode)
{
    return begin(session, plan, [&](operation::EventSink sink) { return session.takeUp(plan, mode, std::move(sink)); });
}

bool OperationController::begin(const ClusterSession &session, const operation::Plan &plan, const Begin &begin)
{
    if (isRunning()) {
        return false;
    }
    const int generation = ++m_generation;
    m_status = {};
    m_status.plan = plan;
    m_status.root = session.operationsRoot();
    m_status.startedAt = m_clock.utcNow();
    m_status.waiting = plan.nodes;
    m_board.setPlan(plan);
    const QPointer<OperationController> self(this);
    const auto sink = [self, generation, address = m_mailbox.address(),
                       log = std::make_shared<OperationLog>(m_log)](const operation::Event &event) {
        log->write(event);
        if (std::holds_alternative<operation::CommandOutput>(event)) {
            return; // only the log shows it, and there may be very much of it
        }
        address.post([self, generation, event] {
            OperationController *controller = self.get();
            if (controller != nullptr && controller->m_generation == generation) {
                controller->apply(event);
            }
        });
    };
    m_running = begin(sink);
    Q_EMIT started();
    Q_EMIT statusChanged();
    return true;
}

void OperationController::cancel()
{
    if (isRunning() && !m_status.cancelling) {
        m_status.cancelling = true;
        m_running->cancel();
        Q_EMIT statusChanged();
    }
}

void OperationController::answer(const operation::Answer &answer)
{
    if (isRunning() && m_status.question) {
        m_running->answer(m_status.question->id, answer);
        m_status.question.reset(); // answered once; Answered comes later
        Q_EMIT statusChanged();
    }
}

void OperationController::setPaused(bool paused)
{
    if (isRunning()) {
        m_status.pausing = paused;
        m_running->controls().setPaused(paused);
        Q_EMIT statusChanged();
    }
}

void OperationController::setStopAfterNode(bool stop)
{
    if (isRunning()) {
        m_status.stopAfterNode = stop;
        m_running->controls().setStopAfterNode(stop);
        Q_EMIT statusChanged();
    }
}

void OperationController::skip(const QString &node)
{
    if (isRunning()) {
        m_running->controls().skip(node);
    }
}

void OperationController::reorder(const QStringList &nodes)
{
    if (isRunning()) {
        m_running->controls().reorder(nodes);
    }
}

void OperationController::shutDown()
{
    ++m_generation;
    m_running.reset();
}

void OperationController::tick()
{
    if (isRunning()) {
        m_board.setNow(m_clock.utcNow());
        Q_EMIT ticked();
    }
}

void OperationController::retranslate()
{
    m_board.retranslate();
}

Milliseconds OperationController::elapsed() const
{
    if (!m_status.startedAt.isValid()) {
        return Milliseconds(0);
    }
    const QDateTime end = m_status.finished ? m_status.finished->at : m_clock.utcNow();
    return Milliseconds(std::max<qint64>(0, m_status.startedAt.msecsTo(end)));
}

int OperationController::nodesOver() const
{
    int over = 0;
    for (int row = 0; row < m_board.rowCount(); ++row) {
        over += m_board.isOver(row) ? 1 : 0;
    }
    return over;
}

std::optional<Milliseconds> OperationController::remaining() const
{
    Milliseconds total(0);
    int through = 0;
    int over = 0;
    for (int row = 0; row < m_board.rowCount(); ++row) {
        over += m_board.isOver(row) ? 1 : 0;
        if (const auto duration = m_board.nodeDuration(row)) {
            total += *duration;
            ++through;
        }
    }
    if (through == 0 || !isRunning()) {
        return std::nullopt;
    }
    const Milliseconds each = total / through;
    const Milliseconds intoCurrent = std::clamp(elapsed() - total, Milliseconds(0), each);
    return each * (m_board.rowCount() - over) - intoCurrent;
}

void OperationController::apply(const operation::Event &event)
{
    Q_ASSERT(QThread::currentThread() == thread());
    std::visit([this](const auto &value) { take(value); }, event);
    Q_EMIT statusChanged();
}

void OperationController::take(const operation::Started &event)
{
    if (event.plan != m_status.plan) {
        m_status.plan = event.plan;
        m_board.setPlan(event.plan);
    }
    m_status.startedAt = event.at;
    m_status.resumed = event.resumed;
}

void OperationController::take(const operation::StepChanged &event)
{
    m_board.setNow(m_clock.utcNow());
    m_board.change(event);
    if (!operation::isFinal(event.state) && event.state != operation::StepState::Pending) {
        if (m_status.step != event.step) {
            m_status.command.clear();
            m_status.location.clear();
        }
        m_status.step = event.step;
        m_status.observation.clear();
    }
}

void OperationController::take(const operation::CommandStarted &event)
{
    m_status.command = event.command;
    m_status.location = event.location;
}

void OperationController::take(const operation::CommandOutput & /*event*/) {}

void OperationController::take(const operation::CommandFinished & /*event*/) {}

void OperationController::take(const operation::Observed &event)
{
    m_status.observation = event.what;
}

void OperationController::take(const operation::Blockers &event)
{
    m_status.blockers = event.list;
}

void OperationController::take(const operation::Asked &event)
{
    m_status.question = event.question;
    Q_EMIT asked();
}

void OperationController::take(const operation::Answered &event)
{
    if (m_status.question && m_status.question->id == event.question) {
        m_status.question.reset();
    }
}

void OperationController::take(const operation::NodeFinished &event)
{
    m_status.waiting.removeAll(event.result.node);
}

void OperationController::take(const operation::Controlled &event)
{
    m_status.paused = event.paused;
    m_status.waiting = event.waiting;
}

void OperationController::take(const operation::Finished &event)
{
    m_status.paused = false;
    m_status.pausing = false;
    m_status.waiting.clear();
    m_status.finished = event;
    m_status.question.reset();
    m_status.blockers.clear();
    m_status.cancelling = false;
    m_board.setNow(event.at);
    m_running.reset(); // its thread has said its last word
    Q_EMIT finished();
}

} // namespace kubemori::ui
