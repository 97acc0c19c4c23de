// SPDX-License-Identifier: GPL-3.0-or-later
#include "ansible/task_locator.hpp"

#include <algorithm>
#include <functional>

namespace kubemori::ansible {

using namespace Qt::StringLiterals;

namespace {

using Said = OutputLine::Kind;

/// How well the i-th of one row and the j-th of another go together; 0: not at all.
using Score = std::function<int(std::size_t, std::size_t)>;

/// Beyond this, what is left after the common beginning is matched without looking for the best.
constexpr std::size_t mostCells = 4'000'000;
constexpr int perfect = 3;

/// Each with the next one that fits.
void matchInOrder(std::size_t from, std::size_t rows, std::size_t columns, const Score &score, std::vector<int> &result)
{
    std::size_t next = from;
    for (std::size_t i = from; i < rows; ++i) {
        for (std::size_t j = next; j < columns; ++j) {
            if (score(i, j) > 0) {
                result[i] = static_cast<int>(j);
                next = j + 1;
                break;
            }
        }
    }
}

/// In order and with the greatest sum of scores: the longest common subsequence, with weights.
void matchBest(std::size_t from, std::size_t rows, std::size_t columns, const Score &score, std::vector<int> &result)
{
    const std::size_t height = rows - from;
    const std::size_t width = columns - from;
    std::vector<int> best((height + 1) * (width + 1), 0); // of what lies from (i, j) on
    const auto at = [&best, width](std::size_t i, std::size_t j) -> int & { return best[i * (width + 1) + j]; };
    for (std::size_t i = height; i-- > 0;) {
        for (std::size_t j = width; j-- > 0;) {
            const int together = score(from + i, from + j);
            at(i, j) = std::max({at(i + 1, j), at(i, j + 1), together > 0 ? together + at(i + 1, j + 1) : 0});
        }
    }
    for (std::size_t i = 0, j = 0; i < height && j < width;) {
        const int together = score(from + i, from + j);
        if (together > 0 && at(i, j) == together + at(i + 1, j + 1)) {
            result[from + i] = static_cast<int>(from + j);
            ++i;
            ++j;
        } else if (at(i, j) == at(i + 1, j)) {
            ++i;
        } else {
            ++j;
        }
    }
}

/// For each row its column; -1: none.
std::vector<int> match(std::size_t rows, std::size_t columns, const Score &score)
{
    std::vector<int> result(rows, -1);
    std::size_t same = 0; // nearly always all of it
    for (; same < rows && same < columns && score(same, same) == perfect; ++same) {
        result[same] = static_cast<int>(same);
    }
    if ((rows - same) * (columns - same) <= mostCells) {
        matchBest(same, rows, columns, score, result);
    } else {
        matchInOrder(same, rows, columns, score, result);
    }
    return result;
}

QString bannerOf(const TaskRun &task)
{
    return task.role.isEmpty() ? task.name : QString(task.role + u" : "_s + task.name);
}

/// What the log cannot tell apart is the same: that a failure was ignored or rescued shows only later.
int kindOf(HostStatus status)
{
    switch (status) {
    case HostStatus::Running:
        return 0;
    case HostStatus::Ok:
        return 1;
    case HostStatus::Changed:
        return 2;
    case HostStatus::Skipped:
        return 3;
    case HostStatus::Failed:
    case HostStatus::Ignored:
    case HostStatus::Rescued:
    case HostStatus::Unreachable:
        return 4;
    }
    return 0;
}

} // namespace

void TaskLocator::addLine(qint64 line, const OutputLine &said)
{
    switch (said.kind) {
    case Said::Play:
        m_parts.push_back({.line = line, .name = said.name, .sections = {}});
        break;
    case Said::Task:
    case Said::Handler:
        if (m_parts.empty()) {
            m_parts.push_back({.line = line, .name = {}, .sections = {}});
        }
        m_parts.back().sections.push_back(
            {.line = line, .name = said.name, .isHandler = said.kind == Said::Handler, .hosts = {}});
        break;
    case Said::RecapStart:
        m_recap = line;
        break;
    case Said::HostResult:
    case Said::ItemResult:
    case Said::Retry:
        noteHost(line, said);
        break;
    default:
        break;
    }
}

/// Whether the task can be the one that these results are of.
bool TaskLocator::isOfTask(const TaskRun &task, const Section &section)
{
    std::size_t found = 0;
    for (const HostRun &run : task.hosts) {
        const auto sign = section.hosts.constFind(run.host);
        if (sign == section.hosts.cend()) {
            continue;
        }
        ++found;
        if (sign->status && run.status != HostStatus::Running && kindOf(*sign->status) != kindOf(run.status)) {
            return false;
        }
    }
    return found == static_cast<std::size_t>(section.hosts.size());
}

void TaskLocator::noteHost(qint64 line, const OutputLine &said)
{
    if (m_parts.empty() || m_parts.back().sections.empty() || said.host.isEmpty()) {
        return;
    }
    auto &hosts = m_parts.back().sections.back().hosts;
    // The result itself, or the item that failed; of what is under way the first sign.
    const bool isTelling =
        said.kind == Said::HostResult || (said.kind == Said::ItemResult && said.status == HostStatus::Failed);
    if (isTelling || !hosts.contains(said.host)) {
        const bool isResult = said.kind == Said::HostResult;
        hosts.insert(said.host, {.line = line, .status = isResult ? std::optional(said.status) : std::nullopt});
    }
}

int TaskLocator::partOf(const RunTree &tree, const TreePlace &place) const
{
    std::vector<const PlayRun *> batches;
    int wanted = -1;
    for (int play = 0; play < static_cast<int>(tree.plays().size()); ++play) {
        const PlayRun &run = tree.plays()[static_cast<std::size_t>(play)];
        if (play == place.play) {
            wanted = static_cast<int>(batches.size()) + std::max(0, place.batch);
        }
        batches.insert(batches.end(), run.batches.size(), &run);
    }
    if (wanted < 0 || wanted >= static_cast<int>(batches.size())) {
        return -1;
    }
    const auto parts = match(batches.size(), m_parts.size(), [&](std::size_t batch, std::size_t part) {
        return batches[batch]->name == m_parts[part].name ? perfect : 0;
    });
    return parts[static_cast<std::size_t>(wanted)];
}

const TaskLocator::Match &TaskLocator::matchOf(int part, const BatchRun &batch) const
{
    const std::vector<Section> &sections = m_parts[static_cast<std::size_t>(part)].sections;
    Match &found = m_matches[part];
    if (found.tasks != batch.tasks.size() || found.sections != sections.size()) {
        found.tasks = batch.tasks.size();
        found.sections = sections.size();
        std::vector<QString> names;
        std::ranges::transform(batch.tasks, std::back_inserter(names), bannerOf);
        found.sectionOf = match(found.tasks, found.sections, [&](std::size_t task, std::size_t section) {
            if (names[task] != sections[section].name) {
                return 0;
            }
            const bool isSameKind = batch.tasks[task].isHandler == sections[section].isHandler;
            return 1 + (isSameKind ? 1 : 0) + (isOfTask(batch.tasks[task], sections[section]) ? 1 : 0);
        });
    }
    return found;
}

std::optional<TaskLocator::Spot> TaskLocator::spotOf(const RunTree &tree, const TreePlace &place) const
{
    const int part = partOf(tree, place);
    const TaskRun *const task = tree.task(place);
    const BatchRun *const batch = tree.batch(place);
    if (part < 0 || task == nullptr || batch == nullptr) {
        return std::nullopt;
    }
    const auto found = static_cast<std::size_t>(part);
    const std::vector<Section> &sections = m_parts[found].sections;
    const Match &match = matchOf(part, *batch);
    const int index = match.sectionOf[static_cast<std::size_t>(place.task)];
    const HostRun *const host = tree.host(place);
    if (host != nullptr && (index < 0 || !sections[static_cast<std::size_t>(index)].hosts.contains(host->host))) {
        // With `strategy: free` the banner comes again for another host.
        const QString name = bannerOf(*task);
        for (int i = 0; i < static_cast<int>(sections.size()); ++i) {
            const Section &other = sections[static_cast<std::size_t>(i)];
            const bool isTaken = std::ranges::find(match.sectionOf, i) != match.sectionOf.end();
            if (!isTaken && other.name == name && other.hosts.contains(host->host)) {
                return Spot{.part = found, .section = static_cast<std::size_t>(i)};
            }
        }
    }
    return index < 0 ? std::nullopt : std::optional(Spot{.part = found, .section = static_cast<std::size_t>(index)});
}

std::optional<qint64> TaskLocator::lineOf(const RunTree &tree, const TreePlace &place) const
{
    if (tree.task(place) == nullptr) {
        const int part = partOf(tree, place);
        return part < 0 ? std::nullopt : std::optional(m_parts[static_cast<std::size_t>(part)].line);
    }
    const std::optional<Spot> spot = spotOf(tree, place);
    if (!spot) {
        return std::nullopt;
    }
    const Section &section = m_parts[spot->part].sections[spot->section];
    const HostRun *const host = tree.host(place);
    const auto sign = host == nullptr ? section.hosts.cend() : section.hosts.constFind(host->host);
    return sign == section.hosts.cend() ? section.line : sign->line;
}

/// The line of the next banner; -1: none has come.
qint64 TaskLocator::endOf(const Spot &spot) const
{
    const std::vector<Section> &sections = m_parts[spot.part].sections;
    if (spot.section + 1 < sections.size()) {
        return sections[spot.section + 1].line;
    }
    return spot.part + 1 < m_parts.size() ? m_parts[spot.part + 1].line : m_recap;
}

std::optional<logs::LineRange> TaskLocator::linesOf(const RunTree &tree, const TreePlace &place) const
{
    const std::optional<Spot> spot = spotOf(tree, place);
    if (!spot) {
        return std::nullopt;
    }
    return logs::LineRange{.from = m_parts[spot->part].sections[spot->section].line, .to = endOf(*spot)};
}

} // namespace kubemori::ansible
