// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/output_annotator.hpp"

#include "logs/ansi.hpp"

#include <algorithm>
#include <deque>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

namespace kubemori::ansible {

namespace {

using logs::LineDraft;
using logs::LogLevel;
using Kind = OutputLine::Kind;

struct ReadLine
{
    QString text;
    OutputLine line;
};

LogLevel levelOf(HostStatus status)
{
    switch (status) {
    case HostStatus::Failed:
    case HostStatus::Unreachable:
        return LogLevel::Failure;
    case HostStatus::Ignored:
        return LogLevel::Warning;
    default:
        return LogLevel::Output;
    }
}

LogLevel levelOf(const OutputLine &line)
{
    switch (line.kind) {
    case Kind::HostResult:
    case Kind::ItemResult:
        return levelOf(line.status);
    case Kind::Retry:
    case Kind::Ignoring:
    case Kind::Warning:
        return LogLevel::Warning;
    case Kind::Error:
    case Kind::NoMoreHosts:
        return LogLevel::Failure;
    case Kind::RecapHost:
        return line.tally.failed > 0 || line.tally.unreachable > 0 ? LogLevel::Failure : LogLevel::Output;
    default:
        return LogLevel::Output;
    }
}

/// The rim of a speech balloon, as cowsay draws it above and below a banner.
bool isRim(QStringView text)
{
    text = text.trimmed();
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c == u'_' || c == u'-'; });
}

/// Reads line after line and remembers which result the last ones belong to.
class Annotator
{
public:
    explicit Annotator(OutputAnnotator::Listener listener)
        : m_listener(std::move(listener))
    {
    }

    void classify(std::span<LineDraft> drafts);
    void stored(logs::LineNumber number, const LineDraft &draft);
    [[nodiscard]] std::vector<logs::LineNumber> takeForgiven() { return std::exchange(m_forgiven, {}); }

private:
    void classify(LineDraft &draft, const QString &text, const OutputLine &line);
    void goOn(LineDraft &draft, const QString &text);
    void forgive(std::span<LineDraft> drafts);

    OutputAnnotator::Listener m_listener;
    std::deque<ReadLine> m_read; ///< between the two hooks
    QString m_host;              ///< of the result that indented lines go on with; empty: of none
    LogLevel m_level = LogLevel::Output;
    bool m_isCommand = false; ///< a command's own output follows ("node1 | CHANGED | rc=0 >>"), however it looks
    QString m_lastHost;       ///< of the last result
    std::vector<logs::LineNumber> m_failure; ///< stored already: the lines of the last failure, if nothing followed it
    QString m_failureHost;
    std::vector<logs::LineNumber> m_forgiven; ///< such lines that were ignored
};

void Annotator::classify(std::span<LineDraft> drafts)
{
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        ReadLine read{.text = logs::plainText(drafts[i].bytes), .line = {}};
        read.line = readOutputLine(read.text);
        classify(drafts[i], read.text, read.line);
        if (read.line.kind == Kind::Ignoring) {
            forgive(drafts.first(i));
        }
        if (m_listener) {
            m_read.push_back(std::move(read));
        }
    }
}

void Annotator::classify(LineDraft &draft, const QString &text, const OutputLine &line)
{
    const auto belongTo = [&draft](const QString &host, LogLevel level) {
        if (draft.source.isEmpty()) { // else a saved log says it
            draft.source = host;
        }
        draft.level = level;
    };
    switch (line.kind) {
    case Kind::Other:
        goOn(draft, text);
        return;
    case Kind::HostResult:
    case Kind::ItemResult:
    case Kind::Retry:
        m_host = m_lastHost = line.host;
        m_level = levelOf(line);
        m_isCommand = line.exitCode.has_value();
        belongTo(line.host, m_level);
        return;
    case Kind::Ignoring:
        m_host.clear();
        belongTo(m_lastHost, LogLevel::Warning);
        return;
    case Kind::RecapHost:
        m_host.clear();
        belongTo(line.host, levelOf(line));
        return;
    default:
        m_host.clear();
        belongTo({}, levelOf(line));
        return;
    }
}

/// A line that says nothing by itself: it may be a part of the result above it.
void Annotator::goOn(LineDraft &draft, const QString &text)
{
    if (m_host.isEmpty() || text.isEmpty()) { // an empty line may be one inside of a result
        return;
    }
    const QChar first = text.front();
    const bool isIndented = first == u' ' || first == u'\t';
    const bool isEnd = first == u'}' || first == u']'; // of a result that was printed over several lines
    if (!m_isCommand && (!(isIndented || isEnd) || isRim(text))) {
        m_host.clear();
        return;
    }
    if (draft.source.isEmpty()) {
        draft.source = m_host;
    }
    draft.level = m_level;
}

/// "...ignoring" comes right behind the failure that is ignored: that is only a warning.
void Annotator::forgive(std::span<LineDraft> drafts)
{
    for (LineDraft &draft : drafts | std::views::reverse) {
        if (draft.level != LogLevel::Failure || draft.source != m_lastHost) {
            return;
        }
        draft.level = LogLevel::Warning;
    }
    if (m_failureHost == m_lastHost) { // its beginning, or all of it, came in an earlier piece
        m_forgiven.insert(m_forgiven.end(), m_failure.begin(), m_failure.end());
        m_failure.clear();
    }
}

void Annotator::stored(logs::LineNumber number, const LineDraft &draft)
{
    if (draft.level != LogLevel::Failure || draft.source != m_failureHost) {
        m_failure.clear();
        m_failureHost = draft.level == LogLevel::Failure ? draft.source : QString();
    }
    if (!m_failureHost.isEmpty()) {
        m_failure.push_back(number);
    }
    if (!m_read.empty()) {
        const ReadLine read = std::move(m_read.front());
        m_read.pop_front();
        m_listener(number, read.text, read.line);
    }
}

} // namespace

OutputAnnotator::OutputAnnotator(std::shared_ptr<logs::LogStore> store, Listener listener)
    : m_feed(std::move(store), hooks(std::move(listener)))
{
}

void OutputAnnotator::feed(QByteArrayView bytes, qint64 timeMs)
{
    m_feed.feed(bytes, timeMs);
}

void OutputAnnotator::end()
{
    m_feed.end();
}

logs::LineHooks OutputAnnotator::hooks(Listener listener)
{
    const auto annotator = std::make_shared<Annotator>(std::move(listener));
    return {
        .classify = [annotator](std::span<LineDraft> drafts) { annotator->classify(drafts); },
        .stored = [annotator](logs::LineNumber number, const LineDraft &draft) { annotator->stored(number, draft); },
        .forgiven = [annotator] { return annotator->takeForgiven(); }};
}

} // namespace kubemori::ansible
