// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/node_table_model.hpp"

#include "ui/nodes/node_marks.hpp"
#include "ui/text/state_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

/// The columns that look different now; first > last when none does.
std::pair<int, int> changedColumns(const kube::Node &before, const kube::Node &after)
{
    int first = nodeColumnCount;
    int last = -1;
    const auto note = [&](bool changed, NodeColumn column) {
        if (changed) {
            first = std::min(first, static_cast<int>(column));
            last = std::max(last, static_cast<int>(column));
        }
    };
    note(before.roles != after.roles, NodeColumn::Roles);
    note(before.ready() != after.ready(), NodeColumn::Status);
    note(before.schedulable != after.schedulable, NodeColumn::Scheduling);
    note(before.version != after.version, NodeColumn::Version);
    note(before.internalIp != after.internalIp, NodeColumn::Ip);
    note(before.osImage != after.osImage, NodeColumn::Os);
    note(before.kernel != after.kernel, NodeColumn::Kernel);
    note(before.runtime != after.runtime, NodeColumn::Runtime);
    note(before.createdAt != after.createdAt, NodeColumn::Age);
    note(before.bootId != after.bootId, NodeColumn::RebootRequired);
    return {first, last};
}

} // namespace

NodeTableModel::NodeTableModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

void NodeTableModel::apply(const NodeBatch &batch)
{
    std::vector<NodeRow> added;
    std::vector<int> removed;
    for (const NodeBatch::Change &change : batch.changes) {
        const int row = indexOf(change.name);
        if (!change.node) {
            if (row >= 0) {
                removed.push_back(row);
            }
        } else if (row >= 0) {
            update(row, *change.node);
        } else {
            added.emplace_back(*change.node);
        }
    }
    if (batch.onlyThese) {
        for (int row = 0; row < rowCount(); ++row) {
            if (!batch.onlyThese->contains(m_rows[static_cast<std::size_t>(row)].node.name)) {
                removed.push_back(row);
            }
        }
    }
    remove(std::move(removed));
    insert(std::move(added));
    recount();
}

void NodeTableModel::update(int row, const kube::Node &node)
{
    NodeRow &kept = m_rows[static_cast<std::size_t>(row)];
    const auto [first, last] = changedColumns(kept.node, node);
    kept.set(node);
    if (first <= last) {
        Q_EMIT dataChanged(index(row, first), index(row, last));
    }
}

