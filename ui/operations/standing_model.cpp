// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/standing_model.hpp"

#include "ui/text/reconcile_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using maintenance::NodeStanding;

namespace {

QString text(const NodeStanding &standing, int column)
{
    switch (column) {
    case StandingModel::Node:
        return standing.node;
    case StandingModel::Before:
        return ReconcileText::before(standing);
    default:
        return ReconcileText::now(standing);
    }
}

Tone tone(const NodeStanding &standing)
{
    switch (standing.now) {
    case NodeStanding::Now::Fine:
        return Tone::Good;
    case NodeStanding::Now::NotReady:
        return Tone::Bad;
    default:
        return Tone::Attention;
    }
}

QString icon(const NodeStanding &standing)
{
    switch (standing.now) {
    case NodeStanding::Now::Fine:
        return u"ready"_s;
    case NodeStanding::Now::NotReady:
        return u"not-ready"_s;
    case NodeStanding::Now::Cordoned:
        return u"cordon"_s;
    default:
        return u"unknown"_s;
    }
}

} // namespace

void StandingModel::setNodes(const QList<NodeStanding> &nodes)
{
    beginResetModel();
    m_nodes = nodes;
    endResetModel();
}

void StandingModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_nodes.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int StandingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_nodes.size());
}

int StandingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StandingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const NodeStanding &standing = m_nodes[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(standing, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(text(standing, index.column()));
    case IconRole:
        return index.column() == Now ? icon(standing) : QString();
    case ToneRole:
        return static_cast<int>(index.column() == Now ? tone(standing) : Tone::Neutral);
    default:
        return {};
    }
}

QVariant StandingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Node:
        return tr("Node");
    case Before:
        return tr("What was done");
    default:
        return tr("Now");
    }
}

} // namespace kubemori::ui
