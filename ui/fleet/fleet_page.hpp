// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/fleet_source.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/fleet/fleet_filter_proxy.hpp"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace kubemori::ui {

class EmptyState;
class FleetDetails;
class FleetTableView;

/// All clusters side by side: what was known the last time is there at once, and is looked at anew in the background
/// while the page is shown. GUI thread.
class FleetPage final : public QWidget
{
    Q_OBJECT
public:
    /// `source`, `mailbox` and `clock` must outlive the page.
    FleetPage(FleetSource &source, GuiMailbox &mailbox, const Clock &clock, QWidget *parent = nullptr);

    void setProfiles(const QList<cluster::Profile> &profiles);
    /// Looks at all clusters, asking nobody for anything.
    void refresh();
    /// The same for one cluster, of which something is known to have changed. Nothing before the page was first shown.
    void refreshCluster(const QString &id);
    void focusFilter();
    [[nodiscard]] FleetTableView *table() const { return m_table; }
    [[nodiscard]] QByteArray saveSplitter() const;
    void restoreSplitter(const QByteArray &state);

Q_SIGNALS:
    void clusterChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    void take(const fleet::ClusterRecord &record);
    void ask();
    void updateContent();
    void updateDetails();
    void retranslateUi();

    FleetSource &m_source;
    FleetTableModel m_model;
    FleetFilterProxy m_proxy;
    QList<cluster::Profile> m_profiles;
    std::optional<QDateTime> m_refreshedAt;
    QTimer m_tick;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_purpose = nullptr;
    QLabel *m_shown = nullptr;
    QPushButton *m_refresh = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_splitter = nullptr;
    FleetTableView *m_table = nullptr;
    FleetDetails *m_details = nullptr;
};

} // namespace kubemori::ui
