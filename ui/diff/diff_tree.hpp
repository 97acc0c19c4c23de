// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diff/diff_tree_model.hpp"

#include <QTreeView>

namespace kubemori::ui {

/// The tree of files that differ. The current one is the one that is shown.
class DiffTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit DiffTree(QWidget *parent = nullptr);

    [[nodiscard]] DiffTreeModel &files() { return m_model; }
    [[nodiscard]] const DiffTreeModel &files() const { return m_model; }
    /// Shows those that pass, and keeps the current one where it does; else the first is current.
    void setFiles(const diff::FileList &files, const DiffTreeModel::Filter &filter);
    void setFilter(const DiffTreeModel::Filter &filter);
    [[nodiscard]] const diff::FileChange *current() const;
    /// False: it is not among those shown.
    bool select(const QString &path);
    /// To the file above or below; false: there is none.
    bool step(bool forward);

Q_SIGNALS:
    /// Null: none is shown any more.
    void currentFileChanged(const kubemori::diff::FileChange *file);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restore(const QString &path);

    DiffTreeModel m_model;
    bool m_isRestoring = false;
};

} // namespace kubemori::ui
