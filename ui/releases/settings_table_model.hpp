// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/release_source.hpp"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <optional>

namespace kubemori::ui {

/// The settings that differ between two releases, with what the cluster's own inventory says of each.
class SettingsTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Key, Change, Before, After, Mine, File, ColumnCount };
    enum Role { IconRole = Qt::UserRole + 1, ToneRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const SettingsComparison &comparison);
    [[nodiscard]] const group_vars::SettingChange &change(int row) const { return m_comparison.diff.changes.at(row); }
    /// What the inventory says of it; nullptr: it does not name it.
    [[nodiscard]] const OwnSetting *own(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(int row, int column) const;

    SettingsComparison m_comparison;
};

/// Narrows them by words, by kind of change, and to what the inventory sets.
class SettingsFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using Kind = group_vars::SettingChange::Kind;

    /// `model` must outlive the proxy.
    explicit SettingsFilterProxy(SettingsTableModel &model, QObject *parent = nullptr);

    /// Words that must all occur, in any column or in the comment.
    void setText(const QString &text);
    void setKind(std::optional<Kind> kind);
    void setOnlyOwn(bool isOn);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    SettingsTableModel &m_model;
    QStringList m_words;
    std::optional<Kind> m_kind;
    bool m_onlyOwn = false;
};

} // namespace kubemori::ui
