// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/runner.hpp"

#include <QByteArray>

namespace kubemori::ssh {

/// Reads what startLine() says first. Whatever comes before (a banner, a talkative .bashrc) is kept back, as it is not
/// the command's; everything after the marks passes. On a terminal both marks come on one stream.
class StartGate
{
public:
    enum class State { Waiting, Running, NoSuchFolder, NoSuchProgram };

    StartGate(QByteArray nonce, bool isTerminal);

    [[nodiscard]] QByteArray feed(command::Stream stream, QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// 0 while unknown.
    [[nodiscard]] qint64 processGroup() const { return m_processGroup; }
    /// The end of what was kept back: why there was no start.
    [[nodiscard]] QByteArray noise() const;

private:
    [[nodiscard]] QByteArray feedOutput(QByteArrayView bytes);
    [[nodiscard]] QByteArray feedErrors(QByteArrayView bytes);
    void keepNoise(QByteArrayView bytes);

    QByteArray m_nonce;
    bool m_isTerminal;
    State m_state = State::Waiting;
    qint64 m_processGroup = 0;
    bool m_errorsOpen = false;
    QByteArray m_output;
    QByteArray m_errors;
    QByteArray m_noise;
};

} // namespace kubemori::ssh
