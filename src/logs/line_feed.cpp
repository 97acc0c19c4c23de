// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_feed.hpp"

#include "logs/carriage_return.hpp"
#include "logs/line_cut.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kubemori::logs {

namespace {

// A line that is longer is not held back until it is complete.
constexpr qsizetype longestWhole = qsizetype{1} << 20;

} // namespace

LineFeed::LineFeed(std::shared_ptr<LogStore> store, LineHooks hooks)
    : m_store(std::move(store))
    , m_hooks(std::move(hooks))
{
}

void LineFeed::feed(QByteArrayView bytes, qint64 timeMs)
{
    while (!bytes.isEmpty()) {
        const void *const found = std::memchr(bytes.data(), '\n', static_cast<std::size_t>(bytes.size()));
        if (!found) {
            keepRest(bytes, timeMs);
            break;
        }
        const qsizetype length = static_cast<const char *>(found) - bytes.data();
        if (m_rest.isEmpty() && !m_isInsideLong) {
            take(bytes.first(length), timeMs);
        } else {
            m_rest.append(bytes.first(length));
            m_joined = std::exchange(m_rest, {});
            take(m_joined, m_restMs);
        }
        bytes = bytes.sliced(length + 1);
    }
    flush();
}

void LineFeed::take(QByteArrayView line, qint64 timeMs)
{
    line = withoutReturns(line);
    if (std::exchange(m_isInsideLong, false)) {
        // The beginning was looked at; this only goes on with it.
        m_lines.push_back(
            NewLine{.bytes = line, .timeMs = m_long.timeMs, .source = indexOf(m_long.source), .level = m_long.level});
        flush();
        return;
    }
    m_drafts.push_back(LineDraft{.bytes = line, .timeMs = timeMs, .source = {}, .level = LogLevel::Output});
}

void LineFeed::keepRest(QByteArrayView bytes, qint64 timeMs)
{
    if (m_rest.isEmpty()) {
        m_restMs = timeMs;
    }
    const qsizetype before = m_rest.size();
    m_rest.append(bytes);
    // What was replaced need not be kept: a progress bar has thousands of states. A return at the end waits for what
    // follows: a line feed, or a replacement.
    qsizetype last = m_rest.size();
    while (last > 0 && m_rest.at(last - 1) == '\r') {
        --last;
    }
    const qsizetype from = std::max<qsizetype>(0, before - 1);
    const qsizetype replaced = last > from ? m_rest.first(last).lastIndexOf('\r') : -1;
    if (replaced >= from) {
        m_rest.remove(0, replaced + 1);
    }
    if (m_rest.size() > longestWhole) {
        storePieces();
    }
}

void LineFeed::storePieces()
{
    flush(); // what came before it
    if (!std::exchange(m_isInsideLong, true)) {
        m_long = LineDraft{.bytes = m_rest, .timeMs = m_restMs, .source = {}, .level = LogLevel::Output};
        if (m_hooks.classify) {
            m_hooks.classify(std::span(&m_long, 1));
        }
    }
    const QByteArrayView shown =
        m_long.bytes.data() >= m_rest.constData() && m_long.bytes.data() < m_rest.constData() + m_rest.size()
            ? QByteArrayView(m_long.bytes.data(), m_rest.constData() + m_rest.size())
            : QByteArrayView(m_rest);
    const qsizetype cut = cutPosition(shown, std::min(shown.size(), longestWhole));
    const NewLine line{.bytes = shown.first(cut),
                       .timeMs = m_long.timeMs,
                       .source = indexOf(m_long.source),
                       .level = m_long.level,
                       .continued = true};
    const std::vector<LineNumber> numbers = m_store->appendLines(std::span(&line, 1), nullptr);
    if (!m_long.bytes.isEmpty() && m_hooks.stored) {
        m_hooks.stored(numbers.front(), m_long);
    }
    m_long.bytes = {};
    m_rest = shown.sliced(cut).toByteArray();
}

void LineFeed::flush()
{
    if (m_hooks.classify && !m_drafts.empty()) {
        m_hooks.classify(m_drafts);
    }
    const std::size_t already = m_lines.size();
    for (const LineDraft &draft : m_drafts) {
        m_lines.push_back(NewLine{
            .bytes = draft.bytes, .timeMs = draft.timeMs, .source = indexOf(draft.source), .level = draft.level});
    }
    const NewLine open{.bytes = withoutReturns(m_rest), .timeMs = m_restMs, .source = 0, .level = LogLevel::Output};
    const std::vector<LineNumber> numbers = m_store->appendLines(m_lines, &open);
    if (m_hooks.stored) {
        for (std::size_t i = 0; i < m_drafts.size(); ++i) {
            m_hooks.stored(numbers[already + i], m_drafts[i]);
        }
    }
    if (m_hooks.forgiven) {
        if (const std::vector<LineNumber> lines = m_hooks.forgiven(); !lines.empty()) {
            m_store->forgive(lines);
        }
    }
    m_drafts.clear();
    m_lines.clear();
}

void LineFeed::end()
{
    if (m_rest.isEmpty() && !m_isInsideLong) {
        return;
    }
    m_joined = std::exchange(m_rest, {});
    take(m_joined, m_restMs);
    flush();
}

std::uint16_t LineFeed::indexOf(const QString &source)
{
    if (source.isEmpty()) {
        return 0;
    }
    const auto known = m_indexes.constFind(source);
    if (known != m_indexes.cend()) {
        return *known;
    }
    const std::uint16_t index = m_store->sourceIndex(source);
    m_indexes.insert(source, index);
    return index;
}

} // namespace kubemori::logs
