// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "kube/node_feed.hpp"
#include "ui/nodes/node_table_model.hpp"
#include "ui/widgets/appearance.hpp"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace kubemori::ui {

/// What the list says of a cluster that was opened.
struct ClusterSummary
{
    kube::FeedState feed;
    NodeTableModel::Counts nodes;
    bool operating = false;
    bool unsettled = false; ///< an operation was cut off, or left a node behind
    bool asking = false;
};

/// The configured clusters.
class ClusterListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    /// SimulatedRole: a word when the cluster is of the demo, else empty.
    enum Role {
        PurposeRole = Qt::UserRole + 1,
        PurposeToneRole,
        StateRole,
        StateIconRole,
        StateToneRole,
        IdRole,
        SimulatedRole
    };

    using QAbstractListModel::QAbstractListModel;

    void setProfiles(const QList<cluster::Profile> &profiles);
    [[nodiscard]] QList<cluster::Profile> profiles() const;
    void setSummary(const QString &id, const ClusterSummary &summary);
    void retranslate();
    /// By id, else by name; -1 when there is none.
    [[nodiscard]] int indexOf(const QString &idOrName) const;
    [[nodiscard]] const cluster::Profile &profile(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)].profile;
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        cluster::Profile profile;
        std::optional<ClusterSummary> summary; ///< none: not opened yet
    };
    [[nodiscard]] static QString stateText(const Row &row);
    [[nodiscard]] static QString stateIcon(const Row &row);
    [[nodiscard]] static Tone stateTone(const Row &row);

    std::vector<Row> m_rows;
};

} // namespace kubemori::ui
