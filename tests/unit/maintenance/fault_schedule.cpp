// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_schedule.hpp"

#include "maintenance/cordon_claim.hpp"

#include <algorithm>
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

bool isApiCall(const QString &verb)
{
    return verb != u"boot-id" && verb != u"probe" && verb != u"shutdown";
}

bool isChange(const QString &verb)
{
    return verb == u"cordon" || verb == u"uncordon" || verb == u"drain" || verb == u"shutdown" || verb == u"claim" ||
           verb == u"release";
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
            m_givenUp.insert(question.node);
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
            m_run.world->at(name).api.schedulable = false;
            m_foreign.insert(name);
        }
    }
    m_run.world->budgetBlocks = chance(15) ? 1 + draw(2) : 0;
}

std::optional<Error> FaultSchedule::onCall(const QString &call)
{
    const QString verb = call.section(u' ', 0, 0);
    const QString node = call.section(u' ', 1, 1);
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
    watch(verb, node);
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
    kube::Node &api = m_run.world->at(name).api;
    if (api.schedulable && !maintenance::CordonClaim::of(api)) {
        api.schedulable = false;
        m_foreign.insert(name);
        m_story << u"somebody cordons "_s + name;
    }
}

QStringList FaultSchedule::nodesDown()
{
    QStringList down;
    for (const auto &[name, bootId] : m_told.asKeyValueRange()) {
        const SimCluster::Node &node = m_run.world->at(name);
        if (node.rebooting && !m_givenUp.contains(name)) {
            down << name;
        }
    }
    return down;
}

void FaultSchedule::watch(const QString &verb, const QString &node)
{
    if (!isChange(verb)) {
        return;
    }
    m_story << verb + u' ' + node;
    if (verb == u"uncordon" && m_foreign.contains(node)) {
        m_broken << u"uncordoned %1, which somebody else had cordoned"_s.arg(node);
    }
    if (verb != u"shutdown") {
        return;
    }
    ++m_reboots;
    QStringList down = nodesDown();
    const bool again = down.removeAll(node) > 0;
    if (!down.isEmpty()) {
        m_broken << u"told %1 to reboot while %2 was down"_s.arg(node, down.join(u", "_s));
    }
    if (again && m_run.world->at(node).habit.comesBack && m_run.world->at(node).reboots > 0) {
        m_broken << u"told %1 to reboot twice"_s.arg(node);
    }
    if (m_run.world->at(node).api.schedulable) {
        m_broken << u"told %1 to reboot while it was schedulable"_s.arg(node);
    }
    if (node.startsWith(u"cp") && std::ranges::any_of(m_told.keys(), [&](const QString &other) {
            return other != node && other.startsWith(u"cp") && m_run.world->at(other).rebooting &&
                   !m_givenUp.contains(other);
        })) {
        m_broken << u"two control planes down: quorum lost"_s;
    }
    m_told.insert(node, m_run.world->at(node).bootId);
}

void FaultSchedule::play()
{
    // The program dies at a record, in two runs of three.
    m_run.disk->fullAfter(chance(66) ? 1 + draw(160) : -1);
    m_run.run();
    for (int round = 0; round < mostRounds; ++round) {
        const auto contents = m_run.replay();
        if (!contents) {
            m_broken << u"the journal cannot be read: "_s + toLogLine(contents.error());
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
    checkEnd();
}

/// Every node that was touched is as it was, or is listed.
void FaultSchedule::checkEnd()
{
    for (const QString &name : std::as_const(m_run.wanted)) {
        const kube::Node &api = m_run.world->at(name).api;
        const bool claimed = maintenance::CordonClaim::of(api).has_value();
        const bool listed = m_run.node(name).leftCordoned;
        if (!api.schedulable && !m_foreign.contains(name) && !listed) {
            m_broken << u"%1 is left cordoned and not listed"_s.arg(name);
        }
        if (claimed && api.schedulable && m_run.node(name).outcome == Outcome::Succeeded) {
            m_broken << u"%1 is done and still claimed"_s.arg(name);
        }
        if (m_run.node(name).outcome == Outcome::Succeeded && m_told.contains(name) &&
            m_run.node(name).bootIdAfter == m_run.node(name).bootIdBefore) {
            m_broken << u"%1 is said to be done and has not rebooted"_s.arg(name);
        }
    }
    for (int i = 3; i <= workers; ++i) {
        const QString name = u"node%1"_s.arg(i);
        if (!m_run.wanted.contains(name) && !m_run.world->calls().filter(u' ' + name).isEmpty() &&
            m_run.world->calls().contains(u"cordon "_s + name)) {
            m_broken << u"%1 was touched, and it was not in the plan"_s.arg(name);
        }
    }
}

QString FaultSchedule::story() const
{
    return m_story.join(u'\n');
}

} // namespace kubemori::test
