// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clusters/cluster_list_model.hpp"

#include "ui/text/state_text.hpp"
#include "ui/widgets/plain_text.hpp"

#include <algorithm>

namespace kubemori::ui {

using namespace Qt::StringLiterals;
using FeedKind = kube::FeedState::Kind;

void ClusterListModel::setProfiles(const QList<cluster::Profile> &profiles)
{
    beginResetModel();
    m_rows.clear();
    for (const cluster::Profile &profile : profiles) {
        m_rows.push_back({.profile = profile, .summary = std::nullopt});
    }
    endResetModel();
}

QList<cluster::Profile> ClusterListModel::profiles() const
{
    QList<cluster::Profile> profiles;
    for (const Row &row : m_rows) {
        profiles.append(row.profile);
    }
    return profiles;
}

void ClusterListModel::setSummary(const QString &id, const ClusterSummary &summary)
{
    if (const int row = indexOf(id); row >= 0) {
        m_rows[static_cast<std::size_t>(row)].summary = summary;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void ClusterListModel::retranslate()
{
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

int ClusterListModel::indexOf(const QString &idOrName) const
{
    const auto find = [&](auto &&matches) {
        const auto row = std::ranges::find_if(m_rows, matches, &Row::profile);
        return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
    };
    const int byId = find([&](const cluster::Profile &profile) { return profile.id == idOrName; });
    return byId >= 0 ? byId : find([&](const cluster::Profile &profile) { return profile.name == idOrName; });
}

int ClusterListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString ClusterListModel::stateText(const Row &row)
{
    if (!row.summary) {
        return tr("Not connected");
    }
    if (row.summary->asking) {
        return tr("Waits for your answer");
    }
    if (row.summary->operating) {
        return tr("Operation running");
    }
    if (row.summary->unsettled) {
        return tr("Operation to decide on");
    }
    if (row.summary->feed.kind == FeedKind::Watching) {
        return StateText::readyCount(row.summary->nodes.ready, row.summary->nodes.total);
    }
    return StateText::feedShort(row.summary->feed);
}

QString ClusterListModel::stateIcon(const Row &row)
{
    if (!row.summary) {
        return u"pending"_s;
    }
    if (row.summary->asking) {
        return u"question"_s;
    }
    if (row.summary->operating) {
        return u"running"_s;
    }
    if (row.summary->unsettled) {
        return u"interrupted"_s;
    }
    if (row.summary->feed.kind == FeedKind::Watching) {
        return row.summary->nodes.ready == row.summary->nodes.total ? u"ready"_s : u"warning"_s;
    }
    return row.summary->feed.kind == FeedKind::Waiting ? u"not-ready"_s : u"link-wait"_s;
}

Tone ClusterListModel::stateTone(const Row &row)
{
    if (!row.summary) {
        return Tone::Neutral;
    }
    if (row.summary->asking) {
        return Tone::Attention;
    }
    if (row.summary->operating) {
        return Tone::Active;
    }
    if (row.summary->unsettled) {
        return Tone::Attention;
    }
    if (row.summary->feed.kind == FeedKind::Watching) {
        return row.summary->nodes.ready == row.summary->nodes.total ? Tone::Good : Tone::Attention;
    }
    return row.summary->feed.kind == FeedKind::Waiting ? Tone::Bad : Tone::Neutral;
}

QVariant ClusterListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const cluster::Purpose purpose = row.profile.purpose;
    switch (role) {
    case Qt::DisplayRole:
        return row.profile.name;
    case Qt::ToolTipRole:
        return plainToolTip(row.profile.name + u'\n' + StateText::purpose(purpose) + u'\n' + stateText(row));
    case Qt::AccessibleTextRole:
        return (QStringList{row.profile.name, StateText::purpose(purpose), stateText(row)} +
                (row.profile.simulated ? QStringList{tr("Simulated")} : QStringList{}))
            .join(u", "_s);
    case PurposeRole:
        return StateText::purpose(purpose);
    case PurposeToneRole:
        return static_cast<int>(purpose == cluster::Purpose::Production ? Tone::Bad
                                : purpose == cluster::Purpose::Staging  ? Tone::Attention
                                                                        : Tone::Neutral);
    case StateRole:
        return stateText(row);
    case StateIconRole:
        return stateIcon(row);
    case StateToneRole:
        return static_cast<int>(stateTone(row));
    case IdRole:
        return row.profile.id;
    case SimulatedRole:
        return row.profile.simulated ? tr("Simulated") : QString();
    default:
        return {};
    }
}

} // namespace kubemori::ui
