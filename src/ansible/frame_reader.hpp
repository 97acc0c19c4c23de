// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <QByteArray>

#include <optional>

namespace kubemori::ansible {

/// What `follow` sends, see docs/ansible-runs.md.
struct RunFrame
{
    enum class Kind { Output, Events, State, Heartbeat };

    Kind kind = Kind::Heartbeat;
    qint64 offset = 0;
    qint64 timeMs = 0; ///< Output: UTC, ms since 1970
    QByteArray bytes;

    bool operator==(const RunFrame &) const = default;
};

/// Takes frames out of a stream, whatever way the reads cut it. Used on one thread.
class FrameReader
{
public:
    void feed(QByteArrayView bytes) { m_held.append(bytes); }
    /// The next whole frame; none: more bytes are needed. InvalidData for what is no frame; nothing follows it.
    [[nodiscard]] Result<std::optional<RunFrame>> next();

private:
    QByteArray m_held;
    qsizetype m_taken = 0; ///< of m_held
};

} // namespace kubemori::ansible
