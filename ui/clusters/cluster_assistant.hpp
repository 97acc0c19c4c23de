// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile_editor.hpp"
#include "ui/bridge/cluster_setup.hpp"
#include "ui/bridge/gui_mailbox.hpp"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace kubemori::ui {

class AccessForm;
class ElidedLabel;
class IdentityForm;
class LinkPage;
class SourcePage;

/// Leads through a cluster's settings: where they come from, how it is reached, whether that works, and what it is
/// called. Nothing is written here: confirmed() says what a person wants, and whoever writes it closes the dialog or
/// says why it could not be done.
class ClusterAssistant final : public QDialog
{
    Q_OBJECT
public:
    /// `setup` and `mailbox` must outlive the dialog. `edit` without a profile's id: a new cluster; `taken`: the ids of
    /// all clusters.
    ClusterAssistant(ClusterSetup &setup, GuiMailbox &mailbox, cluster::ProfileEdit edit, QStringList taken,
                     QWidget *parent);

    /// The change could not be made; the person may go on.
    void showFailure(const QString &text);

Q_SIGNALS:
    void confirmed(const kubemori::cluster::ProfileEdit &edit);

protected:
    void changeEvent(QEvent *event) override;
    void done(int result) override;

private:
    enum Page { Source, Access, Links, Identity };

    QWidget *makeButtons();
    void enter(Page page);
    void next();
    void back();
    void finish();
    /// The profile as it would be written, or nothing after saying what is wrong.
    [[nodiscard]] std::optional<cluster::Profile> checkedAccess();
    [[nodiscard]] QString title() const;
    [[nodiscard]] Page firstPage() const;
    void updateState();
    void updatePreview();
    void retranslateUi();

    ClusterSetup &m_setup;
    cluster::ProfileEdit m_edit;
    QStringList m_taken;
    bool m_isWriting = false;
    QLabel *m_title = nullptr;
    QLabel *m_step = nullptr;
    QStackedWidget *m_pages = nullptr;
    SourcePage *m_source = nullptr;
    AccessForm *m_access = nullptr;
    LinkPage *m_links = nullptr;
    IdentityForm *m_identity = nullptr;
    QLabel *m_failure = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace kubemori::ui
