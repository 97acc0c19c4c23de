// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/line_splitter.hpp"

#include <utility>

namespace kubemori {

LineSplitter::LineSplitter(Sink sink, qsizetype longest)
    : m_sink(std::move(sink))
    , m_longest(longest)
{
}

void LineSplitter::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        if (end < 0) {
            m_rest.append(bytes);
            if (m_rest.size() >= m_longest) {
                finish();
            }
            return;
        }
        QByteArrayView line = bytes.first(end);
        if (!m_rest.isEmpty()) {
            m_rest.append(line);
            line = m_rest;
        }
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        m_sink(line);
        m_rest.clear();
        bytes = bytes.sliced(end + 1);
    }
}

void LineSplitter::finish()
{
    if (!m_rest.isEmpty()) {
        m_sink(m_rest);
        m_rest.clear();
    }
}

} // namespace kubemori
