// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace kubemori::ui {

/// Name, id and purpose of a cluster, and what will be written.
class IdentityForm final : public QWidget
{
    Q_OBJECT
public:
    explicit IdentityForm(QWidget *parent = nullptr);

    /// `taken`: ids of other clusters. With `isIdFixed` the id cannot be changed: operations on disk are kept by it.
    void setProfile(const cluster::Profile &profile, const QStringList &taken, bool isIdFixed);
    /// The given profile under the name, id and purpose entered here.
    [[nodiscard]] cluster::Profile named(cluster::Profile profile) const;
    /// `defaults` are not written.
    void preview(const cluster::Profile &profile, const cluster::Timeouts &defaults);
    void retranslateUi();

Q_SIGNALS:
    void changed();

private:
    void nameEdited();

    QStringList m_taken;
    bool m_followsName = false; ///< the id was not typed yet
    QLabel *m_nameLabel = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_idLabel = nullptr;
    QLineEdit *m_id = nullptr;
    QLabel *m_idNote = nullptr;
    QLabel *m_purposeLabel = nullptr;
    QComboBox *m_purpose = nullptr;
    QLabel *m_previewLabel = nullptr;
    QPlainTextEdit *m_preview = nullptr;
};

} // namespace kubemori::ui
