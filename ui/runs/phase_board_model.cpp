// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/phase_board_model.hpp"

#include "ui/operations/step_board_model.hpp"
#include "ui/runs/run_looks.hpp"
#include "ui/text/run_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/plain_text.hpp"

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using ansible::allPhases;
using ansible::PhaseCell;
using ansible::PhaseState;

namespace {

ansible::Phase phaseOfColumn(int column)
{
    return allPhases.at(static_cast<std::size_t>(column) - 1);
}

} // namespace

void PhaseBoardModel::setBoard(const ansible::PhaseBoard &board)
{
    const int before = static_cast<int>(m_board.hosts().size());
    const int now = static_cast<int>(board.hosts().size());
    if (now < before) { // another run
        beginResetModel();
        m_board = board;
        endResetModel();
        return;
    }
    if (now > before) {
        beginInsertRows({}, before, now - 1);
        m_board = board;
        endInsertRows();
    } else {
        m_board = board;
    }
    if (before > 0) {
        Q_EMIT dataChanged(index(0, 1), index(before - 1, columnCount() - 1));
    }
}

void PhaseBoardModel::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 1; column < columnCount(); ++column) {
            const QModelIndex changed = index(row, column);
            if (cell(changed).state == PhaseState::Running) {
                Q_EMIT dataChanged(changed, changed, {StepBoardModel::ElapsedRole, Qt::AccessibleTextRole});
            }
        }
    }
}

ansible::TreePlace PhaseBoardModel::placeOf(const QModelIndex &index) const
{
    return index.isValid() && index.column() > 0 ? cell(index).last : ansible::TreePlace();
}

void PhaseBoardModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int PhaseBoardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_board.hosts().size());
}

int PhaseBoardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allPhases.size()) + 1;
}

PhaseCell PhaseBoardModel::cell(const QModelIndex &index) const
{
    return m_board.cell(m_board.hosts().at(index.row()), phaseOfColumn(index.column()));
}

QString PhaseBoardModel::elapsed(const PhaseCell &cell) const
{
    const qint64 end = cell.state == PhaseState::Running ? m_nowMs : cell.endMs;
    return cell.startMs <= 0 || end < cell.startMs ? QString() : TimeText::elapsed(Milliseconds(end - cell.startMs));
}

QVariant PhaseBoardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QString &host = m_board.hosts().at(index.row());
    if (index.column() == 0) {
        return role == Qt::DisplayRole   ? QVariant(host)
               : role == Qt::ToolTipRole ? QVariant(plainToolTip(host))
                                         : QVariant();
    }
    const PhaseCell state = cell(index);
    switch (role) {
    case Qt::DisplayRole:
        return RunText::phaseState(state.state);
    case StepBoardModel::ElapsedRole:
        return elapsed(state);
    case StepBoardModel::IconRole:
        return lookOf(state.state).icon;
    case StepBoardModel::ToneRole:
        return static_cast<int>(lookOf(state.state).tone);
    case Qt::AccessibleTextRole: {
        QStringList parts{host, RunText::phase(phaseOfColumn(index.column())), RunText::phaseState(state.state),
                          elapsed(state)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case Qt::ToolTipRole:
        return plainToolTip(RunText::phasePurpose(phaseOfColumn(index.column())));
    default:
        return {};
    }
}

QVariant PhaseBoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return section == 0 ? tr("Node") : RunText::phase(phaseOfColumn(section));
    }
    if (role == Qt::ToolTipRole && section > 0) {
        return RunText::phasePurpose(phaseOfColumn(section));
    }
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter) : QVariant();
}

} // namespace kubemori::ui
