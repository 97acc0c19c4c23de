// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "links/link_check.hpp"

#include <mutex>

namespace kubemori::links {

/// Tells the reports of one check, one at a time. Thread-safe.
class LinkTeller
{
public:
    explicit LinkTeller(LinkSink sink)
        : m_sink(std::move(sink))
    {
    }

    void tell(const LinkReport &report)
    {
        const std::scoped_lock lock(m_mutex);
        m_sink(report);
    }
    void begins(LinkKind kind, const QString &subject)
    {
        LinkReport report;
        report.kind = kind;
        report.subject = subject;
        tell(report);
    }
    void good(LinkKind kind, const QString &subject, const QString &value = {})
    {
        LinkReport report;
        report.kind = kind;
        report.subject = subject;
        report.state = LinkState::Good;
        report.value = value;
        tell(report);
    }
    void skipped(LinkKind kind, const QString &subject, LinkFault why = LinkFault::NotReached)
    {
        LinkReport report;
        report.kind = kind;
        report.subject = subject;
        report.state = LinkState::Skipped;
        report.fault = why;
        tell(report);
    }
    /// A check that was stopped says nothing of the link.
    void failed(LinkKind kind, const QString &subject, LinkFault fault, const QString &detail,
                LinkState state = LinkState::Failed)
    {
        LinkReport report;
        report.kind = kind;
        report.subject = subject;
        report.state = fault == LinkFault::Cancelled ? LinkState::Skipped : state;
        report.fault = fault;
        report.detail = detail;
        tell(report);
    }

private:
    std::mutex m_mutex;
    LinkSink m_sink;
};

} // namespace kubemori::links
