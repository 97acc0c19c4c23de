// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/node_result_model.hpp"

#include "ui/text/operation_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/appearance.hpp"
#include "ui/widgets/plain_text.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::NodeResult;
using operation::Outcome;

namespace {

Tone tone(const NodeResult &result)
{
    switch (result.outcome) {
    case Outcome::Succeeded:
    case Outcome::AlreadyDone:
        return result.leftCordoned ? Tone::Attention : Tone::Good;
    case Outcome::Failed:
        return Tone::Bad;
    case Outcome::Cancelled:
        return result.leftCordoned ? Tone::Attention : Tone::Neutral;
    case Outcome::Suspended:
        return Tone::Neutral;
    case Outcome::Unknown:
        break;
    }
    return Tone::Attention;
}

QString icon(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Succeeded:
        return u"ready"_s;
    case Outcome::AlreadyDone:
        return u"already-done"_s;
    case Outcome::Failed:
        return u"not-ready"_s;
    case Outcome::Cancelled:
        return u"cancelled"_s;
    case Outcome::Suspended:
        return u"pause"_s;
    case Outcome::Unknown:
        break;
    }
    return u"unknown"_s;
}

/// Enough of a boot id to tell two apart; the tooltip has all of it.
QString shortBootId(const QString &id)
{
    return id.size() > 13 ? id.left(8) + u"…"_s : id;
}

} // namespace

void NodeResultModel::setResults(const QList<NodeResult> &results)
{
    beginResetModel();
    m_results = results;
    endResetModel();
}

void NodeResultModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_results.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int NodeResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

int NodeResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString NodeResultModel::text(const NodeResult &result, int column)
{
    switch (column) {
    case Node:
        return result.node;
    case Result:
        return OperationText::nodeOutcome(result);
    case Time:
        return result.touched ? TimeText::elapsed(result.duration) : QString();
    case BootIdBefore:
        return shortBootId(result.bootIdBefore);
    case BootIdAfter:
        return shortBootId(result.bootIdAfter);
    default:
        break;
    }
    QStringList remarks;
    if (result.leftCordoned) {
        remarks << tr("Left cordoned");
    }
    if (!result.notPutBack.isEmpty()) {
        remarks << tr("Not put back: %1").arg(result.notPutBack.join(u", "_s));
    }
    return remarks.join(u"; "_s);
}

QVariant NodeResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const NodeResult &result = m_results[index.row()];
    const bool remark = index.column() == Remark && (result.leftCordoned || !result.notPutBack.isEmpty());
    switch (role) {
    case Qt::DisplayRole:
        return text(result, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == BootIdBefore  ? result.bootIdBefore
                            : index.column() == BootIdAfter ? result.bootIdAfter
                                                            : text(result, index.column()));
    case IconRole:
        return index.column() == Result ? icon(result.outcome) : remark ? u"cordon"_s : QString();
    case ToneRole:
        return static_cast<int>(index.column() == Result ? tone(result) : remark ? Tone::Attention : Tone::Neutral);
    default:
        return {};
    }
}

QVariant NodeResultModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Result:
        return tr("Result");
    case Time:
        return tr("Time taken");
    case BootIdBefore:
        return tr("Boot ID before");
    case BootIdAfter:
        return tr("Boot ID after");
    default:
        return tr("Remark");
    }
}

} // namespace kubemori::ui
