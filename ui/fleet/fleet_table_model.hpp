// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "ui/fleet/fleet_row.hpp"

#include <QAbstractTableModel>

#include <vector>

namespace kubemori::ui {

/// The clusters side by side. GUI thread.
class FleetTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int(Tone) of a cell with an icon
        IconRole,                    ///< icon name of such a cell
        IdRole,                      ///< the profile's id
    };

    /// `clock` must outlive the model.
    explicit FleetTableModel(const Clock &clock, QObject *parent = nullptr);

    /// The clusters that are configured now, in their order; what is known of those that were there before stays.
    void setProfiles(const QList<cluster::Profile> &profiles);
    /// Ignored for a cluster that is not configured (any more).
    void setRecord(const fleet::ClusterRecord &record);
    /// Announces that ages moved on.
    void tick();
    /// Announces that all words changed.
    void retranslate();

    [[nodiscard]] const FleetRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// -1 when there is no such cluster.
    [[nodiscard]] int indexOf(const QString &id) const;
    [[nodiscard]] FleetCell cell(int row, FleetColumn column) const;
    [[nodiscard]] static QString title(FleetColumn column);
    [[nodiscard]] QDateTime now() const { return m_clock.utcNow(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// One cluster may be a hint for every other.
    void updateHints();
    [[nodiscard]] QString toolTip(int row, FleetColumn column) const;

    const Clock &m_clock;
    std::vector<FleetRow> m_rows;
};

} // namespace kubemori::ui
