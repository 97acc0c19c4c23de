// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/file_change.hpp"

#include <QAbstractItemModel>

#include <functional>
#include <vector>

namespace kubemori::ui {

/// The files that differ, in their folders; folders that hold nothing but one folder are one row with it. Files stand
/// where they are now, or where they were.
class DiffTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        FileRole = Qt::UserRole, ///< index of the file in files(); -1: a folder
    };

    explicit DiffTreeModel(QObject *parent = nullptr);

    using Filter = std::function<bool(const diff::FileChange &)>;
    /// Shows those that pass.
    void setFiles(diff::FileList files, const Filter &filter);
    void setFilter(const Filter &filter);
    [[nodiscard]] const diff::FileList &files() const { return m_files; }
    /// Of the shown ones.
    [[nodiscard]] const diff::FileList &shown() const { return m_shown; }
    [[nodiscard]] const diff::FileChange *file(const QModelIndex &index) const;
    /// By old or new path.
    [[nodiscard]] QModelIndex find(const QString &path) const;
    /// In the order of the rows.
    [[nodiscard]] QModelIndex fileAfter(const QModelIndex &index, bool forward) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    void retranslate();

private:
    struct Node
    {
        QString name;
        int parent = -1;
        int row = 0;
        int file = -1;
        std::vector<int> children;
    };

    void build();
    int folderNode(const QString &path, QHash<QString, int> &folders);
    void joinChains(int node);
    void order(int node);
    [[nodiscard]] const Node &nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(int node) const;

    diff::FileList m_files;
    diff::FileList m_shown;
    std::vector<Node> m_nodes; ///< the first is the root
    std::vector<int> m_order;  ///< the nodes of files from top to bottom
};

} // namespace kubemori::ui
