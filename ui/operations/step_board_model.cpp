// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/step_board_model.hpp"

#include "ui/text/error_text.hpp"
#include "ui/text/operation_text.hpp"
#include "ui/text/time_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using operation::StepKind;
using operation::StepState;

StepBoardModel::StepBoardModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void StepBoardModel::setPlan(const operation::Plan &plan)
{
    beginResetModel();
    m_rows.clear();
    m_places.clear();
    QHash<QString, int> rowOf;
    for (const QString &node : plan.nodes) {
        rowOf.insert(node, static_cast<int>(m_rows.size()));
        m_rows.push_back({.node = node, .cells = {}});
    }
    for (const operation::PlanStep &step : plan.steps) {
        const auto row = rowOf.constFind(step.node);
        if (row == rowOf.cend()) {
            continue;
        }
        const int kind = static_cast<int>(step.kind);
        Cell &cell = m_rows[static_cast<std::size_t>(*row)].cells[static_cast<std::size_t>(kind)];
        cell.present = true;
        ++cell.open;
        m_places.insert(step.id, {.row = *row, .kind = kind});
    }
    endResetModel();
}

void StepBoardModel::change(const operation::StepChanged &event)
{
    const auto place = m_places.find(event.step);
    if (place == m_places.end()) {
        return;
    }
    Cell &cell = m_rows[static_cast<std::size_t>(place->row)].cells[static_cast<std::size_t>(place->kind)];
    const bool isOver = operation::isFinal(event.state);
    cell.open += static_cast<int>(std::exchange(place->isOver, isOver)) - static_cast<int>(isOver);
    const bool hasFailed = cell.state == StepState::Failed || cell.state == StepState::Unknown;
    const bool givesUp = event.state == StepState::Cancelled || event.state == StepState::Skipped;
    if (hasFailed && givesUp && cell.step != event.step) {
        return; // why the others of the cell are not run matters more than that they are not
    }
    const bool wasOver = operation::isFinal(cell.state);
    const bool isDone = event.state == StepState::Succeeded || event.state == StepState::AlreadyDone;
    cell.step = event.step;
    cell.state = isDone && cell.open > 0 ? StepState::Pending : event.state;
    cell.error = event.error;
    if (event.state == StepState::Pending) {
        cell.begin = {};
        cell.end = {};
    } else if (!cell.begin.isValid() || wasOver) {
        cell.begin = event.at; // a retry counts from its own beginning
    }
    cell.end = operation::isFinal(cell.state) ? event.at : QDateTime();
    const QModelIndex changed = index(place->row, place->kind + 1);
    Q_EMIT dataChanged(changed, changed);
}

void StepBoardModel::setNow(const QDateTime &now)
{
    m_now = now;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        for (std::size_t kind = 0; kind < stepKinds; ++kind) {
            const Cell &cell = m_rows[row].cells[kind];
            if (cell.begin.isValid() && !cell.end.isValid()) {
                const QModelIndex changed = index(static_cast<int>(row), static_cast<int>(kind) + 1);
                Q_EMIT dataChanged(changed, changed, {ElapsedRole, Qt::AccessibleTextRole});
            }
        }
    }
}

void StepBoardModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

const StepBoardModel::Cell *StepBoardModel::cell(const QString &step) const
{
    const auto place = m_places.constFind(step);
    return place == m_places.cend() ? nullptr : &cell(place->row, static_cast<StepKind>(place->kind));
}

const StepBoardModel::Cell &StepBoardModel::cell(int row, StepKind kind) const
{
    return m_rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(kind)];
}

QModelIndex StepBoardModel::indexOf(const QString &step) const
{
    const auto place = m_places.constFind(step);
    return place == m_places.cend() ? QModelIndex() : index(place->row, place->kind + 1);
}

bool StepBoardModel::isOver(int row) const
{
    return std::ranges::all_of(m_rows[static_cast<std::size_t>(row)].cells,
                               [](const Cell &cell) { return !cell.present || cell.open == 0; });
}

bool StepBoardModel::hasColumn(int column) const
{
    return column == 0 || std::ranges::any_of(m_rows, [column](const Row &row) {
               return row.cells[static_cast<std::size_t>(column) - 1].present;
           });
}

