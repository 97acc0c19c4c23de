// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/profile.hpp"
#include "ui/bridge/cluster_setup.hpp"
#include "ui/bridge/gui_mailbox.hpp"
#include "ui/bridge/gui_prompter.hpp"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace kubemori::ui {

class ElidedLabel;
class LinkList;

/// Tests the links of a profile and shows each as it comes; a person may stop the test and begin it anew.
class LinkPage final : public QWidget
{
    Q_OBJECT
public:
    /// `setup` and `mailbox` must outlive the page.
    LinkPage(ClusterSetup &setup, GuiMailbox &mailbox, QWidget *parent);
    ~LinkPage() override;

    void check(const cluster::Profile &profile);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_check != nullptr; }
    /// Whether a link failed, as far as is known.
    [[nodiscard]] bool hasFailures() const;
    void retranslateUi();

Q_SIGNALS:
    /// It began or is over, or a link failed.
    void changed();
    /// A person takes the kubectl that was found instead of the one that was not.
    void kubectlChosen(const QString &path);

private:
    void finished();
    void updateState();
    [[nodiscard]] QString foundKubectl() const;

    ClusterSetup &m_setup;
    GuiMailbox &m_mailbox;
    GuiPrompter m_prompter;
    cluster::Profile m_profile;
    int m_number = 0; ///< of the check; what comes from an earlier one is dropped
    QLabel *m_text = nullptr;
    LinkList *m_list = nullptr;
    ElidedLabel *m_summary = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_stop = nullptr;
    std::unique_ptr<RunningCheck> m_check; ///< last: its threads end before what they post to
};

} // namespace kubemori::ui
