// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ansible/run_comparison.hpp"
#include "base/clock.hpp"
#include "ui/runs/upgrade_progress.hpp"

#include <QWidget>

#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace kubemori::ui {

class ElidedLabel;
class FollowedRun;

/// What a run is and how it stands, in a few lines, with what can be done about it.
class RunHeader final : public QWidget
{
    Q_OBJECT
public:
    /// `run` and `clock` must outlive the header.
    RunHeader(FollowedRun &run, const Clock &clock, QWidget *parent = nullptr);

    void setPace(std::shared_ptr<const ansible::RunPace> pace);
    void setNodeVersions(const QMap<QString, QString> &versions);
    /// In a low window: without the command, which can still be copied.
    void setCompact(bool isCompact);
    void refresh();

Q_SIGNALS:
    void backRequested();
    void stopRequested();
    void saveRequested();
    void runAgainRequested();
    /// A person wants to see another run of the file.
    void runChosen(int index);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *addButton(const QString &icon, const QString &name);
    void updateState();
    void updateRuns();
    void updateTask();
    void updateTime();
    void updateUpgrade();
    void copyCommand();
    void fitButtons();
    void retranslateUi();
    [[nodiscard]] qint64 nowMs() const;
    [[nodiscard]] QString commandText() const;

    FollowedRun &m_run;
    const Clock &m_clock;
    std::shared_ptr<const ansible::RunPace> m_pace;
    UpgradeProgress m_upgrade;
    bool m_isCompact = false;
    bool m_wasRunning = false; ///< while it was shown; else today's versions say nothing of it
    QPushButton *m_back = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_state = nullptr;
    QLabel *m_time = nullptr;
    ElidedLabel *m_task = nullptr;
    QLabel *m_counts = nullptr;
    ElidedLabel *m_command = nullptr;
    ElidedLabel *m_nodes = nullptr;
    QProgressBar *m_progress = nullptr;
    QComboBox *m_runs = nullptr; ///< of a file that holds several
    QPushButton *m_again = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_more = nullptr; ///< in a narrow window, instead of those two
    QAction *m_copyAction = nullptr;
    QAction *m_saveAction = nullptr;
};

} // namespace kubemori::ui
