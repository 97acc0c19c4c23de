// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/output_line.hpp"
#include "ansible/run_tree.hpp"
#include "logs/log_matcher.hpp"

#include <QHash>

#include <optional>
#include <vector>

namespace kubemori::ansible {

/// Finds the place of a task in the log of its run. The events of a run and its text come on two ways, and no id is
/// printed: banners are told apart by their order, their names and the hosts below them, so that tasks without a banner
/// (hidden ones, includes) do not shift those that follow. Lines are numbers of the caller's.
class TaskLocator
{
public:
    /// The lines of the log in order; those that are Other need not be given.
    void addLine(qint64 line, const OutputLine &said);
    /// Where the host's result is (or its task's banner, while there is none), the task's banner, or that of the play;
    /// none: it was not printed.
    [[nodiscard]] std::optional<qint64> lineOf(const RunTree &tree, const TreePlace &place) const;
    /// The lines of a task, from its banner to the next one of anything; open while none has come. Of a host the banner
    /// that the host's result stands under: with `strategy: free` a task has several. None: it was not printed, or the
    /// place is no task or host.
    [[nodiscard]] std::optional<logs::LineRange> linesOf(const RunTree &tree, const TreePlace &place) const;

private:
    /// What was printed last of a host in a section.
    struct Sign
    {
        qint64 line = 0;
        std::optional<HostStatus> status; ///< of its result; none: of an item, or it goes on
    };
    /// A banner of a task or handler and what is below it.
    struct Section
    {
        qint64 line = 0;
        QString name; ///< "role : name"
        bool isHandler = false;
        QHash<QString, Sign> hosts;
    };
    /// A banner of a play, of one batch.
    struct Part
    {
        qint64 line = 0;
        QString name;
        std::vector<Section> sections;
    };
    struct Match
    {
        std::size_t tasks = 0;
        std::size_t sections = 0;
        std::vector<int> sectionOf; ///< by task of the batch; -1: none
    };

    /// Where in m_parts.
    struct Spot
    {
        std::size_t part = 0;
        std::size_t section = 0;
    };

    [[nodiscard]] std::optional<Spot> spotOf(const RunTree &tree, const TreePlace &place) const;
    [[nodiscard]] qint64 endOf(const Spot &spot) const;
    [[nodiscard]] int partOf(const RunTree &tree, const TreePlace &place) const;
    [[nodiscard]] const Match &matchOf(int part, const BatchRun &batch) const;
    [[nodiscard]] static bool isOfTask(const TaskRun &task, const Section &section);
    void noteHost(qint64 line, const OutputLine &said);

    std::vector<Part> m_parts;
    qint64 m_recap = -1;                 ///< its line
    mutable QHash<int, Match> m_matches; ///< as they were with so many tasks and sections
};

} // namespace kubemori::ansible
