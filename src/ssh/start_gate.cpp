// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/start_gate.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ssh {

using command::Stream;

namespace {

constexpr qsizetype noiseKept = 2000;

} // namespace

StartGate::StartGate(QByteArray nonce, bool isTerminal)
    : m_nonce(std::move(nonce))
    , m_isTerminal(isTerminal)
{
}

QByteArray StartGate::feed(Stream stream, QByteArrayView bytes)
{
    if (stream == Stream::Error) {
        return m_errorsOpen ? bytes.toByteArray() : feedErrors(bytes);
    }
    const QByteArray passed = m_state == State::Waiting ? feedOutput(bytes) : bytes.toByteArray();
    return m_isTerminal && !m_errorsOpen && m_state != State::Waiting ? feedErrors(passed) : passed;
}

QByteArray StartGate::feedOutput(QByteArrayView bytes)
{
    m_output.append(bytes);
    const QByteArray opening = '[' + m_nonce + ':';
    const qsizetype start = m_output.indexOf(opening);
    const qsizetype end = start < 0 ? -1 : m_output.indexOf(']', start);
    if (end < 0) {
        // Of a long noise only what may still hold the beginning of the mark is kept.
        if (start < 0 && m_output.size() > opening.size()) {
            const qsizetype gone = m_output.size() - opening.size();
            keepNoise(QByteArrayView(m_output).first(gone));
            m_output.remove(0, gone);
        }
        return {};
    }
    keepNoise(QByteArrayView(m_output).first(start));
    const auto fields = m_output.sliced(start + opening.size(), end - start - opening.size()).split(':');
    m_processGroup = fields.value(0).toLongLong();
    m_state = fields.value(1) == "d"   ? State::NoSuchFolder
              : fields.value(1) == "p" ? State::NoSuchProgram
                                       : State::Running;
    return std::exchange(m_output, {}).sliced(end + 1);
}

QByteArray StartGate::feedErrors(QByteArrayView bytes)
{
    m_errors.append(bytes);
    const QByteArray mark = '[' + m_nonce + ']';
    const qsizetype at = m_errors.indexOf(mark);
    if (at < 0) {
        if (const qsizetype gone = m_errors.size() - mark.size(); gone > 0 && !m_isTerminal) {
            keepNoise(QByteArrayView(m_errors).first(gone));
            m_errors.remove(0, gone);
        }
        return {};
    }
    m_errorsOpen = true;
    const QByteArray held = std::exchange(m_errors, {});
    if (m_isTerminal) {
        return held.first(at) + held.sliced(at + mark.size());
    }
    keepNoise(QByteArrayView(held).first(at));
    return held.sliced(at + mark.size());
}

QByteArray StartGate::noise() const
{
    return m_noise + m_errors + m_output;
}

void StartGate::keepNoise(QByteArrayView bytes)
{
    m_noise.append(bytes);
    m_noise = m_noise.last(std::min(m_noise.size(), noiseKept));
}

} // namespace kubemori::ssh
