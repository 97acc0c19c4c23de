// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/boot_id.hpp"
#include "monitor/probe.hpp"
#include "monitor/reboot_phase.hpp"

#include <QDateTime>
#include <QList>

#include <optional>

namespace kubemori::monitor {

/// What the API server says of the node at one moment. `ready` only for Ready=True.
struct ApiNodeState
{
    bool ready = false;
    QString bootId;      ///< status.nodeInfo.bootID, as sent
    QDateTime heartbeat; ///< the Ready condition's lastHeartbeatTime, UTC; invalid if there is none

    bool operator==(const ApiNodeState &) const = default;
};

/// The start of a phase.
struct PhaseStart
{
    RebootPhase phase = RebootPhase::Up;
    QDateTime at; ///< UTC

    bool operator==(const PhaseStart &) const = default;
};

/// What is still missing before the node counts as Ready, the first thing missing.
enum class RebootLack {
    Nothing,
    NewBootId,      ///< no boot id differing from the old one was read over ssh
    BootIdInApi,    ///< the API server still reports another boot id than ssh
    FreshHeartbeat, ///< the Ready condition's heartbeat is not newer than the reboot
    ReadyCondition, ///< Ready is not True
};

/// Names the phase of one node's reboot from what was observed. Does nothing by itself: no I/O, no clock, no thread;
/// observations may come in any order and as often as they like, with times that never go back. Proof of a reboot is a
/// second, different, well-formed boot id read over ssh, never a lost ping: without a good id from before, nothing is
/// ever proved.
class RebootTracker
{
public:
    /// `before` is the id read over ssh before the shutdown; `start` (UTC) is when tracking begins.
    RebootTracker(std::optional<BootId> before, const QDateTime &start);

    /// How far the node's clock is ahead of ours (negative: behind); heartbeats carry the node's time.
    void setClockOffset(Milliseconds nodeAhead) { m_clockOffset = nodeAhead; }

    /// The shutdown command was accepted.
    void shutdownSent(const QDateTime &at);
    /// An echo was answered or timed out. Not to be called while this machine cannot send echoes.
    void pingSeen(bool answered, const QDateTime &at);
    /// The ssh port spoke ssh, or did not.
    void sshSeen(bool up, const QDateTime &at);
    /// The boot id read over a fresh ssh connection. A read that failed is no observation: do not call.
    void bootIdRead(const BootId &id, const QDateTime &at);
    void nodeSeen(const ApiNodeState &node, const QDateTime &at);
    /// The pings and ports of one probe round.
    void sampleSeen(const ProbeSample &sample);

    [[nodiscard]] RebootPhase phase() const { return m_history.constLast().phase; }
    /// When the present phase began; callers that demand a stable Ready measure from here.
    [[nodiscard]] QDateTime phaseSince() const { return m_history.constLast().at; }
    /// Every phase entered, in order, beginning with Up. A fast reboot may skip phases, a node that falters repeats
    /// them.
    [[nodiscard]] const QList<PhaseStart> &history() const { return m_history; }

    /// A new boot id was read since the shutdown. Stays true.
    [[nodiscard]] bool isRebootProved() const { return m_proved.has_value(); }
    [[nodiscard]] const std::optional<BootId> &bootIdBefore() const { return m_before; }
    /// The newest id that differs from the one before.
    [[nodiscard]] const std::optional<BootId> &bootIdAfter() const { return m_proved; }
    /// After the shutdown the old boot id was read again: the node has not gone down (or not yet).
    [[nodiscard]] bool isOldBootStillThere() const { return m_oldBootAgain; }
    [[nodiscard]] RebootLack lack() const;

private:
    [[nodiscard]] bool isSilent() const;
    [[nodiscard]] bool isSshUp() const;
    [[nodiscard]] RebootPhase evaluate() const;
    void update(const QDateTime &at);

    std::optional<BootId> m_before;
    std::optional<BootId> m_proved; ///< newest good, different id
    bool m_idCurrent = false;       ///< m_proved was read since the node last fell silent
    bool m_oldBootAgain = false;
    Milliseconds m_clockOffset{0};
    QDateTime m_shutdownAt;
    QDateTime m_bootReference; ///< heartbeats up to this time belong to the old boot (our clock)
    QDateTime m_lastIdAt;      ///< when an id was last read
    int m_pingLosses = 0;      ///< in a row
    bool m_pingEverAnswered = false;
    bool m_pingAnswered = false;
    QDateTime m_firstLossAt;
    std::optional<bool> m_ssh;
    QDateTime m_sshAt;
    bool m_wasSilent = false;  ///< NoAnswer was seen since the last known boot id
    bool m_sshWasDown = false; ///< the ssh port was seen down since the shutdown or the last known boot id
    std::optional<ApiNodeState> m_api;
    QList<PhaseStart> m_history;
};

/// Stable name for logs, journals and tests: "boot-id-in-api".
[[nodiscard]] QString toString(RebootLack lack);

} // namespace kubemori::monitor
