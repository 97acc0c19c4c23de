// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/blocker_board_model.hpp"

#include "ui/text/blocker_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::DrainBlocker;

void BlockerBoardModel::setBlockers(const QList<DrainBlocker> &blockers)
{
    if (blockers == m_blockers) {
        return;
    }
    // The same pods with other numbers: the view keeps its place.
    const bool same = std::ranges::equal(blockers, m_blockers, {}, &DrainBlocker::uid, &DrainBlocker::uid);
    if (same) {
        m_blockers = blockers;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_blockers = blockers;
    endResetModel();
}

void BlockerBoardModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (!m_blockers.isEmpty()) {
        Q_EMIT dataChanged(index(0, Since), index(rowCount() - 1, Since), {Qt::DisplayRole, Qt::AccessibleTextRole});
    }
}

void BlockerBoardModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_blockers.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

const DrainBlocker *BlockerBoardModel::blocker(int row) const
{
    return row >= 0 && row < m_blockers.size() ? &m_blockers[row] : nullptr;
}

int BlockerBoardModel::rowOf(const QString &uid) const
{
    const auto found = std::ranges::find(m_blockers, uid, &DrainBlocker::uid);
    return found == m_blockers.end() ? -1 : static_cast<int>(found - m_blockers.begin());
}

QString BlockerBoardModel::icon(DrainBlocker::Verdict verdict)
{
    switch (verdict) {
    case DrainBlocker::Verdict::WillClear:
        return u"running"_s;
    case DrainBlocker::Verdict::MayClear:
        return u"warning"_s;
    case DrainBlocker::Verdict::CannotClear:
        break;
    }
    return u"not-ready"_s;
}

Tone BlockerBoardModel::tone(DrainBlocker::Verdict verdict)
{
    switch (verdict) {
    case DrainBlocker::Verdict::WillClear:
        return Tone::Active;
    case DrainBlocker::Verdict::MayClear:
        return Tone::Attention;
    case DrainBlocker::Verdict::CannotClear:
        break;
    }
    return Tone::Bad;
}

int BlockerBoardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_blockers.size());
}

int BlockerBoardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BlockerBoardModel::text(const DrainBlocker &blocker, int column) const
{
    switch (column) {
    case Pod:
        return blocker.pod;
    case Verdict:
        return BlockerText::verdict(blocker.verdict);
    case State:
        return BlockerText::state(blocker.state);
    case Since:
        return blocker.since.isValid() && m_now.isValid()
                   ? TimeText::elapsed(Milliseconds(blocker.since.msecsTo(m_now)))
                   : QString();
    default:
        return BlockerText::waitsFor(blocker);
    }
}

QString BlockerBoardModel::spoken(const DrainBlocker &blocker) const
{
    QStringList parts;
    for (int column = 0; column < ColumnCount; ++column) {
        parts << text(blocker, column);
    }
    parts << BlockerText::reason(blocker);
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QVariant BlockerBoardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const DrainBlocker &blocker = m_blockers[index.row()];
    const bool verdict = index.column() == Verdict;
    switch (role) {
    case Qt::DisplayRole:
        return text(blocker, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(verdict ? BlockerText::reason(blocker) : text(blocker, index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == Pod ? spoken(blocker) : text(blocker, index.column());
    case IconRole:
        return verdict ? icon(blocker.verdict) : QString();
    case ToneRole:
        return static_cast<int>(verdict ? tone(blocker.verdict) : Tone::Neutral);
    default:
        return {};
    }
}

QVariant BlockerBoardModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Pod:
        return tr("Pod");
    case Verdict:
        return tr("By itself", "column: whether it will clear by itself");
    case State:
        return tr("State");
    case Since:
        return tr("For", "column: for how long");
    default:
        return tr("Waits for");
    }
}

} // namespace kubemori::ui
