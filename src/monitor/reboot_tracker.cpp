// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/reboot_tracker.hpp"

#include <utility>

using namespace Qt::StringLiterals;

namespace kubemori::monitor {

namespace {

// A single lost echo is weather; two in a row are a statement.
constexpr int lossesThatCount = 2;

} // namespace

RebootTracker::RebootTracker(std::optional<BootId> before, const QDateTime &start)
    : m_before(std::move(before))
    , m_bootReference(start)
    , m_history{PhaseStart{.phase = RebootPhase::Up, .at = start}}
{
}

void RebootTracker::shutdownSent(const QDateTime &at)
{
    m_shutdownAt = at;
    m_bootReference = at;
    // What was known of ports before the command says nothing about the time after it.
    m_sshWasDown = false;
    m_wasSilent = false;
    update(at);
}

void RebootTracker::pingSeen(bool answered, const QDateTime &at)
{
    m_pingAnswered = answered;
    if (answered) {
        m_pingEverAnswered = true;
        m_pingLosses = 0;
    } else {
        if (m_pingLosses == 0) {
            m_firstLossAt = at;
        }
        ++m_pingLosses;
    }
    update(at);
}

void RebootTracker::sshSeen(bool up, const QDateTime &at)
{
    m_ssh = up;
    m_sshAt = at;
    if (!up) {
        m_sshWasDown = true;
    }
    update(at);
}

void RebootTracker::bootIdRead(const BootId &id, const QDateTime &at)
{
    m_ssh = true;
    m_sshAt = at;
    if (m_before && id == *m_before) {
        m_oldBootAgain = m_shutdownAt.isValid();
        // Whatever fell silent was the network: the old boot lives.
        m_wasSilent = false;
        m_sshWasDown = false;
        m_idCurrent = false;
    } else if (m_before) {
        if (m_proved != id && m_lastIdAt.isValid() && m_lastIdAt > m_bootReference) {
            m_bootReference = m_lastIdAt; // the boot before this one was alive then
        }
        m_proved = id;
        m_idCurrent = true;
        m_oldBootAgain = false;
    }
    m_lastIdAt = at;
    update(at);
}

void RebootTracker::nodeSeen(const ApiNodeState &node, const QDateTime &at)
{
    m_api = node;
    update(at);
}

void RebootTracker::sampleSeen(const ProbeSample &sample)
{
    if (sample.sshPort) {
        sshSeen(*sample.sshPort, sample.at);
    }
    if (sample.icmpUsable) {
        pingSeen(sample.roundTrip.has_value(), sample.at);
    }
}

RebootLack RebootTracker::lack() const
{
    if (!m_proved || !m_idCurrent) {
        return RebootLack::NewBootId;
    }
    if (!m_api || BootId::parse(m_api->bootId) != m_proved) {
        return RebootLack::BootIdInApi;
    }
    if (!m_api->heartbeat.isValid() || m_api->heartbeat.addMSecs(-m_clockOffset.count()) <= m_bootReference) {
        return RebootLack::FreshHeartbeat;
    }
    return m_api->ready ? RebootLack::Nothing : RebootLack::ReadyCondition;
}

bool RebootTracker::isSshUp() const
{
    if (!m_ssh.value_or(false)) {
        return false;
    }
    // Seen up before the echoes stopped: out of date, except where echoes never came through at all.
    const bool outdated = m_pingEverAnswered && m_pingLosses >= lossesThatCount && m_sshAt < m_firstLossAt;
    return !outdated;
}

bool RebootTracker::isSilent() const
{
    if (m_pingAnswered || isSshUp()) {
        return false;
    }
    const bool pingDown = m_pingLosses >= lossesThatCount && m_pingEverAnswered;
    const bool sshDown = m_ssh.has_value() && !*m_ssh;
    // Without echoes that ever came through, the port alone decides; with them, they must have stopped.
    return m_pingEverAnswered ? pingDown : sshDown;
}

RebootPhase RebootTracker::evaluate() const
{
    if (isSilent()) {
        return RebootPhase::NoAnswer;
    }
    if (m_proved && m_idCurrent) {
        return lack() == RebootLack::Nothing ? RebootPhase::Ready : RebootPhase::Rebooted;
    }
    if ((m_wasSilent || (m_shutdownAt.isValid() && m_sshWasDown)) && isSshUp()) {
        return RebootPhase::SshUp;
    }
    if (m_wasSilent) {
        const bool firstLoss = phase() != RebootPhase::NoAnswer && m_pingEverAnswered && m_pingLosses < lossesThatCount;
        return m_pingAnswered || firstLoss ? RebootPhase::NetworkUp : RebootPhase::NoAnswer;
    }
    return m_shutdownAt.isValid() ? RebootPhase::ShuttingDown : RebootPhase::Up;
}

void RebootTracker::update(const QDateTime &at)
{
    const RebootPhase now = evaluate();
    if (now == phase()) {
        return;
    }
    if (now == RebootPhase::NoAnswer) {
        m_wasSilent = true;
        m_idCurrent = false;
    }
    m_history.append(PhaseStart{.phase = now, .at = at});
}

QString toString(RebootLack lack)
{
    switch (lack) {
    case RebootLack::Nothing:
        return u"nothing"_s;
    case RebootLack::NewBootId:
        return u"new-boot-id"_s;
    case RebootLack::BootIdInApi:
        return u"boot-id-in-api"_s;
    case RebootLack::FreshHeartbeat:
        return u"fresh-heartbeat"_s;
    case RebootLack::ReadyCondition:
        return u"ready-condition"_s;
    }
    return u"unknown"_s;
}

} // namespace kubemori::monitor
