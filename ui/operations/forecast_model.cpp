// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/forecast_model.hpp"

#include "ui/text/forecast_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QFont>

#include <algorithm>
#include <numeric>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using Severity = maintenance::ForecastFinding::Severity;

namespace {

/// Internal ids: 0 for a node's row; for what is below it the node's row + 1, and for pods also the row of what they
/// are below, + 1, in the upper half.
constexpr quintptr nodeLevel = 0;
constexpr int halfBits = 32;
static_assert(sizeof(quintptr) * 8 >= 2 * halfBits);

constexpr int nodeRow(quintptr id)
{
    return static_cast<int>(id & 0xffff'ffffU) - 1;
}
constexpr int partRow(quintptr id)
{
    return static_cast<int>(id >> halfBits) - 1;
}
constexpr quintptr idOf(int node, int part)
{
    return static_cast<quintptr>(node + 1) | static_cast<quintptr>(part + 1) << halfBits;
}

QString icon(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return u"not-ready"_s;
    case Severity::Warn:
        return u"warning"_s;
    case Severity::Info:
        break;
    }
    return u"info"_s;
}

Tone tone(Severity severity)
{
    switch (severity) {
    case Severity::Block:
        return Tone::Bad;
    case Severity::Warn:
        return Tone::Attention;
    case Severity::Info:
        break;
    }
    return Tone::Neutral;
}

} // namespace

void ForecastModel::setForecast(const maintenance::Forecast &forecast)
{
    beginResetModel();
    m_forecast = forecast;
    m_order.resize(static_cast<std::size_t>(forecast.nodes.size()));
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::stable_sort(m_order, std::ranges::greater{}, [this](int i) { return m_forecast.nodes[i].worst(); });
    endResetModel();
}

void ForecastModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

const ForecastModel::Node &ForecastModel::node(int row) const
{
    return m_forecast.nodes[m_order[static_cast<std::size_t>(row)]];
}

int ForecastModel::partCount(const Node &node)
{
    const bool staying = !node.daemonSetPods.isEmpty() || !node.mirrorPods.isEmpty();
    return static_cast<int>(node.findings.size()) + (node.moving.isEmpty() ? 0 : 1) + (staying ? 1 : 0);
}

ForecastModel::Part ForecastModel::partAt(const Node &node, int row)
{
    if (row < node.findings.size()) {
        return Part::Finding;
    }
    return row == node.findings.size() && !node.moving.isEmpty() ? Part::Moving : Part::Staying;
}

int ForecastModel::podCount(const Node &node, int row)
{
    switch (partAt(node, row)) {
    case Part::Finding:
        return static_cast<int>(node.findings[row].pods.size());
    case Part::Moving:
        return static_cast<int>(node.moving.size());
    case Part::Staying:
        break;
    }
    return static_cast<int>(node.daemonSetPods.size() + node.mirrorPods.size());
}

QString ForecastModel::podText(const Node &node, int part, int row)
{
    switch (partAt(node, part)) {
    case Part::Finding:
        return node.findings[part].pods[row];
    case Part::Moving:
        return ForecastText::pod(node.moving[row]);
    case Part::Staying:
        break;
    }
    const auto daemons = static_cast<int>(node.daemonSetPods.size());
    return row < daemons ? node.daemonSetPods[row] : node.mirrorPods[row - daemons];
}

QModelIndex ForecastModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    if (!parent.isValid()) {
        return createIndex(row, column, nodeLevel);
    }
    return parent.internalId() == nodeLevel
               ? createIndex(row, column, idOf(parent.row(), -1))
               : createIndex(row, column, idOf(nodeRow(parent.internalId()), parent.row()));
}

QModelIndex ForecastModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == nodeLevel) {
        return {};
    }
    const int node = nodeRow(child.internalId());
    const int part = partRow(child.internalId());
    return part < 0 ? createIndex(node, 0, nodeLevel) : createIndex(part, 0, idOf(node, -1));
}

int ForecastModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_order.size());
    }
    if (parent.column() != 0) {
        return 0;
    }
    if (parent.internalId() == nodeLevel) {
        return partCount(node(parent.row()));
    }
    return partRow(parent.internalId()) < 0 ? podCount(node(nodeRow(parent.internalId())), parent.row()) : 0;
}

int ForecastModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QVariant ForecastModel::nodeData(int row, int column, int role) const
{
    const Node &shown = node(row);
    const Severity worst = shown.worst();
    if (role == SeverityRole) {
        return static_cast<int>(worst);
    }
    if (role == Qt::FontRole && column == Subject) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (column == Subject && role == IconRole) {
        return worst == Severity::Info ? u"ready"_s : icon(worst);
    }
    if (column == Subject && role == ToneRole) {
        return static_cast<int>(worst == Severity::Info ? Tone::Good : tone(worst));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const QString text =
        column == Subject
            ? tr("%1. %2", "number in the order, node").arg(m_order[static_cast<std::size_t>(row)] + 1).arg(shown.node)
        : column == Expectation ? ForecastText::node(shown)
                                : ForecastText::about(shown.estimate);
    return role == Qt::ToolTipRole ? plainToolTip(text) : text;
}

QVariant ForecastModel::partData(const Node &node, int row, int column, int role)
{
    const Part part = partAt(node, row);
    const Severity severity = part == Part::Finding ? node.findings[row].severity : Severity::Info;
    if (role == SeverityRole) {
        return static_cast<int>(severity);
    }
    if (column == Subject && role == IconRole && part == Part::Finding) {
        return icon(severity);
    }
    if (column == Subject && role == ToneRole) {
        return static_cast<int>(tone(severity));
    }
    if ((role != Qt::DisplayRole && role != Qt::ToolTipRole) || column == Time) {
        return {};
    }
    QString text;
    switch (part) {
    case Part::Finding:
        text = column == Subject ? ForecastText::severity(severity) : ForecastText::finding(node.findings[row]);
        break;
    case Part::Moving:
        text = column == Subject ? tr("Move", "pods that go to other nodes") : ForecastText::moving(node);
        break;
    case Part::Staying:
        text = column == Subject ? tr("Stay", "pods that remain on the node") : ForecastText::staying(node);
        break;
    }
    return role == Qt::ToolTipRole ? plainToolTip(text) : text;
}

QVariant ForecastModel::podData(const Node &node, int part, int row, int column, int role)
{
    if (role == SeverityRole) {
        return static_cast<int>(Severity::Info);
    }
    if (role == ToneRole) {
        return static_cast<int>(Tone::Neutral);
    }
    if (column != Expectation || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const QString text = podText(node, part, row);
    return role == Qt::ToolTipRole ? plainToolTip(text) : text;
}

QVariant ForecastModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (index.internalId() == nodeLevel) {
        return nodeData(index.row(), index.column(), role);
    }
    const Node &above = node(nodeRow(index.internalId()));
    const int part = partRow(index.internalId());
    return part < 0 ? partData(above, index.row(), index.column(), role)
                    : podData(above, part, index.row(), index.column(), role);
}

QVariant ForecastModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Subject:
        return tr("Node");
    case Expectation:
        return tr("What to expect");
    default:
        return tr("Time");
    }
}

} // namespace kubemori::ui
