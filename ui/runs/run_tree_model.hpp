// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_tree.hpp"

#include <QAbstractItemModel>

#include <array>
#include <functional>
#include <vector>

namespace kubemori::ui {

/// How many hosts stand how, below a row.
struct StatusCounts
{
    std::array<int, 8> of{}; ///< by HostStatus

    [[nodiscard]] int at(ansible::HostStatus status) const { return of.at(static_cast<std::size_t>(status)); }
    [[nodiscard]] int failures() const
    {
        return at(ansible::HostStatus::Failed) + at(ansible::HostStatus::Unreachable);
    }
    [[nodiscard]] int total() const;
    void add(const StatusCounts &now, const StatusCounts &before);
    [[nodiscard]] ansible::HostTally tally() const;
    bool operator==(const StatusCounts &) const = default;
};

/// A run as a tree: plays, their batches (where a play has more than one), tasks, hosts, items. Grown by batches of
/// events, each of which inserts its rows in ranges; hosts and items are rows only once somebody opens their parent.
/// GUI thread.
class RunTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { What, State, Time, Details, ColumnCount };
    enum DataRole { IconRole = Qt::UserRole + 1, ToneRole };
    using Observer = std::function<void(const ansible::RunTree &, const ansible::TreeChange &)>;

    explicit RunTreeModel(QObject *parent = nullptr);

    /// `observer` sees the tree after each event.
    void apply(const QList<ansible::RunEvent> &events, const Observer &observer = {});
    /// Begins anew with no run.
    void clear();
    /// The time to which what is under way counts (UTC, ms).
    void setNow(qint64 nowMs);
    /// Nothing is under way any more: the run is over, whatever the events say.
    void setOver(bool isOver);
    void retranslate();

    [[nodiscard]] const ansible::RunTree &tree() const { return m_tree; }
    [[nodiscard]] const StatusCounts &totals() const { return m_totals; }
    /// Of a row or all below it.
    [[nodiscard]] StatusCounts counts(const QModelIndex &index) const;
    /// Invalid for what is no row (yet); opens the task of a host.
    [[nodiscard]] QModelIndex indexOf(const ansible::TreePlace &place);
    /// Of an item its host's; play -1 for none.
    [[nodiscard]] static ansible::TreePlace placeOf(const QModelIndex &index);
    [[nodiscard]] static bool isItem(const QModelIndex &index);
    /// What is searched for words: names of task, role, module, host.
    [[nodiscard]] QString words(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What is announced to the views, which is behind the tree while events are applied. -1: nobody opened it.
    struct TaskRows
    {
        StatusCounts counts;
        int hosts = -1;
        std::vector<int> items; ///< by host
    };
    struct BatchRows
    {
        StatusCounts counts;
        std::vector<TaskRows> tasks;
    };
    struct PlayRows
    {
        StatusCounts counts;
        std::vector<BatchRows> batches;
    };

    [[nodiscard]] bool isBatched(int play) const { return rows(play).batches.size() > 1; }
    [[nodiscard]] const PlayRows &rows(int play) const { return m_rows[static_cast<std::size_t>(play)]; }
    [[nodiscard]] PlayRows &rows(int play) { return m_rows[static_cast<std::size_t>(play)]; }
    [[nodiscard]] const TaskRows *taskRows(const ansible::TreePlace &place) const;
    [[nodiscard]] TaskRows *taskRows(const ansible::TreePlace &place);
    [[nodiscard]] QModelIndex taskParent(const ansible::TreePlace &place) const;
    void announcePlays();
    void announceBatches(int play);
    void announceTasks(const ansible::TreePlace &place);
    void announceHosts(const ansible::TreePlace &place);
    void announceItems(const ansible::TreePlace &place);
    void recount(const ansible::TreePlace &task);
    void touch(const ansible::TreePlace &place);
    void announceChanges();
    void changeRow(const QModelIndex &index);
    [[nodiscard]] bool isUnderWay(const ansible::TreePlace &place) const;
    [[nodiscard]] ansible::HostStatus statusOf(const ansible::TreePlace &place) const;
    [[nodiscard]] bool isPending(const ansible::TreePlace &place) const;
    [[nodiscard]] QString cell(const QModelIndex &index) const;
    [[nodiscard]] QString what(const ansible::TreePlace &place) const;
    [[nodiscard]] QString time(const ansible::TreePlace &place) const;

    ansible::RunTree m_tree;
    std::vector<PlayRows> m_rows;
    StatusCounts m_totals;
    std::vector<ansible::TreePlace> m_touched; ///< by the events that are being applied
    ansible::TreePlace m_current;              ///< as announced
    qint64 m_nowMs = 0;
    bool m_isOver = false;
};

} // namespace kubemori::ui
