// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_store.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/release_source.hpp"
#include "ui/releases/release_table_model.hpp"

#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace kubemori::ui {

class CarryOverView;
class CheckoutBar;
class DiffPage;
class EmptyState;
class HopPlanView;
class MessageBar;
class RouteBar;
class SettingsView;

/// The Kubespray releases as one cluster's checkout knows them: how the checkout stands, which releases there are, and
/// the way from the running one to another. Looks at the checkout when it is first shown. GUI thread.
class ReleasesPage final : public QWidget
{
    Q_OBJECT
public:
    /// `source` and `mailbox` must outlive the page; git's words go to `log`.
    ReleasesPage(ReleaseSource &source, GuiMailbox &mailbox, std::shared_ptr<logs::LogStore> log,
                 QWidget *parent = nullptr);

    /// Reads the checkout anew.
    void look();
    [[nodiscard]] const std::optional<Result<kubespray::CheckoutState>> &checkout() const { return m_checkout; }

Q_SIGNALS:
    /// The cluster's profile names no checkout yet, and a person wants to enter one.
    void editRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeOverview();
    void list();
    void takeReleases(const Result<ReleaseList> &list);
    void chooseRoute();
    void showRoute();
    void showTab();
    void plan();
    void takePlan(const Result<kubespray::HopPlan> &plan);
    void take(const Result<kubespray::CheckoutState> &state);
    void takeBranch(const Result<kubespray::CheckoutState> &state);
    void showCheckout(const Result<kubespray::CheckoutState> &state);
    void fetch();
    void fetched(const Result<kubespray::TagFetch> &fetch);
    void openWorkBranch();
    void makeWorkBranch(const kubespray::WorkBranchPlan &plan);
    void setBusy(const QString &what);
    void retranslateUi();
    /// A sink that writes into the log on whatever thread it is called.
    [[nodiscard]] ReleaseSource::OutputSink logSink() const;
    /// A callback that comes back to this page's `method` on the GUI thread, if the page is still there.
    template<class T> [[nodiscard]] ReleaseSource::Done<T> back(void (ReleasesPage::*method)(const Result<T> &));

    ReleaseSource &m_source;
    GuiMailbox &m_mailbox;
    std::shared_ptr<logs::LogStore> m_log;
    std::optional<Result<kubespray::CheckoutState>> m_checkout;
    bool m_looked = false;
    ReleaseTableModel m_releases;
    bool m_isComplete = false; ///< the releases are known with all they say
    QString m_nextTag;         ///< where the first hop of that plan goes to; empty: there is none
    QString m_diffRoute;       ///< of the files that are shown
    QString m_planned;         ///< the route of the plan that is shown or asked for
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_edit = nullptr;
    CheckoutBar *m_bar = nullptr;
    MessageBar *m_message = nullptr;
    RouteBar *m_route = nullptr;
    QTabWidget *m_tabs = nullptr;
    QSplitter *m_overview = nullptr;
    QTableView *m_table = nullptr;
    HopPlanView *m_plan = nullptr;
    SettingsView *m_settings = nullptr;
    DiffPage *m_diff = nullptr;
    CarryOverView *m_carry = nullptr;
};

} // namespace kubemori::ui
