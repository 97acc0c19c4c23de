// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_table_model.hpp"

#include "ui/text/fleet_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <utility>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

namespace {

/// Why a fact is not known or not new.
template<class T> QStringList whyOld(const fleet::Fact<T> &fact)
{
    return fact.error ? QStringList{FleetText::whyUnknown(*fact.error)} : QStringList{};
}

} // namespace

FleetTableModel::FleetTableModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

void FleetTableModel::setProfiles(const QList<cluster::Profile> &profiles)
{
    const auto hasProfile = [](const FleetRow &row, const cluster::Profile &profile) { return row.profile == profile; };
    if (std::ranges::equal(m_rows, profiles, hasProfile)) {
        return;
    }
    beginResetModel();
    std::vector<FleetRow> rows;
    for (const cluster::Profile &profile : profiles) {
        const int before = indexOf(profile.id);
        FleetRow row;
        row.profile = profile;
        if (before >= 0) {
            row.record = this->row(before).record;
        }
        row.record.cluster = profile.id;
        rows.push_back(std::move(row));
    }
    m_rows = std::move(rows);
    updateHints();
    endResetModel();
}

void FleetTableModel::setRecord(const fleet::ClusterRecord &record)
{
    const int at = indexOf(record.cluster);
    if (at < 0) {
        return;
    }
    m_rows[static_cast<std::size_t>(at)].record = record;
    updateHints();
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    const int hint = static_cast<int>(FleetColumn::Hint);
    Q_EMIT dataChanged(index(0, hint), index(rowCount() - 1, hint));
}

void FleetTableModel::updateHints()
{
    QList<fleet::FleetMember> members;
    for (const FleetRow &row : m_rows) {
        members.append(fleet::memberOf(row.profile, row.record));
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].hints = fleet::promotionHints(members.at(static_cast<qsizetype>(i)), members);
    }
}

void FleetTableModel::tick()
{
    retranslate();
}

void FleetTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int FleetTableModel::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, [](const FleetRow &row) { return row.profile.id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

FleetCell FleetTableModel::cell(int row, FleetColumn column) const
{
    return fleetCell(this->row(row), column, m_clock.utcNow());
}

QString FleetTableModel::title(FleetColumn column)
{
    switch (column) {
    case FleetColumn::Name:
        return tr("Cluster");
    case FleetColumn::Purpose:
        return tr("Purpose");
    case FleetColumn::Release:
        return tr("Kubespray");
    case FleetColumn::Kubernetes:
        return tr("Kubernetes");
    case FleetColumn::Skew:
        return tr("Version skew");
    case FleetColumn::Nodes:
        return tr("Nodes");
    case FleetColumn::Certificates:
        return tr("Certificates");
    case FleetColumn::LastOperation:
        return tr("Last operation");
    case FleetColumn::Hint:
        return tr("Next release");
    case FleetColumn::Seen:
        break;
    }
    return tr("Looked at");
}

QString FleetTableModel::toolTip(int row, FleetColumn column) const
{
    const fleet::ClusterFacts &facts = this->row(row).record.facts;
    QStringList lines;
    switch (column) {
    case FleetColumn::Release:
        if (facts.release.value) {
            lines << FleetText::checkout(*facts.release.value);
        }
        lines << whyOld(facts.release);
        break;
    case FleetColumn::Kubernetes:
    case FleetColumn::Nodes:
        if (facts.kubernetes.value) {
            lines << FleetText::kubelets(*facts.kubernetes.value);
        }
        lines << whyOld(facts.kubernetes);
        break;
    case FleetColumn::Skew:
        if (facts.kubernetes.value) {
            lines << FleetText::skewMeaning(fleet::skewOf(*facts.kubernetes.value));
        }
        break;
    case FleetColumn::Certificates:
        if (facts.certificates.value) {
            lines << FleetText::certificateDetail(*facts.certificates.value);
        }
        lines << whyOld(facts.certificates);
        break;
    case FleetColumn::Hint:
        for (const fleet::PromotionHint &hint : this->row(row).hints) {
            lines << FleetText::hintSentence(hint);
        }
        break;
    default:
        break;
    }
    return lines.join(u'\n');
}

int FleetTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FleetTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : fleetColumnCount;
}

QVariant FleetTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto column = static_cast<FleetColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), column).text;
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(index.row(), column));
    case Qt::AccessibleTextRole:
        return QString(title(column) + u": "_s + cell(index.row(), column).text);
    case Qt::ForegroundRole:
        return cell(index.row(), column).isOld ? QVariant(Appearance::quietText(QGuiApplication::palette()))
                                               : QVariant();
    case ToneRole: {
        const FleetCell shown = cell(index.row(), column);
        return static_cast<int>(shown.isOld ? Tone::Neutral : shown.tone);
    }
    case IconRole:
        return cell(index.row(), column).icon;
    case IdRole:
        return row(index.row()).profile.id;
    default:
        return {};
    }
}

QVariant FleetTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= fleetColumnCount) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return title(static_cast<FleetColumn>(section));
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    return {};
}

} // namespace kubemori::ui
