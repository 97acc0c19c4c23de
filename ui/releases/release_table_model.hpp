// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubespray/release.hpp"

#include <QAbstractTableModel>

namespace kubemori::ui {

/// The releases of a checkout, the newest first: what each installs and needs.
class ReleaseTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Tag, Date, Kubernetes, Ansible, Python, Note, ColumnCount };
    enum Role { IconRole = Qt::UserRole + 1, ToneRole, TagRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// In the order of their versions, as the catalogue gives them. `isComplete`: what they say is known too.
    void setReleases(const QList<kubespray::Release> &releases, bool isComplete);
    /// Which one is checked out, or was the last before the commits of the branch.
    void setCurrent(const QString &tag);
    [[nodiscard]] const kubespray::Release *release(const QString &tag) const;
    [[nodiscard]] QStringList tags() const; ///< the newest first
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(const kubespray::Release &release, int column) const;
    [[nodiscard]] QString note(const kubespray::Release &release) const;

    QList<kubespray::Release> m_releases; ///< the newest first
    bool m_isComplete = false;
    QString m_current;
};

} // namespace kubemori::ui
