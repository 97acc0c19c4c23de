// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "ui/bridge/coalescing_node_feed.hpp"
#include "ui/nodes/node_row.hpp"

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace kubemori::ui {

/// The nodes of one cluster. Rows stay where they are while their nodes change; only cells that look different are
/// announced. GUI thread.
class NodeTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int(Tone) of a cell with an icon
        IconRole,                    ///< icon name of such a cell
        PingRole,                    ///< PingHistory
    };
    struct Counts
    {
        int total = 0;
        int ready = 0;
        int cordoned = 0;
        bool operator==(const Counts &) const = default;
    };

    /// `clock` must outlive the model.
    explicit NodeTableModel(const Clock &clock, QObject *parent = nullptr);

    void apply(const NodeBatch &batch);
    void addSamples(const QList<monitor::ProbeSample> &samples);
    /// What a node says of itself; ignored when there is no such node.
    void setRebootNeed(const QString &node, const Result<maintenance::RebootNeed> &need);
    /// Announces that ages moved on.
    void tick();
    /// Announces that all words changed.
    void retranslate();

    [[nodiscard]] const NodeRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    /// -1 when there is no such node.
    [[nodiscard]] int indexOf(const QString &name) const { return m_index.value(name, -1); }
    [[nodiscard]] Counts counts() const { return m_counts; }
    /// What a cell shows.
    [[nodiscard]] QString text(int row, NodeColumn column) const;
    [[nodiscard]] static QString title(NodeColumn column);
    /// What the ping column says of a lost ping.
    [[nodiscard]] static QString noAnswer();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    void update(int row, const kube::Node &node);
    void insert(std::vector<NodeRow> rows);
    void remove(std::vector<int> rows);
    void recount();
    [[nodiscard]] QString toolTip(int row, NodeColumn column) const;

    const Clock &m_clock;
    std::vector<NodeRow> m_rows;
    QHash<QString, int> m_index;
    Counts m_counts;
};

} // namespace kubemori::ui