std::optional<Milliseconds> StepBoardModel::nodeDuration(int row) const
{
    if (!isOver(row)) {
        return std::nullopt;
    }
    QDateTime begin;
    QDateTime end;
    for (const Cell &cell : m_rows[static_cast<std::size_t>(row)].cells) {
        if (cell.begin.isValid() && (!begin.isValid() || cell.begin < begin)) {
            begin = cell.begin;
        }
        if (cell.end.isValid() && (!end.isValid() || cell.end > end)) {
            end = cell.end;
        }
    }
    if (!begin.isValid() || !end.isValid()) {
        return std::nullopt;
    }
    return Milliseconds(begin.msecsTo(end));
}

QString StepBoardModel::icon(StepState state)
{
    switch (state) {
    case StepState::Pending:
        return u"pending"_s;
    case StepState::Checking:
        return u"checking"_s;
    case StepState::Running:
        return u"running"_s;
    case StepState::Verifying:
        return u"verifying"_s;
    case StepState::Asking:
        return u"question"_s;
    case StepState::Succeeded:
        return u"ready"_s;
    case StepState::AlreadyDone:
        return u"already-done"_s;
    case StepState::Failed:
        return u"not-ready"_s;
    case StepState::Cancelled:
        return u"cancelled"_s;
    case StepState::Skipped:
        return u"skipped"_s;
    case StepState::Interrupted:
        return u"interrupted"_s;
    case StepState::Unknown:
        break;
    }
    return u"unknown"_s;
}

Tone StepBoardModel::tone(StepState state)
{
    switch (state) {
    case StepState::Checking:
    case StepState::Running:
    case StepState::Verifying:
        return Tone::Active;
    case StepState::Succeeded:
    case StepState::AlreadyDone:
        return Tone::Good;
    case StepState::Failed:
        return Tone::Bad;
    case StepState::Asking:
    case StepState::Interrupted:
    case StepState::Unknown:
        return Tone::Attention;
    case StepState::Pending:
    case StepState::Cancelled:
    case StepState::Skipped:
        break;
    }
    return Tone::Neutral;
}

QString StepBoardModel::elapsed(const Cell &cell) const
{
    const QDateTime end = cell.end.isValid() ? cell.end : m_now;
    if (!cell.begin.isValid() || !end.isValid()) {
        return {};
    }
    return TimeText::elapsed(Milliseconds(cell.begin.msecsTo(end)));
}

int StepBoardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StepBoardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : stepKinds + 1;
}

QVariant StepBoardModel::cellData(const Row &row, int kind, int role) const
{
    const Cell &cell = row.cells[static_cast<std::size_t>(kind)];
    if (!cell.present) {
        return role == Qt::DisplayRole ? QVariant(tr("–", "no such step")) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return OperationText::state(cell.state);
    case ElapsedRole:
        return elapsed(cell);
    case StateRole:
        return static_cast<int>(cell.state);
    case IconRole:
        return icon(cell.state);
    case ToneRole:
        return static_cast<int>(tone(cell.state));
    case Qt::AccessibleTextRole: {
        const QStringList parts{row.node, OperationText::step(static_cast<StepKind>(kind)),
                                OperationText::state(cell.state), elapsed(cell)};
        return parts.join(u", "_s);
    }
    case Qt::ToolTipRole: {
        QString text = OperationText::stepPurpose(static_cast<StepKind>(kind));
        if (cell.state == StepState::Failed || cell.state == StepState::Unknown) {
            text += u"\n\n"_s + ErrorText::describe(cell.error).toText();
        }
        return plainToolTip(text);
    }
    default:
        return {};
    }
}

QVariant StepBoardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() > 0) {
        return cellData(row, index.column() - 1, role);
    }
    return role == Qt::DisplayRole   ? QVariant(row.node)
           : role == Qt::ToolTipRole ? QVariant(plainToolTip(row.node))
                                     : QVariant();
}

QVariant StepBoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > stepKinds) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return section == 0 ? tr("Node") : OperationText::step(static_cast<StepKind>(section - 1));
    }
    if (role == Qt::ToolTipRole && section > 0) {
        return OperationText::stepPurpose(static_cast<StepKind>(section - 1));
    }
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter) : QVariant();
}

} // namespace kubemori::ui
