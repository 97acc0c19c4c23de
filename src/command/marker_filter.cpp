// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/marker_filter.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::command {

namespace {

/// The length of the longest end of `text` that is a beginning of `marker`.
qsizetype openEnd(QByteArrayView text, QByteArrayView marker)
{
    for (qsizetype length = std::min(text.size(), marker.size() - 1); length > 0; --length) {
        if (text.last(length) == marker.first(length)) {
            return length;
        }
    }
    return 0;
}

} // namespace

MarkerFilter::MarkerFilter(QByteArray marker)
    : m_marker(std::move(marker))
{
}

QByteArray MarkerFilter::feed(QByteArrayView bytes, int &found)
{
    found = 0;
    m_held.append(bytes);
    QByteArray passed;
    qsizetype from = 0;
    for (qsizetype at = m_held.indexOf(m_marker); at >= 0; at = m_held.indexOf(m_marker, from)) {
        passed.append(m_held.constData() + from, at - from);
        from = at + m_marker.size();
        ++found;
    }
    const QByteArrayView rest = QByteArrayView(m_held).sliced(from);
    const qsizetype held = openEnd(rest, m_marker);
    passed.append(rest.chopped(held));
    m_held = rest.last(held).toByteArray();
    return passed;
}

QByteArray MarkerFilter::finish()
{
    return std::exchange(m_held, {});
}

} // namespace kubemori::command
