// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "advice/log/log_outline.hpp"
#include "ansible/located_event.hpp"
#include "ansible/run_tree.hpp"

#include <QHash>

#include <utility>
#include <vector>

namespace kubemori::advice {

/// Makes failures and runs out of the events of a log, and tells those that did no harm by the tree that they grow.
class FailureCollector
{
public:
    explicit FailureCollector(LogOutline &outline)
        : m_outline(outline)
    {
    }

    /// How many tasks began in the log before the one that this line tells a failure of.
    void noteSection(qint64 line, int section) { m_sections.insert(line, section); }
    void take(const std::vector<ansible::LocatedEvent> &events);
    /// The log is over.
    void finish();

private:
    struct Item
    {
        qint64 line = 0;
        QString message;
        ansible::TreePlace place;
    };

    void take(const ansible::LocatedEvent &located);
    void startRun(qint64 line);
    void endHost(const ansible::LocatedEvent &located, const ansible::TreePlace &place);
    void add(const ansible::LocatedEvent &located, const ansible::TreePlace &place);
    void endRun(const ansible::LocatedEvent &recap);
    void settle();
    void markPreludes(std::size_t first);

    LogOutline &m_outline;
    QHash<qint64, int> m_sections;
    ansible::RunTree m_tree;
    std::vector<std::pair<ansible::TreePlace, int>> m_open; ///< failures of the run at hand
    std::vector<Item> m_items;                              ///< failed ones, until their host ends
    bool m_isAdHoc = false;
    QHash<QString, QList<int>> m_adHoc; ///< failures of each host in runs without a playbook
};

} // namespace kubemori::advice
