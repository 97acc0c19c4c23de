// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_schedule.hpp"

#include <array>

namespace kubemori::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace operation;

namespace {

constexpr int workers = 97;
constexpr int mostRounds = 6;

Error because(ErrorCode code)
{
    return {.code = code, .detail = u"on purpose"_s, .subject = {}, .context = {}};
}

} // namespace

FaultSchedule::FaultSchedule(unsigned seed)
    : m_random(seed)
{
    // The run comes with two control planes and two workers.
    m_run.world->add(u"cp3"_s, true);
    for (int i = 3; i <= workers; ++i) {
        const QString name = u"node%1"_s.arg(i);
        m_run.world->add(name, false);
        m_run.world->addPod(name, u"web-"_s + name);
    }
    m_run.wanted = {u"node1"_s, u"node2"_s};
    for (int i = 0, more = 1 + draw(4); i < more; ++i) {
        m_run.wanted << u"node%1"_s.arg(3 + draw(workers - 2));
    }
    for (const QString &name : {u"cp1"_s, u"cp2"_s, u"cp3"_s}) {
        if (chance(40)) {
            m_run.wanted << name;
        }
    }
    m_run.wanted.removeDuplicates();
    m_run.profile.drain.emptyDir = cluster::DrainOptions::EmptyDir::Delete;
    drawHabits();
    m_run.world->onCall = [this](const QString &call) { return onCall(call); };
    m_run.world->onAnswer = [this](const QString &call) { return onAnswer(call); };
    m_run.onQuestion = [this](const Question &question) {
        // A person who is there, and patient more often than not.
        const int mood = draw(10);
        const Choice choice = mood < 5 ? Choice::Retry : mood < 8 ? Choice::SkipNode : Choice::Stop;
        const Choice taken = question.choices.contains(choice) ? choice : Choice::Stop;
        m_story << u"asked about %1 (%2): %3"_s.arg(question.step, toString(question.error.code), toString(taken));
        if (taken != Choice::Retry) {
            m_watch.giveUp(question.node);
        }
        return taken;
    };
}

int FaultSchedule::draw(int below)
{
    return static_cast<int>(m_random() % static_cast<unsigned>(below));
}

void FaultSchedule::drawHabits()
{
    for (const QString &name : std::as_const(m_run.wanted)) {
        RebootHabit &habit = m_run.world->at(name).habit;
        switch (draw(12)) {
        case 0:
            habit.comesBack = false;
            break;
        case 1:
            habit.newBootId = false;
            break;
        case 2:
            habit.obeys = false;
            break;
        case 3:
            habit.up = 14min;
            habit.ready = 16min;
            break;
        case 4:
            habit.malformedReads = draw(20);
            break;
        case 5:
            habit.answer = fail(ErrorCode::Disconnected);
            break;
        case 6:
            habit.down = 200ms;
            habit.up = 900ms;
            break;
        default:
            break;
        }
        if (chance(10)) {
            m_run.world->at(name).clockAhead = Milliseconds{(draw(3) - 1) * 600000};
        }
        if (chance(8)) {
            m_watch.cordonForOther(name);
        }
    }
    m_run.world->budgetBlocks = chance(15) ? 1 + draw(2) : 0;
}

std::optional<Error> FaultSchedule::onCall(const QString &call)
{
    const QString verb = call.section(u' ', 0, 0);
    if (chance(2)) {
        cordonFromOutside();
    }
    if (chance(1)) {
        m_run.clock.jumpWallClock(Milliseconds{(draw(2) * 2 - 1) * 3600000});
        m_story << u"the wall clock jumps"_s;
    }
    if (const auto fault = drawFault(verb)) {
        ++m_faults;
        m_story << call + u": "_s + toString(fault->code);
        return fault;
    }
    if (isChange(call)) {
        m_story << call;
    }
    m_watch.look(call);
    return std::nullopt;
}

/// It had its effect, and nobody hears of it.
std::optional<Error> FaultSchedule::onAnswer(const QString &call)
{
    if (!chance(4)) {
        return std::nullopt;
    }
    ++m_faults;
    m_story << call + u": the answer is lost"_s;
    return because(chance(50) ? ErrorCode::Disconnected : ErrorCode::TimedOut);
}

std::optional<Error> FaultSchedule::drawFault(const QString &verb)
{
    if (isApiCall(verb)) {
        if (m_run.clock.steadyNow() < m_apiAwayUntil) {
            return because(ErrorCode::Unreachable);
        }
        if (chance(1)) {
            m_apiAwayUntil = m_run.clock.steadyNow() + 60s;
            return because(ErrorCode::Unreachable);
        }
    }
    if (verb == u"probe" || !chance(3)) {
        return std::nullopt;
    }
    static constexpr std::array codes{ErrorCode::Unreachable, ErrorCode::Disconnected, ErrorCode::TimedOut,
                                      ErrorCode::ServerError, ErrorCode::InvalidData,  ErrorCode::PermissionDenied};
    return because(codes.at(static_cast<std::size_t>(draw(static_cast<int>(codes.size())))));
}

/// Somebody else at work: only what is schedulable can visibly become theirs.
void FaultSchedule::cordonFromOutside()
{
    const QString name = m_run.wanted.at(draw(static_cast<int>(m_run.wanted.size())));
    if (m_watch.cordonForOther(name)) {
        m_story << u"somebody cordons "_s + name;
    }
}

void FaultSchedule::play()
{
    // The program dies at a record, in two runs of three.
    m_run.disk->fullAfter(chance(66) ? 1 + draw(160) : -1);
    m_run.run();
    for (int round = 0; round < mostRounds; ++round) {
        const auto contents = m_run.replay();
        if (!contents) {
            m_watch.breakRule(u"the journal cannot be read: "_s + toLogLine(contents.error()));
            return;
        }
        if (contents->isSettled() || (contents->finished && chance(40))) {
            break;
        }
        if (contents->isCutOff()) {
            ++m_crashes;
        }
        m_run.clock.advance(std::chrono::minutes{draw(30)});
        const bool last = round == mostRounds - 1;
        const RunMode mode = last || chance(30) ? RunMode::PutBack : RunMode::Resume;
        m_story << u"-- taken up again: "_s + (mode == RunMode::Resume ? u"resume"_s : u"put back"_s);
        m_run.goOn(mode, last || !chance(40) ? -1 : 1 + draw(100));
    }
    m_watch.checkEnd();
}

QString FaultSchedule::story() const
{
    return m_story.join(u'\n');
}

} // namespace kubemori::test