void NodeTableModel::insert(std::vector<NodeRow> rows)
{
    if (rows.empty()) {
        return;
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    for (NodeRow &row : rows) {
        m_index.insert(row.node.name, static_cast<int>(m_rows.size()));
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void NodeTableModel::remove(std::vector<int> rows)
{
    if (rows.empty()) {
        return;
    }
    std::ranges::sort(rows);
    const auto tail = std::ranges::unique(rows);
    rows.erase(tail.begin(), tail.end());
    // From the end, in runs, so that the numbers in front stay right.
    auto end = rows.cend();
    while (end != rows.cbegin()) {
        auto begin = std::prev(end);
        while (begin != rows.cbegin() && *std::prev(begin) == *begin - 1) {
            --begin;
        }
        beginRemoveRows({}, *begin, *std::prev(end));
        m_rows.erase(m_rows.begin() + *begin, m_rows.begin() + *std::prev(end) + 1);
        m_index.clear(); // nobody looks a name up between two runs
        endRemoveRows();
        end = begin;
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_index.insert(m_rows[i].node.name, static_cast<int>(i));
    }
}

void NodeTableModel::recount()
{
    Counts counts{.total = rowCount()};
    for (const NodeRow &row : m_rows) {
        counts.ready += row.ready == kube::ConditionStatus::True ? 1 : 0;
        counts.cordoned += row.node.schedulable ? 0 : 1;
    }
    if (std::exchange(m_counts, counts) != counts) {
        Q_EMIT countsChanged();
    }
}

void NodeTableModel::addSamples(const QList<monitor::ProbeSample> &samples)
{
    std::vector<int> touched;
    for (const monitor::ProbeSample &sample : samples) {
        if (const int row = indexOf(sample.node); row >= 0) {
            m_rows[static_cast<std::size_t>(row)].ping.add(sample);
            touched.push_back(row);
        }
    }
    if (touched.empty()) {
        return;
    }
    std::ranges::sort(touched);
    const int column = static_cast<int>(NodeColumn::Ping);
    // Many small announcements cost more than one that is too wide.
    constexpr std::size_t many = 64;
    if (touched.size() > many) {
        Q_EMIT dataChanged(index(touched.front(), column), index(touched.back(), column));
        return;
    }
    const auto tail = std::ranges::unique(touched);
    touched.erase(tail.begin(), tail.end());
    for (const int row : touched) {
        Q_EMIT dataChanged(index(row, column), index(row, column));
    }
}

void NodeTableModel::setRebootNeed(const QString &node, const Result<maintenance::RebootNeed> &need)
{
    const int row = indexOf(node);
    if (row < 0 || m_rows[static_cast<std::size_t>(row)].rebootNeed == need) {
        return;
    }
    m_rows[static_cast<std::size_t>(row)].rebootNeed = need;
    const int column = static_cast<int>(NodeColumn::RebootRequired);
    Q_EMIT dataChanged(index(row, column), index(row, column));
}

void NodeTableModel::tick()
{
    if (rowCount() > 0) {
        const int column = static_cast<int>(NodeColumn::Age);
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
    }
}

void NodeTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

QString NodeTableModel::title(NodeColumn column)
{
    switch (column) {
    case NodeColumn::Name:
        return tr("Name");
    case NodeColumn::Roles:
        return tr("Roles");
    case NodeColumn::Status:
        return tr("Status");
    case NodeColumn::Scheduling:
        return tr("Scheduling");
    case NodeColumn::Version:
        return tr("Version");
    case NodeColumn::Ip:
        return tr("IP");
    case NodeColumn::Os:
        return tr("OS");
    case NodeColumn::Kernel:
        return tr("Kernel");
    case NodeColumn::Runtime:
        return tr("Runtime");
    case NodeColumn::Ping:
        return tr("Ping");
    case NodeColumn::Age:
        return tr("Age");
    case NodeColumn::RebootRequired:
        break;
    }
    return tr("Reboot required");
}

QString NodeTableModel::noAnswer()
{
    return tr("no answer");
}

QString NodeTableModel::text(int row, NodeColumn column) const
{
    const NodeRow &value = this->row(row);
    switch (column) {
    case NodeColumn::Name:
        return value.node.name;
    case NodeColumn::Roles:
        return value.node.roles.join(u", "_s);
    case NodeColumn::Status:
        return StateText::nodeStatus(value.ready);
    case NodeColumn::Scheduling:
        return StateText::scheduling(value.node.schedulable);
    case NodeColumn::Version:
        return value.node.version;
    case NodeColumn::Ip:
        return value.node.internalIp;
    case NodeColumn::Os:
        return value.node.osImage;
    case NodeColumn::Kernel:
        return value.node.kernel;
    case NodeColumn::Runtime:
        return value.node.runtime;
    case NodeColumn::Ping: {
        const PingHistory::Entry last = value.ping.last();
        if (last.mark == PingHistory::Mark::Answered) {
            return TimeText::roundTrip(std::chrono::microseconds(last.microseconds));
        }
        return last.mark == PingHistory::Mark::Lost ? noAnswer() : tr("–", "ping: not known");
    }
    case NodeColumn::Age:
        return TimeText::age(value.node.createdAt, m_clock.utcNow());
    case NodeColumn::RebootRequired:
        return RebootText::need(value.rebootNeed);
    }
    return {};
}

QString NodeTableModel::toolTip(int row, NodeColumn column) const
{
    const NodeRow &value = this->row(row);
    if (column == NodeColumn::Ping) {
        if (value.ping.isEmpty()) {
            return tr("Not pinged yet");
        }
        return tr("Last %n ping(s): %1 answered, %2 lost, %3 not sent", nullptr, static_cast<int>(value.ping.size()))
            .arg(value.ping.count(PingHistory::Mark::Answered))
            .arg(value.ping.count(PingHistory::Mark::Lost))
            .arg(value.ping.count(PingHistory::Mark::Unknown));
    }
    if (column == NodeColumn::RebootRequired) {
        return RebootText::explanation(value.rebootNeed);
    }
    if (column == NodeColumn::Status) {
        QStringList lines;
        for (const kube::NodeCondition &condition : value.node.conditions) {
            lines << u"%1 = %2  %3  %4"_s.arg(condition.type, kube::toString(condition.status), condition.reason,
                                              condition.message);
        }
        return lines.join(u'\n').trimmed();
    }
    return {};
}

int NodeTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int NodeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : nodeColumnCount;
}

QVariant NodeTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const NodeRow &value = row(index.row());
    const auto column = static_cast<NodeColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(index.row(), column));
    case Qt::AccessibleTextRole:
        return QString(title(column) + u": "_s + text(index.row(), column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column == NodeColumn::Age ? Qt::AlignRight | Qt::AlignVCenter
                                                             : Qt::AlignLeft | Qt::AlignVCenter);
    case ToneRole:
        return static_cast<int>(nodeTone(value, column));
    case IconRole:
        return nodeIcon(value, column);
    case PingRole:
        return QVariant::fromValue(value.ping);
    default:
        return {};
    }
}

QVariant NodeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= nodeColumnCount) {
        return {};
    }
    const auto column = static_cast<NodeColumn>(section);
    if (role == Qt::DisplayRole) {
        return title(column);
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(column == NodeColumn::Age ? Qt::AlignRight | Qt::AlignVCenter
                                                             : Qt::AlignLeft | Qt::AlignVCenter);
    }
    return {};
}

} // namespace kubemori::ui
